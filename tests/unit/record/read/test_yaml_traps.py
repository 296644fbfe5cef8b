"""What a file may not do, and what its values stay: the text that was written."""

from __future__ import annotations

import time

import pytest

from casetracker.record.read import Limits, Node, ReadError, read_yaml


def refused(content: bytes | str, limits: Limits = Limits()) -> tuple[str, int, int, dict[str, object]]:  # noqa: B008
    """Return the rule, line and column from 1, and values of the fault."""
    with pytest.raises(ReadError) as fault:
        read_yaml(content.encode() if isinstance(content, str) else content, limits)
    return fault.value.rule, fault.value.line + 1, fault.value.column + 1, fault.value.values


def values(content: bytes | str) -> object:
    """Return what a file holds, without places."""

    def bare(node: Node) -> object:
        if isinstance(node.value, dict):
            return {key: bare(entry.node) for key, entry in node.value.items()}
        return [bare(each) for each in node.value] if isinstance(node.value, list) else node.value

    return bare(read_yaml(content.encode() if isinstance(content, str) else content))


@pytest.mark.parametrize(
    "text", ["NO", "no", "true", "012", "12:30", "2024-01-27", "1e3", "0x10", "1_000", "~", "null", ".inf", "=", "3.0", "''"]
)
def test_a_value_stays_the_text_that_was_written(text: str) -> None:
    assert values(f"a: {text}\n") == {"a": text.strip("'")}


def test_a_key_stays_a_text_too() -> None:
    assert values("no: a\n2024: b\n<<: {a: b}\n") == {"no": "a", "2024": "b", "<<": {"a": "b"}}


def test_texts_over_several_lines_are_read_as_yaml_has_it() -> None:
    assert values("a: |-\n  one\n\n  two\nb: >-\n  one\n  two\nc: one\n  two\n") == {"a": "one\n\ntwo", "b": "one two", "c": "one two"}


def test_lists_and_groups_nest() -> None:
    assert values("a:\n  - b: [c, {d: e}]\n  -\n") == {"a": [{"b": ["c", {"d": "e"}]}, ""]}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_of_all_systems_are_read_alike(ending: str) -> None:
    assert values(ending.join(["a: b", "c: |-", "  d", "", "  e", ""])) == {"a": "b", "c": "d\n\ne"}
    assert refused(ending.join(["a: b", "c: d", "a: e"]))[:3] == ("yaml-duplicate", 3, 1)


def test_a_byte_order_mark_at_the_beginning_is_no_part_of_the_text() -> None:
    assert values(b"\xef\xbb\xbfa: b\n") == {"a": "b"}
    assert refused(b"\xef\xbb\xbfa: b\na: c\n")[:3] == ("yaml-duplicate", 2, 1)
    assert refused(b"\xef\xbb\xbfa: \xff\n") == ("file-encoding", 1, 4, {"offset": 6, "found": ""})


@pytest.mark.parametrize(
    ("content", "line", "column", "offset"),
    [
        ("имя: Вера\nимя: \udcff".encode("utf-8", "surrogateescape"), 2, 6, 25),
        (b"a: \xed\xa0\x80", 1, 4, 3),
        (b"a: \xc0\xaf", 1, 4, 3),
        (b"a: \xd0", 1, 4, 3),
    ],
)
def test_bytes_that_are_not_utf_8_are_placed(content: bytes, line: int, column: int, offset: int) -> None:
    assert refused(content) == ("file-encoding", line, column, {"offset": offset, "found": ""})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_told_as_that(encoding: str) -> None:
    assert refused("name: Vera\n".encode(encoding)) == ("file-encoding", 1, 1, {"offset": 0, "found": ", but UTF-16"})


@pytest.mark.parametrize("character", [0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF])
def test_a_control_character_is_refused(character: int) -> None:
    assert refused(f"имя: Вера\nb: x{chr(character)}y\n") == ("file-character", 2, 5, {"character": chr(character)})


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\e", "\\r", "\\N", "\\L", "\\x1b", "\\u202e", "\\u2066", "\\U0000FEFF", "\\u200b", "\\xad", "\\U000e0041"]
)
def test_such_a_character_is_refused_as_an_escape_too(escape: str) -> None:
    assert refused(f'a: b\nc: "x{escape}y"\n')[:3] == ("file-character", 2, 4)
    assert refused(f'"x{escape}y": a\n')[:3] == ("file-character", 1, 1)


