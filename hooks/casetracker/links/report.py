"""What a survey found, said: for a person, as GitHub's annotations, or as JSON. What comes from other hosts is text in all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from casetracker.links.archive import copy_of
from casetracker.links.memory import RUNS, VERDICTS, Seen, Verdict
from casetracker.links.patch import Proposed
from casetracker.links.places import Place
from casetracker.links.survey import Survey
from casetracker.record.problems.annotation import annotation
from casetracker.record.problems.problem import shorten
from casetracker.record.problems.report import BOLD, DIM, PLAIN, plural

TITLES: dict[Verdict, str] = {
    "invalid": "Invalid: no address of a page",
    "gone": "Gone: the page or its host is no longer there",
    "changed": "Changed: the page is another than before",
    "moved": "Moved: the page has a new address",
    "unreachable": "Unreachable for now: no sound answer this time",
    "blocked": "Blocked: the page may well be there, but not for programs",
    "left": "Left for the next run",
    "fine": "Fine",
}
_LEVELS = {"invalid": "warning", "gone": "warning", "changed": "warning"}
_LONGEST = 300


class Row(NamedTuple):
    """One finding, in words."""

    place: Place
    seen: Seen
    do: str
    url: str
    """The proposed address; empty where there is none."""
    archive: str
    """The address of the proposed copy; empty where there is none."""


def report(survey: Survey, proposed: Proposed, form: str = "text", *, days: int = 0, colour: bool = False) -> str:
    """Return what was found, in one of `FORMATS`, the worst first and then by place."""
    rows = [
        Row(place, seen, _do(place, seen, proposed), proposed.of(place, "url"), proposed.of(place, "archive"))
        for place, seen in survey.found
    ]
    rows.sort(key=lambda row: (VERDICTS.index(row.seen.verdict), row.place.file.name, row.place.line))
    return FORMATS[form](rows, survey, proposed, days, colour)


def _do(place: Place, seen: Seen, proposed: Proposed) -> str:
    """What a person should do about a finding; empty for nothing."""
    copy = copy_of(seen.copy)
    offered = proposed.of(place, "archive")
    if offered and copy:
        kept = f"The patch adds the copy that the Internet Archive made on {copy.day}: see that it shows what is cited."
    elif place.source.archive:
        kept = "The record has an archived copy of it, so readers can still see it."
    else:
        kept = "No archived copy was found. Look for the page elsewhere, or for another source of what it bears out."
    return {
        "invalid": "Write the address of the page itself, beginning with https:// or http://.",
        "gone": kept,
        "changed": f"Compare it with what is cited from it. {kept} If it still bears that out, set 'accessed' to the day on which you read it.",
        "moved": (
            f"The patch sets 'url' to the new address: see that it is the same page. {kept if offered else ''}".strip()
            if proposed.of(place, "url")
            else f"Set 'url' to {shorten(seen.moved_to, _LONGEST)}, if it is the same page: the patch could not."
        ),
        "unreachable": f"Nothing yet: it counts as gone once it has been so on {RUNS} days over two weeks. {kept if offered else ''}".strip(),
        "blocked": f"Open it in a browser now and then. {kept if offered or place.source.archive else ''}".strip(),
        "left": (
            "It comes first in the next run. The patch has what an earlier one found: see that it is what is cited."
            if offered or proposed.of(place, "url")
            else "Nothing: it comes first in the next run."
        ),
        "fine": kept if offered else "",
    }[seen.verdict]


def _text(rows: Sequence[Row], survey: Survey, proposed: Proposed, days: int, colour: bool) -> str:
    lines: list[str] = []
    for verdict in VERDICTS:
        shown = [row for row in rows if row.seen.verdict == verdict and (verdict != "fine" or row.archive)]
        if not shown:
            continue
        title = TITLES[verdict] if verdict != "fine" else "Copies found of pages that are fine"
        lines += [*([""] if lines else []), f"{BOLD}{title}{PLAIN} ({len(shown)})" if colour else f"{title} ({len(shown)})"]
        for row in shown:
            lines.append(f"  {row.place.file.name}:{row.place.line}: {row.place.id}: {shorten(row.place.url, _LONGEST)}")
            if row.seen.why:
                lines.append(f"    {shorten(row.seen.why, _LONGEST)}")
            lines += [
                f"    → {name}: {shorten(value, 2 * _LONGEST)}" for name, value in (("url", row.url), ("archive", row.archive)) if value
            ]
            if row.do:
                lines.append(f"    {DIM}={PLAIN} {row.do}" if colour else f"    = {row.do}")
    lines += [*([""] if lines else []), _counted(rows, survey, days)]
    if proposed.patch:
        lines.append(f"The patch has {plural(len(proposed.lines), 'line')} for {plural(proposed.files, 'file')}.")
    return "\n".join(lines) + "\n"


def _counted(rows: Sequence[Row], survey: Survey, days: int) -> str:
    numbers = {verdict: sum(row.seen.verdict == verdict for row in rows) for verdict in VERDICTS}
    words = ", ".join(f"{number} {verdict}" for verdict, number in numbers.items() if number)
    addresses = {row.place.url for row in rows}
    rest = len(addresses) - survey.asked - len({row.place.url for row in rows if row.seen.verdict == "left"})
    kept = (
        f" {plural(rest, 'address').replace('addresss', 'addresses')} asked within {plural(days, 'day')} before, and not again."
        if rest
        else ""
    )
    return f"{plural(len(rows), 'source')}: {words or 'nothing to ask'}.{kept}"


def _github(rows: Sequence[Row], survey: Survey, proposed: Proposed, days: int, colour: bool) -> str:
    """An annotation for each finding; none of them fails anything."""
    found = [row for row in rows if row.seen.verdict not in ("fine", "left")]
    return "".join(
        annotation(
            _LEVELS.get(row.seen.verdict, "notice"),
            row.place.file.name,
            row.place.line,
            1,
            row.seen.verdict,
            f"{row.place.id}: {shorten(row.place.url, _LONGEST)}: {shorten(row.seen.why, _LONGEST)}\n{row.do}",
        )
        for row in found
    )


def _json(rows: Sequence[Row], survey: Survey, proposed: Proposed, days: int, colour: bool) -> str:
    """An object with `asked`, `counts` and `sources`; this shape only ever grows."""
    told = [
        {
            "file": row.place.file.name,
            "line": row.place.line,
            "source": row.place.id,
            "url": row.place.url,
            "verdict": row.seen.verdict,
            "why": row.seen.why,
            "do": row.do,
            "asked": row.seen.day.isoformat() if row.seen.day else None,
            "proposed": {key: value for key, value in (("url", row.url), ("archive", row.archive)) if value},
        }
        for row in rows
    ]
    counts = {verdict: sum(row.seen.verdict == verdict for row in rows) for verdict in VERDICTS}
    return json.dumps({"asked": survey.asked, "counts": counts, "sources": told}, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Row], Survey, Proposed, int, bool], str]] = {"text": _text, "github": _github, "json": _json}
