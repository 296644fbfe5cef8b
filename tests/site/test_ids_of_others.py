"""What a check calls an error of ids that were somebody else's, every build refuses; and it says why it can't know of any."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.cli import main
from small_history import Repository, repository
from small_records import CASE, altered, with_keys
from small_sites import BuildFailed, build_site, write_tracker

BORIS = altered(CASE, ("Vera Example", "Boris Sample"))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "tracker")
    write_tracker(made.folder, {"vera-example.yml": CASE})
    made.commit({})
    return made


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"vera-example.yml": BORIS}, "name: the id 'vera-example' was used before: until 2026-01-02 it was another's"),
        (
            {"boris.yml": with_keys(BORIS, "formerly: [vera-example]")},
            "formerly[0]: 'vera-example' was not this record's id: until 2026-01-02 it was another's",
        ),
    ],
)
def test_a_build_refuses_an_id_of_another(
    repo: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], said: str
) -> None:
    repo.commit({"vera-example.yml": None})
    repo.commit(files)
    with pytest.raises(BuildFailed) as failed:
        build_site(repo.folder / "mkdocs.yml", tmp_path / "site")
    assert said in str(failed.value)
    for command in (["build-data", str(tmp_path / "other")], ["build", "--engine", "zensical", "--site", str(tmp_path / "other")]):
        assert main([*command, "--config", str(repo.folder / "mkdocs.yml")]) == 1
        assert said in capsys.readouterr().err
        assert not (tmp_path / "other").exists()


def test_data_say_why_no_history_is_known(repo: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit({"vera-example.yml": with_keys(CASE, "unknowns: [Much.]")})
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "clone"))
    data = ["build-data", str(tmp_path / "data"), "--config"]
    assert main([*data, str(tmp_path / "clone" / "mkdocs.yml")]) == 0
    assert capsys.readouterr().err == "warning: Nothing is said of when the record changed: this is a shallow clone.\n"
    assert main([*data, str(repo.folder / "mkdocs.yml")]) == 0
    assert capsys.readouterr().err == ""
