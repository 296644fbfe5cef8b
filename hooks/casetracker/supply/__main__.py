"""The command line of this package. Exit code 0: all is well. 1: something is not. 2: it could not run."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from casetracker.record.problems.report import plural
from casetracker.site.configuration import configuration
from casetracker.site.fingerprint import fingerprint, lines
from casetracker.supply.bill import bill, moment
from casetracker.supply.licences import licences
from casetracker.supply.parts import built_with, packages, vendored
from casetracker.supply.weaknesses import AuditError, audit


def check_licences(root: Path) -> int:
    """Say which packages may not be used by their licence."""
    found = licences(packages(root), vendored(root))
    wrong = [each for each in found if each.fault]
    for each in wrong:
        print(f"{each.name} {each.version}: {each.fault}", file=sys.stderr)
    print(f"Licences: {plural(len(found), 'package')}, {plural(len(wrong), 'problem')}.")
    return 1 if wrong else 0


def check_weaknesses(root: Path) -> int:
    """Say which packages have known weaknesses, and of which nothing could be learned."""
    try:
        found = audit(root)
    except AuditError as fault:
        print(f"Weaknesses: NOT COMPARED. The service that knows of them can't be reached from here: {fault}", file=sys.stderr)
        return 2
    if not found.compared:
        print(
            f"Weaknesses: NOT COMPARED. The service that was reached knows none of the {plural(len(found.passed_over), 'package')}, "
            "as a mirror does not. Run it where there is a way to the real one.",
            file=sys.stderr,
        )
        return 2
    for known in found.known:
        print(known, file=sys.stderr)
    for name in found.passed_over:
        print(f"{name}: the service does not know it", file=sys.stderr)
    print(f"Weaknesses: {plural(found.compared, 'package')} compared, {len(found.known)} known, {len(found.passed_over)} passed over.")
    return 1 if found.known or found.passed_over else 0


def write_list(root: Path, output: Path, site: Path | None) -> int:
    """Write the list of everything that a release holds."""
    whole = packages(root)
    digest = fingerprint(lines(site.resolve())) if site else ""
    repository = configuration(root / "mkdocs.yml").repository
    try:
        time = moment(os.environ.get("SOURCE_DATE_EPOCH"))
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    text = bill(whole, built_with(root), vendored(root), time, digest, repository)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, "utf-8")
    print(f"List: {plural(len(whole), 'package')} and what is vendored stand in '{output}'.")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="casetracker.supply", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("licences", help=check_licences.__doc__)
    commands.add_parser("weaknesses", help=check_weaknesses.__doc__)
    listing = commands.add_parser("list", help=write_list.__doc__)
    listing.add_argument("--output", type=Path, required=True)
    listing.add_argument("--site", type=Path, default=None, help="the built site, whose hash stands in the list")
    chosen = parser.parse_args()
    root = Path()
    if chosen.command == "list":
        return write_list(root, chosen.output, chosen.site)
    return check_licences(root) if chosen.command == "licences" else check_weaknesses(root)


if __name__ == "__main__":
    sys.exit(main())
