"""Every command and option has its place in the pages, and the examples there are what the commands print."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields

import pytest

from casetracker.cli.main import COMMANDS, module_of
from casetracker.record.problems import report
from casetracker.record.validate import validate
from casetracker.settings import Settings
from casetracker.site.sources import SHARED
from small_records import CASE, TODAY, altered

PAGES = SHARED / "contribute"
COMMON = {"--help", "--record"}
WRONG = validate(altered(CASE, ("status: detained", "status: detaind")).encode(), "cases/vera-example.yml", "vera-example", "case", TODAY)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_part_of_the_page_that_names_all_its_options(name: str) -> None:
    page = (PAGES / "commands.md").read_text("utf-8")
    assert f"| `casetracker {name}" in page
    part = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    parser = argparse.ArgumentParser()
    module_of(name).add_arguments(parser)
    options = {option for action in parser._actions for option in action.option_strings if option.startswith("--")} - COMMON
    assert {option for option in options if f"`{option}`" not in part and f" {option}" not in part} == set()


def test_no_part_of_the_page_is_about_a_command_that_is_not_there() -> None:
    page = (PAGES / "commands.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
        "new",
        "check",
        "fmt",
        "todo",
        "init",
        "links",
        "diff",
        "from-issue",
        "export",
        "import",
        "build",
        "build-data",
        "translate",
        "verify",
    ]
    assert set(re.findall(r"^## (.+)$", page, re.MULTILINE)) == set(COMMANDS)


def test_the_report_as_json_is_the_documented_one_and_every_key_is_explained() -> None:
    page = (PAGES / "checks.md").read_text("utf-8")
    written = report(WRONG.problems, "json")
    assert f"```json\n{written}```" in page
    assert all(f"`{key}`" in page for key in re.findall(r'"([a-z]+)":', written))


def test_the_report_as_text_is_the_documented_one() -> None:
    assert f"```text\n{report(WRONG.problems)}```" in (PAGES / "checks.md").read_text("utf-8")


def test_every_setting_has_its_row_on_the_page_for_maintainers() -> None:
    part = (PAGES / "maintaining.md").read_text("utf-8").partition("\n## Settings\n")[2].partition("\n## ")[0]
    rows = "".join(re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE))
    assert set(re.findall("`([a-z_]+)`", rows)) == {each.name for each in fields(Settings)}
