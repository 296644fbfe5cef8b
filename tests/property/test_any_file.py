"""Whatever a file holds: a record, or problems of which each has a place in the file and says what is wrong."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from odd_texts import texts

from casetracker.record.problems import report
from casetracker.record.validate import validate
from hostile_records import hostile_record
from small_records import CASE, SWAP, TODAY

WORDS = [
    "null",
    "~",
    "true",
    "NO",
    "012",
    "12:30",
    "1e9",
    "2024-01-27",
    "2024-13-99",
    "unknown",
    "../x",
    "*a",
    "&a x",
    "!!python/none",
    "9" * 400,
]
scalars = texts | st.sampled_from(WORDS) | st.integers() | st.floats() | st.booleans() | st.none() | st.dates()
keys = st.sampled_from(sorted({key for text in (CASE, SWAP) for key in yaml.safe_load(text)})) | texts
structures = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=20)
SOUND: list[Any] = [yaml.safe_load(text) for name, text in hostile_record("words")[0].items() if not name.endswith("gone.yml")]


def holds(content: bytes) -> None:
    for kind in ("case", "swap"):
        checked = validate(content, "cases/vera-example.yml", "vera-example", kind, TODAY)  # type: ignore[arg-type]
        assert checked.record is not None or any(each.is_error for each in checked.problems)
        lines = content.count(b"\n") + content.count(b"\r") + 1
        for each in checked.problems:
            assert each.message
            assert 0 <= each.place.line <= lines
        for form in ("text", "github", "json"):
            report(checked.problems, form)  # type: ignore[arg-type]


@given(st.binary(max_size=300) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf\r\n\t: [\x00")
@example(b"a: " + b"[" * 2000)
def test_any_bytes(content: bytes) -> None:
    holds(content)


@given(structures)
def test_any_structure(value: object) -> None:
    holds(yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_sound_record_with_any_value_in_any_place(data: st.DataObject) -> None:
    record: Any = yaml.safe_load(yaml.safe_dump(data.draw(st.sampled_from(SOUND))))
    for _ in range(data.draw(st.integers(1, 4))):
        node, steps = record, data.draw(st.integers(0, 3))
        for _ in range(steps):
            inner = [value for value in (node.values() if isinstance(node, dict) else node) if isinstance(value, dict | list) and value]
            if not inner:
                break
            node = data.draw(st.sampled_from(inner))
        place = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        node[place] = data.draw(structures)
    holds(yaml.safe_dump(record, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass"))
