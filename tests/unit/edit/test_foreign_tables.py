"""A table of somebody's own becomes records, and what can't be known of it is told at its cell: mappings, suggestions, and Excel's traps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from casetracker.edit.workbook.mapping import MappingError, read_mapping
from casetracker.edit.workbook.reading import Book, WorkbookError, read_book
from casetracker.edit.workbook.suggesting import Suggestion
from casetracker.record.scope import ANY
from edited_workbooks import records
from foreign_tables import FIXED, HEAD, LINK, PERSON, came, grid, made, mapping
from small_records import CASE, TODAY


def test_a_row_becomes_a_sound_record_and_cites_the_source_of_its_row() -> None:
    files, said = came(grid(HEAD, PERSON), mapping({}))
    assert (list(files), said) == (["ann-sample.yml"], [])
    assert files["ann-sample.yml"] == (
        "# yaml-language-server: $schema=_schema/case.json\nname: Ann Sample\nperson:\n  citizenships: [US]\n  sources: [the-paper]\ndetained_by: RU\n"
        "status: detained\nlast_report:\n  date: 2024-10-01\n  sources: [the-paper]\ncustody:\n  - from: 2024-01-27\n    form: unknown\n"
        "    sources: [the-paper]\nsummary: |-\n  Arrested.[^the-paper]\nsources:\n  the-paper:\n    title: Report\n    publisher: The Paper\n"
        "    url: https://example.org/1\n    kind: official\nreviewed: 2026-11-01\n"
    )


def since(files: Mapping[str, str]) -> list[str]:
    return [line.partition("from: ")[2] for text in files.values() for line in text.split("\n") if "from: " in line]


@pytest.mark.parametrize("since_1904", [False, True])
def test_days_and_numbers_of_days_are_read_by_the_calendar_of_the_workbook(since_1904: bool) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        for row, name in enumerate(("Ann Sample", "Bob Sample", "Cay Sample"), 1):
            sheet.write_row(row, 0, [name, "", *LINK])
        sheet.write_datetime(1, 1, datetime(2024, 1, 27), book.add_format({"num_format": "d mmm yy"}))  # noqa: DTZ001
        sheet.write_number(2, 1, 45318 - (1462 if since_1904 else 0))
        sheet.write_number(3, 1, 1995)

    files, said = came(made(fill, date_1904=since_1904), mapping({}))
    assert (since(files), said) == (["2024-01-27", "2024-01-27", "1995"], [])


def test_a_number_of_days_without_a_calendar_is_asked_for() -> None:
    files, said = came(f"Name,Since,Link,By\nAnn Sample,45318,{','.join(LINK)}\n".encode(), mapping({}), "people.csv")
    assert list(files) == ["_draft-ann-sample.yml"]
    assert said[1] == "people!B2: '45318' is a number of days, and may be 2024-01-27 or 2028-01-28"


def test_a_date_that_may_be_two_is_left_out_and_told_unless_the_mapping_says_which() -> None:
    table = grid(HEAD, ["Ann Sample", "01/02/2024", *LINK])
    files, said = came(table, mapping({}))
    assert (list(files), since(files)) == (["_draft-ann-sample.yml"], [])
    assert said[-1] == "People!B2: custody.from: '01/02/2024' is not a date (did you mean 2024-02-01 or 2024-01-02?)"
    assert since(came(table, mapping({"Since": "{to: custody.from, dates: day-month-year}"}))[0]) == ["2024-02-01"]
    assert since(came(table, mapping({"Since": "{to: custody.from, dates: month-day-year}"}))[0]) == ["2024-01-02"]


def test_a_long_number_has_lost_digits_and_a_short_one_is_as_it_stands() -> None:
    rows = [[*HEAD, "Law"], [*PERSON, 1234567890123456789], ["Bob Sample", *PERSON[1:], 275], ["Cay Sample", *PERSON[1:], "0275"]]
    files, said = came(
        grid(*rows), mapping({"Law": "charges.statute"}, f"{FIXED}      charges.offence: Theft\n      charges.category: other\n")
    )
    assert [line.strip() for text in files.values() for line in text.split("\n") if "statute" in line] == [
        "statute: '275'".replace("'", '"'),
        'statute: "0275"',
    ]
    assert said == ["People!E2: the spreadsheet has lost the last digits of this number (1.234567890123457e+18)"]


def test_line_breaks_and_space_around_are_none_of_a_value_but_of_prose() -> None:
    rows = [
        [*HEAD, "Job", "Story"],
        ["Ann\xa0Sample ", " 2024-01-27 ", *LINK, "Baker\r\nand cook", "She was\xa0arrested. \n\nShe was tried."],
    ]
    files, said = came(grid(*rows), mapping({"Job": "person.occupation", "Story": "summary"}))
    assert said == []
    assert "  occupation: Baker and cook\n" in files["ann-sample.yml"]
    assert "summary: |-\n  She was arrested.[^the-paper]\n\n  She was tried.[^the-paper]\n" in files["ann-sample.yml"]


def test_a_merged_cell_holds_for_all_its_rows_and_a_hidden_row_is_read_and_told() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [*HEAD, "Job"])
        for row, name in enumerate(("Ann Sample", "Bob Sample"), 1):
            sheet.write_row(row, 0, [name, "2024", *LINK])
        sheet.merge_range(1, 4, 2, 4, "Baker")
        sheet.set_row(2, None, None, {"hidden": True})

    files, said = came(made(fill), mapping({"Job": "person.occupation"}))
    assert [text.count("occupation: Baker") for text in files.values()] == [1, 1]
    assert said == ["People!A3: warning: 1 row is hidden, and was read as the others"]


def test_of_a_formula_its_value_is_read_and_an_error_is_told() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [*HEAD, "Job"])
        sheet.write_row(1, 0, ["", "2024", *LINK])
        sheet.write_formula(1, 0, '="Ann"&" Sample"', None, "Ann Sample")
        sheet.write_formula(1, 4, "=NA()", None, "#N/A")

    files, said = came(made(fill), mapping({"Job": "person.occupation"}))
    assert (list(files), said) == (["ann-sample.yml"], ["People!E2: the formula in this cell gives an error and no value"])


@pytest.mark.parametrize(
    ("encoding", "separator", "name", "notes"),
    [
        ("utf-8", ",", "Zoë Müller", []),
        ("utf-8-sig", ";", "Zoë Müller", ["values stand apart by ';'"]),
        ("utf-16", "\t", "Zoë Müller", ["values stand apart by tabs"]),
        ("cp1252", ";", "Zoë Müller", ["it is not UTF-8, and was read as Windows' Western encoding (cp1252)", "values stand apart by ';'"]),
        ("cp1251", ";", "Вера Тестова", ["it is not UTF-8, and was read as Windows' Cyrillic encoding (cp1251)", "values stand apart by ';'"]),
    ],
)  # fmt: skip
def test_a_csv_file_is_read_in_its_own_encoding_and_by_its_own_separator(
    encoding: str, separator: str, name: str, notes: list[str]
) -> None:
    rows = [HEAD, [name, "2024", LINK[0], '"The, Paper;\tand ""more"""']]
    content = "".join(separator.join(row) + "\r\n" for row in rows).encode(encoding)
    assert read_book(content, "people.csv").notes == notes
    (text,) = came(content, mapping({}), "people.csv")[0].values()
    assert f"name: {'Vera Testova' if 'В' in name else name}\n" in text
    assert ("names:\n  ru: Вера Тестова\n" in text) == ("В" in name)
    assert 'publisher: The, Paper; and "more"\n' in text


