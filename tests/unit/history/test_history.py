"""What git says of a record: each change once, on its day, in fields; and nothing that was taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casetracker.history import Change, History
from casetracker.history.cache import Cache
from casetracker.history.chains import pull_request
from casetracker.pages.changes.view import record_entries
from casetracker.record.load import load
from casetracker.record.parties import Party
from exported import at
from small_history import ADDRESS, AUTHOR, Repository, repository
from small_records import CASE, SWAP, TODAY, altered, exchanged, with_keys

NAME = "vera-example.yml"
RULING = "rulings:\n  - {kind: conviction, date: 2024-08-15, court: The Court, sources: [a]}"
IMPRISONED = altered(with_keys(CASE, RULING), ("status: detained", "status: imprisoned"))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return repository(tmp_path / "repository")


def said(repo: Repository, name: str = "vera-example", kind: str = "case") -> list[tuple[str, tuple[str, ...]]]:
    """Return the kind and the lines of each revision of a record, newest first."""
    loaded = load(repo.folder / "cases", TODAY)
    context = at(loaded.tracker, history=repo.history())
    record = loaded.tracker.cases[name] if kind == "case" else loaded.tracker.swaps[name]
    return [(each.kind, each.lines) for each in record_entries(record, context)]


def test_a_change_is_told_field_by_field_with_commit_and_pull_request(repo: Repository) -> None:
    first = repo.commit({NAME: CASE}, "Add a case")
    second = repo.commit({NAME: IMPRISONED}, "The verdict (#17)")
    found = repo.history()
    assert found.known
    assert found.commit == second
    assert not found.edited
    newest, oldest = found.of("case", "vera-example")
    assert (newest.commit, newest.pull, newest.kind, newest.time.date()) == (second, 17, "changed", date(2026, 1, 2))
    assert (oldest.commit, oldest.pull, oldest.kind, oldest.time.date()) == (first, 0, "added", date(2026, 1, 1))
    assert newest.changes == (
        Change("status", "changed", old="detained", new="imprisoned"),
        Change("rulings", "added", item=0, values=(("kind", "conviction"), ("date", "2024-08-15"))),
    )
    assert said(repo) == [
        ("changed", ("status: Detained → Imprisoned", "ruling added: Convicted, 15 August 2024")),
        ("added", ("First recorded, as: Detained",)),
    ]


def test_what_turns_a_new_thing_into_less_is_told_with_it(repo: Repository) -> None:
    repo.commit({NAME: CASE, "swaps/2024-06-01-exampleton.yml": SWAP})
    absent = "rulings:\n  - {kind: conviction, date: 2024-08-15, in_absentia: true, by: FR, sources: [a]}"
    denied = "designations:\n  - {by: RU, as: hostage, not: true, date: 2024-09, sources: [a]}"
    mediator = "mediators:\n  - {by: AE, claim: disputed, sources: [a]}"
    repo.commit({NAME: with_keys(CASE, f"{absent}\n{denied}"), "swaps/2024-06-01-exampleton.yml": with_keys(SWAP, mediator)})
    ruling, designation = (
        "ruling added: Convicted, in absentia, 15 August 2024",
        "designation added: Russia, Hostage, expressly not so designated, September 2024",
    )
    assert said(repo)[0] == ("changed", (ruling, designation))
    assert said(repo, "2024-06-01-exampleton", "swap")[0] == ("changed", ("mediator added: United Arab Emirates, Disputed",))


def test_a_party_that_the_settings_name_is_shown_and_no_other_word_in_its_place(repo: Repository) -> None:
    front = (Party("river-front", "River Front", "the"),)
    repo.commit({NAME: altered(CASE, ("detained_by: US", "detained_by: river-front"), ("[RU]", "[unknown]"))})
    repo.commit({NAME: altered(CASE, ("[RU]", "[stateless]"))})
    cache = Cache()
    held, *citizenship = repo.history(cache).of("case", "vera-example")[0].changes[::-1]
    assert held == Change("detained_by", "changed")
    assert citizenship == [Change("person", "removed", "citizenships"), Change("person", "added", "citizenships", new="stateless")]
    # What was read before the settings named it is read again.
    assert repo.history(cache, front).of("case", "vera-example")[0].changes[-1] == Change(
        "detained_by", "changed", old="river-front", new="US"
    )
    loaded = load(repo.folder / "cases", TODAY)
    context = at(loaded.tracker, history=repo.history(parties=front), parties=front)
    lines = record_entries(loaded.tracker.cases["vera-example"], context)[0].lines
    assert lines == ("citizenship added: Stateless", "citizenship removed", "held by: River Front → United States")


def test_of_prose_it_is_told_that_it_changed_and_no_more(repo: Repository) -> None:
    repo.commit({NAME: altered(CASE, ("citizenships: [RU],", "citizenships: [RU], occupation: Spy,"))})
    repo.commit(
        {
            NAME: altered(
                CASE, ("citizenships: [RU],", "citizenships: [RU], occupation: Teacher,"), ("She was arrested", "Vera was arrested")
            )
        }
    )
    assert said(repo)[0] == ("changed", ("occupation changed", "summary changed"))
    assert "Spy" not in str(repo.history())


def test_a_value_that_was_taken_out_is_not_shown_even_where_it_came_in(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    repo.commit({NAME: altered(CASE, ("[RU], sources", "[RU], born: 1971, sources"))})
    repo.commit({NAME: altered(CASE, ("[RU], sources", "[RU], born: 1972, sources"))})
    assert said(repo)[0] == ("changed", ("year of birth: 1971 → 1972",))
    event = "events:\n  - {date: 2024-05-03, event: Something., sources: [a]}"
    repo.commit({NAME: with_keys(CASE, event)})
    assert said(repo)[0] == ("changed", ("year of birth removed", "event added: 3 May 2024"))
    repo.commit({NAME: CASE})
    assert [lines for _, lines in said(repo)] == [
        ("event removed",),
        ("year of birth removed", "event added"),
        ("year of birth changed",),
        ("year of birth added",),
        ("First recorded, as: Detained",),
    ]
    assert "1971" not in str(repo.history())
    assert "2024-05-03" not in str(repo.history())


def test_items_of_a_list_are_followed_when_others_come_before_them(repo: Repository) -> None:
    one = "  - {date: 2024-07-01, event: First., sources: [a]}\n"
    two = "  - {date: 2024-08-01, event: Second., sources: [a]}\n"
    repo.commit({NAME: with_keys(CASE, f"events:\n{two}")})
    repo.commit({NAME: with_keys(CASE, f"events:\n{two.replace('2024-08-01', '2024-08-02')}")})
    repo.commit({NAME: with_keys(CASE, f"events:\n{one}{two.replace('2024-08-01', '2024-08-02')}")})
    lines = [lines for _, lines in said(repo)]
    assert lines[:2] == [("event added: 1 July 2024",), ("event: date: 1 August 2024 → 2 August 2024",)]
    repo.commit({NAME: with_keys(CASE, f"events:\n{one}")})
    assert [lines for _, lines in said(repo)][:3] == [("event removed",), ("event added: 1 July 2024",), ("event: date changed",)]


def test_what_is_taken_out_on_disk_alone_is_not_shown_either(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    repo.commit({NAME: altered(CASE, ("[RU], sources", "[RU], born: 1971, sources"))})
    repo.write({NAME: CASE})
    assert repo.history().edited
    assert said(repo)[0] == ("changed", ("year of birth added",))


def test_form_alone_is_no_change_and_a_check_alone_is_told_apart(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    flow = "custody:\n  - {from: 2024-05-01, form: remand, sources: [a]}"
    block = "custody:\n- sources: [ 'a' ]\n  form: remand\n  from:   2024-05-01 # since then"
    repo.commit({NAME: "# A remark\n" + altered(CASE, (flow, block), ("May 2024.[^a]", '"May\n  2024.[^a]"'.strip('"')))}, "Tidy up")
    repo.commit({NAME: altered(CASE, ("reviewed: 2026-11-01", "reviewed: 2026-11-02"))}, "Check")
    assert said(repo) == [("reviewed", ()), ("added", ("First recorded, as: Detained",))]


def test_a_review_from_excerpts_is_no_check_and_the_first_with_opened_sources_is_one(repo: Repository) -> None:
    excerpts = f"{CASE}review: excerpts\n"
    for text in (CASE, excerpts, altered(excerpts, ("reviewed: 2026-11-01", "reviewed: 2026-11-02"))):
        repo.commit({NAME: text})
        assert [kind for kind, _ in said(repo)] == ["added"]
    repo.commit({NAME: altered(CASE, ("reviewed: 2026-11-01", "reviewed: 2026-11-02"))})
    assert [kind for kind, _ in said(repo)] == ["reviewed", "added"]


def test_a_withdrawn_case_has_no_history_and_one_that_is_gone_leaves_none(repo: Repository) -> None:
    repo.commit({NAME: CASE, "ivan-sample.yml": altered(CASE, ("Vera Example", "Ivan Sample"))})
    repo.commit({NAME: IMPRISONED, "ivan-sample.yml": None})
    repo.commit({NAME: "withdrawn: {date: 2026-01-03, reason: request}\n"})
    assert repo.history() == History(True, repo.commits[-1])
    repo.commit({NAME: IMPRISONED})
    assert [kind for kind, _ in said(repo)] == ["changed", "added"]


@pytest.mark.parametrize("how", ["formerly", "same content", "same name"])
def test_a_renamed_record_keeps_its_history(repo: Repository, how: str) -> None:
    repo.commit({NAME: CASE})
    repo.commit({NAME: IMPRISONED})
    new = {
        "formerly": altered(with_keys(IMPRISONED, "formerly: [vera-example]"), ("Vera Example", "Vera Sample")),
        "same content": IMPRISONED,
        "same name": with_keys(IMPRISONED, "unknowns: [Much is not known.]"),
    }[how]
    repo.commit({NAME: None, "vera-sample.yml": new, "ivan-other.yml": altered(CASE, ("Vera Example", "Ivan Other"))})
    repo.commit({"vera-sample.yml": new + "# a remark\n"})
    assert [kind for kind, _ in said(repo, "vera-sample")][-2:] == ["changed", "added"]
    assert [kind for kind, _ in said(repo, "ivan-other")] == ["added"]


def test_somebody_else_in_the_place_of_a_record_has_none_of_its_history(repo: Repository) -> None:
    repo.commit({NAME: altered(CASE, ("[RU], sources", "[RU], born: 1971, sources"))})
    repo.commit(
        {NAME: None, "ivan-other.yml": altered(CASE, ("Vera Example", "Ivan Other"), ("[RU], sources", "[RU], born: 1980, sources"))}
    )
    assert said(repo, "ivan-other") == [("added", ("First recorded, as: Detained",))]
    repo.commit({"ivan-other.yml": None})
    repo.commit({"ivan-other.yml": altered(CASE, ("Vera Example", "Ivan Other"))})
    assert len(said(repo, "ivan-other")) == 1


def test_a_merged_branch_is_one_change_on_the_day_on_which_it_came_in(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    repo.git("checkout", "-q", "-b", "branch")
    repo.commit({NAME: altered(CASE, ("[RU], sources", "[RU], born: 1971, sources"))})
    repo.commit({NAME: IMPRISONED})
    repo.git("checkout", "-q", "main")
    repo.commit({"../notes.txt": "Beside the record."})
    repo.git("merge", "-q", "--no-ff", "-m", "Merge pull request #31 from someone/branch", "branch")
    newest, _ = repo.history().of("case", "vera-example")
    assert (newest.pull, newest.time.date()) == (31, date(2026, 1, 5))
    assert "1971" not in str(repo.history())


def test_a_version_that_nobody_can_read_is_passed_over(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    repo.commit({NAME: CASE + "status: [\n"})
    repo.commit({NAME: IMPRISONED})
    assert said(repo)[0][1][0] == "status: Detained → Imprisoned"
    assert len(said(repo)) == 2


def test_old_fields_and_old_words_that_the_model_no_longer_knows_do_no_harm(repo: Repository) -> None:
    repo.commit({NAME: altered(CASE, ("status: detained", "status: jailed\nhair: brown"), ("from: 2024-05-01", "from: in May"))})
    repo.commit({NAME: CASE})
    assert said(repo) == [
        ("changed", ("status changed", "custody of 1 May 2024: beginning changed".replace(" of 1 May 2024", ""))),
        ("added", ("First recorded",)),
    ]


def test_swaps_have_a_history_too(repo: Repository) -> None:
    swap = "swaps/2024-06-01-exampleton.yml"
    repo.commit({swap: SWAP})
    repo.commit({swap: altered(SWAP, ("parties: [RU, US]", "place: Exampleton\nparties: [RU, US, BY]"))})
    assert said(repo, "2024-06-01-exampleton", "swap")[0] == ("changed", ("place added", "party added: Belarus"))


def test_what_a_swap_is_and_what_was_given_is_told_as_it_changes(repo: Repository) -> None:
    swap, terms = "swaps/2024-06-01-exampleton.yml", "terms:\n  - {by: US, gives: Money, claim: disputed, sources: [a]}\nsummary:"
    repo.commit({swap: SWAP})
    repo.commit({swap: altered(SWAP, ("title:", "kind: release\ntitle:"), ("date: 2024-06-01", "date: 2024-06-01\nuntil: 2024-06-03"))})
    repo.commit({swap: altered(SWAP, ("summary:", terms))})
    repo.commit({swap: altered(SWAP, ("summary:", terms.replace("disputed", "acknowledged")))})
    assert [lines for _, lines in said(repo, "2024-06-01-exampleton", "swap")[:3]] == [
        ("what else was given: claim: Disputed → Acknowledged",),
        ("kind removed", "last day removed", "what else was given added: United States, Disputed"),
        ("kind added: Release by agreement", "last day added"),
    ]


def test_nobody_who_commits_is_named(repo: Repository) -> None:
    repo.commit({NAME: CASE})
    found = str(repo.history())
    assert AUTHOR not in found
    assert ADDRESS not in found


def test_a_shallow_clone_knows_its_commit_and_no_history(repo: Repository, tmp_path: Path) -> None:
    repo.commit({NAME: CASE})
    last = repo.commit({NAME: IMPRISONED})
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    assert clone.history() == History(commit=last, unknown="this is a shallow clone")


def test_outside_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repo: Repository) -> None:
    plain = Repository(tmp_path / "plain")
    plain.write({NAME: CASE})
    assert plain.history() == History()
    repo.commit({NAME: CASE})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repo.history() == History(unknown="git can't be run (No such file or directory)")


def test_the_users_own_configuration_of_git_changes_nothing(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({NAME: CASE})
    before = repo.history()
    (tmp_path / ".gitconfig").write_text(
        "[log]\n  date = relative\n[alias]\n  diff-tree = !false\n[core]\n  abbrev = 4\n  pager = false\n[color]\n  ui = always\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".gitconfig"))
    assert repo.history() == before


def test_what_a_preview_has_read_from_git_is_used_again(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({NAME: CASE})
    repo.commit({NAME: IMPRISONED})
    cache = Cache()
    cold = repo.history(cache)
    assert cold == repo.history()
    with monkeypatch.context() as patched:
        patched.setattr("casetracker.history.story._read", _unused_when_empty)
        assert repo.history(cache) == cold
    repo.commit({NAME: CASE})
    assert repo.history(cache) == repo.history() != cold


def _unused_when_empty(folder: Path, waiting: list[object], found: object, parties: object) -> None:
    assert not waiting, "a version was read that the cache knows"


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Merge pull request #12 from a/b\n\nText", 12),
        ("Add a case (#345)", 345),
        ("Add a case (!6)\n\nMore", 6),
        ("Merge branch 'x' into 'main'\n\nAdd a case\n\nSee merge request group/project!78", 78),
        ("Fix what #9 reports", 0),
        ("Add a case\n\nCloses (#9)", 0),
        ("", 0),
    ],
)
def test_the_pull_request_is_the_one_that_the_message_names(message: str, number: int) -> None:
    assert pull_request(message) == number


def test_an_empty_repository_and_a_record_that_is_not_committed_yet(repo: Repository) -> None:
    repo.write({NAME: CASE})
    assert repo.history() == History()
    repo.commit({"swaps/2024-06-01-exampleton.yml": SWAP})
    repo.write({"ivan-sample.yml": exchanged("Ivan Sample")})
    found = repo.history()
    assert found.edited
    assert found.of("case", "ivan-sample") == ()


def test_every_field_has_a_word_for_readers() -> None:
    from casetracker.history.compare import UNSAID
    from casetracker.pages.changes.fields import FIELDS, GROUPS, declared

    top, inner = declared()
    assert top - UNSAID == GROUPS.keys()
    assert inner - {"sources"} - UNSAID <= FIELDS.keys()
