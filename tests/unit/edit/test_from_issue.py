"""An issue that one of our forms made becomes the file that a careful person would have written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from casetracker.edit.issues.forms import RECORD, REST, TAKE_OUT, UPKEEP, sections
from casetracker.edit.issues.from_issue import IssueError, Made, from_issue
from casetracker.edit.issues.texts import clean
from casetracker.edit.style import styled
from casetracker.record.load import load
from issue_texts import filled_in, issue
from sample_record import SampleFile, sample_in_style
from small_records import CASE, SWAP, TODAY, altered

RECORDS = [file for file in sample_in_style() if "summary: |" in file.text]
"""The form asks for the summary in English alone."""
LABELS = [each.label for each in sections("case")]
NEW = {
    "Sources": "title: Held in Primerovsk: a report\npublisher: First Daily\nurl: https://example.org/1\nkind: press\n\n"
    "Title: Appeal\nPublisher: First Daily\nURL: https://example.org/2\nlanguage: Russian",
    "Name": "Vera Example",
    "Names": "ru: Вера Примерова",
    "Aliases": "Vera Muster (birth)\nV. Example",
    "Person": "citizenships: United States, RU\nborn: 1990/1991\nsources: 1",
    "Detained by": "Russia",
    "Status": "detained",
    "Last report": "date: 2026-09\nsources: [2]",
    "Custody": "from: 2025-03-10\nform: Police custody\nsources: 1 and 2\n\nfrom: 2025-03-13\nform: remand\nnote: First line,\nsecond line.\nsources: 2",
    "Disputed": "point: On which day?\nclaim: 10 March\nby: First Daily\nsources: 1\n\nclaim: 12 March\nsources: 2",
    "Unknowns": "- Where is she held?",
    "Summary": "Vera Example was detained in March 2025.[1][2]",
}
FILE = """\
# yaml-language-server: $schema=_schema/case.json
name: Vera Example
names:
  ru: Вера Примерова
aliases:
  - name: Vera Muster
    kind: birth
  - V. Example
person:
  citizenships: [US, RU]
  born: 1990/1991
  sources: [first-daily]
detained_by: RU
status: detained
last_report:
  date: 2026-09
  sources: [first-daily-2]
custody:
  - from: 2025-03-10
    form: police
    sources: [first-daily, first-daily-2]
  - from: 2025-03-13
    form: remand
    note: First line, second line.
    sources: [first-daily-2]
summary: |-
  Vera Example was detained in March 2025.[^first-daily][^first-daily-2]
disputed:
  - point: On which day?
    accounts:
      - claim: 10 March
        by: First Daily
        sources: [first-daily]
      - claim: 12 March
        sources: [first-daily-2]
unknowns:
  - Where is she held?
sources:
  first-daily:
    title: "Held in Primerovsk: a report"
    publisher: First Daily
    url: https://example.org/1
    kind: press
  first-daily-2:
    title: Appeal
    publisher: First Daily
    url: https://example.org/2
    language: ru