def test_excel_s_own_word_for_the_separator_is_read() -> None:
    assert read_book(b"sep=|\r\nName|By\r\nA, B|C\r\n", "x.csv").tables[0].rows == [["Name", "By"], ["A, B", "C"]]


def test_what_is_no_word_of_a_field_is_left_out_and_told_or_said_by_the_mapping() -> None:
    table = grid([*HEAD, "Citizen", "Sex"], [*PERSON, "Ruritanian", "F"], ["Bob Sample", *PERSON[1:], "N/A", "woman"])
    said = mapping({"Citizen": "{to: person.citizenships, words: {N/A: unknown}}", "Sex": "{to: person.gender, words: {f: woman}}"})
    files, told = came(table, said)
    assert told == ["People!E2: person.citizenships: 'Ruritanian' is no country's code and no party that mkdocs.yml names"] or told[-1].startswith("People!E2: person.citizenships[0]: 'Ruritanian'")  # fmt: skip
    assert "citizenships: [unknown]\n  gender: woman" in files["bob-sample.yml"]
    assert "  gender: woman" in files["_draft-ann-sample.yml"]


def test_a_row_without_a_source_is_a_draft_and_told() -> None:
    files, said = came(grid(HEAD, ["Ann Sample", "2024", "", ""]), mapping({}))
    assert list(files) == ["_draft-ann-sample.yml"]
    assert "People!A2: warning: there is no source in this row for what it says" in said


