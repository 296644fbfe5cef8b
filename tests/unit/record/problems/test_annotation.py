"""An annotation of GitHub's: one line whatever is in it, and no reference to anybody or anything."""

from __future__ import annotations

import pytest

from casetracker.record.problems import FORMATS, Place, problem
from casetracker.record.problems.annotation import annotation
from host_markdown import live_as_plain_text


def said(text: str) -> str:
    return annotation("error", "cases/a.yml", 1, 2, "a", text).partition("::error file=cases/a.yml,line=1,col=2,title=a::")[2]


@pytest.mark.parametrize(
    "text",
    ["@octocat", "(@octo/team)", "octo/repo@957f6cb", "#12", "x #12", "octo/repo#12", "GH-12", "gh-12", "closes #12", "957f6cb", "957F6CBD0",
     "957f6cbd0123456789abcdef0123456789abcdef", "https://code.test.org/o/r/issues/12", "https://code.test.org/o/r/pull/12#issuecomment-1",
     "https://code.test.org/o/r/commit/957f6cb", "@@octocat", "@\u2060@octocat"],
)  # fmt: skip
def test_a_reference_is_parted_by_a_sign_without_width(text: str) -> None:
    assert live_as_plain_text(text)
    assert live_as_plain_text(said(text).replace("%0A", "\n")) == []
    assert said(text).rstrip("\n").replace("\u2060", "") == text.replace("\u2060", "")


@pytest.mark.parametrize("text", ["status: 'relased' is not a status", "write 2024-05-03 or 12:30:15", "cases/a.yml:3:9: facade", "a # comment", "C# and a@", "Straße"])  # fmt: skip
def test_any_other_text_is_as_it_was(text: str) -> None:
    assert said(text) == f"{text}\n"


def test_a_value_of_a_file_refers_to_nothing() -> None:
    found = problem("flag", Place("cases/a.yml", 1, 1, ""), "listed", nearest="", value="@octocat closes #12 957f6cb")
    assert live_as_plain_text(FORMATS["github"]([found], False)) == []
    assert FORMATS["github"]([found], False).replace("\u2060", "") == (
        "::error file=cases/a.yml,line=1,col=1,title=flag::listed: '@octocat closes #12 957f6cb' is neither true nor false%0AWrite true or false.\n"
    )


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("a" * 100_000, "@" * 100_000, "GH-" * 30_000, "/issues" * 15_000):
        said(text)
