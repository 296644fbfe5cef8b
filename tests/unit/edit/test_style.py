"""A file in the template's order and style says what it said before, and keeps every comment."""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import date
from textwrap import dedent
from typing import Any, Literal

import pytest
import yaml

from casetracker.edit.style import styled
from casetracker.edit.writing import scalar
from casetracker.record.model.blank import blank
from casetracker.record.validate import validate
from sample_record import SampleFile, sample_in_style
from small_records import CASE, FREED, SWAP, with_keys

RECORDS = sample_in_style()
DAY = date(2100, 1, 1)


def style(text: str, kind: Literal["case", "swap"] = "case", **options: bool) -> str:
    once = styled(dedent(text).encode(), kind, **options)
    assert styled(once, kind, **options) == once
    return once.decode().partition("\n")[2]


def read(content: bytes) -> Any:
    """What a reader of its own makes of a file, every value as text."""
    return yaml.load(content, yaml.CBaseLoader)  # noqa: S506  (it makes nothing but texts, lists and mappings)


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.id)
def test_what_is_in_style_stays_as_it_is_and_shuffled_comes_back_to_it(file: SampleFile) -> None:
    content = file.text.encode()
    assert styled(content, file.kind) == content
    shuffled = read(content)
    keys = list(shuffled)
    random.Random(file.id).shuffle(keys)
    loose = yaml.dump({key: shuffled[key] for key in keys}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=60)
    assert styled(loose.encode(), file.kind) == content


@pytest.mark.parametrize("file", RECORDS[::6], ids=lambda file: file.id)
def test_the_record_is_the_same_before_and_after_with_hostile_comments_everywhere(file: SampleFile) -> None:
    kind, chance = file.kind, random.Random(file.id)
    lines, in_prose = [], False
    for line in file.text.splitlines():
        in_prose = line.startswith("summary:") or (in_prose and (not line or line.startswith(" ")))
        for number in range(chance.choice([0, 0, 0, 1, 2]) if not in_prose else 0):
            lines.append(" " * chance.randrange(8) + f"# {len(lines)}.{number}: 'quote\" - [ {{ |- key: & * # more")
        beside = f"  #{len(lines)} ]}}:" if line and not in_prose and "#" not in line and chance.random() < 0.3 else ""
        lines.append(line + beside)
    before = "\n".join(lines).encode()
    after = styled(before, kind)
    assert styled(after, kind) == after
    assert read(after) == read(before)
    # A comment behind a text is told, and that is all: see tests/unit/record/validate/test_comments.py.
    told = [each.rule for content in (before, after) for each in validate(content, "x", file.id, kind, DAY).problems if each.is_error]
    assert set(told) <= {"text-comment"}
    assert comments(after) == comments(before)


def comments(content: bytes) -> Counter[str]:
    return Counter(line[line.index("#") :] for line in content.decode().splitlines() if "#" in line)


@pytest.mark.parametrize(("text", "kind"), [(CASE, "case"), (FREED, "case"), (SWAP, "swap")])
def test_a_record_of_braces_becomes_blocks_and_says_the_same(text: str, kind: Literal["case", "swap"]) -> None:
    after = styled(text.encode(), kind)
    assert read(after) == {**read(text.encode()), **({"summary": read(text.encode())["summary"]})}
    assert b"{" not in after
    assert validate(after, "x", "x", kind, DAY).record == validate(text.encode(), "x", "x", kind, DAY).record


def test_keys_follow_the_template_and_unknown_ones_stand_last() -> None:
    assert style("""
        reviewed: 2026-01-02
        colour: red
        sources: {a: {url: 'https://example.org/1', title: "T: 1", publisher: P}}
        person: {sources: [a], citizenships: ['US', "NO"]}
        name: 'Vera Example'
        """) == dedent("""\
        name: Vera Example
        person:
          citizenships: [US, "NO"]
          sources: [a]
        sources:
          a:
            title: "T: 1"
            publisher: P
            url: https://example.org/1
        reviewed: 2026-01-02
        colour: red
        """)


def test_a_comment_goes_where_its_key_or_item_goes() -> None:
    assert style("""
        # of the status
        status: detained   # beside the status
        # of the name
          # indented in the same block
        name: Vera
        custody:  # beside the custody
          # of the first period
          - form: remand
            from: 2024   # when
            # after the last key
          # of the second period
          - from: 2025
            sources: [a, # within brackets
              b]  # beside the brackets
        # at the end
        """) == dedent("""\
        # of the name
          # indented in the same block
        name: Vera
        # of the status
        status: detained  # beside the status
        custody:  # beside the custody
          # of the first period
          - from: 2024  # when
            # after the last key
            form: remand
          # of the second period
          - from: 2025
            # within brackets
            sources: [a, b]  # beside the brackets
        # at the end
        """)


def test_a_comment_in_a_text_is_text_and_one_at_a_text_block_is_kept() -> None:
    assert style("""
        summary: |-   # in two paragraphs
          # One. # two

            # three
        name: "Vera # Example"
        """) == dedent("""\
        name: "Vera # Example"
        summary: |-  # in two paragraphs
          # One. # two

            # three
        """)


