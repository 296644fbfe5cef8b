"""In an editor with the usual server for YAML, a record's first line brings completion, help and errors."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import LanguageServer

from casetracker.record.model import Case, fields
from casetracker.record.model.statuses import STATUS
from node import installed
from sample_record import sample_texts
from small_sites import ROOT

NODE = ROOT / "tests" / "node"
CASE = """\
# yaml-language-server: $schema=_schema/case.json
name: Vera Example
status: imprisoned
colour: red
custody:
  - from: 2024
    form: prison
    sources: [a]
"""
pytestmark = pytest.mark.xdist_group("editor")


@pytest.fixture(scope="session")
def program() -> Path:
    """The server of `tests/node/package-lock.json`."""
    return installed(NODE) / ".bin" / "yaml-language-server"


@pytest.fixture(scope="module")
def server(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    root = tmp_path_factory.mktemp("editor")
    shutil.copytree(ROOT / "cases" / "_schema", root / "cases" / "_schema")
    (root / "cases" / "swaps").mkdir()
    with LanguageServer(program, root) as running:
        running.root = root  # type: ignore[attr-defined]
        yield running


def opened(server: LanguageServer, name: str, text: str) -> Path:
    path: Path = server.root / "cases" / name  # type: ignore[attr-defined]
    server.open(path, text)
    return path


def test_a_status_is_completed_from_the_list(server: LanguageServer) -> None:
    path = opened(server, "completed.yml", CASE.replace("status: imprisoned", "status: "))
    answer = server.at("completion", path, 2, 8)
    assert {each["label"] for each in answer["items"]} == set(STATUS.options)


def test_a_key_is_completed_with_what_is_not_there_yet(server: LanguageServer) -> None:
    path = opened(server, "keys.yml", CASE + "\n")
    answer = server.at("completion", path, 8, 0)
    offered = {each["label"] for each in answer["items"]}
    assert {"person", "detained_by", "sources", "reviewed"} <= offered
    assert not {"name", "custody"} & offered


def test_the_help_of_a_field_is_shown_over_it(server: LanguageServer) -> None:
    path = opened(server, "hover.yml", CASE)
    said = server.at("hover", path, 2, 3)["contents"]["value"]
    assert next(spec.help for spec in fields(Case) if spec.key == "status").rstrip(".") in said.replace("\\", "")


def test_an_unknown_key_and_a_wrong_word_are_errors_at_their_place(server: LanguageServer) -> None:
    found = {each["range"]["start"]["line"]: each["message"] for each in server.problems(opened(server, "wrong.yml", CASE))}
    assert found[3] == "Property colour is not allowed."
    assert "Value is not accepted" in found[6]
    assert "police" in found[6]


def test_a_swap_and_a_case_are_sound_to_the_server(server: LanguageServer) -> None:
    for name in ("vera-example.yml", "swaps/2024-08-01-exampleton.yml"):
        assert server.problems(opened(server, name, sample_texts()[name])) == []
