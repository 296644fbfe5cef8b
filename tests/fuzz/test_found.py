"""What the fuzzer found once, and every bad and good example, through all that the fuzzer tries: it holds now."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_targets import targets, written

from small_records import DATA

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("file", FOUND, ids=lambda path: path.name)
def test_what_was_found_holds_now(file: Path, tmp_path: Path) -> None:
    """A finding's name begins with the target that it was found in."""
    targets(written(tmp_path))[file.name.partition("-")[0]](file.read_bytes())


def test_every_example_of_the_tests_and_its_first_half(tmp_path: Path) -> None:
    every = targets(written(tmp_path))
    for path in sorted(DATA.rglob("*.yml")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()[:20_000]
            for name in ("read", "checked", "put_into_style"):
                every[name](content)
            every["read"](content[: len(content) // 2])
