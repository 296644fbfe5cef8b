"""The same content as plain Markdown pages, for engines that know nothing of records: what a person would otherwise have written.

Every text, date and link of a case page is there; nothing is left out that would make the other engines' work lighter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from casetracker.locale import words
from casetracker.pages.case.view import CaseView, case_view
from casetracker.pages.context import context_of
from casetracker.pages.sources import Mark
from casetracker.pages.swap.view import SwapView, swap_view
from casetracker.record.load import load
from casetracker.settings import Contact, Settings


def write(record: Path, docs: Path, day: date) -> int:
    """Write a page for each case and swap of `record` below `docs`, and a home page. Return how many there are."""
    tracker = load(record, day).tracker
    context = context_of(tracker, words(), Settings(Contact("a@example.org", "a@example.org")), day)
    pages = {f"cases/{case.id}.md": _case(case_view(case, context)) for case in tracker.cases.values()}
    pages |= {f"swaps/{swap.id}.md": _swap(swap_view(swap, context)) for swap in tracker.swaps.values()}
    pages["index.md"] = "# Case tracker\n\nA record.\n"
    for name, text in pages.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(pages)


def _marks(marks: Iterable[Mark]) -> str:
    return "".join(f" [{mark.number}](#sources)" for mark in marks)


def _case(view: CaseView) -> str:
    return "\n".join(_case_lines(view)) + "\n"


def _case_lines(view: CaseView) -> Iterator[str]:
    yield f"# {view.case.name}\n\n*{', '.join(name for _, name in view.native)}*\n"
    yield f"**{view.status.label}** {view.status.note}\n\n**{view.count.text}** {view.count.unit}, {view.count.span}\n"
    yield "| | |\n|---|---|"
    yield from (f"| {fact.label} | {fact.text}{_marks(fact.marks)} |" for fact in view.facts)
    yield "\n" + view.summary.replace("[^", "[s").replace("]", "](#sources)") + "\n\n## Timeline\n"
    yield from (f"- **{each.date}** {each.what} {each.details}{_marks(each.marks)}" for each in view.timeline)
    yield "\n## Charges and answers\n"
    for each in view.charges:
        yield f"### {each.charge.offence}\n\n{each.category} · {each.charge.statute or ''} · **{each.outcome}**{_marks(each.marks)}\n"
        yield f"| What the authorities allege | The answer |\n|---|---|\n| {each.charge.allegation} | {each.charge.response} |\n"
    yield "## Rulings\n\n| Date | Ruling | Court | Sentence |\n|---|---|---|---|"
    yield from (f"| {r.date} | {r.kind}{_marks(r.marks)} | {r.ruling.court or ''} | {r.ruling.sentence or ''} |" for r in view.rulings)
    yield "\n## Custody\n\n| When | Form | Where |\n|---|---|---|"
    yield from (f"| {stay.span} | {stay.form}{_marks(stay.marks)} | {stay.details} |" for stay in view.custody.periods)
    if view.freed_in:
        yield f"\n## [{view.freed_in.swap.title}](../swaps/{view.freed_in.swap.id}.md)\n"
        for side in view.freed_in.sides:
            yield f"### {side.released_by} to {side.received_by}\n"
            yield from (f"- [{row.case.name}]({row.case.id}.md) {row.days.short}" for row in side.people)
    yield "\n## Related cases\n"
    yield from (f"- [{row.case.name}]({row.case.id}.md) {row.offence}" for row in view.same_offence)
    yield "\n## Sources\n"
    yield from (f"1. [{each.source.title}]({each.source.url}) {each.source.publisher}, {each.date} · {each.kind}" for each in view.listed)


def _swap(view: SwapView) -> str:
    lines = [f"# {view.swap.title}\n\n{view.date} · {view.number}\n\n{view.swap.summary['en'].replace('[^', '[s')}\n"]
    for side in view.sides:
        lines.append(f"## {side.released_by} to {side.received_by}\n")
        lines += [f"- [{row.case.name}](../cases/{row.case.id}.md) {row.days.short}" for row in side.people]
    return "\n".join(lines) + "\n"
