"""Our own workbook comes back whole: what was not changed changes nothing, and what was is a difference of its own lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

import pytest

from benchmarks.many_records import records as many
from casetracker.edit.style import styled
from casetracker.edit.workbook.building import build
from casetracker.edit.workbook.changes import Changes, Value
from casetracker.edit.workbook.layout import every_layout, layouts
from casetracker.edit.workbook.reading import At
from casetracker.record.model import KINDS, Source, kinds
from casetracker.record.model.case import CASE as CASE_KIND
from casetracker.record.model.kinds import Group, Id, Keyed, Language, Many, Prose, Text, fields, may, must
from edited_workbooks import Sheets, back, kind_at, records
from golden_record import RECORD
from small_records import CASE, altered, with_keys

GOLDEN = {path.relative_to(RECORD).as_posix(): path.read_text("utf-8") for path in sorted(RECORD.rglob("*.yml"))}
VERA = altered(
    """\
# yaml-language-server: $schema=_schema/case.json
# A remark on the whole.
name: Vera Example  # as her lawyer writes it
names:
  ru: Вера Тестова
aliases:
  - Wera Example
person:
  citizenships: [RU]
  # Two papers agree on this.
  occupation: Baker
  sources: [a]
detained_by: US
status: detained
last_report:
  date: 2024-05-01
  sources: [a]
custody:
  - from: 2024-05-01
    form: remand
    place: Exampleton
    sources: [a]
  # After the hearing.
  - from: 2024-06-01
    form: remand
    place: Otherton
    sources: [a]
summary: |-
  She was arrested in May 2024.[^a]

  She was moved in June.[^a]
sources:
  a:
    title: Report
    publisher: The Paper
    url: https://example.org/1
    kind: official
