"""A written page in a further language says it at the same places: headings with their ids, links, code and placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from casetracker.site.originals import has_changed, naming
from casetracker.site.sources import SHARED, language_of
from small_sites import ROOT

FOLDERS = (ROOT / "docs", SHARED)
TRANSLATIONS = {
    file.relative_to(ROOT).as_posix(): (file.with_name(f"{file.name.split('.')[0]}.md"), file)
    for folder in FOLDERS
    for file in sorted(folder.rglob("*.md"))
    if language_of(file.name)
}
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")


def headings(text: str) -> list[tuple[int, str]]:
    """Return level and id of each heading."""
    page = Markdown(extensions=["toc", "attr_list", "meta", "pymdownx.superfences"])
    page.convert(text)
    found: list[tuple[int, str]] = []
    left = list(page.toc_tokens)
    while left:
        token = left.pop(0)
        found.append((token["level"], token["id"]))
        left = [*token["children"], *left]
    return found


def parts(text: str) -> dict[str, list[str]]:
    """Return what is the same in each language."""
    prose = FENCED.sub("", text)
    return {
        "blocks of code": FENCED.findall(text),
        "code": sorted(set(CODE.findall(prose))),
        "links": sorted(re.findall(r"\]\(([^)]+)\)", prose)),
        "placeholders": sorted(re.findall(r"\{\{.*?\}\}", prose)),
        "keys": sorted(set(re.findall(r"^(\w+):", text.split("\n---\n")[0], re.MULTILINE)) - {"translates", "titles"}),
        "tables": [str(line.count("|")) for line in prose.split("\n") if line.startswith("|")],
        "lists": re.findall(r"^ *(?:-|\d+\.) ", prose, re.MULTILINE),
    }


def test_the_pages_that_readers_need_are_translated() -> None:
    assert len(TRANSLATIONS) > 8


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_translation_has_all_that_its_original_has(name: str) -> None:
    original, translation = (file.read_text("utf-8") for file in TRANSLATIONS[name])
    assert headings(translation) == headings(original)
    assert parts(translation) == parts(original)


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_translation_names_the_text_that_it_translates(name: str) -> None:
    original, translation = (file.read_text("utf-8") for file in TRANSLATIONS[name])
    assert naming(original, translation) == translation, f"run 'casetracker translate {language_of(Path(name).name)}'"
    assert has_changed(f"{original}More.\n", translation)
