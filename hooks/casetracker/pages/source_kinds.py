"""How many sources of which kind a record cites: figures that pages which people write may show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from casetracker.facts.copies import is_copy, is_described
from casetracker.pages.context import Context
from casetracker.record.model import Source
from casetracker.record.model.choices import SOURCE
from casetracker.text.marking import N_


def figures(context: Context) -> dict[str, str]:
    """Return the name of each placeholder to its figure, as Markdown. A page that several records cite is one source."""
    by_url = {source.url: source for record in context.tracker.every() for source in record.sources.values()}
    sources = list(by_url.values())
    copies = {source.url for source in sources if is_copy(source)}
    dated = [source.date for source in sources if source.date]
    return {
        "sources.all": context.words.number(len(sources)),
        "sources.copies": context.words.number(len(copies)),
        "sources.described": context.words.number(sum(map(is_described, sources))),
        "sources.newest": context.words.date(max(dated, key=lambda each: each.latest)) if dated else context.words._("none"),
        "sources.by_kind": _table(sources, copies, context),
    }


def _table(sources: list[Source], copies: Collection[str], context: Context) -> str:
    """Return a table with a row for each kind of source, the most first; nothing where there is none.

    Its columns are not aligned: that would be a style in the page.
    """
    if not sources:
        return ""
    kinds: dict[str | None, list[Source]] = defaultdict(list)
    for source in sources:
        kinds[source.kind].append(source)
    heads = [context.words._(head) for head in (N_("Kind of source"), N_("Pages"), N_("Publishers"), N_("Copies among them"))]
    rows = [
        [
            context.label(SOURCE, kind) or context.words._("Not said"),
            *map(context.words.number, (len(pages), len({each.publisher for each in pages}), sum(each.url in copies for each in pages))),
        ]
        for kind, pages in sorted(kinds.items(), key=lambda each: (-len(each[1]), each[0] or ""))
    ]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
