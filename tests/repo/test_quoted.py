"""What the scripts of workflows quote from commands stands in comments and summaries as one block of code, whatever is in it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from code_host import HOSTILE, environment_of, kept, make_checkout
from host_markdown import code, live
from small_sites import ROOT

SCRIPT = ROOT / ".github" / "quoted.sh"


def quoted(text: bytes, most: int = 60_000, before: str = "") -> str:
    command = f'source {SCRIPT}; printf "%s" "$BEFORE"; quoted {most}'
    environment = {"PATH": "/usr/bin:/bin", "BEFORE": before}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], input=text, env=environment, check=True, stdout=subprocess.PIPE
    ).stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("before", ["", "Text\n", "- a list\n", "> a quotation\n", "1. a list\n\n"])
@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "@octocat\n\n@octocat closes #1",
        "```\n@octocat\n```",
        "`" * 10 + "\n@octocat",
        "`" * 300 + "\n@octocat",
        "~~~\n@octocat",
        "a\r@octocat\r\n@octocat",
        "a\0b@octocat",
        "\n\n    @octocat",
        "- @octocat\n\n@octocat",
        "</code></pre>@octocat",
        "a\u2028@octocat\x85@octocat\x0b@octocat",
        "Приговор @octocat " * 2000,
        "",
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_nothing_in_it_is_more_than_text(text: str, before: str) -> None:
    for most in (60_000, 25, 12, 1):
        assert live(quoted(text.encode(), most, before)) == []


def test_it_reads_as_it_was_and_says_where_it_was_cut() -> None:
    assert code(quoted("Приговор `@octocat`\n  &amp; <b>\n".encode())) == ["Приговор `@octocat`\n  &amp; <b>\n"]
    assert code(quoted("Приговор и мера".encode(), 8)) == ["Приговор\n… (cut here)\n"]
    assert code(quoted(("`" * 12).encode())) == ["`" * 9 + "…\n"]


def test_bytes_that_are_no_text_end_no_script() -> None:
    assert live(quoted(b"\xff\xfe@octocat" * 100, 50)) == []


def test_the_summary_of_a_look_at_the_links_is_text(tmp_path: Path) -> None:
    workflow: Any = yaml.load((ROOT / ".github" / "workflows" / "links.yml").read_bytes(), yaml.CBaseLoader)  # noqa: S506
    step = next(each for each in workflow["jobs"]["ask"]["steps"] if each.get("name") == "Say what was found")
    work = make_checkout(tmp_path)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "report.txt").write_text(f"Gone (1)\n  {HOSTILE}\n")
    environment = environment_of(work) | {"RUNNER_TEMP": str(tmp_path)}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=work, env=environment, check=True)
    assert live(kept(work, "summary.md")) == []
    assert code(kept(work, "summary.md")) == [f"Gone (1)\n  {HOSTILE}\n"]
