"""An id is never given to another person: what `casetracker check` says of each way in which it could be, and of what it can't know."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.history import holders
from casetracker.history.ids import Ids, ids, used_again
from casetracker.history.story import history
from casetracker.record.load import check as checked
from casetracker.record.load import load
from small_history import Repository, repository
from small_records import CASE, SWAP, TODAY, altered, with_keys

VERA = CASE
BORIS = altered(CASE, ("Vera Example", "Boris Sample"))
GONE = "withdrawn: {date: 2026-01-03, reason: request}\n"
NAME = "vera-example.yml"
SWAPPED = "swaps/2024-06-01-exampleton.yml"
OTHER_SWAP = altered(SWAP, ("Exchange in Exampleton", "Exchange in Sampleville"), ("date: 2024-06-01", "date: 2024-06-01/2024-06-02"))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path / "repository")


def ids_of(repo: Repository, cache: Path | None = None) -> list[tuple[str, str]]:
    """Return which ids of the record as it is on disk were another's."""
    known = ids(repo.folder / "cases", cache)
    assert known.unknown == ""
    return [each[:2] for each in used_again(known, checked(repo.folder / "cases", TODAY).outlines)]


UNTIL = "until {1} it was another's"
MOVED = "since {1} its record is cases/vera-sample.yml"
NOBODY_KNOWS = "a record was withdrawn there by {0}, and nothing says whose"
BEFORE = "before this change it was another's"
WAYS: dict[str, tuple[list[dict[str, str | None]], str]] = {
    "removed, then somebody else": ([{NAME: VERA}, {NAME: None}, {NAME: BORIS}], UNTIL),
    "removed, then the same person": ([{NAME: VERA}, {NAME: None}, {NAME: VERA}], ""),
    "removed, then the same by an alias": ([{NAME: VERA}, {NAME: None}, {NAME: with_keys(BORIS, "aliases: [Véra EXAMPLE]")}], ""),
    "by an alias of before": ([{NAME: with_keys(BORIS, "aliases: [V.E., {name: Vera Example, kind: birth}]")}, {NAME: None}, {NAME: VERA}], ""),
    "by a name in another script": (
        [{NAME: with_keys(VERA, "names: {ru: Вера}")}, {NAME: None}, {NAME: with_keys(BORIS, "names: {uk: ВЕРА}")}], "",
    ),
    "withdrawn, then somebody else": ([{NAME: VERA}, {NAME: GONE}, {NAME: BORIS}], UNTIL),
    "withdrawn, then the same person": ([{NAME: VERA}, {NAME: GONE}, {NAME: VERA}], ""),
    "withdrawn, removed, then somebody else": ([{NAME: VERA}, {NAME: GONE}, {NAME: None}, {NAME: BORIS}], UNTIL),
    "withdrawn from the first": ([{NAME: GONE}, {NAME: VERA}], NOBODY_KNOWS),
    "withdrawn, and so it is": ([{NAME: VERA}, {NAME: GONE}, {"boris-sample.yml": BORIS}], ""),
    "withdrawn in another style": ([{NAME: VERA}, {NAME: '{"withdrawn": {date: 2026-01-03, reason: error}}'}, {NAME: BORIS}], UNTIL),
    "renamed, then somebody else": ([{NAME: VERA}, {NAME: None, "vera-sample.yml": VERA}, {NAME: BORIS}], MOVED),
    "renamed, then a namesake": (
        [{NAME: VERA}, {NAME: None, "vera-sample.yml": with_keys(VERA, "unknowns: [Much.]")}, {NAME: with_keys(VERA, "not: [vera-sample]")}],
        MOVED,
    ),
    "renamed and withdrawn, then somebody else": ([{NAME: VERA}, {NAME: None, "vera-sample.yml": VERA}, {"vera-sample.yml": GONE, NAME: BORIS}], MOVED),
    "renamed and back": ([{NAME: VERA}, {NAME: None, "vera-sample.yml": VERA}, {NAME: VERA, "vera-sample.yml": None}], ""),
    "somebody else in the place of one": ([{NAME: VERA}, {NAME: BORIS}], BEFORE),
    "the same under a spelling that is right": ([{NAME: VERA}, {NAME: altered(VERA, ("Vera Example", "Vera Exampel"))}], ""),
    "the same under quite another name": ([{NAME: VERA}, {NAME: with_keys(BORIS, "aliases: [{name: Vera Example, kind: birth}]")}], ""),
    "removed unread, then anybody": ([{NAME: "name: [\n"}, {NAME: None}, {NAME: BORIS}], ""),
    "removed when nobody could read it": ([{NAME: VERA}, {NAME: VERA + "status: ["}, {NAME: None}, {NAME: BORIS}], "until {2} it was another's"),
    "the wrong one makes way for the first": ([{NAME: VERA}, {NAME: None}, {NAME: BORIS}, {NAME: None}, {NAME: VERA}], ""),
    "the wrong one stays wrong": ([{NAME: VERA}, {NAME: None}, {NAME: BORIS}, {NAME: None}, {NAME: BORIS}], UNTIL),
    "by one of all the names of before": (
        [{NAME: with_keys(BORIS, "aliases: [Vera Example]")}, {NAME: None}, {NAME: VERA}, {NAME: None}, {NAME: BORIS}], "",
    ),
    "an exchange, then another": ([{SWAPPED: SWAP}, {SWAPPED: None}, {SWAPPED: OTHER_SWAP}], UNTIL),
    "an exchange, then the same of another title": ([{SWAPPED: SWAP}, {SWAPPED: None}, {SWAPPED: altered(SWAP, ("Exchange in", "The exchange at"))}], ""),
    "a swap of the name of a case": ([{"swaps/vera-example.yml": SWAP}, {"swaps/vera-example.yml": None}, {NAME: BORIS}], ""),
}  # fmt: skip
"""What is committed, step by step, and what is said of the last one; `{1}` is the day of the second step."""


