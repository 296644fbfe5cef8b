"""What rests on others than the publishers, and which titles nobody saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casetracker.facts.copies import host_kind, is_copy, is_described, lacks_via, on_copies_alone
from casetracker.record.model import Source
from small_cases import a_case


def source(url: str, **more: str) -> Source:
    return Source(title=more.get("title", "A report"), publisher=more.get("publisher", "The Herald"), url=url, via=more.get("via"))


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.example.org/a", None),
        ("https://digital-stage.example.org/a", "staging"),
        ("https://digital-stage1.www.example.org/a", "staging"),
        ("https://a1b2.cloudfront.net/a", "staging"),
        ("https://img1-azrcdn.example.com/a", "staging"),
        ("https://beta.example.org/a", "staging"),
        ("https://www.alphabeta.example.org/a", None),
        ("https://example-org.translate.goog/a", "proxy"),
        ("https://dnyuz.com/a", "mirror"),
        ("https://WWW.DNYUZ.com/a", "mirror"),
        ("https://notdnyuz.com/a", None),
        ("https://dnyuz.com.example.org/a", None),
        ("https://www.pressreader.com/a", "reprint"),
    ],
)
def test_the_kind_of_a_host_is_that_of_the_table_for_it_and_all_below_it(url: str, kind: str | None) -> None:
    assert host_kind(url) == kind


@pytest.mark.parametrize(
    ("url", "more", "copy", "lacks"),
    [
        ("https://example.org/a", {}, False, False),
        ("https://example.org/a", {"via": "The Courier"}, True, False),
        ("https://dnyuz.com/a", {}, True, True),
        ("https://dnyuz.com/a", {"via": "DNYUZ"}, True, False),
        ("https://inkl.com/a", {}, False, True),
        ("https://www.devdiscourse.com/a", {"publisher": "Devdiscourse"}, False, False),
        ("https://www.devdiscourse.com/a", {"publisher": "Reuters"}, False, True),
        ("https://www.devdiscourse.com/a", {"publisher": "Reuters", "via": "Devdiscourse"}, True, False),
    ],
)
def test_a_copy_is_what_says_so_or_stands_where_only_copies_stand(url: str, more: dict[str, str], copy: bool, lacks: bool) -> None:
    assert (is_copy(source(url, **more)), lacks_via(source(url, **more))) == (copy, lacks)


@pytest.mark.parametrize(("title", "described"), [("[Report on a trial]", True), ("[Update] A trial begins", False), ("A trial", False)])
def test_a_title_in_brackets_is_a_description(title: str, described: bool) -> None:
    assert is_described(source("https://example.org/a", title=title)) is described


def test_a_statement_rests_on_copies_alone_where_no_source_of_its_own_is_a_publishers() -> None:
    both = a_case("from: 2024-01-10, form: remand, to: 2024-02-01", "from: 2024-03-01, form: remand", report="2026-11-01")
    remand, again = both.custody
    case = replace(
        both,
        custody=(remand, replace(again, sources=("copy", "a"))),
        person=replace(both.person, sources=("copy", "mirror")),
        last_report=replace(both.last_report, sources=("mirror",)),
        sources={
            **both.sources,
            "copy": source("https://example.org/2", via="The Courier"),
            "mirror": source("https://dnyuz.com/3"),
        },
    )
    assert list(on_copies_alone(both)) == []
    found = [("person",), ("last_report",)]
    assert list(on_copies_alone(case)) == found
    assert list(on_copies_alone(replace(case, custody=(replace(remand, sources=("copy",)), again)))) == [*found, ("custody", 0)]


def test_a_summary_that_cites_a_copy_is_no_statement_of_its_own() -> None:
    case = a_case("from: 2024-01-10, form: remand", report="2026-11-01")
    mirrored = {**case.sources, "b": source("https://dnyuz.com/3")}
    assert list(on_copies_alone(replace(case, summary={"en": "She was arrested.[^b]"}, sources=mirrored))) == []
