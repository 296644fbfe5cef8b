"""The guide for contributors: its complete files pass the check, and every message that it quotes is the checker's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.record.load import load
from casetracker.record.problems import report
from casetracker.settings import Contact, Settings
from casetracker.site.placeholders import fill
from casetracker.site.sources import SHARED
from small_records import TODAY, altered

STATES = Settings(Contact("-", "-"), states=("SU", "RU", "US"))
GUIDE = fill((SHARED / "contribute" / "guide.md").read_text("utf-8"), STATES, "", {})
CASE_FILE, SWAP_FILE, PLACE_FILE = "vera-example.yml", "swaps/2026-10-20-muster-bridge.yml", "places/muster-remand-prison.yml"
FILES = dict(re.findall(r"This is `cases/([^`]+)`\.[^`]*```yaml\n(.*?)```", GUIDE, re.DOTALL))
QUOTED = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)
RELEASE = re.findall(r"```yaml\n(status: exchanged\n.*?)```", GUIDE, re.DOTALL)
Files = dict[str, str]
Change = Callable[[Files], Files]


def test_the_guide_has_a_complete_case_exchange_and_place() -> None:
    assert list(FILES) == [CASE_FILE, SWAP_FILE, PLACE_FILE]


def written(files: Files, folder: Path) -> Path:
    for name, text in files.items():
        path = folder / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "cases"


def freed(files: Files) -> Files:
    """Return the files with the guide's own changes for somebody who was freed: status, last report, release with its source."""
    status, _, rest = RELEASE[0].partition("\n")
    release, key, source = rest.partition("sources:\n")
    case = re.sub(r"last_report:\n(?:  .*\n)+", "", files[CASE_FILE])
    case = altered(case, ("status: imprisoned", status), ("summary:", f"{release}summary:"), (f"\n{key}", f"\n{key}{source}"))
    return {**files, CASE_FILE: case}


@pytest.mark.parametrize("ended", [False, True], ids=["still held", "exchanged"])
def test_the_complete_files_pass_the_check(ended: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # The exchange belongs to the end of the story: while she is held, nobody names it.
    files = freed(FILES) if ended else {name: FILES[name] for name in (CASE_FILE, PLACE_FILE)}
    folder = written(files, tmp_path)
    assert main(["check", "--strict", "--record", str(folder), "--today", TODAY.isoformat()]) == 0
    assert capsys.readouterr().out.endswith("no problems.\n")


def case(*pairs: tuple[str, str]) -> Change:
    return lambda files: {CASE_FILE: altered(files[CASE_FILE], *pairs)}


def swap(*pairs: tuple[str, str]) -> Change:
    return lambda files: {**freed(files), SWAP_FILE: altered(files[SWAP_FILE], *pairs)}


OTHERS = re.findall(r"others:\n(?:  .*\n)+", FILES[SWAP_FILE])[0]
MISTAKES: dict[str, Change] = {
    "a status that the facts contradict": case(("status: imprisoned", "status: detained")),
    "no last report": case(("last_report:\n  date: 2026-09\n  sources: [second-agency]\n", "")),
    "no sources": case(("    place: Exampleton\n    sources: [second-agency]\n", "    place: Exampleton\n")),
    "a source that is not listed": case(("form: sentence\n    sources: [court-page]", "form: sentence\n    sources: [court]")),
    "a paragraph without a citation": case(("in March 2025.[^first-daily]", "in March 2025.")),
    "a date in another form": case(("date: 2026-09\n", "date: 09/2026\n")),
    "a day of birth": case(("1990/1991", "1990-05-01")),
    "the name of a country": case(("detained_by: RU", "detained_by: Russia")),
    "one value for a list": case(("citizenships: [US]", "citizenships: US")),
    "a colon without quotes": case(("title: Translator held in Exampleton", "title: Translator held: the case")),
    "custody out of order": case(("from: 2026-02-03", "from: 2025-01-03")),
    "a swap that does not exist": lambda files: {
        **files,
        CASE_FILE: altered(freed(files)[CASE_FILE], ("2026-10-20-muster-bridge", "2026-10-20-muster-brigde")),
    },
    "a state that is no party": swap(("parties: [RU, US]", "parties: [CH, US]")),
    "one side only": swap((OTHERS, "")),
    "a name that is no id": lambda files: {"Vera_Example.yml": files[CASE_FILE]},
}
"""Each mistake of the guide, in its order."""


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=list(MISTAKES))
def test_a_quoted_message_is_the_checker_s_own(number: int, tmp_path: Path) -> None:
    files = list(MISTAKES.values())[number](FILES)
    said = report(load(written(files, tmp_path), TODAY).problems)
    assert QUOTED[number] in said, said


def test_every_quoted_message_has_its_mistake() -> None:
    assert len(QUOTED) == len(MISTAKES)
