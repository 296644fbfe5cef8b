"""`casetracker new`: the file that it writes, what it says next, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casetracker.cli import main
from casetracker.edit.skeleton import id_of
from casetracker.edit.style import styled
from casetracker.record.model.blank import blank
from small_records import CASE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    def new(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        return main(["new", "--today", "2026-11-24", *arguments]), *capsys.readouterr()

    return new


def test_a_case_is_the_blank_with_its_name_under_the_right_name_and_no_review_that_nobody_made(run: Run, tmp_path) -> None:
    code, output, error = run({}, "Zoë  d'Example-Østby")
    assert (code, error) == (0, "")
    text = (tmp_path / "cases/zoe-dexample-ostby.yml").read_text()
    expected = blank("case").replace("\nname:\n", "\nname: Zoë d'Example-Østby\n")
    copy = next(line for line in expected.splitlines(keepends=True) if line.startswith("# Copy this file"))
    assert text == expected.replace(copy, "")
    assert output == (
        "Written: cases/zoe-dexample-ostby.yml\n"
        "\n"
        "1. Fill it in. A key without a '#' must have a value; each fact cites a source of the list at the end.\n"
        "2. casetracker fmt --tidy cases/zoe-dexample-ostby.yml\n"
        "   takes out the help that you no longer need.\n"
        "3. casetracker check cases/zoe-dexample-ostby.yml\n"
        "   says what is still wrong, and what to write instead.\n"
        "4. mkdocs serve --no-strict\n"
        "   shows the page\n"
        "5. Commit it on a branch of its own and open a pull request. What you send is public and permanent.\n"
    )


def test_a_name_in_cyrillic_letters_is_kept_beside_its_transliteration(run: Run, tmp_path) -> None:
    assert run({}, "Жанна Примерова")[0] == 0
    text = styled((tmp_path / "cases/zhanna-primerova.yml").read_bytes(), "case", tidy=True).decode()
    assert text.splitlines()[1:4] == ["name: Zhanna Primerova", "names:", "  ru: Жанна Примерова"]


def test_a_swap_is_named_after_its_date_and_place(run: Run, tmp_path) -> None:
    code, output, _ = run({}, "--swap", "2026-10-20 Muster Bridge")
    assert (code, output.splitlines()[0]) == (0, "Written: cases/swaps/2026-10-20-muster-bridge.yml")
    text = styled((tmp_path / "cases/swaps/2026-10-20-muster-bridge.yml").read_bytes(), "swap", tidy=True).decode()
    assert text.splitlines()[1:4] == ["title: Exchange in Muster Bridge", "date: 2026-10-20", "place: Muster Bridge"]
    assert run({}, "--swap", "Muster Bridge") == (
        2,
        "",
        "casetracker: 'Muster Bridge' does not begin with a date; write: casetracker new --swap \"2026-10-20 Muster Bridge\"\n",
    )
    for words, meant in {
        "21.10.2026 Muster Bridge": "2026-10-21 Muster Bridge",
        "21 October 2026, Muster Bridge": "2026-10-21 Muster Bridge",
        "October 2026 Exampleton": "2026-10 Exampleton",
        "03/04/2026 Exampleton": "2026-10-20 Muster Bridge",
    }.items():
        said = f"casetracker: '{words}' does not begin with a date; write: casetracker new --swap \"{meant}\"\n"
        assert run({}, "--swap", words, "--id", "x") == (2, "", said)


def test_a_file_is_never_written_over(run: Run, tmp_path) -> None:
    files = {"vera-example.yml": CASE}
    code, output, error = run(files, "Vera Example")
    assert (code, output) == (1, "")
    assert error.splitlines() == [
        "warning: 'Vera Example' may be the person in cases/vera-example.yml; if so, correct that file instead.",
        "casetracker: cases/vera-example.yml is there already and was left as it is. For another person of that name add --id vera-example-2",
    ]
    assert (tmp_path / "cases/vera-example.yml").read_text() == CASE
    assert run(files, "Vera Example", "--id", "vera-example-2")[0] == 0


@pytest.mark.parametrize("name", ["Example Vera", "Вера Example", "Vera Exampla", "Véra EXAMPLE"])
def test_somebody_who_may_be_there_already_is_named_and_the_file_written(run: Run, name: str) -> None:
    code, _, error = run({"vera.yml": CASE}, name, "--id", "somebody")
    assert (code, error) == (0, f"warning: '{name}' may be the person in cases/vera.yml; if so, correct that file instead.\n")


def test_another_name_is_no_duplicate(run: Run) -> None:
    assert run({"vera.yml": CASE}, "Anna Sample")[2] == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["王丽"], "no file name follows from '王丽'; give one with --id, in Latin letters, such as --id vera-example"),
        (
            ["Vera", "--id", "../vera"],
            "'../vera' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most; give one with --id",
        ),
        (["Status"], "'status' can't be an id: the site needs that address itself; give one with --id"),
        (["CON"], "'con' can't be an id: Windows can't have a file of that name; give one with --id"),
        (["Com¹"], "'com1' can't be an id: Windows can't have a file of that name; give one with --id"),
        (["Vera", "--id", "LPT1"], "'LPT1' can't be an id: Windows can't have a file of that name; give one with --id"),
        (["--swap", "2025-04-10", "--id", "places"], "'places' can't be an id: the site needs that address itself; give one with --id"),
        (["12"], "'12' is not a name; write it as most of the sources do, such as: casetracker new \"Vera Example\""),
    ],
)
def test_what_gives_no_file_name_is_refused(run: Run, arguments: list[str], said: str) -> None:
    assert run({}, *arguments) == (2, "", f"casetracker: {said}\n")


def test_a_name_with_yaml_in_it_stays_a_name(run: Run, tmp_path) -> None:
    assert run({}, "Vera: [Example] # !!x", "--id", "vera")[0] == 0
    assert '\nname: "Vera: [Example] # !!x"\n' in (tmp_path / "cases/vera.yml").read_text()


@pytest.mark.parametrize(
    ("words", "id"), [("Ксения Карелина", "kseniya-karelina"), ("  O'Example, Jr. ", "oexample-jr"), ("x" * 200, "x" * 120)]
)
def test_ids_are_transliterated_and_short(words: str, id: str) -> None:
    assert id_of(words) == id
