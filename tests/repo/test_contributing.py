"""Every public way in has the private one beside it, and what checks a contribution names commands that are there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
import yaml

from casetracker.cli.main import module_of
from casetracker.site.sources import written
from small_sites import ROOT

PAGES = [path for name, path in written(ROOT / "docs").items() if name.startswith("contribute/")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_for_contributors_names_the_private_address(page: Path) -> None:
    assert "{{ contact.private }}" in page.read_text("utf-8")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", ".github/pull_request_template.md"])
def test_what_the_code_host_shows_says_that_it_is_public_and_of_a_private_way(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "public and permanent under your account's name" in text
    assert "private address" in text


def test_the_checks_before_a_commit_are_commands_with_options_that_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [repository["repo"] for repository in hooks] == ["local"]
    entries = [hook["entry"].split() for hook in hooks[0]["hooks"]]
    assert [entry[1] for entry in entries] == ["check", "fmt"]
    for program, command, *options in entries:
        assert program == ".venv/bin/casetracker"
        parser = argparse.ArgumentParser()
        module_of(command).add_arguments(parser)
        parser.parse_args(options)
    record = re.compile(hooks[0]["hooks"][1]["files"])
    blank = re.compile(hooks[0]["hooks"][1]["exclude"])
    assert record.search("cases/swaps/2026-10-20-muster-bridge.yml")
    assert not record.search("docs/cases.yml")
    assert blank.search("cases/swaps/_template.yml")


def test_no_account_is_named_that_is_not_there_and_the_lines_to_fill_in_cover_what_has_rights() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    named = {owner for line in lines if not line.startswith("#") for owner in line.split()[1:]}
    assert not named & {"@example", "@example/maintainers", "@example/editors", "@MAINTAINERS", "@EDITORS"}
    ready = [line.removeprefix("# ").split() for line in lines if re.match(r"(# )?[*/]\S*\s+@", line)]
    assert {"*", "/cases/", "/.github/", "/hooks/", "/requirements.txt"} <= {path for path, *_ in ready}
    assert all(owner.startswith("@") for _, *owners in ready for owner in owners)


def test_the_checklist_has_each_thing_that_is_never_written_of_a_person() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8").partition("<!-- checklist -->")[2]
    for word in (
        "source",
        "claim",
        "relatives",
        "health",
        "home address",
        "image",
        "victims",
        "adult",
        "silence",
        "citizenship",
        "reviewed",
    ):
        assert word in text, word
