"""Which names may be one person's, and which are not taken for it."""

from __future__ import annotations

import pytest

from alike_names import ANOTHERS, ONE
from casetracker.text import may_be_one, name_keys, parts_of


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_that_differ_in_spelling_alone_may_be_one_persons(one: str, other: str) -> None:
    assert may_be_one(name_keys(one), name_keys(other))
    assert may_be_one(name_keys(other), name_keys(one))


@pytest.mark.parametrize(("one", "other"), ANOTHERS)
def test_names_of_other_people_are_not_taken_for_one(one: str, other: str) -> None:
    assert not may_be_one(name_keys(one), name_keys(other))
    assert not may_be_one(name_keys(other), name_keys(one))


def test_a_long_name_is_compared_as_a_whole() -> None:
    assert list(parts_of("a b c d e f g h i")) == ["a b c d e f g h i"]
    assert len(list(parts_of("a b c d e f g h"))) == 1 + 8 + 28 + 8
    assert list(parts_of("ab bc ca")) == ["ab bc ca", "ab bc", "ab ca", "bc ca", "a bc ca", "ab b ca", "ab bc c"]
    assert list(parts_of("a b")) == ["a b"]
    assert list(parts_of("a")) == ["a"]


def test_what_is_no_name_has_no_key() -> None:
    assert name_keys(" \u200b - ") == ()
