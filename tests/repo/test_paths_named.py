"""Every file and folder that a page for contributors names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casetracker.site.sources import written
from small_sites import ROOT

PACKAGE = ROOT / "hooks" / "casetracker"
DESIGN = ROOT / "docs" / "about" / "design.md"
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(path for name, path in written(ROOT / "docs").items() if name.startswith("contribute/")),
    DESIGN,
]
_QUOTED = re.compile(r"`([a-z.][\w.-]*/[\w./-]*)`")
_LINK = re.compile(r"\]\(((?:docs|\.github)/[^)#\s]+|LICENSE)")
_ROOTS = ("hooks/", "tests/", "docs/", "cases/", ".github/")
_EXAMPLE = re.compile(r"vera-example|muster-bridge|muster-remand-prison|anna-sample")
"""Records of invented people, which no page asks to be there."""


def paths(page: Path) -> set[str]:
    """The paths from the root that a page names; the design also names some from the package on."""
    text = page.read_text("utf-8")
    found = {path for path in _QUOTED.findall(text) if path.startswith(_ROOTS) or page == DESIGN} | set(_LINK.findall(text))
    return {path for path in found if not _EXAMPLE.search(path)}


def test_paths_are_found_where_they_are_named() -> None:
    assert "hooks/casetracker/record/model/" in paths(ROOT / "CONTRIBUTING.md")
    assert "tests/site/test_publish.py" in paths(ROOT / "SECURITY.md")
    assert "record/read/yaml.py" in paths(DESIGN)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    places = (ROOT, PACKAGE) if page == DESIGN else (ROOT,)
    missing = [path for path in sorted(paths(page)) if not any((place / path).exists() for place in places)]
    assert not missing


def test_the_folders_in_the_readme_are_those_that_there_are() -> None:
    block = (ROOT / "README.md").read_text("utf-8").partition("## Folders")[2].split("```")[1]
    named = set(re.findall(r"^    (\w+)/ ", block, re.MULTILINE))
    assert named == {folder.name for folder in PACKAGE.iterdir() if folder.is_dir() and folder.name != "__pycache__"}


def test_every_module_that_a_script_names_as_its_model_is_there() -> None:
    scripts = [file for file in (PACKAGE / "web" / "assets").rglob("*.js") if "vendor" not in file.parts]
    named = {path for file in scripts for path in re.findall(r"[\w/]+/\w+\.py\b", file.read_text("utf-8"))}
    assert "record/validate/citing.py" in named
    assert {path for path in named if not (PACKAGE / path).exists()} == set()
