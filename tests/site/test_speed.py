"""A guard against losing speed: one size, ratios only, since seconds are the machine's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import compare


@pytest.mark.xdist_group("speed")
def test_500_cases_build_faster_than_the_same_pages_as_markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "WORK", tmp_path)
    contest = compare.Contest(500, peers=True)
    contest.engines = {name: contest.engines[name] for name in ("ours, cold", "mkdocs-material", "ours, warm")}
    results = contest.measure(1)
    assert results["ours, cold"].pages >= results["mkdocs-material"].pages
    # Seconds of processor time, since what else the machine does lengthens those of the clock; the margins are wide for the same reason.
    cold, warm, stock = (results[name].processor[0] for name in ("ours, cold", "ours, warm", "mkdocs-material"))
    assert cold < 0.85 * stock
    assert warm < 1.4 * cold
