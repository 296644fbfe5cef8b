"""The way of somebody who has never seen a record: the skeleton, filled in where it asks, is a file that the check accepts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.record.model.placeholders import PROSE
from casetracker.record.read import record_files
from small_records import CASE, TODAY, altered

ANSWERS = {
    "citizenships: []": "citizenships: [US]",
    "detained_by:": "detained_by: RU",
    "status:": "status: detained",
    "from:": "from: 2026-01-10",
    "form:": "form: remand",
    "title:": "title: Held in Primerovsk",
    "publisher:": "publisher: First Daily",
    "url:": "url: https://example.org/1",
    "parties: []": "parties: [RU, US]",
    "reviewed:": f"reviewed: {TODAY}",
    f"{PROSE}[^an-id]": "Two people were arrested in May 2024.[^an-id]",
}


def fill_in(text: str) -> str:
    """Do what the comments of the blank say, and nothing else."""
    text = re.sub(r"^((?:  )*)sources: \[\]$", r"\g<1>sources: [an-id]", text, flags=re.MULTILINE)
    if "# last_report:" in text:
        text = text.replace("# last_report:", "last_report:").replace("  # date:\n", "  date: 2026-10-01\n", 1)
        text = text.replace("  # sources: []", "  sources: [an-id]", 1)
    for asked, answer in ANSWERS.items():
        text = re.sub(rf"^((?:  )*(?:- )?){re.escape(asked)}$", rf"\g<1>{answer}", text, flags=re.MULTILINE)
    before, _, after = text.rpartition("    # kind:\n")
    return f"{before}    kind: official\n{after}"


@pytest.mark.parametrize(
    ("words", "file"),
    [(["Anna Sample"], "cases/anna-sample.yml"), (["--swap", "2026-10-20 Muster Bridge"], "cases/swaps/2026-10-20-muster-bridge.yml")],
)
def test_a_skeleton_filled_in_is_accepted_and_then_in_style(written, monkeypatch, capsys, words: list[str], file: str) -> None:
    folder = written({"vera-example.yml": CASE})
    monkeypatch.chdir(folder.parent)
    day = ["--today", TODAY.isoformat()]
    assert main(["new", *day, *words]) == 0
    assert main(["check", "--no-cache", *day, file]) == 1
    path = Path(file)
    path.write_text(fill_in(path.read_text()))
    assert main(["fmt", "--tidy", file]) == 0
    capsys.readouterr()
    code = main(["check", "--no-cache", *day, file])
    assert (code, "error" in capsys.readouterr().out) == (0, False)
    assert main(["fmt", "--check", file]) == 0
    assert "#" not in path.read_text().replace("# yaml-language-server", "")
    assert file in {each.name for each in record_files(folder)}


def test_the_sound_record_that_tests_begin_with_is_left_alone(written, monkeypatch) -> None:
    monkeypatch.chdir(written({"vera-example.yml": altered(CASE, ("Vera", "Anna"))}).parent)
    assert main(["new", "Vera Example"]) == 1
    assert Path("cases/vera-example.yml").read_text() == altered(CASE, ("Vera", "Anna"))
