"""Every kind of page is valid HTML, as the Nu Html Checker reads it, but for what the bare theme has."""

from __future__ import annotations

import shutil

import pytest

from nu_checker import errors
from small_sites import BuiltSite

PAGES = [
    "", "cases/", "releases/", "states/ru/", "states/", "charges/", "charges/espionage/", "cases/status/exchanged/", "cases/vera-example/", "cases/anna-stale/", "swaps/",
    "swaps/2007-02-11-place-3/", "statistics/", "changes/", "data/", "about/", "about/glossary/", "contribute/", "contribute/guide/",
    "places/", "places/exampleton-remand-prison/", "feeds/", "data/api/", "contribute/needed/", "contribute/new/",
    "embed/statistics/held/", "embed/exchanges/", "embed/places/", "embed/swaps/2007-02-11-place-3/",
]  # fmt: skip
THEMES_OWN = [
    ("Attribute “autocomplete” is only allowed when the input type is", 'class="md-toggle"'),
    ("Bad value “” for attribute “tabindex” on element “label”", 'class="md-nav__'),
    ("The value of the “for” attribute of the “label” element", 'class="md-nav__title" for="__'),
]
"""What the theme writes on every page, whatever it is given: the beginning of a message, and the element that it is about."""


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu Html Checker needs a Java runtime")
def test_every_kind_of_page_is_valid_html(sample_site: BuiltSite) -> None:
    pages = [sample_site.folder / address / "index.html" for address in PAGES] + [sample_site.folder / "404.html"]
    assert all(page.is_file() for page in pages)
    ours = [
        f"{each['url'].removeprefix(sample_site.folder.as_uri())}:{each['lastLine']}: {each['message']} {each['extract']}"
        for each in errors(pages)
        if not any(each["message"].startswith(message) and element in each["extract"] for message, element in THEMES_OWN)
    ]
    assert not ours, "\n".join(ours)
