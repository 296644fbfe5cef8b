"""A terminal or pipe that lacks a letter gets an escape for it: no report ends in a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from small_records import CASE, altered
from small_sites import process_environment

PROGRAM = Path(sys.executable).with_name("casetracker")
NAME = "Łukasz Primerov"
NARROW = [{"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir()
    for name in ("luk-a", "luk-b"):
        (tmp_path / f"cases/{name}.yml").write_text(altered(CASE, ("Vera Example", NAME)), "utf-8")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "One"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    file = tmp_path / "cases/luk-a.yml"
    file.write_text(altered(file.read_text("utf-8"), ("status: detained", "status: Łukasz")), "utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", NARROW, ids=["cp1252", "ascii"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 1),
        (["check", "--format", "json"], 1),
        (["check", "--format", "github"], 1),
        (["diff", "HEAD"], 0),
        (["diff", "HEAD", "--format", "markdown"], 0),
        (["todo"], 0),
        (["fmt", "--check"], 1),
        (["new", NAME, "--id", "another"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_command_writes_what_it_has_to_say(repository: Path, encoding: dict[str, str], arguments: list[str], code: int) -> None:
    environment = process_environment() | encoding
    done = subprocess.run([PROGRAM, *arguments], cwd=repository, env=environment, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    assert done.returncode == code
    assert b"\\u0141ukasz" in done.stdout + done.stderr or arguments[0] in ("fmt", "new", "todo")


def test_json_is_whole_whatever_the_encoding(repository: Path) -> None:
    environment = process_environment() | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([PROGRAM, "check", "--format", "json"], cwd=repository, env=environment, capture_output=True, check=False)
    assert "'Łukasz' is not a status" in json.loads(done.stdout)["problems"][0]["message"]
