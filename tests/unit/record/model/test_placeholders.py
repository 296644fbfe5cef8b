"""What holds the place of a text is no text: the blank's own words, a word such as TODO, signs alone. Everybody is invented."""

from __future__ import annotations

import json

import pytest

from casetracker.record.model import Case
from casetracker.record.model.blank import blank
from casetracker.record.model.kinds import fields
from casetracker.record.model.placeholders import NATIVE_NAME, PROSE, is_placeholder
from small_records import CASE, SWAP, altered, check, rules, with_keys

HELP = "Its title; a plain description in square brackets where it has none."
"""That of a source's title."""
SAYS_NOTHING = [
    "…", "...", "-", "—", "?", "TBD", "todo", "TODO:", "FIXME", "xxx", "n/a", "N/A.", "[Title]", "<title>", "{title}", "Title", "Publisher",
    "name", "Full Name", "Given-name Family-name", "First name Last name", HELP,
    "lorem ipsum", "* * *",
]  # fmt: skip
SAYS_SOMETHING = [
    "1984", "[Statement on an arrest]", "Title IX", "Text of the indictment", "Namesake", "No", "Ö", "Who published the list", "TODO Studios",
    "A name is a name", "東京", "€ 5", "none", "unknown", "Vera Example", "Where it took place.", "The state that brings it, where it differs from 'detained_by'.",
]  # fmt: skip


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_what_says_nothing_is_seen(text: str) -> None:
    assert is_placeholder(text, HELP)
    assert rules(altered(CASE, ("title: Report", f"title: '{text}'"))) == ["text-placeholder"]


@pytest.mark.parametrize("text", SAYS_SOMETHING)
def test_what_says_something_is_left_alone(text: str) -> None:
    assert not is_placeholder(text, HELP)
    assert rules(with_keys(CASE, f'unknowns: ["{text}"]')) == []


helps = {spec.key: spec.help for spec in fields(Case)}


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("unknowns", [helps["unknowns"]]),
        ("names", {"ru": helps["names"]}),
        ("aliases", ["The other name, in Latin script."]),
        ("aliases", [{"name": "The other name, in Latin script."}]),
    ],
)
def test_the_help_of_a_field_is_no_text_for_it(key: str, said: object) -> None:
    assert rules(with_keys(CASE, f"{key}: {json.dumps(said, ensure_ascii=False)}")) == ["text-placeholder"]


@pytest.mark.parametrize("kind", ["case", "swap"])
def test_the_blank_s_summary_is_told_however_it_is_cited(kind: str) -> None:
    assert f"{PROSE}[^an-id]" in blank(kind)
    for text, of in ((CASE, "case"), (SWAP, "swap")):
        before = "She was arrested in May 2024." if of == "case" else "Two people were exchanged."
        for written in (PROSE, f"She was arrested in May.[^a] {PROSE}"):
            assert rules(altered(text, (before, written)), of)[:1] == ["text-placeholder"]  # type: ignore[arg-type]


NOTHING_CITED = ["TODO[^a]", "Text.[^a]", "[^a]", "*TBD*[^a][^a] …", f"{helps['summary']}[^a]", "She was arrested in May.[^a]\n\n…[^a]"]


@pytest.mark.parametrize("text", NOTHING_CITED)
def test_a_paragraph_that_says_nothing_beside_its_citations_is_told(text: str) -> None:
    assert "text-placeholder" in rules(altered(CASE, ("She was arrested in May 2024.[^a]", json.dumps(text))))
    in_languages = f'{{en: "She was arrested.[^a]", ru: {json.dumps(text)}}}'
    assert "text-placeholder" in rules(altered(CASE, ("She was arrested in May 2024.[^a]", in_languages)))


def test_the_message_quotes_what_stands_there() -> None:
    for text, told in (("TODO[^a]", "TODO"), ("[^a]", "[^a]"), ("She was arrested in May.[^a]\n\n…[^a]", "…")):
        (problem,) = check(altered(CASE, ("She was arrested in May 2024.[^a]", json.dumps(text)))).problems
        assert problem.message == f"'{told}' stands for a text that is still to be written"


@pytest.mark.parametrize("text", ["Vera Example was detained.[^a]", "Text of the law.[^a]", "No.[^a]", "[Name][^a] is not known.[^a]"])
def test_a_paragraph_that_says_something_may_be_short(text: str) -> None:
    assert rules(altered(CASE, ("She was arrested in May 2024.[^a]", json.dumps(text)))) == []


def test_the_blank_s_native_name_is_told_where_it_is_not_the_person_s() -> None:
    assert NATIVE_NAME in blank("case")
    for name, found in (("Ivan Sample", ["text-placeholder"]), ("Vera Example", []), ("Vera Paradeigma", [])):
        assert rules(with_keys(altered(CASE, ("Vera Example", name)), f"names: {{ru: {NATIVE_NAME}}}")) == found