def apart(way: int, text: str) -> str:
    """Return the text of one way with people, ids and addresses of its own, so that all ways go through one repository."""
    mark = chr(97 + way) * 2
    for word in ("example", "Example", "EXAMPLE", "sample", "Sample"):
        text = re.sub(rf"\b{word}\b(?!\.org)", f"{word}{mark.upper() if word.isupper() else mark}", text)
    return text.replace("2024-06-01-exampleton", f"2024-06-01-exampleton{mark}").replace("Exampleton", f"Exampleton{mark}")


def test_an_id_passes_to_nobody_else(repo: Repository, tmp_path: Path) -> None:
    longest = max(len(steps) for steps, _ in WAYS.values())
    rounds: list[dict[str, str | None]] = [{} for _ in range(longest)]
    wanted = {}
    for number, (steps, said) in enumerate(WAYS.values()):
        first = longest - len(steps)
        for at, step in enumerate(steps, first):
            rounds[at] |= {apart(number, name): content and apart(number, content) for name, content in step.items()}
        days = [f"2026-01-{first + at + 1:02}" for at in range(len(steps))]
        if said:
            kind, name = ("swap", "2024-06-01-exampleton") if SWAPPED in steps[-1] else ("case", "vera-example")
            wanted[f"{kind}/{apart(number, name)}"] = apart(number, said.format(*days))
    cache = tmp_path / "cache" / "ids.json"
    for step in rounds[:-1]:
        repo.commit(step)
        ids_of(repo, cache)
    repo.write(rounds[-1])  # as somebody has it who has not committed yet, and then as a request that was merged
    assert [dict(ids_of(repo)), dict(ids_of(repo, cache))] == [wanted, wanted]
    repo.commit({})
    assert [dict(ids_of(repo)), dict(ids_of(repo, cache))] == [wanted, wanted]
    repo.commit({"../notes.txt": "Beside the record."})
    ended = {record: said for record, said in wanted.items() if said != BEFORE}  # of what came long ago, only ends are looked for
    assert [dict(ids_of(repo)), dict(ids_of(repo, cache))] == [ended, ended]


def test_what_was_put_in_place_of_another_shows_in_a_merged_request(repo: Repository) -> None:
    repo.commit({NAME: VERA})
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit({NAME: BORIS})
    repo.commit({"../notes.txt": "A word more."})
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Merge pull request #31 from someone/branch", "branch")
    assert ids_of(repo) == [("case/vera-example", BEFORE)]


def test_a_branch_is_one_change_until_it_is_merged(repo: Repository) -> None:
    repo.commit({NAME: VERA})
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit({"anna.yml": altered(CASE, ("Vera", "Anna"))})
    repo.commit({"anna.yml": None, "anna-example.yml": altered(CASE, ("Vera", "Anna"))})
    repo.commit({"anna.yml": altered(CASE, ("Vera Example", "Clara Sample"))})
    assert ids_of(repo) == []
    repo.commit({NAME: BORIS})
    repo.commit({"../notes.txt": "A word more."})
    assert ids_of(repo) == [("case/vera-example", BEFORE)]
    repo.commit({NAME: VERA})
    repo.commit({"../notes.txt": "Another word."})
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--squash", "branch")
    repo.commit({})
    assert ids_of(repo) == []
    repo.git("reset", "-q", "--hard", "branch")  # as a merge without a commit of its own does, which makes the branch part of the main line
    assert ids_of(repo) == [("case/anna", "since 2026-01-03 its record is cases/anna-example.yml")]


ANOTHERS = [("case/vera-example", "until 2026-01-02 it was another's")]


