"""The JSON API: every output holds to its published schema, and the schemas name every field that is put out."""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from casetracker.data.api.resources import RESOURCES, schemas
from casetracker.record.translations import read as read_translation
from exported import BUILD_INFO, ROOT, files_of, tracker_of
from sample_record import sample_files, sample_tracker
from shared_sites import translation
from small_records import CASE, SWAP, exchanged, with_keys
from written_records import Written

GONE = "withdrawn: {date: 2026-01-02, reason: safety, note: Asked for.}\n"


def resource_of(address: str) -> str:
    """Return which published schema an output of the API has to hold to."""
    name = address.removeprefix("api/v1/")
    for resource in RESOURCES:
        path = resource.path.replace("{id}", name.partition("/")[2].removesuffix(".json"))
        if name == path:
            return f"api/v1/{resource.schema_path}"
    raise AssertionError(f"{address} is no resource of the API")


def is_output(address: str) -> bool:
    return address.startswith("api/v1/") and not address.startswith("api/v1/schema/") and address != "api/v1/openapi.json"


def strict(schema: Any) -> Any:
    """Return a schema that forbids every field which it does not name: the published ones leave room to grow."""
    if isinstance(schema, dict):
        found = {key: strict(value) for key, value in schema.items()}
        if "properties" in found and isinstance(found["properties"], dict) and "type" in found:
            found["additionalProperties"] = False
        return found
    return [strict(each) for each in schema] if isinstance(schema, list) else schema


@lru_cache(maxsize=20)
def validator(name: str, exact: bool) -> Draft202012Validator:
    schema = json.loads(sample_files()[name])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(strict(schema) if exact else schema, format_checker=FormatChecker())


def faults(files: dict[str, bytes], exact: bool) -> list[str]:
    found = []
    for address, content in files.items():
        if is_output(address):
            for fault in validator(resource_of(address), exact).iter_errors(json.loads(content)):
                found.append(f"{address}: {fault.json_path}: {fault.message[:200]}")
    return found


@pytest.mark.parametrize("exact", [False, True], ids=["as published", "naming every field"])
def test_every_output_of_a_record_holds_to_its_published_schema(exact: bool) -> None:
    assert sum(is_output(address) for address in sample_files()) > 70
    assert faults(sample_files(), exact) == []


@pytest.fixture
def small(written: Written) -> dict[str, bytes]:
    folder = written(
        {
            "vera-example.yml": with_keys(exchanged("Vera Example"), "formerly: [old-vera]"),
            "ivan-sample.yml": exchanged("Ivan Sample", by="RU", to="US"),
            "hidden-one.yml": with_keys(exchanged("Hidden One"), "listed: false"),
            "gone-one.yml": GONE,
            "mila-probe.yml": CASE.replace("Vera Example", "Mila Probe"),
            "swaps/2024-06-01-exampleton.yml": SWAP,
        }
    )
    return files_of(tracker_of(folder))


def test_outputs_of_a_small_record_with_everything_rare_hold_to_their_schemas(small: dict[str, bytes]) -> None:
    assert faults(small, exact=True) == []


def test_a_record_has_its_texts_in_further_languages_by_where_the_translated_text_stands(written: Written) -> None:
    unknown = "unknowns: [The day of the trial is not known., Where she is.]"
    tracker = tracker_of(written({"vera-example.yml": with_keys(CASE, unknown), "mila-probe.yml": CASE}))
    words = {
        ("unknowns", "Where she is."): "Где она.",
        ("summary", "She was arrested in May 2024.[^a]"): "Её арестовали в мае 2024 года.[^a]",
        ("unknowns", "A text that is no longer there."): "Чего-то нет.",
    }
    read = {"ru": {"case/vera-example": read_translation(translation(words, "2026-11-20, Reader"))}, "fa": {}}
    files = files_of(replace(tracker, translations=read))
    assert faults(files, exact=True) == []
    one = json.loads(files["api/v1/cases/vera-example.json"])["case"]
    texts = {"/summary/en": "Её арестовали в мае 2024 года.[^a]", "/unknowns/1": "Где она."}
    assert one["translations"] == {"ru": {"review": "2026-11-20, Reader", "texts": texts}}
    assert one["unknowns"][1] == "Where she is."
    assert "translations" not in json.loads(files["api/v1/cases/mila-probe.json"])["case"]
    assert one in json.loads(files["api/v1/cases.json"])["cases"]


def test_a_field_that_no_schema_names_is_found(small: dict[str, bytes]) -> None:
    changed = json.loads(small["api/v1/cases/mila-probe.json"])
    changed["case"]["derived"]["guess"] = 1
    assert faults({"api/v1/cases/mila-probe.json": json.dumps(changed).encode()}, exact=True) != []


def test_the_description_is_sound_openapi_and_names_every_output() -> None:
    description = json.loads(sample_files()["api/v1/openapi.json"])
    OpenAPIV31SpecValidator(deepcopy(description)).validate()
    assert description["openapi"] == "3.1.0"
    assert sorted(description["paths"]) == sorted(f"/{resource.path}" for resource in RESOURCES)
    assert {resource_of(address) for address in sample_files() if is_output(address)} == {
        f"api/v1/{resource.schema_path}" for resource in RESOURCES
    }


def test_every_field_of_every_schema_says_what_it_holds() -> None:
    unsaid = [
        f"{name}.{key}"
        for name, schema in schemas("#/$defs/").items()
        if name in ("Case", "Swap", "DerivedCase", "DerivedSwap", "Meta", "Charge", "Ruling")
        for key, held in schema["properties"].items()
        if "description" not in held and "$ref" not in held
    ]
    assert unsaid == []


