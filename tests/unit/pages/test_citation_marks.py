"""Marks of citations: one group a place, joined by commas, without a space before it; and the way back from a source."""

from __future__ import annotations

from casetracker.locale import words
from casetracker.pages.engine import cites, prose
from casetracker.pages.sources import Numbered
from small_cases import a_case

SOURCE = a_case("from: 2024-01-10, form: remand", report="2024-05-01").sources["a"]


def numbered() -> Numbered:
    return Numbered(dict.fromkeys("abc", SOURCE))


def test_the_marks_of_a_group_stand_together_and_only_the_first_of_each_source_has_an_id() -> None:
    sources = numbered()
    assert cites(sources.marks(["b", "a"])) == '<sup><a href="#s1" id="c1-1">1</a>, <a href="#s2" id="c2-1">2</a></sup>'
    assert cites(sources.marks(["c", "b"])) == '<sup><a href="#s1">1</a>, <a href="#s3" id="c3-1">3</a></sup>'
    assert cites(sources.marks(["unknown"])) == ""
    assert [(each.number, each.cited, each.first) for each in sources.listed(words())] == [(1, 2, "c1-1"), (2, 1, "c2-1"), (3, 1, "c3-1")]


def test_marks_of_one_place_in_a_text_are_one_group_each_source_once_and_tight() -> None:
    sources, text = numbered(), "One [^a].\n\nTwo.[^b] [^a][^b] Three"
    assert prose(text, sources.marks_in(text)) == (
        '<p>One<sup><a href="#s1" id="c1-1">1</a></sup>.</p>\n<p>Two.<sup><a href="#s1">1</a>, <a href="#s2" id="c2-1">2</a></sup> Three</p>\n'
    )
