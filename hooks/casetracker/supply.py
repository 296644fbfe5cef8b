"""Adds to a list of packages (CycloneDX, as `cyclonedx-py` writes it) what it can't know: the vendored files, and the hash of the built site.

Run as `python -m casetracker.supply LIST [--site SITE]`, after `cyclonedx-py environment`; `make sbom` does both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casetracker.site.fingerprint import fingerprint, lines
from casetracker.web import WEB

VENDOR = WEB / "assets" / "vendor"
LICENCES = {
    "SIL OPEN FONT LICENSE Version 1.1": "OFL-1.1",
    "Permission is hereby granted, free of charge": "MIT",
    "Permission to use, copy, modify, and/or distribute this software for any purpose": "ISC",
}
"""A sentence by which a licence's text is known, and its SPDX identifier. Anything else may not be vendored."""


def vendored() -> Iterator[dict[str, Any]]:
    """Yield each vendored package as a component with its files. Raises ValueError where its licence is not one of those that may be used."""
    sums = [line.split("  ", 1) for line in (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines()]
    for folder in sorted(each for each in VENDOR.iterdir() if each.is_dir()):
        text = " ".join((folder / "LICENSE").read_text("utf-8").split())
        licence = next((name for sentence, name in LICENCES.items() if sentence.casefold() in text.casefold()), "")
        if not licence:
            raise ValueError(f"{folder.name}: its licence is not one of those that may be used: {', '.join(LICENCES.values())}")
        name, _, version = folder.name.rpartition("-")
        files = [
            {"type": "file", "bom-ref": f"vendor/{file}", "name": file, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for digest, file in sums
            if file.startswith(f"{folder.name}/")
        ]
        yield {
            "type": "library",
            "bom-ref": f"vendor/{folder.name}",
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": licence}}],
            "components": files,
        }


def add(bom: dict[str, Any], site: Path | None) -> None:
    """Add to the list what is vendored, as dependencies of the whole, and the hash of `site`."""
    parts = list(vendored())
    bom["components"] = [*bom.get("components", ()), *parts]
    whole = bom["metadata"]["component"]
    needed = next(each for each in bom["dependencies"] if each["ref"] == whole["bom-ref"])
    needed["dependsOn"] = [*needed.get("dependsOn", ()), *(each["bom-ref"] for each in parts)]
    bom["dependencies"] += [{"ref": each["bom-ref"]} for each in parts]
    if site:
        whole["properties"] = [{"name": "casetracker:site:sha256", "value": fingerprint(lines(site.resolve()))}]


def main() -> None:
    parser = argparse.ArgumentParser(prog="casetracker.supply", description=__doc__)
    parser.add_argument("list", type=Path, help="the list, which is written anew")
    parser.add_argument("--site", type=Path, default=None, help="the built site")
    chosen = parser.parse_args()
    bom = json.loads(chosen.list.read_bytes())
    add(bom, chosen.site)
    chosen.list.write_text(json.dumps(bom, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