def test_several_addresses_in_a_cell_are_several_sources_and_one_in_two_rows_is_one() -> None:
    second = (
        "\n  - sheet: More\n    rows: cases.events\n    of: Who\n    cite: row\n    columns: {What: event, When: date, Link: sources.url}\n"
    )

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["Ann Sample", "2024", "https://example.org/1\nhttps://example.org/2", "P"])
        more = book.add_worksheet("More")
        more.write_row(0, 0, ["Who", "When", "What", "Link"])
        more.write_row(1, 0, ["ann sample", "2024-05-01", "A hearing.", "https://example.org/2"])
        more.write_row(2, 0, ["Nobody", "2024-05-01", "A hearing.", ""])

    files, said = came(made(fill), mapping({}, FIXED + second).replace(b"  - rows: cases\n", b"  - sheet: People\n    rows: cases\n"))
    assert said == ["More!A3: 'Nobody' is none of the records that this table makes"]
    assert "events:\n  - date: 2024-05-01\n    event: A hearing.\n    sources: [p-2]\n" in files["ann-sample.yml"]
    assert files["ann-sample.yml"].count("    url: ") == 2


def test_who_is_there_already_and_who_comes_twice_is_told() -> None:
    there = records({"ann-sample.yml": CASE.replace("Vera Example", "Ann Sample")})
    files, said = came(
        grid(HEAD, PERSON, ["Bob Sample", *PERSON[1:]], ["Bob Sample", *PERSON[1:]], ["", "2024", *LINK]), mapping({}), there=there
    )
    assert list(files) == ["bob-sample.yml", "bob-sample-2.yml"]
    assert [each for each in said if "may be the same" not in each] == [
        "People!A2: there is a record 'ann-sample' already, and this row was passed over",
        "People!A4: warning: a second row is called 'Bob Sample': it became 'bob-sample-2'",
        "People!A5: there is no name in this row, and it was passed over",
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("x: 1", "mapping.yml: 'sheets' is to be a list, with an item for each sheet of the table"),
        ("sheets: [a]", "mapping.yml: each item of 'sheets' is to be a group of keys"),
        ("sheets:\n  - {colums: {}}", "mapping.yml: 'colums' is no key of a sheet (did you mean 'columns'?); the keys are: sheet, headings, rows, key, of, cite, columns, fixed"),
        ("sheets:\n  - {sheet: Poeple}", "mapping.yml: there is no sheet 'Poeple' (did you mean 'People'?); the sheets are: People"),
        ("sheets:\n  - {headings: 9}", "mapping.yml: sheet 'People': 'headings' is to be the number of the row with the headings, not '9'"),
        ("sheets:\n  - {rows: cases.event, of: Name}", None),
        ("sheets:\n  - {rows: cases.events}", "mapping.yml: sheet 'People': 'of' is missing: the column that names the case of a row"),
        ("sheets:\n  - columns: {Sinse: name}", "mapping.yml: sheet 'People': there is no column 'Sinse'; the columns are: Name, Since, Link, By, By"),
        ("sheets:\n  - columns: {By: name}", "mapping.yml: sheet 'People': several columns are called 'By'; write 'column D' or 'column E'"),
        ("sheets:\n  - columns: {Name: person.bron}", "mapping.yml: sheet 'People', column 'Name': nothing is called 'person.bron' (did you mean 'person.born'?)"),
        ("sheets:\n  - columns: {Since: {to: custody.from, dates: dmy}}", "mapping.yml: sheet 'People', column 'Since': 'dates' is one of: day-month-year, month-day-year"),
        ("sheets:\n  - columns: {Since: {too: custody.from}}", "mapping.yml: sheet 'People', column 'Since': write where it goes, such as 'name', or a group with 'to'"),
        ("sheets:\n  - columns: {Since: {to: custody.from, word: x}}", "mapping.yml: sheet 'People', column 'Since': 'word' is no key of a column; the keys are: to, dates, words"),
    ],
)  # fmt: skip
def test_what_a_mapping_says_and_can_t_be_followed_is_told(said: str, told: str | None) -> None:
    book = read_book(grid([*HEAD, "By"], [*PERSON, "x"]), "people.xlsx")
    with pytest.raises(MappingError) as fault:
        read_mapping(said.encode(), "mapping.yml", book)
    if told is None:
        assert str(fault.value).startswith(
            "mapping.yml: sheet 'People': 'cases.event' is not what a row can be (did you mean 'cases.events'?); it is one of: cases, "
        )
    else:
        assert str(fault.value) == told


