"""What tests of several layers share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Written = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a record from file names inside `cases/` and their content, and return its folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "cases"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write
