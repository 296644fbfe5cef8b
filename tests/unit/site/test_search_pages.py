"""The pages beside those of records, as the search has them: plain text, and of pages for contributors the headings alone."""

from __future__ import annotations

import json

from casetracker.pages.output import Page, Site
from casetracker.site.output import search_pages

SECTIONS = [
    {"location": "about/method/", "title": "Method &amp; scope", "text": "<p>Who is <b>counted</b>,\n and &lt;how&gt;.</p>"},
    {"location": "about/method/#dates", "title": "Dates", "text": "A day&#39;s span"},
    {"location": "contribute/guide/", "title": "Guide", "text": "Every field"},
    {"location": "contribute/guide/#names", "title": "Names", "text": "In Latin letters"},
    {"location": "cases/", "title": "Not ours", "text": "What an engine made of a page of ours"},
]


def page(address: str, title: str, noindex: bool = False) -> Page:
    return Page(address, title, f"About {title}", str, "", noindex=noindex)


def test_pages_are_plain_text_by_address_title_heading_and_text() -> None:
    made = [
        page("", "Home"), page("cases/", "Cases"), page("cases/vera-example/", "Vera Example"), page("about/glossary/", "Glossary"),
        page("states/", "States"), page("states/de/", "Germany"), page("gone/", "Gone", noindex=True),
    ]  # fmt: skip
    site = Site({each.address: lambda each=each: each for each in made}, ())
    assert json.loads(search_pages(SECTIONS, site, ["about/glossary.md"])) == [
        ["cases/", "Cases", "", "About Cases", False],
        ["about/glossary/", "Glossary", "", "About Glossary", False],
        ["states/", "States", "", "About States", False],
        ["about/method/", "Method & scope", "", "Who is counted , and <how>.", False],
        ["about/method/#dates", "Method & scope", "Dates", "A day's span", False],
        ["contribute/guide/", "Guide", "", "", True],
        ["contribute/guide/#names", "Guide", "Names", "", True],
    ]
