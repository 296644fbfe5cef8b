"""Every output of a small record, compared exactly with what stands in `exports/` (`make golden` writes it anew).

Files for programs are laid out for people here, one value a line, so that a change of shape shows as the few lines that it is.
"""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from casetracker.data import exports
from golden_record import BUILD_INFO, golden_context

FOLDER = Path(__file__).parent / "exports"
WHOLE = ("api/v1/", "data/")
ONE_OF_EACH = (
    "feeds/changes.xml",
    "feeds/changes.json",
    "feeds/swaps.xml",
    "cases/index.json",
    "contribute/form.json",
    "search/records.json",
)
"""What is compared as a whole; of all other outputs, of which there are many of one shape, the list of addresses is."""
SCHEMAS = ("api/v1/schema/", "api/v1/openapi.json")
"""Made from declarations alone: compared where they are committed or validated."""


@lru_cache(maxsize=1)
def made() -> dict[str, bytes]:
    return {file.address: file.content() for file in exports(golden_context(), BUILD_INFO)}


def readable(address: str, content: bytes) -> str:
    """Return the content as text that a person can compare."""
    if address.endswith(".xlsx"):
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = ((name, opened.get_sheet_by_name(name).to_python()) for name in opened.sheet_names)
        return "".join(f"{name}: {len(rows)} rows of {' | '.join(map(str, rows[0]))}\n" for name, rows in sheets)
    if address.endswith(".zip"):
        with ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.namelist()) + "\n"
    if address.endswith(".sqlite"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            kept = database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE '%_search_%' ORDER BY name")
            return "\n".join(sql for (sql,) in kept) + "\n"
    if address.endswith(".json"):
        data = json.loads(content)
        if address == "contribute/form.json":  # the model besides, which is made from declarations
            data = data["known"]
        for resource in data.get("resources", []):
            if isinstance(resource, dict):
                resource.pop("hash", None)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return content.decode("utf-8").replace("\r\n", "\n")


def compared() -> list[str]:
    return [address for address in made() if (address.startswith(WHOLE) or address in ONE_OF_EACH) and not address.startswith(SCHEMAS)]


def name_of(address: str) -> str:
    return address.replace("/", "--") + ("" if address.endswith((".json", ".csv")) else ".txt")


@pytest.mark.parametrize("address", compared())
def test_an_output_is_as_expected(address: str, golden: Callable[[Path, str], None]) -> None:
    golden(FOLDER / name_of(address), readable(address, made()[address]))


def test_no_output_has_vanished_and_none_has_come_unnoticed(golden: Callable[[Path, str], None]) -> None:
    golden(FOLDER / "addresses.txt", "\n".join(made()) + "\n")
    assert {file.name for file in FOLDER.iterdir()} == {name_of(address) for address in compared()} | {"addresses.txt"}
