"""Hundreds of broken files: told at once, the worst first, and no more than a person can read."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.record.problems.report import SHOWN
from small_records import CASE, altered

BROKEN = altered(
    CASE, ("status: detained", "status: detaind"), ("form: remand", "forms: remand"), ("detained_by: US", "detained_by: Russia")
)


def computed() -> float:
    """Return the seconds that this process and those that it waited for have computed: the time on an idle machine is no longer."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _name(number: int) -> str:
    """A name that sounds like no other."""
    return "".join(("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su")[int(figure)] for figure in f"{number:03}").title()


@pytest.fixture
def five_hundred(written, monkeypatch) -> Path:
    warned = altered(CASE, (", kind: official", ""))
    files = {f"p-{number:03}.yml": altered(BROKEN, ("Vera", _name(number))) for number in range(500)}
    folder: Path = written(files | {"a-first.yml": altered(warned, ("Vera", "Anna"))})
    monkeypatch.chdir(folder.parent)
    return folder


def test_500_broken_files_are_reported_within_3_seconds_capped_and_worst_first(five_hundred: Path, capsys) -> None:
    began = computed()
    code = main(["check", "--no-cache", "--today", "2026-11-24"])
    took = computed() - began
    output = capsys.readouterr().out
    assert code == 1
    assert output.endswith(
        f"\n… and {1501 - SHOWN} more. Mend these first, then run the check again.\n1500 errors and 1 warning in 501 files\n"
    )
    places = [line for line in output.splitlines() if line.startswith("cases/")]
    assert len(places) == SHOWN
    assert places[0].startswith("cases/p-000.yml:3:14: detained_by: 'Russia' is not the code of a country (did you mean 'RU'?)")
    assert not any("warning:" in line for line in places)
    assert took < 3


def test_programs_get_all_of_them(five_hundred: Path, capsys) -> None:
    main(["check", "--no-cache", "--today", "2026-11-24", "--format", "json"])
    assert capsys.readouterr().out.count('"severity"') == 1501