def test_letters_and_signs_of_all_scripts_are_allowed() -> None:
    text = "Вера é 维拉 ‘’“”–… עברית العربية \u200d \u00a0 😀"
    assert values(f"a: {text}\nb: \"\\u0411\\tx\\n\"\nc: '\\e'\n") == {"a": text, "b": "Б\tx\n", "c": "\\e"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("a: *b\n", ("yaml-alias", 1, 4, {"found": "the alias '*b'"})),
        ("*b : a\n", ("yaml-alias", 1, 1, {"found": "the alias '*b'"})),
        ("a: &b c\nd: *b\n", ("yaml-alias", 1, 4, {"found": "the anchor '&b'"})),
        ("a: &b [c]\n", ("yaml-alias", 1, 4, {"found": "the anchor '&b'"})),
        ("&a b: c\n", ("yaml-alias", 1, 1, {"found": "the anchor '&a'"})),
        ("a: !!python/object/apply:os.system [ls]\n", ("yaml-alias", 1, 4, {"found": "the tag '!!python/object/apply:os.system'"})),
        ("a: !!binary aGk=\n", ("yaml-alias", 1, 4, {"found": "the tag '!!binary'"})),
        ("a: !b c\n", ("yaml-alias", 1, 4, {"found": "the tag '!b'"})),
        ("a: ! b\n", ("yaml-alias", 1, 4, {"found": "the tag '!'"})),
        ("a: b\nc:\n  a: 1\n  a: 2\n", ("yaml-duplicate", 4, 3, {"key": "a", "first": 3, "item": ""})),
        ("a: b\n'a': c\n", ("yaml-duplicate", 2, 1, {"key": "a", "first": 1, "item": ""})),
        ("a: b\n? {c: d}\n: e\n", ("yaml-key", 2, 3, {"found": "a list or a group"})),
        ("[a]: b\n", ("yaml-key", 1, 1, {"found": "a list or a group"})),
        ("a: b\n---\nc: d\n", ("yaml-documents", 2, 1, {})),
        ("---\na: b\n...\n---\n", ("yaml-documents", 4, 1, {})),
        ("[a, b]\n", ("yaml-record", 1, 1, {"found": "a list"})),
        ("\n\nhello\n", ("yaml-record", 3, 1, {"found": "a text"})),
    ],
)
def test_what_could_be_misread_is_refused_where_it_stands(content: str, fault: tuple[str, int, int, dict[str, object]]) -> None:
    assert refused(content) == fault


@pytest.mark.parametrize("content", ["", " \n\n", "# only a comment\n", "---\n", "--- # nothing\n...\n", "\ufeff"])
def test_a_file_without_anything_is_empty(content: str) -> None:
    assert refused(content) == ("file-empty", 0, 1, {})


@pytest.mark.parametrize("begin", ["[", "{a: ", "- ", "? ", "[{a: ", "- - - "])
def test_a_hundred_thousand_levels_are_refused_within_a_second(begin: str) -> None:
    started = time.process_time()
    rule, _, _, _ = refused(begin * (100_000 // max(1, begin.count("-"))), Limits(size=1_000_000))
    assert time.process_time() - started < 1
    assert rule in ("yaml-deep", "yaml-key")


@pytest.mark.parametrize(
    "content", ["a: [" + "1," * 100_000 + "]", "a:\n" + "- 1\n" * 100_000, "a: {" + "".join(f"k{i}: 1," for i in range(100_000)) + "}"]
)
def test_a_hundred_thousand_values_are_refused_within_a_second(content: str) -> None:
    started = time.process_time()
    rule, _, _, found = refused(content, Limits(size=2_000_000))
    assert time.process_time() - started < 1
    assert (rule, found) == ("yaml-many", {"limit": "20,000"})


def test_the_size_is_looked_at_before_anything_else() -> None:
    assert refused(b"\xff" * 262_145) == ("file-large", 0, 1, {"limit": "262,144"})


def test_limits_are_reached_exactly() -> None:
    assert values("a: [b, c]\n") == {"a": ["b", "c"]}
    assert read_yaml(b"a: [b, c]\n", Limits(values=4, depth=2))
    assert refused("a: [b, c]\n", Limits(values=3))[:3] == ("yaml-many", 1, 8)
    assert refused("a: [b, c]\n", Limits(depth=1))[:3] == ("yaml-deep", 1, 4)
