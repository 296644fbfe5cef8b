"""Every command that reads a record reads it with the parties that the mkdocs.yml beside it names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from issue_texts import issue
from small_history import Repository, repository
from small_records import CASE, altered

CONFIGURATION = """\
site_name: A tracker
extra:
  casetracker:
    contact: {private: a@tracker.test.org, corrections: b@tracker.test.org}
    parties:
      river-front: {name: the River Front}
"""
HELD = altered(CASE, ("detained_by: US", "detained_by: river-front"))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A tracker with a party in its settings, and a case of somebody whom a state holds."""
    found = repository(tmp_path / "tracker")
    (found.folder / "mkdocs.yml").write_text(CONFIGURATION)
    found.commit({"vera-example.yml": CASE})
    monkeypatch.chdir(found.folder)
    return found


@pytest.fixture
def run(capsys) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        return main(list(arguments)), *capsys.readouterr()

    return command


def test_check_knows_a_party_and_what_is_none(repo: Repository, run: Run) -> None:
    repo.write({"vera-example.yml": HELD})
    assert run("check", "--today", "2026-11-24") == (0, "1 case, 0 swaps and 0 places: no problems.\n", "")
    repo.write({"vera-example.yml": altered(HELD, ("river-front", "lake-front"))})
    assert run("check", "--today", "2026-11-24") == (
        1,
        "cases/vera-example.yml:3:14: detained_by: 'lake-front' is no country's code and no party that mkdocs.yml names\n"
        "  | detained_by: lake-front\n"
        "  |              ^\n"
        "  = Write the two capital letters of ISO 3166-1. A holder that is no state is added there, under "
        "extra.casetracker.parties, as 'lake-front: {name: …}', and written here as lake-front.\n"
        "1 error in 1 file\n",
        "",
    )


def test_what_was_kept_of_a_check_does_not_outlive_the_settings(repo: Repository, run: Run) -> None:
    repo.write({"vera-example.yml": HELD})
    assert run("check", "--today", "2026-11-24")[0] == 0
    Path("mkdocs.yml").write_text(CONFIGURATION.replace("river-front", "lake-front"))
    assert run("check", "--today", "2026-11-24")[0] == 1
    Path("mkdocs.yml").unlink()
    assert run("check", "--today", "2026-11-24")[0] == 1


def test_parties_that_can_not_be_read_end_with_2_and_are_said(repo: Repository, run: Run) -> None:
    Path("mkdocs.yml").write_text(CONFIGURATION.replace("river-front:", "River:"))
    said = "'River' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most"
    assert run("check") == (2, "", f"casetracker: mkdocs.yml: extra.casetracker.parties: {said}\n")


def test_what_is_due_names_a_party(repo: Repository, run: Run) -> None:
    repo.write({"vera-example.yml": HELD})
    code, output, error = run("todo", "--today", "2026-11-24", "--only", "report")
    assert (code, error) == (0, "")
    assert "cases/vera-example.yml: last report: 1 May 2024" in output


def test_a_difference_tells_of_a_party(repo: Repository, run: Run) -> None:
    repo.write({"vera-example.yml": HELD})
    assert run("diff", "HEAD") == (0, "Vera Example: detained_by US → river-front\n1 case changed.\n", "")
    repo.write({"vera-example.yml": altered(HELD, ("river-front", "lake-front"))})
    assert run("diff", "HEAD")[1] == "Vera Example: detained_by changed\n1 case changed.\n"


def test_a_new_file_is_written_beside_one_that_names_a_party(repo: Repository, run: Run) -> None:
    repo.write({"vera-example.yml": HELD})
    code, _, warned = run("new", "Example Vera", "--today", "2026-11-24")
    assert code == 0
    assert "may be the person in cases/vera-example.yml" in warned


def test_an_issue_names_a_party_as_people_do(repo: Repository, run: Run) -> None:
    parts = {"Name": "Anna Sample", "Detained by": "the River Front", "Person": "citizenships: stateless\nsources: 1"}
    Path("issue.md").write_text(issue(parts, ["Name", "Person", "Detained by"]))
    assert run("from-issue", "issue.md")[0] == 3  # there is no source number 1
    text = Path("cases/anna-sample.yml").read_text()
    assert "detained_by: river-front\n" in text
    assert "  citizenships: [stateless]\n" in text


def test_the_record_as_data_names_a_party(repo: Repository, run: Run, tmp_path: Path) -> None:
    repo.commit({"vera-example.yml": HELD})
    assert run("build-data", str(tmp_path / "data"))[0] == 0
    assert '"detained_by":"river-front"' in (tmp_path / "data/api/v1/cases.json").read_text().replace(" ", "")
