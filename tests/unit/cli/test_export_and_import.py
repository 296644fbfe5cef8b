"""`casetracker export` and `casetracker import` with the workbook that it made: files, what is said, and how they end."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from casetracker.cli import main
from casetracker.edit.workbook.annotated import annotated
from casetracker.edit.workbook.reading import read_book
from edited_workbooks import Edit, Sheets
from small_records import CASE, SWAP, altered

Run = Callable[..., tuple[int, str, str]]
FILES = {"vera-example.yml": CASE, "swaps/2024-06-01-exampleton.yml": altered(SWAP, ("sources_for", "others:\n  - {number: 2, what: Two others, sources: [a]}\nsources_for"))}  # fmt: skip
SAME = "Nothing to write: the files say what the table says.\n"


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    folder = written(FILES)
    monkeypatch.chdir(folder.parent)

    def command(*arguments: str) -> tuple[int, str, str]:
        return main([*arguments, "--today", "2026-11-24"] if arguments[0] == "import" else list(arguments)), *capsys.readouterr()

    assert command("export", "--xlsx", "record.xlsx") == (0, "2 records in record.xlsx.\n", "")
    return command


def edit(change: Edit, to: str = "changed.xlsx") -> None:
    """Save the workbook changed, as a spreadsheet does."""
    book = read_book(Path("record.xlsx").read_bytes(), "record.xlsx")
    change(Sheets(book))
    Path(to).write_bytes(annotated(book, (), "A record"))


def files() -> dict[str, str]:
    return {path.relative_to("cases").as_posix(): path.read_text("utf-8") for path in sorted(Path("cases").rglob("*.yml"))}


def test_a_workbook_that_was_not_changed_changes_nothing(run: Run) -> None:
    assert run("import", "record.xlsx") == (0, SAME, "")
    assert run("import", "--write", "record.xlsx") == (0, SAME, "")
    assert files() == dict(sorted(FILES.items()))


def test_a_changed_cell_is_written_only_when_that_is_asked_for(run: Run) -> None:
    edit(lambda sheets: sheets.set("cases", 1, "name", "Vera Sample"))
    said = "cases/vera-example.yml: changed\n1 file would be written. Run: casetracker import --write changed.xlsx\n"
    assert run("import", "changed.xlsx") == (0, said, "")
    assert files()["vera-example.yml"] == CASE
    assert run("import", "--write", "changed.xlsx") == (0, "cases/vera-example.yml: changed\n1 file written.\n", "")
    assert files()["vera-example.yml"] == altered(CASE, ("Vera Example", "Vera Sample"))
    assert run("import", "--write", "changed.xlsx")[:2] == (0, SAME)


def test_what_is_amiss_is_said_at_its_cell_and_stands_in_the_report(run: Run) -> None:
    edit(lambda sheets: sheets.set("cases", 1, "detained_by", "Ruritania"))
    code, said, _ = run("import", "--write", "--report", "report.xlsx", "changed.xlsx")
    problem = "detained_by: 'Ruritania' is no country's code and no party that mkdocs.yml names"
    assert (code, said.split("\n")[1]) == (1, f"cases!I2: {problem}")
    assert said.endswith("\nNothing was written.\n")
    assert files() == dict(sorted(FILES.items()))
    opened = CalamineWorkbook.from_filelike(io.BytesIO(Path("report.xlsx").read_bytes()))
    head, row = opened.get_sheet_by_name("cases").to_python()
    assert head[-1] == "Problems"
    assert str(row[-1]).split("\n")[1].startswith(f"I2: {problem}")
    assert run("import", "report.xlsx")[1].split("\n")[1] == f"cases!I2: {problem}"


def test_a_draft_is_no_record_and_todo_says_what_it_lacks(run: Run) -> None:
    def add(sheets: Sheets) -> None:
        sheets.add("cases", {"name": "Anna Sample", "detained_by": "US", "status": "detained", "summary": "She was arrested.[^a]"})
        sheets.add("cases.sources", {"case": "anna-sample", "id": "a", "title": "T", "publisher": "P", "url": "https://example.org/2"})

    edit(add)
    code, said, _ = run("import", "--write", "changed.xlsx")
    assert (code, said.split("\n")[-4:]) == (1, ["cases/_draft-anna-sample.yml: a draft", "1 file written.", "What a draft lacks: casetracker todo --only draft", ""])  # fmt: skip
    assert run("check")[:2] == (0, "1 case, 1 swap and 0 places: no problems.\n")
    assert run("todo", "--only", "draft") == (
        0,
        "Drafts (draft): 1 file\n  = What is missing from it, or wrong in it; once nothing is, take '_draft-' out of its name.\n"
        "  cases/_draft-anna-sample.yml: 4 problems\n"
        "    - 'person' is missing from this case\n    - 'custody' is missing from this case\n    - 'reviewed' is missing from this case\n"
        "    - status: 'last_report' is missing: the status is 'detained'\n",
        "",
    )
    again = run("import", "--write", "changed.xlsx")
    assert again[1].startswith("cases!A3: there is a draft of 'anna-sample' already, which was left as it is\n  = Complete that file, or delete it and import again.\n")  # fmt: skip


def test_a_file_that_can_t_be_read_is_told_and_left_out(run: Run) -> None:
    Path("cases/broken.yml").write_text("name: [")
    code, said, fault = run("export", "--xlsx", "record.xlsx")
    assert (code, said) == (1, "2 records in record.xlsx.\n")
    assert fault.startswith("cases/broken.yml:")


def test_what_is_no_table_is_said_in_a_sentence(run: Run) -> None:
    Path("odd.xlsx").write_bytes(b"PK\x03\x04 and no more")
    code, _, fault = run("import", "odd.xlsx")
    assert code == 2
    assert fault.startswith("casetracker: 'odd.xlsx' can't be read as a workbook (")
    assert fault.endswith("); save it again as .xlsx, .ods or .csv\n")
    assert run("import", "nothing.xlsx") == (2, "", "casetracker: nothing.xlsx: No such file or directory\n")


TABLE = """\
Full name;Citizen of;Arrested;Status;Held by;Notes;Source;Publisher;Last seen
Ann Sample;Germany;27.01.2024;detained;US;She was arrested.;https://example.org/1;The Paper;15.03.2024
Bob Sample;Germany;2024;in prison;US;He was arrested.;https://example.org/2;The Paper;2024-05
"""


def test_a_table_of_one_s_own_is_mapped_by_a_file_that_is_suggested_first(run: Run) -> None:
    Path("people.csv").write_bytes(TABLE.encode("cp1252"))
    code, _, fault = run("import", "people.csv")
    assert (code, fault) == (
        2,
        "people.csv: values stand apart by ';'.\ncasetracker: 'people.csv' is no workbook that 'casetracker export' made. Of a table of your own say what "
        "its columns hold; a first guess is written by: casetracker import --suggest mapping.yml people.csv\n",
    )
    code, said, _ = run("import", "people.csv", "--suggest")
    assert (code, said) == (
        0,
        "Written: mapping.yml\n\n1. Read it, and say what could not be guessed: columns, dates and words with nothing behind them.\n"
        "2. casetracker import --map mapping.yml people.csv\n   says what would be written, and what can't be.\n",
    )
    assert run("import", "people.csv", "--suggest")[2].endswith(
        "casetracker: mapping.yml is there already and was left as it is; name another file after --suggest\n"
    )
    text = Path("mapping.yml").read_text("utf-8")
    Path("mapping.yml").write_text(altered(text, ("      # sources.title:", '      sources.title: "[Page]"\n      #')), "utf-8")
    code, said, _ = run("import", "--map", "mapping.yml", "people.csv")
    assert code == 1
    assert said.endswith(
        "cases/ann-sample.yml: new\ncases/_draft-bob-sample.yml: a draft\n2 files would be written. "
        "Run: casetracker import --map mapping.yml --write people.csv\n"
    )
    assert files() == dict(sorted(FILES.items()))
    assert run("import", "--map", "mapping.yml", "--write", "--report", "report.xlsx", "people.csv")[0] == 1
    assert run("check", "cases/ann-sample.yml")[0] == 0
    assert run("fmt", "--check", "cases/ann-sample.yml")[0] == 0
    assert "date: 2024-03-15" in files()["ann-sample.yml"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(Path("report.xlsx").read_bytes())).get_sheet_by_index(0).to_python()
    assert (rows[0][-1], rows[1][-1].split("\n")[0][:4], "'status' is missing from this case" in str(rows[2][-1])) == (
        "Problems",
        "D2: ",
        True,
    )


def test_a_mapping_that_can_t_be_followed_is_told(run: Run) -> None:
    Path("people.csv").write_text(TABLE)
    Path("m.yml").write_text("sheets:\n  - {rows: nothing}\n")
    assert run("import", "--map", "m.yml", "people.csv")[2].split("\n")[1].startswith("casetracker: m.yml: sheet 'people': 'nothing' is not what a row can be; it is one of: cases, ")  # fmt: skip


def test_a_report_never_takes_the_place_of_the_table(run: Run) -> None:
    before = Path("record.xlsx").read_bytes()
    code, _, said = run("import", "record.xlsx", "--report", "./record.xlsx")
    assert (code, said) == (2, "casetracker: --report would write over the table itself; name another file\n")
    assert Path("record.xlsx").read_bytes() == before


@pytest.mark.parametrize("name", [f"{'people-' * 6}.csv", "a[1].csv", "'x'.csv"])
def test_a_report_can_be_written_whatever_the_table_is_called(run: Run, name: str) -> None:
    Path(name).write_text("Name,Status\nAnn Sample,nonsense\n", "utf-8")
    assert run("import", "--suggest", "m.yml", name)[0] == 0
    assert run("import", "--map", "m.yml", "--report", "out.xlsx", name)[0] == 1
    assert CalamineWorkbook.from_path("out.xlsx").sheet_names == ["Sheet 1"]
