"""What holds the place of a text is no text: the blank's own words, a word such as TODO, signs alone. Everybody is invented."""

from __future__ import annotations

import pytest

from casetracker.model import KINDS
from casetracker.model.blank import blank
from casetracker.model.placeholders import NATIVE_NAME, PROSE, is_placeholder
from small_records import CASE, SWAP, altered, rules, with_keys

SAYS_NOTHING = [
    "…", "...", "-", "—", "?", "TBD", "todo", "TODO:", "FIXME", "xxx", "n/a", "N/A.", "[Title]", "<title>", "{title}", "Title", "Publisher",
    "name", "Full Name", "Given-name Family-name", "First name Last name", "Its title; a plain description in square brackets where it has none.",
    "Who published it.", "The name as most of the sources write it, in Latin script.", "lorem ipsum", "* * *",
]  # fmt: skip
SAYS_SOMETHING = [
    "1984", "[Statement on an arrest]", "Title IX", "Text of the indictment", "Namesake", "No", "Ö", "Who published the list", "TODO Studios",
    "A name is a name", "東京", "€ 5", "none", "unknown", "Vera Example",
]  # fmt: skip


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_what_says_nothing_is_seen(text: str) -> None:
    assert is_placeholder(text)
    assert rules(altered(CASE, ("title: Report", f"title: '{text}'"))) == ["text-placeholder"]


@pytest.mark.parametrize("text", SAYS_SOMETHING)
def test_what_says_something_is_left_alone(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_blank_s_summary_is_told_however_it_is_cited(kind: str) -> None:
    assert f"{PROSE}[^an-id]" in blank(kind)
    for text, of in ((CASE, "case"), (SWAP, "swap")):
        before = "She was arrested in May 2024." if of == "case" else "Two people were exchanged."
        for written in (PROSE, f"She was arrested in May.[^a] {PROSE}"):
            assert rules(altered(text, (before, written)), of)[:1] == ["text-placeholder"]  # type: ignore[arg-type]


def test_the_blank_s_native_name_is_told_where_it_is_not_the_person_s() -> None:
    assert NATIVE_NAME in blank("case")
    for name, found in (("Ivan Sample", ["text-placeholder"]), ("Vera Example", []), ("Vera Primerova", [])):
        assert rules(with_keys(altered(CASE, ("Vera Example", name)), f"names: {{ru: {NATIVE_NAME}}}")) == found
