"""How the answers for a new tracker are read, and what is said of one that can't be."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.start.answers import QUESTIONS, States, described

READ = {each.key: each.read for each in QUESTIONS}


@pytest.mark.parametrize(
    ("text", "codes", "parties"),
    [
        ("", (), []),
        ("Chad", ("TD",), []),
        ("td, Nigeria , NG,", ("TD", "NG"), []),
        ("Soviet Union, East Germany", ("SU", "DD"), []),
        ("river-front = the River Front, NE", ("river-front", "NE"), [("river-front", "the", "River Front")]),
    ],
)
def test_states_are_codes_or_names_and_parties_are_named(text: str, codes: tuple[str, ...], parties: list[tuple[str, str, str]]) -> None:
    found = READ["states"](text)
    assert (found.codes, [(each.id, each.article, each.name) for each in found.parties]) == (codes, parties)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("title", "", "this can't be empty"),
        ("title", "x" * 301, "this has to be one line of at most 300 characters"),
        ("chosen", "a\nb", "this has to be one line of at most 300 characters"),
        ("address", "tracker.test.org", "'tracker.test.org' is not the address of a page; write all of it, beginning with https://"),
        ("states", "front=One, front=Other", "an id stands there twice"),
        ("states", "Nigerai", "'Nigerai' is no state (did you mean 'NG', Nigeria?); a party that is no state is written as 'river-front = the River Front'"),
        ("states", "River Front", "'River Front' is no state; a party that is no state is written as 'river-front = the River Front'"),
        ("states", "td = Chad", "'td' can't be an id: two letters are the code of a state"),
        ("states", "front =", "this should be a name on one line, of at most 120 characters, but is ''"),
        ("private", "write to us", "'write to us' is neither a mail address nor an https address"),
        ("by_outcome", "perhaps", "'perhaps' is neither yes nor no"),
        ("languages", "xx", "'xx' is not a language that CLDR knows; the site can be in: en, ru"),
        ("languages", "en, fa", "there is no catalogue of words for 'fa': fa.po is not in locale/; the site can be in: en, ru"),
        ("languages", "ru, en", "records are written in English, so 'en' is the first of several languages"),
        ("languages", " , ", "a site has at least one language; it can be in: en, ru"),
    ],
)  # fmt: skip
def test_what_can_t_be_read_is_said_with_what_to_write(key: str, text: str, said: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  (the message is compared whole)
        READ[key](text)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("key", "text", "read"),
    [
        ("address", "https://tracker.test.org/a/", "https://tracker.test.org/a"),
        ("repository", "https://code.test.org/group/tracker.git", "https://code.test.org/group/tracker"),
        ("by_outcome", "Yes", True),
        ("by_outcome", "n", False),
        ("languages", "en-GB", ("en-GB",)),
        ("languages", "en, ru,en", ("en", "ru")),
        ("corrections", "https://tracker.test.org/wrong", "https://tracker.test.org/wrong"),
    ],
)
def test_other_answers_are_read_as_they_are_meant(key: str, text: str, read: Any) -> None:
    assert READ[key](text) == read


def test_every_default_can_be_read() -> None:
    assert [each.read(each.default) for each in QUESTIONS if each.key == "states"] == [States()]
    for each in QUESTIONS:
        each.read(each.default)


def test_what_a_tracker_is_about_follows_from_its_states() -> None:
    assert described(READ["states"]("US, river-front = the River Front, TD")) == (
        "People detained by the United States, the River Front and Chad. One file a person, a source for every claim."
    )
    assert described(States()) == "People detained. One file a person, a source for every claim."
