"""Every key and value has its line and column, and every path its words."""

from __future__ import annotations

import pytest

from casetracker.record.read import Path, at, kind_of, path_text, read_data, read_yaml

TEXT = """\
# The first line is a comment.
name: Вера Примерова
person: {citizenships: [RU, US], born: 1990}
custody:
  - from: 2024
    sources:
      - a
  -
empty:
"quoted": "x"
summary: |-
  Text.
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("name",), 2, 7),
        (("person",), 3, 1),
        (("person", "citizenships"), 3, 10),
        (("person", "citizenships", 1), 3, 29),
        (("person", "born"), 3, 40),
        (("custody",), 4, 1),
        (("custody", 0), 5, 5),
        (("custody", 0, "from"), 5, 11),
        (("custody", 0, "sources"), 6, 5),
        (("custody", 0, "sources", 0), 7, 9),
        (("custody", 1), 8, 4),
        (("empty",), 9, 1),
        (("quoted",), 10, 11),
        (("summary",), 11, 10),
        (("custody", 0, "to"), 5, 5),
        (("custody", 7), 4, 1),
        (("name", "first"), 2, 1),
        (("release", "date"), 2, 1),
    ],
)
def test_a_path_leads_to_its_value_or_the_nearest_thing_above(path: Path, line: int, column: int) -> None:
    assert at(read_yaml(TEXT.encode()), path) == (line - 1, column - 1)


def test_a_key_has_a_place_of_its_own() -> None:
    root = read_yaml(TEXT.encode())
    assert isinstance(root.value, dict)
    assert [(key, entry.line + 1, entry.column + 1) for key, entry in root.value.items()] == [
        ("name", 2, 1), ("person", 3, 1), ("custody", 4, 1), ("empty", 9, 1), ("quoted", 10, 1), ("summary", 11, 1),
    ]  # fmt: skip


def test_a_text_knows_whether_it_was_quoted() -> None:
    root = read_yaml(b"a: b\nc: 'd'\ne: \"f\"\n")
    assert isinstance(root.value, dict)
    assert [entry.node.plain for entry in root.value.values()] == [True, False, False]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("name",), "name"),
        (("custody", 1, "from"), "custody[1].from"),
        (("sources", "a", "url"), "sources.a.url"),
        (("same", 0), "same[0]"),
    ],
)
def test_a_path_is_worded_as_the_published_data_has_it(path: Path, words: str) -> None:
    assert path_text(path) == words


@pytest.mark.parametrize(("value", "words"), [("{a: b}", "a group of keys"), ("[a]", "a list"), ("abc", "the text 'abc'"), ("", "nothing")])
def test_what_a_value_is_has_words(value: str, words: str) -> None:
    root = read_yaml(f"a: {value}\n".encode())
    assert isinstance(root.value, dict)
    assert kind_of(read_data(f"a: {value}\n".encode())["a"]) == words