reviewed: 2026-11-01
"""
)
FILES = {"vera-example.yml": VERA}


def nothing(sheets: Sheets) -> None:
    pass


@pytest.mark.parametrize("texts", [GOLDEN, {name.removeprefix("cases/"): text for name, text in many(1000).items()}])
def test_what_was_not_changed_changes_nothing(texts: dict[str, str]) -> None:
    assert back(texts, nothing) == ({}, [], texts)


def test_one_cell_is_one_line_and_every_comment_stays() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "person.occupation", "Baker and teacher"))
    assert (came.said, came.difference("vera-example.yml")) == ([], ["-  occupation: Baker", "+  occupation: Baker and teacher"])


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value", "lines"),
    [
        ("cases", 1, "name", "Vera Sample", ["-name: Vera Example  # as her lawyer writes it", "+name: Vera Sample  # as her lawyer writes it"]),
        ("cases", 1, "names.ru", "Вера", ["-  ru: Вера Тестова", "+  ru: Вера"]),
        ("cases", 1, "person.born", "1990", ["+  born: 1990"]),
        ("cases", 1, "person.born", 1990.0, ["+  born: 1990"]),
        ("cases", 1, "person.citizenships", "Russia, US", ["-  citizenships: [RU]", "+  citizenships: [RU, US]"]),
        ("cases", 1, "reviewed", date(2026, 11, 2), ["-reviewed: 2026-11-01", "+reviewed: 2026-11-02"]),
        ("cases", 1, "unknowns", "Where is she?\nSince when?", ["+unknowns:", "+  - Where is she?", "+  - Since when?"]),
        ("cases.aliases", 1, "kind", "spelling", ["-  - Wera Example", "+  - name: Wera Example", "+    kind: spelling"]),
        ("cases.custody", 2, "place", "Thirdton ", ["-    place: Otherton", "+    place: Thirdton"]),
        ("cases.custody", 2, "place", "", ["-    place: Otherton"]),
        ("cases.custody", 1, "form", "House arrest", ["-    form: remand", "+    form: house-arrest"]),
        ("cases.sources", 1, "date", "13 March 2024", ["+    date: 2024-03-13"]),
        ("cases", 1, "summary", "She was arrested in May 2024.[^a]\r\n\r\nShe was moved.[^a]", ["-  She was moved in June.[^a]", "+  She was moved.[^a]"]),
    ],
)  # fmt: skip
def test_a_cell_changes_its_own_lines(sheet: str, row: int, heading: str, value: object, lines: list[str]) -> None:
    came = back(FILES, lambda sheets: sheets.set(sheet, row, heading, value))
    assert (came.said, came.difference("vera-example.yml")) == ([], lines)


def test_every_text_of_every_sheet_is_a_difference_of_its_own_lines() -> None:
    """Of the golden record, which has every field: each text on one line, changed by itself."""
    tried = 0
    for record in records({file: styled(text.encode(), kind_at(file)).decode() for file, text in GOLDEN.items()}).values():
        for layout in layouts(KINDS[record.kind]):
            for place, node in layout.rows(record.root):
                for field in layout.headings([node]):
                    held: Any = node
                    for step in field.path:
                        held = held.value[step].node if isinstance(held.value, dict) and step in held.value else None
                        if held is None:
                            break
                    if held is None or not isinstance(field.kind, Text):
                        continue
                    value = Value(field, f"{held.value} too", At("x", 1, 1))
                    tree = build(Changes(record.kind, record.id, At("x", 1), record, [(place, layout, value)]), ())
                    old, new = (text.decode().split("\n") for text in (record.content, tree.content()))
                    assert len(old) == len(new)
                    assert sum(one != other for one, other in zip(old, new, strict=True)) == 1
                    tried += 1
    assert tried > 80


def test_a_file_that_is_not_in_style_changes_by_its_own_lines_too() -> None:
    came = back({"vera-example.yml": CASE}, lambda sheets: sheets.set("cases", 1, "name", "Vera Sample"))
    assert came.difference("vera-example.yml") == ["-name: Vera Example", "+name: Vera Sample"]


def test_a_new_row_stands_where_it_was_put_and_comments_stay_with_theirs() -> None:
    row = {"case": "vera-example", "from": "2024-05-15", "form": "remand", "sources": "a"}
    came = back(FILES, lambda sheets: sheets.add("cases.custody", row, before=2))
    new = ["+  - from: 2024-05-15", "+    form: remand", "+    sources: [a]"]
    assert (came.said, came.difference("vera-example.yml")) == ([], new)
    text = came.written["vera-example.yml"].content.decode()
    assert text.index("2024-05-15") < text.index("  # After the hearing.\n  - from: 2024-06-01")


def test_several_new_rows_of_one_list_stand_each_where_it_was_put() -> None:
    def edit(sheets: Sheets) -> None:
        for day, before in (("05-10", 2), ("05-20", 3), ("06-10", None)):
            sheets.add("cases.custody", {"case": "vera-example", "from": f"2024-{day}", "form": "remand", "sources": "a"}, before)

    came = back(FILES, edit)
    assert came.said == []
    text = came.written["vera-example.yml"].content.decode()
    assert re.findall("from: 2024-(.*)", text) == ["05-01", "05-10", "05-20", "06-01", "06-10"]


def test_new_rows_of_one_list_keep_their_order_and_a_new_list_begins() -> None:
    def edit(sheets: Sheets) -> None:
        for day in ("02", "01"):
            sheets.add("cases.events", {"case": "vera-example", "date": f"2024-06-{day}", "event": f"On the {day}.", "sources": "a, b"})
        sheets.add("cases.sources", {"case": "vera-example", "id": "b", "title": "News", "publisher": "P", "url": "https://example.org/2"})

    came = back(FILES, edit)
    assert came.said == []
    assert [line for line in came.difference("vera-example.yml") if "event:" in line or "  b:" in line] == [
        "+    event: On the 02.", "+    event: On the 01.", "+  b:",
    ]  # fmt: skip


def test_a_new_record_is_a_file_under_the_right_id() -> None:
    def edit(sheets: Sheets) -> None:
        sheets.add("cases", {
            "name": "Anna Łukasik", "person.citizenships": "PL", "person.sources": "a", "detained_by": "US", "status": "detained",
            "last_report.date": "2024-05-01", "last_report.sources": "a", "summary": "She was arrested.[^a]", "reviewed": "2026-11-01",
        })  # fmt: skip
        sheets.add("cases.custody", {"case": "anna-lukasik", "from": "2024-05", "form": "remand", "sources": "a"})
        sheets.add(
            "cases.sources",
            {"case": "anna-lukasik", "id": "a", "title": "T", "publisher": "P", "url": "https://example.org/3", "kind": "official"},
        )

    came = back(FILES, edit)
    assert (came.said, list(came.written)) == ([], ["anna-lukasik.yml"])
    assert came.written["anna-lukasik.yml"].content.decode() == (
        "# yaml-language-server: $schema=_schema/case.json\nname: Anna Łukasik\nperson:\n  citizenships: [PL]\n  sources: [a]\ndetained_by: US\n"
        "status: detained\nlast_report:\n  date: 2024-05-01\n  sources: [a]\ncustody:\n  - from: 2024-05\n    form: remand\n    sources: [a]\n"
        "summary: |-\n  She was arrested.[^a]\nsources:\n  a:\n    title: T\n    publisher: P\n    url: https://example.org/3\n    kind: official\n"
        "reviewed: 2026-11-01\n"
    )


def test_a_new_record_that_lacks_something_is_a_draft_and_it_is_said_where_what_is_missing() -> None:
    came = back(FILES, lambda sheets: sheets.add("cases", {"name": "Anna Sample", "status": "detained"}))
    assert list(came.written) == ["_draft-anna-sample.yml"]
    assert came.written["_draft-anna-sample.yml"].is_draft
    assert "cases!J3: 'detained_by' is missing from this case\n  = Fill it in: The state that holds the person, or held them last: the one that can release." in came.said  # fmt: skip


def test_what_would_be_an_error_is_told_at_its_cell_and_the_file_stays() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases.custody", 1, "form", "jailed"))
    assert came.written == {}
    assert came.said == [
        "cases.custody!A2: 'vera-example' was left as it is: what is changed here would give it an error",
        "cases.custody!D2: custody[0].form: 'jailed' is not a form of custody: write 'sentence' after a conviction, 'remand' before it\n"
        "  = Write one of: police, administrative, remand, extradition, house-arrest, sentence, hospital, immigration, restricted, unknown.",
    ]


def test_a_rule_between_files_is_told_at_its_cell_too() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "same", "nobody-here"))
    assert came.written == {}
    assert came.said[1].split("\n")[0] == "cases!AA2: same[0]: there is no case 'nobody-here'"


def test_a_deleted_row_is_told_and_never_carried_out() -> None:
    def edit(sheets: Sheets) -> None:
        del sheets.of("cases.custody").rows[2]
        del sheets.of("cases.aliases").rows[1]

    came = back(FILES, edit)
    hint = (
        "\n  = Nothing was taken out: a row that is gone may have been deleted by a slip. Take it out of the file, or withdraw the record."
    )
    assert (came.written, came.said) == ({}, [f"{sheet}!A1: warning: a row was deleted that 'vera-example' had{hint}" for sheet in ("cases.aliases", "cases.custody")])  # fmt: skip


def test_a_deleted_sheet_or_column_takes_nothing_out() -> None:
    def edit(sheets: Sheets) -> None:
        sheets.of("cases.charges").name = "mine"
        place = sheets.place("cases", "person.occupation")
        for row in sheets.of("cases").rows:
            del row[place]

    came = back(FILES, edit)
    assert (came.written, came.said) == ({}, ["cases.charges!A1: warning: this sheet is not in the workbook, and nothing was read of it"])


OLDER = altered(VERA, ("occupation: Baker", "occupation: Cook"), ("place: Exampleton", "place: Sampleton"))


def test_a_workbook_of_an_older_state_is_merged_cell_by_cell() -> None:
    """The file has a new occupation and a new first place since; the workbook changes the second place."""
    came = back({"vera-example.yml": OLDER}, lambda sheets: sheets.set("cases.custody", 2, "place", "Thirdton"), FILES)
    assert (came.said, came.difference("vera-example.yml")) == ([], ["-    place: Otherton", "+    place: Thirdton"])


def test_what_was_changed_on_both_sides_is_told_and_not_written_over() -> None:
    came = back({"vera-example.yml": OLDER}, lambda sheets: sheets.set("cases", 1, "person.occupation", "Teacher"), FILES)
    said = (
        "cases!G2: person.occupation: this was changed in the file too since the workbook was made: 'Baker' in the file and 'Teacher' here"
    )
    assert (came.written, came.said) == ({}, [f"{said}\n  = The file was left as it is: write there which of the two holds."])


def test_what_both_sides_say_by_now_is_done_with() -> None:
    came = back({"vera-example.yml": OLDER}, lambda sheets: sheets.set("cases", 1, "person.occupation", "Baker"), FILES)
    assert (came.written, came.said) == ({}, [])


def test_an_item_is_found_where_it_stands_by_now() -> None:
    """A period has come into the file above the one that the workbook changes."""
    now = altered(VERA, ("custody:\n", "custody:\n  - from: 2024-04-01\n    form: police\n    sources: [a]\n"))
    came = back(FILES, lambda sheets: sheets.set("cases.custody", 2, "place", "Thirdton"), {"vera-example.yml": now})
    assert (came.said, came.difference("vera-example.yml")) == ([], ["-    place: Otherton", "+    place: Thirdton"])


def test_a_record_that_is_gone_and_one_that_has_come_since() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "name", "Vera Sample"), {"anna.yml": altered(VERA, ("Vera", "Anna"))})
    assert came.written == {}
    assert came.said[0] == "cases!A2: the record 'vera-example' is gone since the workbook was made, and this row was passed over"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda sheets: sheets.set("cases", 1, "id", "vera"), "cases!A2: 'vera-example' can't be changed here\n  = Rename the file itself, and write the old id under 'formerly'."),
        (lambda sheets: sheets.set("cases.sources", 1, "id", "b"), "cases.sources!B2: 'a' can't be changed here\n  = Write it as a new row where it belongs; take the old one out of its file."),
        (lambda sheets: sheets.add("cases", {"id": "vera-example"}), "cases!A3: there is a record 'vera-example' already\n  = Change its own row, or give this one another id."),
        (lambda sheets: sheets.add("cases", {"status": "detained"}), "cases!A3: no id follows from this row\n  = Write one in the first column: Latin letters, figures and hyphens."),
        (lambda sheets: sheets.add("cases.events", {"case": "nobody", "event": "x"}), "cases.events!A2: there is no record 'nobody'"),
        (lambda sheets: sheets.add("cases.disputed.accounts", {"case": "vera-example", "claim": "x"}), "cases.disputed.accounts!A2: this row does not say of which item of 'disputed' it is: its column 'disputed'"),
        (lambda sheets: sheets.set("cases", 0, "person.born", "Age"), ""),
    ],
)  # fmt: skip
def test_what_a_workbook_can_t_do_is_told(edit: Any, said: str) -> None:
    came = back(FILES, edit)
    assert (came.written, came.said) == ({}, [said] if said else [])


@pytest.mark.parametrize("origin", ["case/vera-example/custody/x a.b", "case/vera-example/custody", "swap/vera-example", "/", "x", ""])
def test_a_row_whose_origin_somebody_wrote_over_is_known_by_what_it_holds(origin: str) -> None:
    came = back(FILES, lambda sheets: sheets.set("cases.custody", 2, "_row", origin))
    assert (came.written, came.said) == ({}, [])


def test_a_sheet_without_the_hidden_column_is_not_read() -> None:
    def edit(sheets: Sheets) -> None:
        sheets.of("cases.custody").rows[:] = [row[:-1] for row in sheets.of("cases.custody").rows]

    came = back(FILES, edit)
    assert (came.written, came.said[-1]) == ({}, "cases.custody!A1: the column '_row' is missing, and nothing was read of this sheet")


def test_a_character_that_nobody_sees_is_told_and_not_taken() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "person.occupation", "Ba\u200bker"))
    assert came.written == {}
    assert came.said[0].split("\n")[0] == "cases!G2: the character U+200B (zero width space) is not allowed here"


def test_rows_may_be_sorted_and_a_column_of_one_s_own_is_passed_over() -> None:
    def edit(sheets: Sheets) -> None:
        head, *rows = sheets.of("cases.custody").rows
        sheets.of("cases.custody").rows[:] = [[*head, "mine"], *([*row, "a note"] for row in reversed(rows))]

    came = back(FILES, edit)
    assert (came.written, came.said) == ({}, ["cases.custody!M1: warning: 'mine' is no column of this sheet, and was passed over"])


def test_a_comment_is_never_lost() -> None:
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "person.occupation", ""))
    assert (came.written, came.said) == ({}, ["cases!A2: 'vera-example' was left as it is: the comment '# Two papers agree on this.' would be lost with 'person.occupation': change that in the file"])  # fmt: skip


def test_a_second_language_comes_to_a_summary() -> None:
    came = back({"v.yml": with_keys(CASE, "unknowns: [x y z]")}, lambda sheets: sheets.of("cases").rows[0].append("summary.ru") or sheets.of("cases").rows[1].append("Её арестовали.[^a]"))  # fmt: skip
    assert (
        "summary:\n  en: |-\n    She was arrested in May 2024.[^a]\n  ru: |-\n    Её арестовали.[^a]\n"
        in came.written["v.yml"].content.decode()
    )


@dataclass(frozen=True, kw_only=True)
class _Inner:
    label: str = must(Text(), "A text.")


@dataclass(frozen=True, kw_only=True)
class _Invented:
    """A kind of record that there is none of."""

    kind: ClassVar = "ship"
    title: str = must(Text(), "A text.")
    names: Any = may(Keyed(Language(), Text()), "By language.")
    hull: Any = may(Group(_Inner), "A group.")
    decks: Any = may(Many(Group(_Inner)), "A list.")
    words: Any = may(Many(Text()), "Texts.")
    story: Any = may(Prose(), "Prose.")
    sources: Any = must(Keyed(Id("source"), Group(Source)), "Sources.")


def test_sheets_and_columns_follow_from_the_declaration_of_fields() -> None:
    found = layouts(replace(CASE_KIND, record=_Invented))
    assert {each.name: [field.heading for field in each.fields] for each in found} == {
        "ships": ["title", "hull.label", "words", "story"],
        "ships.decks": ["label"],
        "ships.sources": [spec.key for spec in fields(Source)],
    }
    assert found[0].field("names.ru")
    assert not found[0].field("names.nothing")


def test_every_declared_field_has_a_column() -> None:
    def leaves(of: Any) -> int:
        """Fields that hold a value; what is kept by language has a column for each."""
        inner = (getattr(spec.kind, "item", None) or getattr(spec.kind, "value", None) or spec.kind for spec in fields(of))
        return sum(leaves(each.of) if isinstance(each, kinds.Group | kinds.Alias) else 1 for each in inner)

    for kind in KINDS.values():
        columns = sum(
            len(each.fields) + sum(1 for spec, _ in each.by_language if isinstance(spec.kind, kinds.Keyed)) for each in layouts(kind)
        )
        assert columns == leaves(kind.record)
    assert len({name.casefold() for name in every_layout()}) == len(every_layout())


def test_of_too_many_codes_none_is_lost_without_a_word() -> None:
    codes = "RU, US, DE, FR, GB, PL, EE, LV, LT"
    came = back(FILES, lambda sheets: sheets.set("cases", 1, "person.citizenships", codes))
    assert any("citizenships" in each for each in came.said), came.said
    written = came.written.get("vera-example.yml")
    assert written is None or "LT" in written.content.decode()


def test_a_new_row_never_writes_over_a_source_that_is_there() -> None:
    row = {"case": "vera-example", "id": "a", "title": "Other", "publisher": "Other Paper", "url": "https://example.org/2"}
    came = back(FILES, lambda sheets: sheets.add("cases.sources", row))
    assert [each.partition(": ")[2] for each in came.said] == [
        "there is a 'a' in 'vera-example' already\n  = Change its own row, or give this one another id."
    ]
    assert came.written == {}


@pytest.mark.parametrize("number", ["99", "²"])
def test_a_row_of_an_item_that_is_not_there_is_told_and_nothing_breaks(number: str) -> None:
    row = {"case": "vera-example", "disputed": number, "claim": "She was not.", "sources": "a"}
    came = back(FILES, lambda sheets: sheets.add("cases.disputed.accounts", row))
    assert came.said
    assert came.written == {}
