"""How many sources of which kind a record cites: figures that pages which people write may show."""

from __future__ import annotations

from collections import defaultdict

from casetracker.facts.copies import is_copy, is_described
from casetracker.pages.context import Context
from casetracker.record.model import Case, Source, Swap
from casetracker.record.model.choices import SOURCE
from casetracker.text.marking import N_


def figures(at: Context) -> dict[str, str]:
    """Return the name of each placeholder to its figure, as Markdown. A page that several records cite is one source."""
    records: list[Case | Swap] = [*at.tracker.cases.values(), *at.tracker.swaps.values()]
    by_url = {source.url: source for record in records for source in record.sources.values()}
    sources = list(by_url.values())
    dated = [source.date for source in sources if source.date]
    return {
        "sources.all": at.words.number(len(sources)),
        "sources.copies": at.words.number(sum(map(is_copy, sources))),
        "sources.described": at.words.number(sum(map(is_described, sources))),
        "sources.newest": at.words.date(max(dated, key=lambda each: each.latest)) if dated else at.words._(N_("none")),
        "sources.by_kind": _table(sources, at),
    }


def _table(sources: list[Source], at: Context) -> str:
    """Return a table with a row for each kind of source, the most first."""
    kinds: dict[str | None, list[Source]] = defaultdict(list)
    for source in sources:
        kinds[source.kind].append(source)
    heads = [at.words._(head) for head in (N_("Kind of source"), N_("Pages"), N_("Publishers"), N_("Copies among them"))]
    rows = [
        [
            at.label(SOURCE, kind) or at.words._(N_("Not said")),
            *map(at.words.number, (len(pages), len({each.publisher for each in pages}), sum(map(is_copy, pages)))),
        ]
        for kind, pages in sorted(kinds.items(), key=lambda each: (-len(each[1]), each[0] or ""))
    ]
    lines = [heads, ["---", "--:", "--:", "--:"], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
