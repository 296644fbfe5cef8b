"""What the fact boxes and timelines of the record say, by rules that hold after any honest edit of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from casetracker.cli.places import scope_of
from casetracker.facts import sentences, timeline
from casetracker.pages.case.latest import latest
from casetracker.record.model.choices import CONVICTS
from casetracker.record.model.standing import convicted
from casetracker.record.references import Tracker
from exported import ROOT, at, tracker_of


@lru_cache(maxsize=1)
def record() -> Tracker:
    return tracker_of(ROOT / "cases", date.today(), scope_of(ROOT / "cases"))


def test_nobody_serves_a_sentence_before_the_conviction_of_the_same_day() -> None:
    wrong = []
    for case in record().cases.values():
        entries = timeline(case)
        for index, entry in enumerate(entries):
            later = [each for each in entries[index:] if each.kind == "ruling" and each.item.kind in CONVICTS and each.date == entry.date]
            if entry.kind == "custody" and entry.item.form == "sentence" and later:
                wrong.append(f"{case.id}: {entry.id}")
    assert not wrong


def test_a_sentence_in_force_is_of_a_state_whose_conviction_stands() -> None:
    for case in record().cases.values():
        for sentence in sentences(case):
            stands = convicted(case.rulings, sentence.by, case.detained_by)
            assert stands or sentence.undone or any(term.ruling.kind == "upheld" for term in sentence.terms), case.id


def test_the_latest_of_somebody_names_nobody_else_alone() -> None:
    tracker = record()
    shown = at(tracker, date.today())
    for case in tracker.cases.values():
        last = None if case.release or case.death else latest(case, shown)
        if last and last[0].kind == "event":
            named = [other.name for other in tracker.cases.values() if other.name != case.name and other.name in last[1]]
            assert not named or case.name.split()[-1] in last[1], case.id
