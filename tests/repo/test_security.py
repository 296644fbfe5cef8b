"""Every line of the threat model names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_every_line_of_the_threat_model_has_its_tests() -> None:
    lines = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("| ") and "| test |" not in line]
    assert len(lines) >= 10
    for line in lines:
        named = re.findall(r"`(tests/[\w/]+\.py)`", line.split(" | ")[-1])
        assert named, line
        assert all("\ndef test_" in (ROOT / name).read_text("utf-8") for name in named), line
