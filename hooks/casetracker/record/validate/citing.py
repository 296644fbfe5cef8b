"""Whether every cited source is there, and every source is cited.

What a file cites is read from its data, so that faults of form elsewhere in it hide no other of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from casetracker.record.model import kinds
from casetracker.record.model.citing import Citation
from casetracker.record.model.kinds import Group, Kind, Prose, fields
from casetracker.record.problems import nearest
from casetracker.record.read import Data, Path, is_id
from casetracker.record.validate.finding import GUESSED, Finding
from casetracker.text import citations

_LACKS = frozenset({"key-missing", "value-missing", "sources-missing", "list-short", "value-type"})


def sources_cited_in(data: dict[str, Data], of: Any, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the same of a file with `findings` of its form. What lacks something that would cite is not told of an unused source."""
    sources = data.get("sources")
    if not isinstance(sources, dict) or not sources or not all(map(is_id, sources)):
        return
    faulty = {finding.path for finding in findings}
    citations = [each for each in cited_in(data, Group(of)) if each[0] not in faulty]
    everything = any(finding.rule in _LACKS and _lacking(finding) in _citing(of) for finding in findings)
    yield from sources_cited(list(sources), citations, sources if everything else perhaps_cited(data, Group(of)))


def _lacking(finding: Finding) -> str:
    """The key of what is missing or empty."""
    names = [step for step in finding.path if isinstance(step, str)]
    return "sources" if finding.rule == "sources-missing" else str(finding.values.get("key") or (names or [""])[-1])


@lru_cache(maxsize=9)
def _citing(of: Any) -> frozenset[str]:
    """The keys of a record below which something can cite."""
    specs = [spec for spec in fields(of) if isinstance(spec.kind, Prose | Group) or getattr(spec.kind, "item", None).__class__ is Group]
    return frozenset({"sources", *(spec.key for spec in specs)})


def sources_cited(known: Sequence[str], cited: Sequence[Citation], also_used: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each citation of no source, and for each of the sources, whose ids are `known`, that nothing cites."""
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    missing = [(path, source) for path, source in cited if source not in known]
    for number, (path, source) in enumerate(missing):
        guess = nearest(source.strip(), known) if number < GUESSED else ""
        mark = "" if isinstance(path[-1], int) else f"[^{source}]"  # within the text of a summary, where it is shown
        yield Finding("source-undefined", path, {"source": source, "nearest": guess, "known": shown, "mark": mark})
    used = {source for _, source in cited} | set(also_used)
    for name in known:
        if name not in used:
            yield Finding("source-unused", ("sources", name), {"source": name})


def cited_in(data: Data, kind: Kind, path: Path = ()) -> Iterator[Citation]:
    """Yield every citation in the data of a file, as far as it has the form that its kind says."""
    match kind:
        case Group(of=of) if isinstance(data, dict):
            specs = [spec for spec in fields(of) if spec.key in data]
            for spec in sorted(specs, key=lambda each: each.key != "sources" or not path):
                yield from cited_in(data[spec.key], spec.kind, (*path, spec.key))
        case kinds.Many(item=kinds.Id(of="source")):
            for index, source in enumerate(data.split(",") if isinstance(data, str) else data if isinstance(data, list) else ()):
                if isinstance(source, str):
                    yield (*path, index), source.strip()
        case kinds.Many(item=item) if isinstance(data, list):
            for index, each in enumerate(data):
                yield from cited_in(each, item, (*path, index))
        case Prose():
            for text in data.values() if isinstance(data, dict) else [data]:
                yield from ((path, source) for source in citations(text if isinstance(text, str) else ""))


def perhaps_cited(data: Data, kind: Kind) -> Iterator[str]:
    """Yield every text below a key that no group has: it may be the id of a source under a key that is misspelt."""
    if isinstance(kind, Group) and isinstance(data, dict):
        known: dict[str, Any] = {spec.key: spec.kind for spec in fields(kind.of)}
        for key, value in data.items():
            yield from perhaps_cited(value, known[key]) if key in known else _texts(value)
    elif isinstance(kind, kinds.Many) and isinstance(data, list):
        for each in data:
            yield from perhaps_cited(each, kind.item)


def _texts(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data.strip()
        yield from citations(data)
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(each)
