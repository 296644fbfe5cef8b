"""`casetracker check`: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from small_records import CASE, SWAP, altered, with_keys

WRONG = altered(CASE, ("Vera Example", "Anna Example"), ("status: detained", "status: detaind"))
WARNED = altered(CASE, ("Vera Example", "Boris Sample"), (", kind: official", ""))
SOUND_SWAP = with_keys(SWAP, "others: [{number: 2, what: People without a case here, sources: [a]}]")
WRONG_SWAP = altered(SOUND_SWAP, ("[RU, US]", "[RU]"))
FILES = {"anna.yml": WRONG, "boris.yml": WARNED, "vera.yml": CASE, "swaps/2024.yml": WRONG_SWAP}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    """Write files into a repository without commits, stand above their folder, and run the command; return its exit code and what it printed."""

    def check(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        subprocess.run(["git", "init", "-q"], check=True)
        try:
            code = main(["check", "--today", "2026-11-24", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return check


def places(output: str) -> list[str]:
    return [line.split(": ")[0] for line in output.splitlines() if line.startswith("cases/")]


def test_a_sound_record_ends_with_0_and_is_counted(run: Run) -> None:
    assert run({"vera.yml": CASE, "swaps/2024.yml": SOUND_SWAP}) == (0, "1 case, 1 swap and 0 places: no problems.\n", "")
    assert run({"anna.yml": altered(CASE, ("Vera", "Anna"))}) == (0, "2 cases, 1 swap and 0 places: no problems.\n", "")


def test_an_error_ends_with_1_and_all_problems_of_all_files_are_printed(run: Run) -> None:
    code, output, error = run(FILES)
    assert (code, error) == (1, "")
    assert places(output) == ["cases/anna.yml:4:9", "cases/swaps/2024.yml:3:1", "cases/boris.yml:4:9"]
    assert output.endswith("2 errors and 1 warning in 3 files\n")


def test_a_warning_ends_with_0_and_with_strict_with_1(run: Run) -> None:
    code, output, _ = run({"boris.yml": WARNED})
    assert (code, places(output)) == (0, ["cases/boris.yml:4:9"])
    assert run({"boris.yml": WARNED}, "--strict") == (1, output, "")
    assert run({"boris.yml": CASE}, "--strict")[0] == 0


@pytest.mark.parametrize(
    ("paths", "code", "shown"),
    [
        (["cases/anna.yml"], 1, ["cases/anna.yml:4:9"]),
        (["cases/boris.yml"], 0, ["cases/boris.yml:4:9"]),
        (["cases/vera.yml"], 0, []),
        (["cases/vera.yml", "cases/boris.yml"], 0, ["cases/boris.yml:4:9"]),
        (["cases/swaps"], 1, ["cases/swaps/2024.yml:3:1"]),
        (["cases/swaps/2024.yml"], 1, ["cases/swaps/2024.yml:3:1"]),
        (["cases"], 1, ["cases/anna.yml:4:9", "cases/swaps/2024.yml:3:1", "cases/boris.yml:4:9"]),
        (["."], 1, ["cases/anna.yml:4:9", "cases/swaps/2024.yml:3:1", "cases/boris.yml:4:9"]),
        (["./cases/../cases/anna.yml"], 1, ["cases/anna.yml:4:9"]),
    ],
)
def test_paths_narrow_the_report_and_its_exit_code(run: Run, paths: list[str], code: int, shown: list[str]) -> None:
    ended, output, error = run(FILES, *paths)
    assert (ended, places(output), error) == (code, shown, "")


def test_strict_looks_at_the_named_files_alone(run: Run) -> None:
    assert run(FILES, "--strict", "cases/vera.yml")[0] == 0
    assert run(FILES, "--strict", "cases/boris.yml")[0] == 1


def test_a_narrowed_check_still_reads_the_whole_record(run: Run) -> None:
    code, output, _ = run({"vera.yml": with_keys(CASE, "not: [nobody]"), "anna.yml": CASE}, "cases/vera.yml")
    assert (code, places(output)) == (1, ["cases/vera.yml:8:7", "cases/vera.yml:1:7"])


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["cases/vera.yml"], "Looked at 1 of 4 files: no problems. Elsewhere: 2 errors and 1 warning in 3 files.\n"),
        (["cases/boris.yml"], "1 warning in 1 file\nLooked at 1 of 4 files. Elsewhere: 2 errors in 2 files.\n"),
        (["cases/swaps"], "1 error in 1 file\nLooked at 1 of 4 files. Elsewhere: 1 error and 1 warning in 2 files.\n"),
        (["cases/anna.yml", "cases/vera.yml"], "1 error in 1 file\nLooked at 2 of 4 files. Elsewhere: 1 error and 1 warning in 2 files.\n"),
        (["cases"], "2 errors and 1 warning in 3 files\n"),
    ],
)
def test_a_narrowed_check_says_what_it_looked_at_and_what_stands_elsewhere(run: Run, paths: list[str], said: str) -> None:
    output = run(FILES, *paths)[1]
    assert output.endswith(said)
    assert output.count("Elsewhere") == said.count("Elsewhere")


def test_a_narrowed_check_says_where_all_else_is_sound(run: Run) -> None:
    files = {"vera.yml": CASE, "anna.yml": altered(CASE, ("Vera", "Anna"))}
    assert run(files, "cases/vera.yml") == (0, "Looked at 1 of 2 files: no problems. Elsewhere: no problems.\n", "")
    assert run(files, "cases") == (0, "2 cases, 0 swaps and 0 places: no problems.\n", "")


def test_for_the_code_host_it_goes_beside_the_commands(run: Run) -> None:
    said = "Looked at 1 of 4 files: no problems. Elsewhere: 2 errors and 1 warning in 3 files.\n"
    assert run(FILES, "--format", "github", "cases/vera.yml") == (0, "", said)


def test_what_cannot_be_a_record_ends_with_2_and_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "notes.yml").write_text(CASE)
    assert run(FILES, "cases/nobody.yml") == (2, "", "casetracker: there is no file 'cases/nobody.yml'\n")
    assert run(FILES, "cases/borris.yml") == (2, "", "casetracker: there is no file 'cases/borris.yml' (did you mean 'cases/boris.yml'?)\n")
    assert run(FILES, "docs") == (2, "", "casetracker: 'docs' is not in the folder of records, 'cases'\n")
    assert run(FILES, "notes.yml") == (2, "", "casetracker: 'notes.yml' is not in the folder of records, 'cases'\n")


def test_a_link_among_the_records_is_a_problem_of_the_record(run: Run, written) -> None:
    (written({}) / "link.yml").symlink_to("/etc/hostname")
    code, output, _ = run({}, "cases/link.yml")
    assert (code, output.splitlines()[0]) == (1, "cases/link.yml: this is a link, not a file")


def test_a_record_elsewhere_is_named_and_one_that_is_not_there_ends_with_2(run: Run) -> None:
    said = "casetracker: there is no folder 'nowhere' here; run this in the folder that holds it, or name it with --record\n"
    assert run(FILES, "--record", "nowhere") == (2, "", said)
    assert places(run(FILES, "--record", "./cases/", "cases/anna.yml")[1]) == ["cases/anna.yml:4:9"]


def test_json_is_json_and_nothing_else(run: Run) -> None:
    code, output, error = run(FILES, "--format", "json")
    found = json.loads(output)
    assert (code, error, found["errors"], found["warnings"], len(found["problems"])) == (1, "", 2, 1, 3)
    assert json.loads(run(FILES, "--format", "json", "cases/vera.yml")[1]) == {"errors": 0, "warnings": 0, "problems": []}


def test_github_gets_commands_alone_and_the_count_goes_beside_them(run: Run) -> None:
    code, output, error = run(FILES, "--format", "github")
    assert code == 1
    assert [line.split(",")[0] for line in output.splitlines()] == [
        "::error file=cases/anna.yml",
        "::error file=cases/swaps/2024.yml",
        "::warning file=cases/boris.yml",
    ]
    assert error == "2 errors and 1 warning in 3 files\n"


def test_the_day_of_the_check_can_be_given(run: Run) -> None:
    assert run({"vera.yml": CASE}, "--today", "2026-10-31")[0] == 1
    assert run({"vera.yml": CASE}, "--today", "2026-11-01")[0] == 0


def test_output_that_is_no_terminal_has_no_colour(run: Run) -> None:
    assert "\x1b" not in run(FILES)[1]


def test_the_command_is_installed(written) -> None:
    command = Path(sys.executable).with_name("casetracker")
    folder = written({"vera.yml": CASE})
    ended = subprocess.run([command, "check", "--record", folder, "--today", "2026-11-24"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "1 case, 0 swaps and 0 places: no problems.\n")
    assert ended.stderr == "casetracker: whether an id was another's before is not checked: this is no git repository\n"


def test_a_copy_is_at_an_archive_that_the_settings_name(run: Run, tmp_path: Path) -> None:
    text = altered(CASE, ("https://example.org/1", "https://example.org/1, archive: https://copies.example.org/1"))
    code, output, _ = run({"vera-example.yml": text})
    assert (code, "'copies.example.org' is no archive that this tracker names" in output) == (1, True)
    contact = "{private: a@b.test, corrections: a@b.test}"
    for named, ends in (("[example.org]", 0), ("[perma.cc]", 1), ("nonsense", 1)):
        (tmp_path / "mkdocs.yml").write_text(f"extra: {{casetracker: {{contact: {contact}, archives: {named}}}}}\n")
        code, output, _ = run({})
        assert code == ends, output
    assert "These count: web.archive.org, " in output