def test_a_case_holds_what_was_written_and_apart_from_it_what_follows(small: dict[str, bytes]) -> None:
    case = json.loads(small["api/v1/cases/vera-example.json"])["case"]
    derived = case.pop("derived")
    assert case == {
        "id": "vera-example",
        "name": "Vera Example",
        "person": {"citizenships": ["RU"], "sources": ["a"]},
        "detained_by": "US",
        "status": "exchanged",
        "custody": [{"from": "2024-05-01", "form": "remand", "sources": ["a"]}],
        "release": {"date": "2024-06-01", "manner": "exchange", "swap": "2024-06-01-exampleton", "to": "RU", "sources": ["a"]},
        "summary": {"en": "She was arrested in May 2024.[^a]"},
        "formerly": ["old-vera"],
        "sources": {"a": {"title": "Report", "publisher": "The Paper", "url": "https://example.org/1"}},
        "reviewed": "2026-11-01",
        "review": "full",
    }
    assert derived["days_held"] == {"fewest": 31, "most": 31, "running": False, "to_last_report": False}
    assert derived["swap"]["json"] == "https://example.org/tracker/api/v1/swaps/2024-06-01-exampleton.json"


def test_a_hidden_case_stands_at_its_own_address_alone(small: dict[str, bytes]) -> None:
    holders = [address for address, content in small.items() if b"hidden-one" in content or b"Hidden One" in content]
    assert holders == ["api/v1/cases/hidden-one.json"]
    swap = json.loads(small["api/v1/swaps/2024-06-01-exampleton.json"])["swap"]["derived"]
    assert swap["people"] == 3
    assert [len(side["cases"]) for side in swap["sides"]] == [1, 1]


def test_a_withdrawn_record_leaves_its_id_and_day_and_nothing_else(small: dict[str, bytes]) -> None:
    listed = json.loads(small["api/v1/withdrawn.json"])
    assert listed["withdrawn"] == [{"record": "case", "id": "gone-one", "date": "2026-01-02"}]
    assert listed["moved"] == [{"record": "case", "id": "old-vera", "now": "vera-example"}]
    assert not any(b"Asked for" in content for content in small.values())


def test_every_file_says_as_of_when_from_which_version_and_under_which_licence(small: dict[str, bytes]) -> None:
    for address, content in small.items():
        if is_output(address):
            meta = json.loads(content)["meta"]
            assert meta == {
                "title": "Case tracker",
                "api": "v1",
                "generated": "2026-11-24",
                "as_of": "2026-11-24",
                "version": BUILD_INFO.commit,
                "language": "en",
                "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
                "index": "https://example.org/tracker/api/v1/index.json",
                "self": f"https://example.org/tracker/{address}",
            }, address


def test_without_an_address_of_its_own_the_site_is_linked_from_its_root(written: Written) -> None:
    folder = written({"vera-example.yml": CASE})
    found = files_of(tracker_of(folder), build_info=replace(BUILD_INFO, base="", commit=""))
    meta = json.loads(found["api/v1/cases/vera-example.json"])["meta"]
    assert (meta["self"], meta["version"]) == ("api/v1/cases/vera-example.json", None)


def test_every_address_of_the_api_leads_to_a_file() -> None:
    files = sample_files()
    told = json.loads(files["api/v1/index.json"])["resources"]
    for name, address in told.items():
        wanted = address.removeprefix(BUILD_INFO.base)
        assert name == wanted.removeprefix("api/v1/")
        assert "{id}" in wanted or wanted in files
    for address, content in files.items():
        if is_output(address):
            for link in links(json.loads(content)):
                assert link.removeprefix(BUILD_INFO.base) in files, f"{address}: {link}"


def links(data: Any) -> list[str]:
    """Return every address of this API that is named under `json` or `self`."""
    if isinstance(data, dict):
        own = [value for key, value in data.items() if key in ("json", "self") and isinstance(value, str)]
        return own + [link for value in data.values() for link in links(value)]
    return [link for each in data for link in links(each)] if isinstance(data, list) else []


def test_the_totals_are_those_of_the_cases() -> None:
    files = sample_files()
    cases = json.loads(files["api/v1/cases.json"])["cases"]
    totals = json.loads(files["api/v1/statistics.json"])["totals"]
    assert totals["cases"] == len(cases) == len(sample_tracker().listed)
    assert totals["exchanged"] == sum(case["derived"]["status"] == "exchanged" for case in cases)
    assert [case["id"] for case in cases] == sorted(case["id"] for case in cases)


def test_a_record_is_the_same_in_its_own_file_and_among_all() -> None:
    files = sample_files()
    for case in json.loads(files["api/v1/cases.json"])["cases"]:
        assert json.loads(files[f"api/v1/cases/{case['id']}.json"])["case"] == case
    for swap in json.loads(files["api/v1/swaps.json"])["swaps"]:
        assert json.loads(files[f"api/v1/swaps/{swap['id']}.json"])["swap"] == swap


def test_two_builds_of_one_commit_and_day_are_the_same_to_the_byte() -> None:
    first, second = (files_of(sample_tracker(), date(2026, 11, 24)) for _ in range(2))
    assert first == second


def test_the_changes_of_a_record_with_a_history_hold_to_their_schema() -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    from casetracker.data import exports
    from golden_record import BUILD_INFO as GOLDEN
    from golden_record import golden_context

    files = {file.address: file.content() for file in exports(golden_context(), GOLDEN) if file.address.startswith("api/v1/")}
    assert json.loads(files["api/v1/changes.json"])["count"] == 7
    assert faults(files, exact=True) == []
