"""What was written, as data: a record with the keys of its file, by a plan that is made once for each of its classes.

Nothing is left as an abbreviation: an alias is always a group, prose always language → text, a date the text that was
written. What a file leaves out is left out here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from casetracker.record.model.kinds import Alias, Date, Group, Keyed, Kind, Many, fields

Convert = Callable[[Any], Any]


def written(record: Any) -> dict[str, Any]:
    """Return the written fields of a record or group by their keys, in the order in which files write them.

    What has to be there is, even where it is empty: in a record of an earlier day some groups have no source left.
    """
    keys, values, conversions, needed = _plan(record.__class__)
    found = {key: value for key, value in zip(keys, values(record), strict=True) if value or value is False or key in needed}
    for key, convert in conversions:
        if key in found:
            found[key] = convert(found[key])
    return found


@lru_cache(maxsize=100)
def _plan(record: type) -> tuple[list[str], Callable[[Any], tuple[Any, ...]], list[tuple[str, Convert]], frozenset[str]]:
    """The keys of a record, what reads the values to them in one go, how some of those become data, and which have to be there."""
    specs = fields(record)
    needed = frozenset(spec.key for spec in specs if spec.must)
    conversions = [(spec.key, convert) for spec in specs if (convert := _convert(spec.kind))]
    if len(specs) == 1:  # attrgetter returns no tuple for a single name
        only = attrgetter(specs[0].attribute)
        return [specs[0].key], lambda group: (only(group),), conversions, needed
    return [spec.key for spec in specs], attrgetter(*(spec.attribute for spec in specs)), conversions, needed


def _convert(kind: Kind) -> Convert | None:
    """How a value of that kind becomes data; None where it is data already."""
    match kind:
        case Date():
            return attrgetter("text")
        case Group() | Alias():
            return written
        case Many(item=item):
            inner = _convert(item)
            return (lambda values: [inner(value) for value in values]) if inner else None
        case Keyed(value=value):
            held = _convert(value)
            return (lambda values: {key: held(value) for key, value in values.items()}) if held else None
        case _:
            return None
