"""A guard against losing speed: one size, ratios only, since seconds are the machine's."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import compare

ATTEMPTS = 3
"""How often it is measured at most. It is processor time, which waiting does not lengthen; but a core whose parts two processes
share works slower too, and may do so in one engine's run alone: of each engine the least counts.
"""


def test_500_cases_build_faster_than_the_same_pages_as_markdown(tmp_path: Path) -> None:
    contest = compare.Contest(500, True, tmp_path)
    contest.engines = {name: contest.engines[name] for name in ("ours, cold", "mkdocs-material", "ours, warm")}
    least: dict[str, float] = {}
    for _ in range(ATTEMPTS):
        results = contest.measure(1)
        assert results["ours, cold"].pages >= results["mkdocs-material"].pages
        least = {name: min(each.processor[0], least.get(name, each.processor[0])) for name, each in results.items()}
        cold, warm, stock = (least[name] for name in ("ours, cold", "ours, warm", "mkdocs-material"))
        if cold < 0.85 * stock and warm < 0.7 * cold:
            break
    assert cold < 0.85 * stock
    assert warm < 0.7 * cold