def test_a_deep_comment_below_a_text_stays_a_comment() -> None:
    text = "summary: |-\n  One.\n# first\n        # deep\nsources:\n"
    assert style(text) == text
    assert style(text.replace("# first\n", "# yaml-language-server: $schema=_schema/case.json\n")) == text.replace("# first\n        ", "")
    brought = blank("case").splitlines()[5]
    assert brought.startswith("# ")
    assert style(text.replace("# first", brought), tidy=True) == text.replace("# first\n        ", "")


def test_a_file_full_of_comments_takes_no_longer_than_its_size_asks() -> None:
    small = "unknowns:\n" + "  # z\n  - x  # y\n" * 500
    large = "unknowns:\n" + "  # z\n  - x  # y\n" * 4_000
    began = time.process_time()
    styled(small.encode(), "case")
    between = time.process_time()
    styled(large.encode(), "case")
    assert time.process_time() - between < 40 * max(between - began, 0.01)


def test_the_line_for_editors_stands_first_and_once() -> None:
    first = "# yaml-language-server: $schema=_schema/case.json\n"
    assert styled(b"name: Vera\n", "case").decode() == f"{first}name: Vera\n"
    assert styled(f"# note\n{first}name: Vera\n".encode(), "case").decode() == f"{first}# note\nname: Vera\n"
    assert styled(b"\xef\xbb\xbfname: Vera\r\n# end\r\n", "case").decode() == f"{first}name: Vera\n# end\n"


def test_tidy_takes_out_the_help_of_the_blank_and_nothing_else() -> None:
    filled = blank("case").replace("name:\n", "# mine\nname: Vera\n", 1).replace("# born:", "# born: 1990, says one source")
    tidied = style(filled, tidy=True)
    assert [line.strip() for line in tidied.splitlines() if "#" in line] == ["# mine", "# born: 1990, says one source"]
    assert read(tidied.encode()) == read(filled.encode())
    assert style("# what is this?\nname: Vera\n", tidy=True) == "# what is this?\nname: Vera\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Vera Example", "Vera Example"),
        ("It's: so", '"It\'s: so"'),
        ('Say "no": never', "'Say \"no\": never'"),
        ('\'tis "so"', "'''tis \"so\"'"),
        ("true", '"true"'),
        ("No", '"No"'),
        ("1984", '"1984"'),
        ("12:30", '"12:30"'),
        ("~", '"~"'),
        ("[Report]", '"[Report]"'),
        ("- item", '"- item"'),
        ("-5 degrees", "-5 degrees"),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("ends:", '"ends:"'),
        ("https://example.org/?a=1#b", "https://example.org/?a=1#b"),
        ("tab\tin", '"tab\\tin"'),
        ("@name", '"@name"'),
        ("Я — «здесь»", "Я — «здесь»"),
    ],
)
def test_a_text_has_quotation_marks_only_where_it_needs_them(text: str, written: str) -> None:
    assert scalar(text) == written
    assert yaml.safe_load(f"key: {written}") == {"key": text}
    assert yaml.safe_load(f"- [{scalar(text, flow=True)}, x]") == [[text, "x"]]


def test_an_entry_that_needs_an_id_gets_one_beside_its_comments_and_no_other_is_touched() -> None:
    text = dedent(
        """\
        hearings:
          # The first
          - date: 2026-12-05  # a Saturday
            purpose: Appeal
            sources: [a]
          # The second
          - date: 2026-12-05
            purpose: Second matter
            sources: [a]  # and why
        """
    )
    before = styled(with_keys(CASE, text).encode(), "case").decode()
    assert before.count("id: ") == 1
    assert "    purpose: Second matter\n    id: b\n    sources: [a]  # and why\n" in before
    assert "  # The second\n  - date: 2026-12-05\n" in before
    moved = before.replace("id: b", "id: morning").replace("Second matter", "Other matter")
    assert styled(moved.encode(), "case").decode() == moved
    third = styled(
        before.replace("hearings:\n", "hearings:\n  - {date: 2026-12-05, purpose: New, sources: [a]}\n").encode(), "case"
    ).decode()
    assert [line for line in third.splitlines() if " id: " in line] == ["    id: c", "    id: b"]


def test_a_file_with_errors_gets_no_id() -> None:
    twice = "hearings: [{date: 2026-12-05, purpose: A, sources: [a]}, {date: 2026-12-05, purpose: B, sources: [zzz]}]"
    assert b"id: b" not in styled(with_keys(CASE, twice).encode(), "case")


@pytest.mark.parametrize("word", ["947092", "798e19", "no", "1.5"])
def test_an_id_that_looks_like_a_number_or_a_flag_stands_in_quotation_marks(word: str) -> None:
    text = with_keys(CASE, f"hearings: [{{date: 2026-12-05, purpose: A, id: '{word.replace('.', '-')}', sources: [a]}}]")
    assert f"    id: {'1-5' if word == '1.5' else repr(word).replace(chr(39), chr(34))}\n" in styled(text.encode(), "case").decode()
