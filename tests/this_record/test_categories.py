"""Charges of this record stand in the category that their definition says."""

from __future__ import annotations

from casetracker.cli.places import scope_of
from casetracker.record.load import load
from small_records import TODAY
from small_sites import ROOT


def test_an_agent_who_told_nobody_is_not_among_those_whom_a_state_calls_foreign_agents() -> None:
    charges = [
        charge for case in load(ROOT / "cases", TODAY, scope=scope_of(ROOT / "cases")).tracker.cases.values() for charge in case.charges
    ]
    unregistered = [each for each in charges if "agent of a foreign government" in each.offence]
    assert unregistered
    assert {each.category for each in unregistered} == {"unregistered-agent"}
