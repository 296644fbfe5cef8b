"""The line of requirements.txt by which a new tracker asks for the generator, by how that was installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casetracker import __version__
from casetracker.start.generator import Requirement, from_source

COMMIT = "0123456789abcdef0123456789abcdef01234567"
UNKNOWN = Requirement(f"casetracker[locked]=={__version__}", is_guess=True)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (
            {"url": "https://code.test.org/generator.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}},
            f"casetracker[locked] @ git+https://code.test.org/generator.git@{COMMIT}",
        ),
        (
            {"url": "https://files.test.org/casetracker-9-py3-none-any.whl", "archive_info": {"hash": "sha256=00ff"}},
            "casetracker[locked] @ https://files.test.org/casetracker-9-py3-none-any.whl#sha256=00ff",
        ),
        (
            {"url": "https://files.test.org/casetracker-9-py3-none-any.whl", "archive_info": {"hash": "md5=ab"}},
            "casetracker[locked] @ https://files.test.org/casetracker-9-py3-none-any.whl#md5=ab",
        ),
        (
            {"url": "https://files.test.org/casetracker-9-py3-none-any.whl", "archive_info": {}},
            "casetracker[locked] @ https://files.test.org/casetracker-9-py3-none-any.whl",
        ),
    ],
)
def test_an_address_is_named_with_what_makes_it_exact(source: dict[str, Any], line: str) -> None:
    assert from_source(source) == Requirement(line)


def test_a_wheel_lies_beside_it(tmp_path: Path) -> None:
    wheel = tmp_path / "a b" / "casetracker-9-py3-none-any.whl"
    source: dict[str, Any] = {"url": wheel.as_uri(), "archive_info": {}}
    assert from_source(source) == UNKNOWN  # which was removed since
    wheel.parent.mkdir()
    wheel.write_bytes(b"")
    assert from_source(source) == Requirement("./wheels/casetracker-9-py3-none-any.whl[locked]", wheel)


def test_of_a_folder_of_this_machine_only_the_version_is_known(tmp_path: Path) -> None:
    assert from_source({"url": tmp_path.as_uri(), "dir_info": {"editable": True}}) == UNKNOWN
    assert from_source({"url": tmp_path.as_uri(), "vcs_info": {"vcs": "git", "commit_id": COMMIT}}) == UNKNOWN
