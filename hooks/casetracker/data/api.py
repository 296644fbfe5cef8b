"""`/api/v1/`: the record as JSON. One file a case and a swap, all of them in one, the totals, and what was withdrawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from casetracker.data._json import API, encoded, meta, url
from casetracker.data._records import case_bytes, swap_bytes
from casetracker.facts import totals
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Read


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield every file of the API but its schemas and its description."""
    make = _Api(context, build_info)
    cases, swaps = sorted(case.id for case in context.tracker.listed), sorted(context.tracker.swaps)
    yield File(f"{API}index.json", make.index)
    yield File(f"{API}cases.json", of=partial(make.many, "case", cases))
    for name in sorted(context.tracker.cases):
        yield File(f"{API}cases/{name}.json", partial(make.one, "case", name))
    yield File(f"{API}swaps.json", of=partial(make.many, "swap", swaps))
    for name in swaps:
        yield File(f"{API}swaps/{name}.json", partial(make.one, "swap", name))
    yield File(f"{API}statistics.json", make.statistics)
    yield File(f"{API}withdrawn.json", make.withdrawn)


@dataclass(frozen=True)
class _Api:
    context: Context
    build_info: BuildInfo

    def index(self) -> bytes:
        """What there is, with its address, and how much of it."""
        names = (
            "cases.json",
            "swaps.json",
            "statistics.json",
            "changes.json",
            "withdrawn.json",
            "openapi.json",
            "schema/case.json",
            "schema/swap.json",
        )
        resources = {name: url(self.build_info, f"{API}{name}") for name in names}
        resources |= {f"{kind}/{{id}}.json": url(self.build_info, f"{API}{kind}/{{id}}.json") for kind in ("cases", "swaps")}
        counts = {
            "cases": len(self.context.tracker.listed),
            "swaps": len(self.context.tracker.swaps),
            "withdrawn": len(self.context.tracker.withdrawn),
        }
        parties = {each.id: each.named(self.context.words.language) for each in self.context.settings.parties}
        return self._file("index.json", {"resources": resources, "counts": counts, "parties": parties})

    def one(self, kind: str, name: str) -> bytes:
        held = case_bytes(name, self.context, self.build_info) if kind == "case" else swap_bytes(name, self.context, self.build_info)
        return self._before(kind, name) + held + b"}"

    def _before(self, kind: str, name: str) -> bytes:
        """What stands in a record's file before the record."""
        return b'{"meta":%s%s},"%s":' % (self.head, encoded(url(self.build_info, f"{API}{kind}s/{name}.json")), kind.encode())

    @cached_property
    def head(self) -> bytes:
        """What stands before the file's own address in the `meta` of every one of thousands of files."""
        return encoded(meta(self.context, self.build_info, "")).removesuffix(encoded(url(self.build_info, API)) + b"}")

    def many(self, kind: str, names: list[str], read: Read) -> bytes:
        """All records of a kind, cut out of their own files."""
        head = encoded({"meta": meta(self.context, self.build_info, f"{kind}s.json"), "count": len(names)})
        out = io.BytesIO()  # grows in one place: these are the largest files, and a joined list would hold them three times
        out.write(head[:-1] + b',"%ss":[' % kind.encode())
        for index, name in enumerate(names):
            out.write(b"," if index else b"")
            out.write(read(f"{API}{kind}s/{name}.json")[len(self._before(kind, name)) : -1])
        out.write(b"]}")
        return out.getvalue()

    def statistics(self) -> bytes:
        """The totals of the listed cases. Every number counts people, but for `cases` and `swaps`."""
        sums = totals(self.context.tracker, self.context.day, self.context.settings.stale_days)._asdict()
        sums.pop("day")
        held_by = [{"state": state, "held": held, "stale": stale} for state, held, stale in sums.pop("held_by")]
        return self._file("statistics.json", {"stale_days": self.context.settings.stale_days, "totals": sums, "held_by": held_by})

    def withdrawn(self) -> bytes:
        """Ids and days alone, so that re-users can delete their copies; and the ids that have changed."""
        gone = [{"record": each.kind, "id": each.id, "date": str(each.withdrawn.date)} for each in self.context.tracker.withdrawn]
        moved = [{"record": kind, "id": former, "now": now} for (kind, former), now in sorted(self.context.tracker.formerly.items())]
        return self._file("withdrawn.json", {"withdrawn": gone, "moved": moved})

    def _file(self, name: str, content: dict[str, Any]) -> bytes:
        return encoded({"meta": meta(self.context, self.build_info, name), **content})