"""


def made(parts: dict[str, str], folder: Path, labels: list[str] = LABELS) -> Made:
    return from_issue(issue(parts, labels), folder)


def corrected(parts: dict[str, str], folder: Path) -> Made:
    return made(parts, folder, [RECORD, *LABELS, TAKE_OUT, REST])


def data(content: bytes) -> Any:
    return yaml.load(content, yaml.CBaseLoader)  # noqa: S506  (it makes nothing but texts, lists and mappings)


def test_a_new_case_is_the_file_that_one_would_write_and_passes_the_check(tmp_path: Path) -> None:
    found = made(NEW, tmp_path)
    assert found == Made("vera-example.yml", FILE.encode(), True)
    (tmp_path / found.name).write_bytes(found.content)
    # Nobody has compared it with its sources: whoever does says so.
    assert [each.message for each in load(tmp_path, TODAY).problems if each.is_error] == ["'reviewed' is missing from this case"]
    (tmp_path / found.name).write_bytes(found.content + b"reviewed: 2026-11-24\n")
    assert [each for each in load(tmp_path, TODAY).problems if each.is_error] == []


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.id)
def test_every_record_comes_back_from_the_issue_that_tells_it(file: SampleFile, tmp_path: Path) -> None:
    kind = file.kind
    record = data(file.text.encode())
    found = from_issue(filled_in(record, kind), tmp_path)
    assert (found.notes, found.left) == ((), ())
    assert styled(found.content, kind) == found.content
    after = found.content.decode()
    new_ids, old_ids = list(data(found.content)["sources"]), list(record["sources"])
    table = dict(zip(new_ids, old_ids, strict=True))
    told = data(found.content)
    assert _renamed(told, table) == {key: value for key, value in record.items() if key not in UPKEEP}
    assert not re.search("source-[0-9]+$", after)


def _renamed(value: Any, table: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: {table[name]: each for name, each in inner.items()}
            if key == "sources" and isinstance(inner, dict)
            else [table[each] for each in inner]
            if key == "sources"
            else re.sub(r"\[\^([^]]+)\]", lambda found: f"[^{table[found[1]]}]", inner)
            if key == "summary"
            else _renamed(inner, table)
            for key, inner in value.items()
        }
    return [_renamed(each, table) for each in value] if isinstance(value, list) else value


def test_a_correction_changes_what_it_fills_in_and_keeps_the_rest_with_its_comments(tmp_path: Path) -> None:
    before = FILE.replace("status: detained", "status: detained  # as of September") + "reviewed: 2026-11-24\n"
    (tmp_path / "vera-example.yml").write_text(before)
    found = corrected(
        {
            RECORD: "https://tracker.test.org/cases/vera-example/#custody",
            "Sources": "title: Freed\npublisher: Second Agency\nurl: https://example.org/3",
            "Status": "released",
            "Person": "occupation: Translator",
            "Release": "date: 2026-10-20\nmanner: Court order\nsources: 1",
            "Unknowns": "By which border did she leave?\nWhere is she held?",
            TAKE_OUT: "last_report\nlinks",
            REST: "Please be quick.",
        },
        tmp_path,
    )
    assert (found.name, found.is_new) == ("vera-example.yml", False)
    assert found.notes == (
        "'links' was to be taken out, but is not there",
        "the issue says something under 'Anything else' that is for a person to read",
    )
    assert found.content.decode() == altered(
        before,
        ("  born: 1990/1991\n", "  born: 1990/1991\n  occupation: Translator\n"),
        ("status: detained  #", "status: released  #"),
        ("last_report:\n  date: 2026-09\n  sources: [first-daily-2]\n", ""),
        ("summary: |-", "release:\n  date: 2026-10-20\n  manner: court-order\n  sources: [second-agency]\nsummary: |-"),
        ("  - Where is she held?\n", "  - Where is she held?\n  - By which border did she leave?\n"),
        ("reviewed:", "  second-agency:\n    title: Freed\n    publisher: Second Agency\n    url: https://example.org/3\nreviewed:"),
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("vera-example", None),
        ("cases/vera-example.yml", None),
        ("https://tracker.test.org/x/cases/vera-example/?a=1", None),
        ("swaps/2024", None),
        ("https://tracker.test.org/cases/nobody/", "there is no record 'nobody'"),
        ("../../etc/passwd", "'../../etc/passwd' names no record: give the address of its page"),
        ("cases/_template", "'cases/_template' names no record: give the address of its page"),
        ("vera-example; rm -rf ~", "'vera-example; rm -rf ~' names no record: give the address of its page"),
        ("linked", "there is no record 'linked'"),
    ],
)
def test_a_correction_finds_its_record_by_address_or_id_and_nothing_outside(tmp_path: Path, record: str, said: str | None) -> None:
    (tmp_path / "swaps").mkdir()
    (tmp_path / "vera-example.yml").write_text(CASE)
    (tmp_path / "swaps" / "2024.yml").write_text(SWAP)
    (tmp_path / "linked.yml").symlink_to("/etc/hostname")
    parts = {RECORD: record, "Unknowns": "What?"}
    if said is None:
        assert corrected(parts, tmp_path).content
    else:
        with pytest.raises(IssueError, match=f"^{re.escape(said)}$"):
            corrected(parts, tmp_path)


@pytest.mark.parametrize(
    ("parts", "labels", "said"),
    [
        ({"Name": "王丽"}, LABELS, "the issue gives no name in letters"),
        ({"Name": "Index"}, LABELS, "'index' can't be an id: the site needs that address itself"),
        (
            {"Name": "Anna Sample"},
            LABELS,
            "anna-sample.yml is there already: if it is about the same person or exchange, this has to be a correction of it",
        ),
        ({"Title": ""}, ["Title", "Date", "Place"], "the issue gives no date and place"),
        ({}, ["Thoughts"], "this is not the text of an issue that one of the forms made"),
        ({RECORD: "anna-sample"}, [RECORD], "the issue changes nothing: no part of the form that this file has is filled in"),
    ],
)
def test_an_issue_that_gives_no_file_is_refused_with_what_is_missing(
    tmp_path: Path, parts: dict[str, str], labels: list[str], said: str
) -> None:
    (tmp_path / "anna-sample.yml").write_bytes(styled(CASE.encode(), "case"))
    with pytest.raises(IssueError, match=f"^{re.escape(said)}$"):
        made(parts, tmp_path, labels)


HOSTILE = [
    "$(touch /tmp/pwned)`touch /tmp/pwned`; rm -rf / && echo ${{ secrets.GITHUB_TOKEN }} | sh",
    "x\nstatus: released\nrelease: {date: 2024}\n---\n!!python/object/apply:os.system [id]",
    "&anchor *alias !tag {a: b} [c] | > ' \" % @ ` # comment: yes",
    "]] <script>alert(1)</script> ![x](javascript:alert(1)) @everyone ```",
    "\u202egnp.exe\u2066 \x1b[31mred\x07 \ufeff \x00 \ue000",
    "### Status\n\nexchanged\n\n### Name\n\nSomebody Else",
    "'''\"\"\"\\n\\u0000\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_one_text_in_one_field(tmp_path: Path, text: str) -> None:
    found = made(
        {**NEW, "Disputed": "", "Custody": f"from: 2025-03-10\nform: remand\nnote: {text}\nsources: 1", "Unknowns": text}, tmp_path
    )
    assert found.name == "vera-example.yml"
    written = data(found.content)
    assert set(written) <= {*(each.spec.key for each in sections("case")), "reviewed"}
    assert written["name"] == "Vera Example"
    assert "release" not in written
    assert set(written["custody"][0]) <= {"from", "form", "note", "sources"}
    assert styled(found.content, "case") == found.content
    assert all(char.isprintable() for line in found.content.decode().split("\n") for char in line)


def test_hostile_text_in_a_name_gives_a_harmless_file_name(tmp_path: Path) -> None:
    for text in HOSTILE:
        try:
            found = made({**NEW, "Name": text}, tmp_path)
        except IssueError:
            continue
        assert re.fullmatch(r"[a-z0-9-]+\.yml", found.name)


def test_text_is_cleaned_of_what_no_file_may_hold() -> None:
    assert clean("a\tb\r\nc\u2028d\u00a0e\u202e\x00f") == "a b\nc\nd ef"


def test_an_exchange_is_corrected_by_its_own_form(tmp_path: Path) -> None:
    (tmp_path / "swaps").mkdir()
    (tmp_path / "swaps" / "2024-06-01-exampleton.yml").write_bytes(styled(SWAP.encode(), "swap"))
    labels = [RECORD, *(each.label for each in sections("swap")), TAKE_OUT, REST]
    parts = {
        RECORD: "https://tracker.test.org/swaps/2024-06-01-exampleton/",
        "Place": "Exampleton airport",
        "Mediators": "by: Switzerland\nsources: a",
    }
    found = made(parts, tmp_path, labels)
    assert (found.name, found.is_new, found.notes) == ("swaps/2024-06-01-exampleton.yml", False, ())
    assert data(found.content)["place"] == "Exampleton airport"
    assert data(found.content)["mediators"] == [{"by": "CH", "sources": ["a"]}]


def test_a_link_in_the_place_of_a_new_file_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "vera-example.yml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IssueError, match=r"vera-example\.yml is there already"):
        from_issue(issue(NEW, LABELS), tmp_path)
