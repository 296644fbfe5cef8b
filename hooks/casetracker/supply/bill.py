"""Everything this is made of as a CycloneDX 1.6 bill of materials, so that anyone can ask whether a release holds a certain thing.

The same repository and day give the same bytes: the serial number is made from the content, and the time is that of the build.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from casetracker import __version__
from casetracker.record.dates.epoch import build_time
from casetracker.supply.licences import licence, vendored_licence
from casetracker.supply.parts import Package, Vendored


def bill(
    packages: Sequence[Package], needed: Container[str], parts: Iterable[Vendored], time: datetime, site: str = "", repository: str = ""
) -> str:
    """Return the bill as JSON. `needed` are the packages that make the site: the others are tools, and excluded from it.

    `time` is when the release was built; `site` is the hash of the built site, where there is one.
    """
    whole = Component(
        name="casetracker",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="casetracker",
        licenses=_licences("MIT"),
        external_references=[ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(repository))] if repository else [],
        properties=[Property(name="casetracker:site:sha256", value=site)] if site else [],
    )
    components = [*(_package(each, each.name in needed) for each in packages), *(_vendored(each) for each in parts)]
    bom = Bom(components=components, metadata=BomMetaData(component=whole, timestamp=time))
    bom.register_dependency(whole, components)
    bom.serial_number = uuid5(
        NAMESPACE_URL, json.dumps([*packages, sorted(each.name for each in packages if each.name in needed), site, time.isoformat()])
    )
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def moment(epoch: str | None) -> datetime:
    """Return the time that SOURCE_DATE_EPOCH gives, or now. Raises ValueError where it holds none."""
    return build_time(epoch, datetime.now(UTC).replace(microsecond=0))


def _package(each: Package, is_needed: bool) -> Component:
    """A package with the hash of every file that may be installed of it: which one it is depends on the machine."""
    marker = [Property(name="casetracker:marker", value=each.marker)] if each.marker else []
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if is_needed else ComponentScope.EXCLUDED,
        bom_ref=f"{each.name}=={each.version}",
        purl=PackageURL("pypi", None, each.name, each.version),
        licenses=_licences(licence(each.name)),
        properties=[*marker, *(Property(name="casetracker:sha256", value=digest) for digest in each.hashes)],
    )


def _vendored(each: Vendored) -> Component:
    files = [
        Component(
            name=name, type=ComponentType.FILE, bom_ref=f"vendor/{name}", hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)]
        )
        for name, digest in each.files
    ]
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"vendor/{each.name}-{each.version}",
        licenses=_licences(vendored_licence(each)),
        components=files,
    )


def _licences(expression: str) -> list[License]:
    return [LicenseExpression(expression)] if expression else []
