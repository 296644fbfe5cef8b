"""What is published of the record as data: sound to its schemas and to other people's tools, today and as of earlier days."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from casetracker.cli.places import scope_of
from casetracker.data.api.resources import RESOURCES
from casetracker.data.api.written import written as written_out
from casetracker.facts import as_of, standing
from casetracker.pages.output import encoded
from casetracker.record.references import Tracker
from casetracker.record.validate import validate
from exported import files_of, tracker_of
from small_sites import ROOT

TODAY = date.today()
SCOPE = scope_of(ROOT / "cases")


@lru_cache(maxsize=1)
def record() -> Tracker:
    return tracker_of(ROOT / "cases", TODAY, SCOPE)


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    return files_of(record(), TODAY, parties=SCOPE.parties)


def test_every_output_holds_to_its_published_schema() -> None:
    for resource in RESOURCES:
        schema = json.loads(files()[f"api/v1/{resource.schema_path}"])
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        before, _, after = f"api/v1/{resource.path}".partition("{id}")
        pattern = re.compile(re.escape(before) + ("[^/]+" + re.escape(after) if after else "$"))
        for name in filter(pattern.fullmatch, files()):
            assert [each.message[:200] for each in validator.iter_errors(json.loads(files()[name]))] == [], name


def test_the_tables_are_a_sound_data_package(tmp_path: Path) -> None:
    for address, content in files().items():
        if address.startswith("data/"):
            path = tmp_path / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    program = Path(sys.executable).parent / "frictionless"
    done = subprocess.run([program, "validate", "datapackage.json"], cwd=tmp_path / "data", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_who_was_held_on_the_day_before_each_exchange_is_the_same_in_the_record_of_that_day() -> None:
    for day in sorted({swap.date.earliest - timedelta(1) for swap in record().swaps.values()}):
        earlier = as_of(record(), day)
        for case in record().cases.values():
            now, before = standing(case, day), earlier.cases.get(case.id)
            if before is None:
                assert now.status is None, (case.id, day)
            else:
                old = standing(before, day)
                assert (old.held, old.by) == (now.held, now.by), (case.id, day)


def test_every_case_of_an_earlier_day_is_a_sound_record() -> None:
    for day in sorted({swap.date.earliest - timedelta(1) for swap in record().swaps.values()}):
        for case in as_of(record(), day).cases.values():
            data = written_out(case)
            if data["summary"] == {"en": ""}:
                data["summary"] = "Left out.[^one]"
                data["sources"]["one"] = {"title": "One", "publisher": "One", "url": "https://one.example.org/"}
            checked = validate(encoded(data), f"cases/{case.id}.yml", case.id, "case", TODAY, SCOPE)
            wrong = [each for each in checked.problems if each.is_error and each.rule != "custody-last-open"]
            assert [str(each) for each in wrong if not (each.rule == "list-short" and each.field.endswith("sources"))] == [], day
