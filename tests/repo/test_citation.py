"""CITATION.cff is what the format asks for, and says of this record what its configuration says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from casetracker.site.configuration import configuration

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "CITATION.cff"


def test_the_file_holds_to_the_citation_file_format() -> None:
    program = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run([program, "--builtin-schema", "vendor.citation-file-format", FILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


def test_it_names_the_site_and_the_licence_of_the_configuration() -> None:
    told, given = yaml.safe_load(FILE.read_text("utf-8")), configuration(ROOT / "mkdocs.yml")
    assert (told["title"], told["url"], told["repository-code"]) == (given.title, given.base, given.repository)
    assert (told["license"], told["license-url"]) == (given.settings.licence_name.replace(" ", "-"), given.settings.licence_url)
    assert told["type"] == "dataset"