def suggested(content: bytes, name: str = "people.xlsx") -> tuple[Book, str]:
    book = read_book(content, name)
    return book, Suggestion(book, ANY, TODAY).text(name, "mapping.yml")


SUGGESTED = """\
sheets:
  - sheet: People
    headings: 2
    rows: cases
    key: "No"
    cite: row
    columns:
      "No": ""
      Full name: name
      Nationality:
        to: person.citizenships
        words:
          Ruritanian: ""
      Date of arrest:
        to: custody.from
        dates: day-month-year
      Status:
        to: status
        words:
          in prison: ""
      Sources: sources.url
      Remark of mine: ""
    fixed:
      reviewed: 2026-11-24
      review: excerpts
      custody.form: unknown
  - sheet: Events
    headings: 1
    rows: cases.events
    of: Person
    cite: row
    columns:
      When: date
      What happened: event
      Link: sources.url
    fixed:
"""


def test_a_mapping_is_suggested_from_headings_and_values_and_can_be_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "Our people")
        sheet.write_row(1, 0, ["No", "Full name", "Nationality", "Date of arrest", "Status", "Sources", "Remark of mine"])
        sheet.write_row(2, 0, [1, "Ann Sample", "American", "27/01/2024", "in prison", "https://example.org/1", "x"])
        sheet.write_row(3, 0, [2, "Bob Sample", "Ruritanian", "01/02/2024", "detained", "https://example.org/2", ""])
        more = book.add_worksheet("Events")
        more.write_row(0, 0, ["Person", "When", "What happened", "Link"])
        more.write_row(1, 0, [1, "2024-05-01", "A hearing.", "https://example.org/3"])

    book, text = suggested(made(fill))
    plain = "\n".join(line.partition("  # ")[0] for line in text.split("\n") if not line.strip().startswith("#"))
    assert plain == SUGGESTED
    assert "      # detained_by:  # needed. The state that holds the person, or held them last: the one that can release.\n" in text
    assert '          in prison: ""  # one of: detained, imprisoned, house-arrest, restricted, unknown, exchanged, released, died\n' in text
    assert [sheet.layout.name for sheet in read_mapping(text.encode(), "mapping.yml", book)] == ["cases", "cases.events"]