def check(repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    monkeypatch.chdir(repo.folder)
    code = main(["check", "--today", str(TODAY), *more])
    return code, *capsys.readouterr()


def test_the_check_says_it_without_the_name_that_stood_there(repo: Repository, user_cache: Path, monkeypatch, capsys) -> None:
    for step in ({NAME: VERA, SWAPPED: SWAP}, {NAME: GONE, SWAPPED: None}, {NAME: BORIS, SWAPPED: OTHER_SWAP}):
        repo.commit(step)
    said = (
        "cases/swaps/2024-06-01-exampleton.yml:1:8: title: the id '2024-06-01-exampleton' was used before: until 2026-01-02 it was another's\n"
        "  | title: Exchange in Sampleville\n  |        ^\n"
        "  = An id is never given to another: choose a new one. If this is the same exchange, keep the title or the date that stood there before.\n"
        "cases/vera-example.yml:1:7: name: the id 'vera-example' was used before: until 2026-01-02 it was another's\n"
        "  | name: Boris Sample\n  |       ^\n"
        "  = An id is never given to another: choose a new one. Do so for the same person too if no name of before is to be published; if one may be, write it under 'aliases'.\n"
        "cases/swaps/2024-06-01-exampleton.yml:1:8: warning: title: no case names this swap\n"
    )
    code, output, error = check(repo, monkeypatch, capsys)
    assert (code, output[: len(said)], error) == (1, said, "")
    kept = "".join(path.read_text() for path in user_cache.rglob("ids.json"))
    assert kept
    assert "Vera" not in output + kept
    assert "vera example" not in output + kept
    assert check(repo, monkeypatch, capsys, "--since", "HEAD^1")[0] == 1


@pytest.mark.parametrize("where", ["shallow", "plain", "without git", "a missing object"])
def test_what_can_not_be_checked_is_said_and_is_no_error(repo: Repository, tmp_path: Path, monkeypatch, capsys, where: str) -> None:
    repo.commit({NAME: VERA})
    lost = repo.git("rev-parse", f"HEAD:cases/{NAME}")
    repo.commit({NAME: None, "boris-sample.yml": BORIS})
    repo.commit({NAME: BORIS, "boris-sample.yml": None})
    why = {
        "shallow": "this is a shallow clone",
        "plain": "this is no git repository",
        "without git": "git can't be run (No such file or directory)",
    }
    if where == "shallow":
        repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "clone"))
        repo = Repository(tmp_path / "clone")
    elif where == "plain":
        shutil.rmtree(repo.folder / ".git")
    elif where == "without git":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (repo.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    code, output, error = check(repo, monkeypatch, capsys)
    assert (code, output) == (0, "1 case, 0 swaps and 0 places: no problems.\n")
    assert error == f"casetracker: whether an id was another's before is not checked: {why.get(where, f'the object {lost} is missing')}\n"


def test_an_empty_repository_has_given_up_no_id(repo: Repository) -> None:
    repo.write({NAME: VERA})
    assert ids(repo.folder / "cases", None) == Ids()


def test_a_detached_head_and_a_record_below_the_root_are_checked_alike(repo: Repository, tmp_path: Path) -> None:
    for step in ({NAME: VERA}, {NAME: None}, {NAME: BORIS}):
        repo.commit({f"../deep/cases/{name}": content for name, content in step.items()})
    repo.git("checkout", "-q", "--detach")
    known = ids(repo.folder / "deep" / "cases", tmp_path / "ids.json")
    assert [each[:2] for each in used_again(known, checked(repo.folder / "deep" / "cases", TODAY).outlines)] == ANOTHERS


def test_what_is_known_is_asked_of_git_once_and_a_spoilt_cache_is_made_anew(repo: Repository, tmp_path: Path, monkeypatch) -> None:
    for step in ({NAME: VERA}, {NAME: None}, {"boris-sample.yml": BORIS}, {NAME: BORIS, "boris-sample.yml": None}):
        repo.commit(step)
    file = tmp_path / "cache" / "ids.json"
    cold = ids_of(repo, file)
    assert cold == ANOTHERS
    good = file.read_bytes()
    walked: list[int] = []
    walk = holders._walk
    monkeypatch.setattr(holders, "_walk", lambda *given, whole: (walked.append(len(given[2])), walk(*given, whole=whole))[1])
    assert ids_of(repo, file) == cold
    assert walked == []
    repo.commit({"../notes.txt": "One more."})
    assert ids_of(repo, file) == cold
    assert walked == [1]
    repo.git("reset", "-q", "--hard", "HEAD^1")
    assert ids_of(repo, file) == cold
    for bad in (b"", b"nonsense", good[:-5], good.replace(b"2026", b"2027"), b"casetracker-ids 0 x\n{}", b"\xff\xfe"):
        file.write_bytes(bad)
        assert ids_of(repo, file) == cold
        assert file.read_bytes() == good
    shutil.rmtree(file.parent)
    file.parent.write_text("a file where the folder should be")
    assert ids_of(repo, file) == cold


TAKEN = with_keys(BORIS, "formerly: [vera-example]")
RENAMED = with_keys(altered(VERA, ("Vera Example", "Vera Exampel")), "formerly: [vera-example]")
FORMER: dict[str, tuple[list[dict[str, str | None]], str]] = {
    "of somebody who was removed": ([{NAME: VERA}, {NAME: None}, {"boris.yml": TAKEN}], "until {1} it was another's"),
    "of somebody who was withdrawn, and the file removed": (
        [{NAME: VERA}, {NAME: GONE}, {NAME: None, "boris.yml": TAKEN}], "until {1} it was another's",
    ),
    "withdrawn from the first, and the file removed": ([{NAME: GONE}, {NAME: None}, {"boris.yml": TAKEN}], NOBODY_KNOWS),
    "of somebody who has another id now": (
        [{NAME: VERA}, {NAME: None, "vera-sample.yml": VERA}, {"boris.yml": TAKEN}], "since {1} its record is cases/vera-sample.yml",
    ),
    "of the same person": ([{NAME: VERA}, {NAME: None, "vera.yml": with_keys(VERA, "formerly: [vera-example]")}, {"x.yml": BORIS}], ""),
    "of the same person, later": ([{NAME: VERA}, {NAME: None}, {"vera.yml": with_keys(VERA, "formerly: [vera-example]")}], ""),
    "of the same person under a spelling that is right": ([{NAME: VERA}, {NAME: None, "vera-exampel.yml": RENAMED}, {"x.yml": BORIS}], ""),
    "of nobody": ([{"x.yml": BORIS}, {"boris.yml": TAKEN}], ""),
}  # fmt: skip
"""What is committed, step by step, and what is said of the id under `formerly`; `{1}` is the day of the second step."""


@pytest.mark.parametrize("way", FORMER)
def test_a_former_id_is_nobody_elses(tmp_path: Path, way: str) -> None:
    repo = repository(tmp_path / "repository")
    steps, said = FORMER[way]
    for step in steps[:-1]:
        repo.commit(step)
    days = [f"2026-01-{number + 1:02}" for number in range(len(steps))]
    repo.write(steps[-1])
    for _ in ("as an edit", "merged", "long ago"):
        outlines = checked(repo.folder / "cases", TODAY).outlines
        used = [(each.whose, each.former) for each in used_again(ids(repo.folder / "cases", None), outlines)]
        assert used == ([(said.format(*days), "vera-example")] if said else [])
        repo.commit({})
    if said:
        loaded = load(repo.folder / "cases", TODAY)
        told_of = history(repo.folder / "cases", loaded.tracker, loaded.files).of("case", "boris")
        assert [each.kind for each in told_of] == ["added"]  # and nothing of who was there before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({NAME: VERA}, {NAME: None, "boris.yml": TAKEN}, ["it was another's"]),
        ({NAME: GONE}, {NAME: None, "boris.yml": TAKEN}, ["a record was withdrawn there by 2026-01-01, and nothing says whose"]),
        ({NAME: VERA}, {NAME: None, "vera-exampel.yml": RENAMED}, []),
        ({NAME: VERA}, {NAME: None, "vera.yml": with_keys(VERA, "formerly: [vera-example]\nunknowns: [Much.]")}, []),
    ],
)
def test_a_former_id_is_nobody_elses_in_one_change_either(repo: Repository, before, after, said: list[str]) -> None:
    repo.commit(before)
    repo.git("checkout", "-q", "-b", "branch")
    repo.write(after)
    for _ in ("as an edit", "on a branch"):
        outlines = checked(repo.folder / "cases", TODAY).outlines
        assert [each.whose for each in used_again(ids(repo.folder / "cases", None), outlines)] == said
        repo.commit({})


def test_the_check_says_whose_a_former_id_was_and_what_to_do(repo: Repository, monkeypatch, capsys) -> None:
    for step in ({NAME: VERA}, {NAME: None}, {"boris.yml": TAKEN}):
        repo.commit(step)
    assert check(repo, monkeypatch, capsys, "--no-cache")[:2] == (
        1,
        "cases/boris.yml:8:12: formerly[0]: 'vera-example' was not this record's id: until 2026-01-02 it was another's\n"
        "  | formerly: [vera-example]\n  |            ^\n"
        "  = Delete it here: its address and its history are those of somebody else. If it is the same person, write a name of before under 'aliases'.\n"
        "1 error in 1 file\n",
    )
