"""What `casetracker export-pages` writes, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from casetracker.pages.output import BuildInfo, File, Page, Site
from casetracker.settings import settings
from casetracker.site.configuration import configuration
from casetracker.site.plain import Plain, PlainError, write
from small_sites import CONTACT, ROOT

BODY = '<h1 id="top">A &amp; B</h1>\n<pre>one\ttwo\n```\n~~~\n> ```</pre>\n'
PAGE = Page("cases/a-b/", "A <& B", "About", lambda: BODY, "cases/", search="a & b", head=lambda: '<meta name="x">\n<meta name="y">')
INDEX = Page("cases/", "Cases", "", lambda: "<p>All.</p>\n", "cases/", label="All cases", script="index.js")
FORM = Page("contribute/new/", "Form", "", lambda: "<p>Form.</p>\n", "contribute/")


def plain(folder: Path, *pages: Page) -> Plain:
    docs = folder / "docs"
    (docs / "about").mkdir(parents=True, exist_ok=True)
    (docs / "about" / "method.md").write_text(
        "---\ntitle: Method\n---\n[Form](../contribute/new.md#top), [cases](../cases/index.md), [self](method.md), {{ contact.private }}\n"
    )
    (docs / "icon.svg").write_text("<svg/>")
    given = {
        "site_name": "S",
        "hooks": ["h.py"],
        "theme": {"name": "material", "custom_dir": "t"},
        "extra": {"casetracker": {}, "generator": False},
        "nav": [{"Record": ["cases/index.md"]}, {"More": ["contribute/new.md", "about/method.md"]}],
    }
    files = (File("api/a.json", lambda: b"{}"),)
    return Plain(
        Site({page.address: lambda page=page: page for page in (INDEX, *pages)}, files),
        BuildInfo("S"),
        settings({"contact": CONTACT}),
        docs,
        given,
        {"main.html": "x"},
        {"banner": ""},
    )


def test_a_page_is_front_matter_and_one_block_of_html_that_markdown_leaves_alone(tmp_path: Path) -> None:
    assert write(plain(tmp_path, PAGE, FORM), tmp_path / "out") == ["cases/", "cases/a-b/", "contribute/new/", "about/method/"]
    assert (tmp_path / "out/docs/cases/a-b/index.md").read_text() == (
        "---\ntitle: A &lt;&amp; B\ndescription: About\nhide:\n- navigation\n- toc\nmade: true\n"
        'head: |-\n  <meta name="x">\n  <meta name="y">\n---\n'
        '<article data-search-exclude>\n<h1 data-search-exclude id="top">A &amp; B</h1>\n'
        "<pre>one&#9;two\n&#96;``\n&#126;~~\n> &#96;``</pre>\n</article>\n<p hidden>a &amp; b</p>\n"
    )


def test_written_pages_files_and_the_navigation_follow(tmp_path: Path) -> None:
    write(plain(tmp_path, PAGE, FORM), tmp_path / "out")
    out = tmp_path / "out"
    assert (out / "docs/about/method.md").read_text() == (
        "---\ntitle: Method\n---\n[Form](../contribute/new/index.md#top), [cases](../cases/index.md), [self](method.md), "
        "[private@tracker.test.org](mailto:private@tracker.test.org)\n"
    )
    assert sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file() and path.suffix != ".md" and "assets" not in path.parts
    ) == [
        "docs/_headers",
        "docs/api/a.json",
        "docs/icon.svg",
        "mkdocs.yml",
        "theme/main.html",
    ]
    assert yaml.safe_load((out / "mkdocs.yml").read_text()) == {
        "site_name": "S",
        "strict": True,
        "theme": {"name": "material", "custom_dir": "theme", "variant": "classic"},
        "extra": {"generator": False, "tracker": {"banner": ""}},
        "nav": [{"Record": [{"All cases": "cases/index.md"}]}, {"More": ["contribute/new/index.md", "about/method.md"]}],
        "not_in_nav": "/cases/\n",
    }


def test_an_earlier_export_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write(plain(tmp_path, PAGE), tmp_path / "out")
    (tmp_path / "out" / "site").mkdir()
    write(plain(tmp_path), tmp_path / "out")
    assert not (tmp_path / "out" / "docs" / "cases" / "a-b").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "out"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(PlainError, match="holds something else"):
        write(plain(tmp_path, PAGE), tmp_path / "docs")
    assert (tmp_path / "docs" / "about" / "method.md").is_file()


@pytest.mark.parametrize(
    ("page", "two"),
    [
        (replace(PAGE, address="about/method/"), "the address 'about/method/'"),
        (replace(PAGE, address="a.json/"), "'docs/api/a.json'"),
    ],
)
def test_two_sources_for_one_address_are_refused(tmp_path: Path, page: Page, two: str) -> None:
    given = plain(tmp_path, page)
    (tmp_path / "docs" / "api").mkdir()
    (tmp_path / "docs" / "api" / ("a.json" if page.address == "a.json/" else "b.json")).touch()
    with pytest.raises(PlainError, match=f"two sources for {two}; remove or rename one of them"):
        write(given, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs"]


def test_a_tag_that_is_for_the_engine_stays_in_the_configuration(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    index = "emoji_index: !!python/name:material.extensions.emoji.twemoji ''"
    file.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nmarkdown_extensions:\n- pymdownx.emoji:\n    {index}\n")
    write(replace(plain(tmp_path, PAGE), given=configuration(file).given), tmp_path / "out")
    assert index in (tmp_path / "out" / "mkdocs.yml").read_text()
