"""Three trackers about invented scopes, begun by `casetracker init` and built: nothing of another record is in them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
import yaml
from click.testing import CliRunner

from casetracker.cli import main
from casetracker.cli.main import COMMANDS
from casetracker.record.model import KINDS
from casetracker.record.problems import RULES
from casetracker.site.inspect import inspect
from small_sites import ROOT, BuiltSite, build_site, write_tracker

GIVEN = {
    "title": "Held in the north",
    "address": "https://north.test.org/tracker/",
    "repository": "https://code.test.org/group/north",
    "private": "private@north.test.org",
    "corrections": "https://north.test.org/wrong",
    "chosen": "all who were reported to us",
    "generator": "casetracker[locked]==9.0",
}
SCOPES = {
    "a group that governs and two states": ("river-front = the River Front, Chad, Niger", "river-front", "TD", "NE", 2024),
    "states that are no more": ("Yugoslavia, East Germany, Czechoslovakia", "YU", "DD", "CS", 1965),
    "three states in another region": ("PE, BO, CL", "PE", "BO", "CL", 2024),
}
"""The states as they are given; their codes, of which the third one mediates; and the year of an exchange."""
CASE = """\
name: {name}
person: {{citizenships: [{other}], sources: [a]}}
detained_by: {state}
status: exchanged
custody:
  - {{from: {year}-05-01, form: remand, sources: [a]}}
release: {{date: {year}-06-01, manner: exchange, swap: {year}-06-01-exampleton, to: {other}, sources: [a]}}
summary: She was arrested in May {year}.[^a]
sources:
  a: {{title: Report, publisher: The Paper, url: "https://paper.test.org/1"}}
reviewed: 2026-11-01
"""
SWAP = """\
title: Exchange in Exampleton
date: {year}-06-01
parties: [{state}, {other}]
sources_for: {{sources: [a]}}
mediators:
  - {{by: {third}, sources: [a]}}
summary: Two people were exchanged.[^a]
sources:
  a: {{title: Report, publisher: The Paper, url: "https://paper.test.org/1"}}
reviewed: 2026-11-01
"""
TABLES = {"enum", "pattern", "countries", "former", "languages", "zones", "guesses"}
"""In data, what names every state, language and time zone that there is."""
OURS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
LEFTOVERS = [
    r"\bRU\b", r"Russia\b", "Moscow", "Kremlin", r"Article 275", "Примеров", *OURS["extra"]["casetracker"]["parties"],
    *(re.escape(OURS[key]) for key in ("site_name", "site_description", "site_url", "repo_url")), "case-tracker", "Donetsk",
    *(re.escape(path.stem) for path in (ROOT / "cases").rglob("[!_]*.yml")),
]  # fmt: skip
LEFT = re.compile("|".join(LEFTOVERS))


@pytest.fixture(scope="module", params=SCOPES)
def tracker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "tracker"
    states, state, other, third, year = SCOPES[request.param]
    options = [f"--{key}={value}" for key, value in {**GIVEN, "states": states}.items()]
    assert main(["init", str(folder), "--defaults", *options]) == 0
    values = {"state": state, "other": other, "third": third, "year": year}
    cases = folder / "cases"
    (cases / "vera-example.yml").write_text(CASE.format(name="Vera Example", **values), "utf-8")
    (cases / "ivan-sample.yml").write_text(CASE.format(name="Ivan Sample", **{**values, "state": other, "other": state}), "utf-8")
    (cases / "swaps" / f"{year}-06-01-exampleton.yml").write_text(SWAP.format(**values), "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tracker: Path) -> BuiltSite:
    """It is built by this repository's hook: `test_installed.py` builds one by the plugin, as whoever has installed it does."""
    config = tracker / "mkdocs.yml"
    text = config.read_text("utf-8")
    try:
        config.write_text(text.replace("plugins: [casetracker]", f"hooks: ['{ROOT / 'hooks' / 'tracker_hook.py'}']"), "utf-8")
        return build_site(config, tracker.parent / "built")
    finally:
        config.write_text(text, "utf-8")


def outside_tables(data: Any) -> Iterator[str]:
    """Yield every key and text of JSON but those of tables."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in TABLES:
                yield key
                yield from outside_tables(value)
    elif isinstance(data, list):
        for value in data:
            yield from outside_tables(value)
    elif isinstance(data, str):
        yield data


OF_OTHERS = ("assets/javascripts/", "assets/stylesheets/", "assets/vendor/")
"""What the theme and others bring along."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every text file with its path; of data all but tables."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(OF_OTHERS) and path.suffix not in (".png", ".sqlite", ".zip", ".xlsx", ".gz"):
            text = path.read_text("utf-8")
            yield name, "\n".join(outside_tables(json.loads(text))) if path.suffix == ".json" else text


