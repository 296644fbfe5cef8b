"""What the command line says where it is used wrongly: one line, in plain words, that says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.cli import main
from small_records import CASE

COMMANDS = "the commands are: build, build-data, check, diff, export, fmt, from-issue, import, init, links, new, todo, translate, verify. 'casetracker --help' says more."
ANY, CHECK, NEW = "'casetracker --help' says more.", "'casetracker check --help' says more.", "'casetracker new --help' says more."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", f"a command is missing; {COMMANDS}"),
        ("chekc", f"'chekc' is no command; {COMMANDS}"),
        ("build_data", f"'build_data' is no command (did you mean 'build-data'?); {COMMANDS}"),
        ("--today 2024-01-01 check", f"'--today' is no option; {COMMANDS}"),
        ("new", f"WHAT is missing. {NEW}"),
        ("new Vera Example", f"'Example' is one value too many for 'casetracker new'. {NEW}"),
        ("check --strickt", f"'--strickt' is no option of 'casetracker check' (did you mean '--strict'?). {CHECK}"),
        ("check --loud=1", f"'--loud' is no option of 'casetracker check'. {CHECK}"),
        ("check --strict=yes", f"--strict takes no value, but is given 'yes'. {CHECK}"),
        ("check --format xml", f"--format can't be 'xml'; it is one of: text, github, json. {CHECK}"),
        ("check --format gitbub", f"--format can't be 'gitbub' (did you mean 'github'?); it is one of: text, github, json. {CHECK}"),
        ("check --since", f"--since needs a value after it. {CHECK}"),
        ("todo --after soon", "--after needs a whole number, not 'soon'. 'casetracker todo --help' says more."),
        ("links --m 3", "--m can mean --most, --minutes, --memory; write it in full. 'casetracker links --help' says more."),
        ("check --today tomorrow", f"--today: 'tomorrow' is not a day: write it as 2024-07-31. {CHECK}"),
        ("check --today 2025-02-31", f"--today: '2025-02-31' is not a day: 2025-02 has 28 days. {CHECK}"),
        ("check --today 2025-13-01", f"--today: '2025-13-01' is not a day: there is no month 13. {CHECK}"),
        ("check --today 0000-01-01", f"--today: '0000-01-01' is not a day: there is no year 0000. {CHECK}"),
        ("check --today 2025-2-3", f"--today: '2025-2-3' is not a day: write 2025-02-03. {CHECK}"),
        ("check --today 13.03.2025", f"--today: '13.03.2025' is not a day: write 2025-03-13. {CHECK}"),
        ("check --today 03/04/2025", f"--today: '03/04/2025' is not a day (did you mean 2025-04-03 or 2025-03-04?). {CHECK}"),
        ("check --today 2025-W01-1", f"--today: '2025-W01-1' is not a day: write it as 2024-07-31. {CHECK}"),
        ("new X --today 2025-02-31", f"--today: '2025-02-31' is not a day: 2025-02 has 28 days. {NEW}"),
        ("todo --today 2025-06-31", "--today: '2025-06-31' is not a day: 2025-06 has 30 days. 'casetracker todo --help' says more."),
        ("links --today 2025-06-31", "--today: '2025-06-31' is not a day: 2025-06 has 30 days. 'casetracker links --help' says more."),
        ("build --as-of 2025-02-31", "--as-of: '2025-02-31' is not a day: 2025-02 has 28 days. 'casetracker build --help' says more."),
        ("build-data x --as-of 2025", "--as-of: '2025' is not a day: write it as 2024-07-31. 'casetracker build-data --help' says more."),
    ],
)
def test_wrong_use_ends_with_2_and_one_plain_line(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(line.split())
    assert (end.value.code, *capsys.readouterr()) == (2, "", f"casetracker: {said}\n")


def test_help_and_version_are_given(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--help", "-h", "--version"):
        with pytest.raises(SystemExit) as end:
            main([option])
        assert end.value.code == 0
    assert capsys.readouterr().out.startswith("usage: casetracker")


def test_a_day_ahead_is_no_day_of_the_record(written, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder: Path = written({"vera-example.yml": CASE}).parent
    (folder / "mkdocs.yml").write_text(
        "site_name: x\nextra:\n  casetracker:\n    contact: {private: a@example.org, corrections: b@example.org}\n"
    )
    monkeypatch.chdir(folder)
    for command in ("build", "build-data x"):
        assert main([*command.split(), "--as-of", "2999-01-01"]) == 2
        said = "casetracker: 2999-01-01 lies ahead; the record can be shown as it stood on a day up to today\n"
        assert capsys.readouterr().err == said
