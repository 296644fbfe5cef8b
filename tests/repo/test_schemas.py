"""The JSON Schemas: sound, and of one mind with the check on every file of the record and on a table of bad ones.

Files are read as an editor's server reads them: by the core schema of YAML 1.2, in which `2024` is a number and `NO` a text.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from casetracker.cli.places import scope_of
from casetracker.record.model.schema import record_schema
from casetracker.record.scope import Scope

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "cases"
RECORD = ROOT / "tests" / "golden" / "record"
Change = Callable[[dict[str, Any]], Any]


class Core(yaml.SafeLoader):
    """A loader of the core schema of YAML 1.2."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for tag, pattern, first in (
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", list("-+.0123456789")),
):  # fmt: skip
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}"), first)


def schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / "_schema" / f"{kind}.json").read_text("utf-8"))
    return loaded


def read(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(file.read_text("utf-8"), Core)  # noqa: S506  (a safe loader with fewer types)
    return loaded


def faults(kind: str, record: object) -> list[str]:
    return [f"{each.json_path}: {each.message[:200]}" for each in Draft202012Validator(schema(kind)).iter_errors(record)]


def test_the_loader_reads_scalars_as_yaml_1_2_does() -> None:
    text = "[2024, 2024-01, 2024-01-27, NO, yes, true, 12:30, 1_000, 0o7, ~, 1.5]"
    assert yaml.load(text, Core) == [2024, "2024-01", "2024-01-27", "NO", "yes", True, "12:30", "1_000", 7, None, 1.5]  # noqa: S506


@pytest.mark.parametrize("kind", ["case", "swap"])
def test_a_schema_is_sound_by_the_draft_of_2020(kind: str) -> None:
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(kind))


FILES = [
    pytest.param(kind, file, scope_of(folder), id=file.relative_to(ROOT).as_posix())
    for folder in (RECORD, *sorted((ROOT / "tests/data/valid").glob("*/cases")))
    for kind, files in (("case", folder.glob("*.yml")), ("swap", (folder / "swaps").glob("*.yml")))
    for file in sorted(files)
    if not file.name.startswith("_")
]


@pytest.mark.parametrize(("kind", "file", "scope"), FILES)
def test_every_good_example_is_good_to_its_schema(kind: str, file: Path, scope: Scope) -> None:
    found = Draft202012Validator(record_schema(kind, scope)).iter_errors(read(file))
    assert [f"{each.json_path}: {each.message[:200]}" for each in found] == []


def put(path: str, value: object) -> Change:
    """Return a change that puts a value at `a.0.b`."""

    def change(record: Any) -> None:
        *way, last = path.split(".")
        for step in way:
            record = record[int(step)] if step.isdigit() else record[step]
        record[int(last) if last.isdigit() else last] = value

    return change


def drop(path: str) -> Change:
    def change(record: Any) -> None:
        *way, last = path.split(".")
        for step in way:
            record = record[int(step)] if step.isdigit() else record[step]
        del record[last]

    return change


BAD_CASES = {
    "no name": drop("name"),
    "no sources": drop("sources"),
    "a group without sources": drop("person.sources"),
    "an item without sources": drop("custody.0.sources"),
    "an empty list of sources": put("custody.0.sources", []),
    "a source twice": put("custody.0.sources", ["daily", "daily"]),
    "a key that nobody knows": put("nickname", "V"),
    "a key that nobody knows in a group": put("person.religion", "none"),
    "a status that is none": put("status", "relased"),
    "a form that is none": put("custody.0.form", "jail"),
    "a country by its name": put("detained_by", "Russia"),
    "a country in small letters": put("detained_by", "ru"),
    "a code that is no country": put("detained_by", "XX"),
    "a text where a list belongs": put("person.citizenships", "US"),
    "a list where a text belongs": put("name", ["Vera"]),
    "a month that does not exist": put("custody.0.from", "2024-13"),
    "a date in another form": put("custody.0.from", "27.01.2024"),
    "a date of two digits": put("custody.0.from", "24-01-27"),
    "unknown where a date is needed": put("release.date", "unknown"),
    "a day of birth": put("person.born", "1990-05-01"),
    "a review without its day": put("reviewed", "2026-11"),
    "an address without its scheme": put("sources.daily.url", "example.org"),
    "an address of another kind": put("sources.daily.url", "javascript:alert(1)"),
    "an address with a password": put("sources.daily.url", "https://me:secret@example.org/"),
    "an id in capitals": put("same", ["Vera"]),
    "an id that leaves its folder": put("release.swap", "../../etc"),
    "a number as a text": put("charges.0.counts", "three"),
    "no whole number": put("charges.0.counts", 1.5),
    "a number below one": put("charges.0.counts", 0),
    "a flag as a text": put("rulings.2.in_absentia", "yes"),
    "a language by its name": put("names", {"Russian": "Вера"}),
    "an hour that does not exist": put("hearings.0.time", "25:00"),
    "a dispute of one account": put("disputed.0.accounts", [{"claim": "x", "sources": ["daily"]}]),
    "a summary without a citation": put("summary", "She was arrested."),
    "a summary without English": put("summary", {"ru": "x[^daily]"}),
    "an empty text": put("name", ""),
    "a text that is too long": put("name", "x" * 121),
    "no value": put("name", None),
    "exchanged without a release": drop("release"),
    "exchanged without a swap": drop("release.swap"),
    "exchanged and not by exchange": put("release.manner", "bail"),
    "released by exchange": put("status", "released"),
    "died without a death": put("status", "died"),
    "held with a release": put("status", "detained"),
    "a last report of somebody who is free": put("last_report", {"date": "2024-06", "sources": ["daily"]}),
}
BAD_SWAPS = {
    "no date": drop("date"),
    "no parties": drop("parties"),
    "no sources for it": drop("sources_for"),
    "who was exchanged": put("people", ["vera-example"]),
    "others without a number": drop("others.0.number"),
    "a body as a party": put("parties", ["RU", "European Union"]),
    "a claim that is none": put("mediators.0.claim", "maybe"),
    "a statement without words": drop("statements.0.says"),
}


@pytest.mark.parametrize("name", BAD_CASES)
def test_a_bad_case_is_bad_to_the_schema_too(name: str) -> None:
    record = read(RECORD / "vera-example.yml")
    BAD_CASES[name](record)
    assert faults("case", record)


@pytest.mark.parametrize("name", BAD_SWAPS)
def test_a_bad_swap_is_bad_to_the_schema_too(name: str) -> None:
    record = read(RECORD / "swaps" / "2024-08-01-exampleton.yml")
    BAD_SWAPS[name](record)
    assert faults("swap", record)


@pytest.mark.parametrize("status", ["detained", "imprisoned", "house-arrest", "restricted", "unknown"])
def test_somebody_whose_case_goes_on_needs_a_last_report(status: str) -> None:
    record = read(RECORD / "petr-sample.yml") | {"status": status}
    assert faults("case", record) == []
    without = copy.deepcopy(record)
    del without["last_report"]
    assert faults("case", without)


def test_a_withdrawn_record_needs_nothing_else() -> None:
    withdrawn = {"withdrawn": {"date": "2026-11-01", "reason": "request"}}
    assert faults("case", withdrawn) == faults("swap", withdrawn) == []
    assert faults("case", {"withdrawn": {"date": "2026-11-01", "reason": "because"}})
