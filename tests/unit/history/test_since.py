"""What a check of a change says of records that are gone: deleted, or renamed without a word. Everybody is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.cli import main
from small_history import Repository, repository
from small_records import CASE, SWAP, TODAY, altered, with_keys

VERA, NAME = CASE, "vera-example.yml"
BORIS = altered(CASE, ("Vera Example", "Boris Sample"))
GONE = "withdrawn: {date: 2026-01-03, reason: request}\n"
SWAPPED = "swaps/2024-06-01-exampleton.yml"
OTHERS = with_keys(SWAP, "others: [{number: 1, what: Somebody without a case here, sources: [a]}]")
DELETED = """\
cases/vera-example.yml: this record was deleted, and its address with it
  = Restore the file. To take a record out, say so in it: its page then stays, without a name, and copies of the data can follow.
  = Lines to paste, with … to be filled in:
withdrawn:
  date: …
  reason: …
"""
RENAMED = """\
cases/vera.yml:1:1: formerly: this record was cases/vera-example.yml, and does not say so
  = Add the earlier id, so that the earlier address leads here, with its history.
  = Write instead:
formerly: [vera-example]
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "repository")
    made.commit({NAME: VERA, "boris-sample.yml": BORIS, SWAPPED: OTHERS})
    return made


@pytest.fixture
def since(repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def check(*arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(repo.folder)
        code = main(["check", "--no-cache", "--today", str(TODAY), *arguments])
        return code, capsys.readouterr().out

    return check


def said(output: str) -> str:
    """The problems of a report, without its last lines, which count."""
    return "".join(line for line in output.splitlines(keepends=True) if not line.startswith(("Looked at", "1 error", "2 errors")))


CHANGES: dict[str, tuple[dict[str, str | None], str]] = {
    "deleted": ({NAME: None}, DELETED),
    "withdrawn": ({NAME: GONE}, ""),
    "renamed, and said so": ({NAME: None, "vera.yml": with_keys(VERA, "formerly: [vera-example]")}, ""),
    "renamed without a word": ({NAME: None, "vera.yml": VERA}, RENAMED),
    "renamed and changed": ({NAME: None, "vera.yml": with_keys(VERA, "unknowns: [Much.]")}, RENAMED),
    "renamed under a spelling that is right": ({NAME: None, "vera.yml": altered(VERA, ("Vera Example", "Vera Exampel"))}, RENAMED),
    "renamed a second time": (
        {NAME: None, "vera.yml": with_keys(VERA, "formerly: [v]")}, RENAMED.replace("[vera-example]", "[v, vera-example]"),
    ),
    "deleted, and somebody else added": ({NAME: None, "clara.yml": altered(VERA, ("Vera Example", "Clara Muster"))}, DELETED),
    "nothing": ({}, ""),
}  # fmt: skip


@pytest.mark.parametrize("way", CHANGES)
def test_a_record_that_is_gone_is_spoken_of(repo: Repository, since, way: str) -> None:
    step, wanted = CHANGES[way]
    repo.write(step)
    code, output = since("--since", "HEAD")
    assert (code, said(output)) == (1 if wanted else 0, wanted)
    repo.commit({})
    assert said(since("--since", "HEAD^1")[1]) == wanted
    assert since()[0] == 0  # without a commit to compare with, nothing is gone


def test_an_exchange_and_a_withdrawn_record_are_missed_too(repo: Repository, since) -> None:
    repo.commit({NAME: GONE})
    repo.write({NAME: None, SWAPPED: None})
    output = since("--since", "HEAD")[1]
    assert "cases/swaps/2024-06-01-exampleton.yml: this record was deleted" in output
    assert "cases/vera-example.yml: this record was deleted" in output


def test_a_file_that_was_moved_out_of_place_is_told_as_both(repo: Repository, since) -> None:
    repo.write({NAME: None, "2024/vera-example.yml": VERA})
    output = since("--since", "HEAD")[1]
    assert "cases/2024/vera-example.yml: records stand directly in cases/, cases/swaps/ or cases/places/" in output
    assert "cases/vera-example.yml: this record was deleted" in output


def test_what_others_added_meanwhile_is_not_missed(repo: Repository, since) -> None:
    repo.git("checkout", "-q", "-b", "branch")
    repo.git("checkout", "-q", "main")
    repo.commit({"clara.yml": altered(VERA, ("Vera Example", "Clara Muster"))})
    repo.git("checkout", "-q", "branch")
    repo.commit({"boris-sample.yml": with_keys(BORIS, "unknowns: [Much.]")})
    assert since("--since", "main")[0] == 0
    repo.commit({NAME: None})
    assert "vera-example.yml: this record was deleted" in since("--since", "main")[1]


def test_a_request_of_the_code_host_is_looked_at_as_it_is_merged(repo: Repository, since) -> None:
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit({NAME: None})
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Merge pull request #31 from someone/branch", "branch")
    assert since("--strict", "--since", "HEAD^1", "--format", "github") == (
        1,
        "::error file=cases/vera-example.yml,title=record-deleted::this record was deleted, and its address with it%0ARestore the file. "
        "To take a record out, say so in it: its page then stays, without a name, and copies of the data can follow.%0ALines to paste, "
        "with … to be filled in:%0Awithdrawn:%0A  date: …%0A  reason: …\n",
    )