def test_nothing_is_left_of_another_record(tracker: Path, site: BuiltSite) -> None:
    found = {name: LEFT.findall(text) for folder in (tracker, site.folder) for name, text in texts(folder) if LEFT.search(text)}
    assert found == {}


def test_it_is_built_strictly_and_every_link_leads_somewhere(tracker: Path, site: BuiltSite) -> None:
    assert inspect(site.folder) == []
    assert {"cases/vera-example/", "about/method/", "contribute/guide/", "contribute/maintaining/"} <= set(site.addresses)
    assert not re.search(r"\{\{ \w", "".join(site.page(address).text for address in site.addresses))


def test_the_check_finds_nothing_and_the_guide_speaks_of_its_states(
    tracker: Path, site: BuiltSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tracker)
    assert main(["check"]) == 0
    assert "error" not in capsys.readouterr().out
    codes = yaml.safe_load((tracker / "mkdocs.yml").read_text("utf-8"))["extra"]["casetracker"]["states"]
    if codes[0] != "YU":  # of states that are no more the guide's example can't speak, which is of today
        assert f"detained_by: {codes[0]}\n" in site.page("contribute/guide/").text
    form = yaml.safe_load((tracker / ".github" / "ISSUE_TEMPLATE" / "new-case.yml").read_text("utf-8"))
    assert codes[0] in [part["attributes"].get("placeholder") for part in form["body"]]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("citation-file-format", "CITATION.cff"),
    ],
)
def test_what_code_hosts_read_is_valid(schema: str, files: str, tmp_path: Path) -> None:
    folder = tmp_path / "tracker"
    assert main(["init", str(folder), "--defaults", *([] if schema == "github-issue-config" else [f"--address={GIVEN['address']}"])]) == 0
    found = sorted(folder.glob(files))
    assert found
    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", f"vendor.{schema}", *map(str, found)])
    assert done.exit_code == 0, done.output


def test_each_target_of_the_makefile_is_listed_and_runs_a_command_that_is_there(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--defaults"]) == 0
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / ".ready").touch()

    def made(*targets: str) -> str:
        return subprocess.run(["make", *targets], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    named = re.findall(r"^  make ([a-z]+) +\S", made(), re.MULTILINE)
    assert named == ["help", "serve", "site", "verify", "check", "todo", "generate", "clean"]
    run = [line for line in made("--dry-run", *named[1:-1], "AS_OF=2024-07-31").splitlines() if ".venv/bin" in line]
    assert [line.removeprefix(".venv/bin/") for line in run] == [
        "mkdocs serve --no-strict", "casetracker build --as-of 2024-07-31", "casetracker verify", "casetracker check", "casetracker fmt --check",
        "casetracker todo", "python -m casetracker.cli.generate",
    ]  # fmt: skip


def test_generate_changes_nothing_until_the_settings_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path), "--defaults", "--states", "PE, BO", "--repository", "https://gitlab.test.org/a"]) == 0
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    from casetracker.cli import generate

    generate.main()
    assert capsys.readouterr().out == ""  # and no issue forms, which GitLab does not read
    file = tmp_path / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("    contact:", "    parties: {front: {name: the Front}}\n    contact:"), "utf-8")
    generate.main()
    assert set(capsys.readouterr().out.splitlines()) == {f"written: cases/_schema/{kind}.json" for kind in KINDS}


def test_before_the_first_case_the_index_says_so_and_has_nothing_to_filter(tmp_path: Path) -> None:
    config = write_tracker(tmp_path, {})
    site = build_site(config, tmp_path / "built")
    page = site.page("cases/")
    assert "No case is in this record yet. How to contribute" in page.text
    assert (page.all("form", id="ct-filter"), page.all("nav", class_="ct-parts"), page.all("button", id="ct-csv")) == ([], [], [])
    assert [each["src"] for each in page.all("script", type="module")] == ["../assets/tracker.js"]
    assert "Kind of source" not in site.page("about/method/").text


def test_no_message_and_no_help_of_a_command_speaks_of_another_record(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
    helps = capsys.readouterr().out.replace("(default: Case tracker)", "")  # the title of a tracker that is given none
    said = [helps, *(f"{rule.message} {rule.hint} {rule.form}" for rule in RULES.values())]
    assert [LEFT.findall(text) for text in said if LEFT.search(text)] == []