@pytest.mark.parametrize(
    ("heading", "values", "to"),
    [
        ("Дата ареста", ["2024"], "custody.from"), ("DOB", ["1980"], "person.born"), ("Ссылка", ["https://example.org/"], "sources.url"),
        ("Anything", ["https://example.org/", "https://example.org/2"], "sources.url"), ("Prison", ["X"], "custody.facility"),
        ("person.residence", ["X"], "person.residence"), ("Detained by", ["RU"], "detained_by"), ("Last seen", ["2024"], "last_report.date"),
        ("Sentence", ["X"], "rulings.sentence"), ("Whatever", ["X"], '""  # such as \'X\''), ("Gender", ["man"], "person.gender"),
    ],
)  # fmt: skip
def test_a_column_is_guessed_by_its_heading_or_its_values(heading: str, values: list[str], to: str) -> None:
    _, text = suggested(grid(["Name", heading], *(["Ann Sample", value] for value in values)))
    assert f"      {heading}: {to}\n" in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["01/02/2024", "13/02/2024"], "dates: day-month-year\n"),
        (["01/02/2024", "02/13/2024"], "dates: month-day-year\n"),
        (["01/02/2024"], "dates:  # day-month-year or month-day-year: these dates can be either\n"),
        (["13/02/2024", "02/13/2024"], "dates:  # day-month-year or month-day-year: these dates can be either\n"),
    ],
)
def test_the_order_of_day_and_month_is_suggested_where_the_dates_show_it(values: list[str], said: str) -> None:
    _, text = suggested(grid(["Name", "Arrested"], *(["Ann Sample", value] for value in values)))
    assert f"      Arrested:\n        to: custody.from\n        {said}" in text


def test_what_can_be_no_key_of_a_mapping_is_none_and_its_column_is_called_by_its_letter() -> None:
    book, text = suggested(grid(["Name", "Sta\u200btus", "Gender"], ["Ann Sample", "x", "y" * 2000], ["Bob Sample", "x", "f\u200b"]))
    assert "      column B:\n        to: status\n" in text
    assert "      Gender: person.gender\n" in text
    assert len(read_mapping(text.encode(), "mapping.yml", book)) == 1


def test_a_table_without_names_is_told() -> None:
    assert suggested(grid(["One", "Two"], ["1", "2"]))[1].endswith("sheets: []  # no sheet with a column of names was found\n")


def test_what_is_no_table_is_told() -> None:
    for content, said in (
        (b"PK\x03\x04nothing", "'x' can't be read as a workbook ("),
        (b"a\0b\n", "'x' is no text and no workbook"),
        (
            made(lambda book, sheet: sheet.write(1_000_000, 16_000, "far")),
            "the sheet 'People' reaches over 16,001,000,000 cells".replace("16,001,000,000", "16,001,016,001"),
        ),
    ):
        with pytest.raises(WorkbookError) as fault:
            read_book(content, "x")
        assert str(fault.value).startswith(said)


@pytest.mark.parametrize(
    ("heading", "to"),
    [
        ("Citizenship", "person.citizenships"), ("Nationality", "person.citizenships"), ("Charges", "charges.offence"), ("City", "person.residence"),
        ("Verdict", "rulings.ruling"), ("Sentence date", "rulings.date"), ("Aliases", "aliases.name"), ("Name in Russian", "names.ru"),
    ],
)  # fmt: skip
def test_a_usual_heading_is_known(heading: str, to: str) -> None:
    _, text = suggested(grid(["Name", heading], ["Ann Sample", "Something"]))
    assert f"      {heading}: {to}\n" in text or f"      {heading}:\n        to: {to}\n" in text, text


def test_a_damaged_workbook_is_told_in_a_sentence() -> None:
    whole = grid(["Name"], ["Ann Sample"])
    for place in range(0, len(whole), 7):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            read_book(damaged, "people.xlsx")
        except WorkbookError as fault:
            assert str(fault)  # noqa: PT017  (that nothing else is raised is what is tested)
