"""Text in a comment at the code host is text, also after the host has cleaned the comment and decoded its entities."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.text import markdown_code
from host_markdown import code, live

LIVELY = [
    "@octocat", "(@octo-cat)", "@octo/team", "&#64;octocat", "&commat;octocat", "&amp;#64;octocat", "@<!-- -->octocat", "@everyone",
    "#12", "GH-12", "octo/repo#12", "octo#12", "closes #12", "Fixes &#35;12", "resolves octo/repo#12", "closes: GH-12",
    "957f6cbd", "957f6cbd0123456789abcdef0123456789abcdef", "octo/repo@957f6cbd", "20240503101500",
    "https://code.test.org/o/r/issues/12", "http://example.org", "www.example.org", "a@example.org", "<https://example.org>", "mailto:a@b.org",
    ":smile:", ":+1:", "$x$", "$$x$$", "[^1]", "[!NOTE]", "> [!WARNING]", "/close", "/label bug",
    "<b>x</b>", "<img src=//x>", "<script>alert(1)</script>", "<!--", "-->", "<a href=//x>y</a>", "<details open>", "</code>@octocat",
    "[x](//a)", "![x](//a)", "[x]: //a", "[x][y]", "**x**", "~~x~~", "| a | b |", "# x", "- [ ] x", "---", "===", "1. x", "    x", "\\@octocat",
    "`@octocat`", "``@octocat``", "`` ` ``@octocat", "`@octocat", "@octocat`", "```\n@octocat\n```", "~~~", "`" * 9 + "@octocat", "`" * 300 + "@octocat",
    "a\r@octocat", "a\n\n@octocat", "a\u2028@octocat", "a\x85@octocat", "a\x0b@octocat", "\u200b@octocat", "a \\", "a  \n@octocat",
]  # fmt: skip


@pytest.mark.parametrize("text", LIVELY)
def test_a_text_that_is_lively_by_itself_is_dead_as_code(text: str) -> None:
    for before, after in (("- ", ""), ("- ", " (x)"), ("x ", ": "), ("", "")):
        written = f"{before}{markdown_code(text)}{after}"
        assert live(written) == []
        assert "\n" not in written


@settings(deadline=None)
@given(st.lists(st.sampled_from([*LIVELY, "`", "\\", " ", "\n", "x", "&", "<", ">"]) | st.text(max_size=3), max_size=6).map("".join))
def test_any_text_is_read_back_as_it_was_and_as_nothing_else(text: str) -> None:
    plain = re.sub("`{10,}", "`" * 9 + "…", " ".join(text.split())).replace("\0", "\ufffd")
    written = f"- {markdown_code(text)}"
    assert live(written) == []
    assert code(written) == ([plain] if plain else [])


@pytest.mark.parametrize(
    "text", ["@octocat", "&#64;octocat", "\\@octocat", "#12", "&#35;12", "GH\\-12", "957f6cbd", "https&#58;//example.org"]
)
def test_the_model_of_the_host_sees_what_only_entities_and_backslashes_hide(text: str) -> None:
    assert live(text) != []
