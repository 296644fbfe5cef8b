"""The check of a built site finds what leads nowhere, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.site.inspect import inspect

PAGES = {
    "index.html": '<a href="cases/anna/#top">a</a> <a href="https://tracker.test.org/x">b</a> <a href="mailto:a@b.org">c</a>',
    "cases/anna/index.html": '<h1 id="top">Anna</h1><a href="../../">home</a> <a href=".">self</a> <a name="old"></a> <a href="#old">old</a>',
    "cases/index.html": '<a href="../#">x</a> <img src="../assets/a%20b.svg"> <a href="?q=1">y</a> <a href="anna/?a=1#top">z</a>',
    "404.html": '<a href="/nowhere/">x</a>',
    "assets/a b.svg": "<svg/>",
}


def written(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_whole_site_has_no_faults(tmp_path: Path) -> None:
    assert inspect(written(tmp_path, PAGES)) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="../boris/">x</a>', "../boris/ (no such file)"),
        ('<a href="../anna">x</a>', "../anna (no such file)"),
        ('<a href="#nothing">x</a>', "#nothing (no such anchor)"),
        ('<a href="../../#nothing">x</a>', "../../#nothing (no such anchor)"),
        ('<a href="/case-tracker/">x</a>', "/case-tracker/ (no such file)"),
        ('<img src="face.jpg">', "face.jpg (no such file)"),
        ('<script src="../../assets/x.js"></script>', "../../assets/x.js (no such file)"),
        ('<link rel="stylesheet" href="../../assets/x.css">', "../../assets/x.css (no such file)"),
        ('<a href="../../../outside/">x</a>', "../../../outside/ (no such file)"),
        ('<a href="">x</a>', " (an empty link)"),
        ('<a href="https://[x">x</a>', "https://[x (no address)"),
        ('<meta http-equiv="refresh" content="0; url=../boris/">', "../boris/ (no such file)"),
        ('<img srcset="../../assets/a%20b.svg 1x, b.png 2x">', "b.png (no such file)"),
        ('<form action="../send/"></form>', "../send/ (no such file)"),
        ('<video poster="face.jpg"></video>', "face.jpg (no such file)"),
        ('<svg><use xlink:href="#nothing"/></svg>', "#nothing (no such anchor)"),
        ('<p><a name="here"></a><A HREF="#there">x</A></p>', "#there (no such anchor)"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, html: str, fault: str) -> None:
    found = inspect(written(tmp_path, {**PAGES, "cases/anna/index.html": PAGES["cases/anna/index.html"] + html}))
    assert [str(each) for each in found] == [f"cases/anna/index.html: {fault}"]


def test_an_id_that_stands_twice_on_a_page_is_found(tmp_path: Path) -> None:
    found = inspect(written(tmp_path, {**PAGES, "cases/anna/index.html": PAGES["cases/anna/index.html"] + '<p id="top"></p>'}))
    assert [str(each) for each in found] == ["cases/anna/index.html: #top (two elements have this id)"]
