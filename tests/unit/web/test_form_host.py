"""The page of the code host that the form opens: GitHub, GitLab, Gitea and its kin, or none."""

from __future__ import annotations

import pytest

from casetracker.data.form import form_words
from node import run_module

GITHUB = "https://github.com/o/r/edit/main/"
GITLAB = "https://gitlab.com/o/r/-/edit/main/"
GITEA = "https://codeberg.org/o/r/_edit/main/"


@pytest.mark.parametrize(
    ("edit", "path", "text", "new", "wanted"),
    [
        (GITHUB, "cases/a.yml", "x: 1\n", True, ("https://github.com/o/r/new/main/cases?filename=a.yml&value=x%3A%201%0A", True)),
        (GITHUB, "cases/swaps/a.yml", "x" * 9000, True, ("https://github.com/o/r/new/main/cases/swaps?filename=a.yml", False)),
        (GITHUB, "cases/a.yml", "x", False, (f"{GITHUB}cases/a.yml", False)),
        (GITLAB, "cases/a.yml", "x", True, ("https://gitlab.com/o/r/-/new/main/cases?file_name=a.yml", False)),
        (GITLAB, "cases/a.yml", "x", False, (f"{GITLAB}cases/a.yml", False)),
        (GITEA, "cases/a.yml", "x&y", True, ("https://codeberg.org/o/r/_new/main/cases?filename=a.yml&value=x%26y", True)),
    ],
)
def test_the_right_page_opens(edit: str, path: str, text: str, new: bool, wanted: tuple[str, bool]) -> None:
    found = run_module("form/host.js", "return m.page(...given);", [edit, path, text, new])
    assert (found["open"], found["filled"]) == wanted


@pytest.mark.parametrize(
    ("edit", "text", "wanted"),
    [
        (GITHUB, "x&y", ("https://github.com/o/r/issues/new?template=files.yml&title=Nora&files=x%26y", True)),
        (GITHUB, "x" * 9000, ("https://github.com/o/r/issues/new?template=files.yml&title=Nora", False)),
        (GITLAB, "x", ("https://gitlab.com/o/r/-/issues/new?issue%5Btitle%5D=Nora&issue%5Bdescription%5D=x", True)),
        (GITEA, "x", None),
        ("", "x", None),
    ],
)
def test_the_right_page_opens_for_several_files(edit: str, text: str, wanted: tuple[str, bool] | None) -> None:
    found = run_module("form/host.js", "return m.issuePage(...given);", [edit, "Nora", text])
    assert (found and (found["open"], found["filled"])) == wanted


def test_without_a_code_host_there_is_nothing_to_open() -> None:
    assert run_module("form/host.js", "return m.page(...given);", ["", "cases/a.yml", "x", True]) is None


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (GITHUB, ["github", "GitHub", "https://github.com/o/r"]),
        (GITLAB, ["gitlab", "GitLab", "https://gitlab.com/o/r"]),
        ("https://git.tracker.test.org/o/edit/r/-/edit/main/", ["gitlab", "git.tracker.test.org", "https://git.tracker.test.org/o/edit/r"]),
        (GITEA, ["gitea", "codeberg.org", "https://codeberg.org/o/r"]),
    ],
)
def test_a_host_is_known_by_its_addresses_also_where_it_is_an_organisations_own(edit: str, wanted: list[str]) -> None:
    body = "const { id, name, base } = m.hostOf(given); return [id, name, base];"
    assert run_module("form/host.js", body, edit) == wanted


def test_each_host_has_words_for_what_stands_on_its_pages() -> None:
    body = """
    const isThere = [true, false];
    const hosts = given.map((id) => ({ id }));
    const files = hosts.flatMap((host) => isThere.flatMap((isNew) => isThere.flatMap((isFilled) => m.fileSteps(host, isNew, isFilled))));
    return [...files, ...hosts.slice(0, 2).flatMap((host) => isThere.flatMap((isFilled) => m.issueSteps(host, isFilled)))];
    """
    steps = run_module("form/host.js", body, ["github", "gitlab", "gitea"])
    worded = {key for key in form_words()["script"] if key.startswith("at_") and key != "at_liberty"}
    assert set(steps) == worded
