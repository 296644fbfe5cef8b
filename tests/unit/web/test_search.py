"""Names are found in any script, without accents, and with a slip of the finger."""

from __future__ import annotations

import pytest

from node import run_module

CASES = [
    {"name": "Vera Example", "work": "Ballet dancer"},
    {"name": "Łukasz Sample", "work": "Engineer, retired"},
    {"name": "Jörg Muster", "work": ""},
]
OTHERS = ["вера примерова primerova novák", "", "йорг мустер"]


def search(*queries: str) -> list[tuple[list[int], bool]]:
    body = "const hay = m.haystacks(given[0], given[2]); return given[1].map((query) => m.find(hay, query));"
    return [(each["found"], each["near"]) for each in run_module("index/search.js", body, [CASES, queries, OTHERS])]


@pytest.mark.parametrize(
    ("query", "found", "near"),
    [
        ("vera", [0], False),
        ("ВЕРА", [0], False),
        ("primerova", [0], False),
        ("novak vera", [0], False),
        ("lukasz", [1], False),
        ("Jorg", [2], False),
        ("мустер", [2], False),
        ("dancer", [0], False),
        ("exmaple", [0], True),
        ("Primerovva", [0], True),
        ("sampel engineer", [1], True),
        ("xqzw", [], False),
        ("ve", [0], False),
        ("", [0, 1, 2], False),
    ],
)
def test_a_name_is_found_as_people_type_it(query: str, found: list[int], near: bool) -> None:
    assert search(query) == [(found, near)]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("vera", "vera", 0), ("vera", "vear", 1), ("vera", "ver", 1), ("vera", "viera", 1), ("vera", "vira", 1), ("vera", "novak", 3)],
)
def test_steps_between_words_are_counted_up_to_a_limit(one: str, other: str, steps: int) -> None:
    assert run_module("index/search.js", "return m.distance(given[0], given[1], 2);", [one, other]) == steps
