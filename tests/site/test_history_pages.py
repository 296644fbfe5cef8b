"""The history on the pages of a built site: on the record's page, on the page of changes, at the foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.history import git
from small_history import ADDRESS, AUTHOR, Repository, repository
from small_records import CASE, SWAP, altered, with_keys
from small_sites import BuiltSite, build_site, write_tracker

EDITS = [
    ("[RU], sources", "[RU], born: 1971, sources"),
    ("born: 1971", "born: 1972"),
    ("born: 1972", "born: 1973"),
    ("born: 1973", "born: 1974"),
    ("reviewed: 2026-11-01", "reviewed: 2026-11-02"),
]
"""Three more changes than the page unfolds, and a check."""


def tracked(folder: Path) -> Repository:
    """A tracker whose record has a history, ready to be built."""
    repo = repository(folder)
    write_tracker(
        folder,
        {"ivan-sample.yml": altered(CASE, ("Vera Example", "Ivan <Sample>")), "swaps/2024-06-01-exampleton.yml": SWAP},
        repo_url="https://code.test.org/a/b",
    )
    (folder / ".gitignore").write_text("docs\nmkdocs.yml\nsite\n.cache\n")
    text = CASE
    repo.commit({"vera-example.yml": text}, "All (#4)")
    for old, new in EDITS:
        text = altered(text, (old, new))
        repo.commit({"vera-example.yml": text}, "Change (#5)")
    hidden = with_keys(altered(CASE, ("Vera Example", "Hidden Person")), "listed: false")
    repo.commit({"hidden-person.yml": hidden})
    return repo


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, BuiltSite]:
    folder = tmp_path_factory.mktemp("history") / "tracker"
    repo = tracked(folder)
    return repo, build_site(folder / "mkdocs.yml", folder.parent / "site")


def test_a_case_page_has_its_history_with_what_is_older_folded_away(built: tuple[Repository, BuiltSite]) -> None:
    repo, site = built
    page = site.page("cases/vera-example/")
    assert "Added on 1 January 2026. Checked again, without a change, on 6 January 2026." in page.text
    lines = [each.text for each in page.all("ul", class_="ct-changes")]
    assert "year of birth: 1973 → 1974" in lines[0]
    assert lines[0].count("→") == 3
    folded = next(each for each in page.all("details") if "earlier change" in each.text)
    assert folded.text.count("year of birth added: 1971") == 1
    links = [each["href"] for each in page.all("a")]
    assert f"https://code.test.org/a/b/commit/{repo.commits[4]}" in links
    assert "https://code.test.org/a/b/pull/5" in links


def test_the_page_of_changes_tells_them_by_day_newest_first(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    page = site.page("changes/")
    assert [each.text for each in page.all("time")[:-1]] == [f"{day} January 2026" for day in (5, 4, 3, 2, 1)]
    assert page.one("p", class_="ct-came").text == "3 records came in: Exchange in Exampleton, Ivan <Sample>, Vera Example"
    assert "Hidden Person" not in site.raw("changes/index.html")
    assert "year of birth: 1973 → 1974" in page.text
    assert "year of birth" not in site.page("").text, "the home page tells of the world, and not of edits"


def test_the_foot_of_every_page_says_which_commit_it_is_of(built: tuple[Repository, BuiltSite]) -> None:
    repo, site = built
    for address in ("", "cases/vera-example/", "about/method/"):
        assert f"commit {repo.commits[-1][:7]}." in site.page(address).one("div", class_="md-copyright").text


def test_no_author_stands_anywhere_in_the_site(built: tuple[Repository, BuiltSite]) -> None:
    _, site = built
    found = [
        path for path in site.folder.rglob("*") if path.is_file() and any(word.encode() in path.read_bytes() for word in (AUTHOR, ADDRESS))
    ]
    assert found == []


def test_outside_git_no_day_is_passed_off_as_a_change(tmp_path: Path) -> None:
    config = write_tracker(tmp_path / "tracker", {"vera-example.yml": CASE})
    site = build_site(config, tmp_path / "site")
    assert "The history of this page is not known here" in site.page("cases/vera-example/").text
    assert "The history of the record is not known here" in site.page("changes/").text
    assert len(site.page("changes/").all("time")) == 1, "the day shown, at the foot"
    assert "The latest changes" not in site.page("").text
    assert "commit not known" in site.page("").one("div", class_="md-copyright").text


def foot(site: BuiltSite) -> str:
    return site.page("about/method/").one("div", class_="md-copyright").text


def test_a_shallow_clone_with_a_detached_head_is_of_its_commit_and_tells_no_history(tmp_path: Path) -> None:
    repo = repository(tmp_path / "tracker")
    write_tracker(repo.folder, {"vera-example.yml": CASE})
    (repo.folder / ".gitignore").write_text("docs\nmkdocs.yml\n.cache\n")
    repo.commit({"vera-example.yml": altered(CASE, ("[RU], sources", "[RU], born: 1971, sources"))})
    last = repo.commit({"vera-example.yml": CASE})
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.git("checkout", "-q", "--detach")
    write_tracker(clone.folder, {})
    site = build_site(clone.folder / "mkdocs.yml", tmp_path / "site")
    assert f"commit {last[:7]}." in foot(site)
    assert "The history of this page is not known here" in site.page("cases/vera-example/").text
    assert "The history of the record is not known here" in site.page("changes/").text


def test_a_site_with_a_page_that_is_not_committed_names_no_commit(tmp_path: Path) -> None:
    repo = repository(tmp_path / "tracker")
    config = write_tracker(repo.folder, {"vera-example.yml": CASE}, docs={"about/method.md": "# Method\n"})
    (repo.folder / ".gitignore").write_text(".cache\n")
    commit = repo.commit({})
    (repo.folder / "docs" / "about" / "method.md").write_text("# Other\n")
    site = build_site(config, tmp_path / "site")
    assert "with changes that are not committed" in foot(site)
    assert commit[:7] not in foot(site)


def test_what_is_not_as_it_was_committed_is_seen_and_what_git_ignores_is_not(tmp_path: Path) -> None:
    repo = repository(tmp_path / "tracker")
    docs, settings = repo.folder / "docs", repo.folder / "mkdocs.yml"
    docs.mkdir()
    page = docs / "page.md"
    page.write_text("One.")
    settings.write_text("a: b")
    (repo.folder / ".gitignore").write_text("*.log\n")
    repo.commit({"vera-example.yml": CASE})
    made_of = [docs, settings, tmp_path / "outside"]
    assert not git.differs(repo.folder, made_of)
    page.touch()
    (docs / "x.log").write_text("Ignored.")
    (repo.folder / "notes.txt").write_text("Nothing is made of it.")
    assert not git.differs(repo.folder, made_of)
    for change in (lambda: page.write_text("Two."), lambda: settings.write_text("a: c"), (docs / "new.md").touch, page.unlink):
        change()
        assert git.differs(repo.folder, made_of)
        repo.git("stash", "-q", "-u")
        assert not git.differs(repo.folder, made_of)
