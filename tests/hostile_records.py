"""Records with a hostile string in every text field, generated from the model's own declarations: a new field is in them by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import yaml

from casetracker.record.model import Case, Place, Swap, Withdrawal, fields, kinds
from casetracker.record.model.kinds import Kind

HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>[x](javascript:alert(1)){{ 7*7 }}{% x %}|'&amp;"
"""What could break out of text, an attribute, a script, Markdown, a template or a table."""
HARMLESS = "words"
SWAP_ID = "2024-05-01-hostile"
DAY = "2024-05-01"
LEFT_OUT: Any = object()
Given = Mapping[tuple[str, ...], Any]
"""Where a value stands → the value that it has to have."""
F = TypeVar("F", bound="Filler")

HELD = {("status",): "imprisoned", ("custody", "to"): LEFT_OUT, ("release",): LEFT_OUT, ("death",): LEFT_OUT}
EXCHANGED = {
    ("status",): "exchanged",
    ("last_report",): LEFT_OUT,
    ("death",): LEFT_OUT,
    ("release", "manner"): "exchange",
    ("release", "swap"): SWAP_ID,
}
DIED = {("status",): "died", ("last_report",): LEFT_OUT, ("release",): LEFT_OUT}
PLACE_ID = "hostile-place"
SWAPPED = {("parties",): ["RU", "US"], ("until",): "2024-05-02", ("at",): PLACE_ID}
CASES = {"hostile-held": HELD, "hostile-exchanged": EXCHANGED, "hostile-died": DIED}
ALL = {"withdrawn": LEFT_OUT, "listed": LEFT_OUT}


class Filler:
    """Fills every field of a record; each text begins with a word of its own, so that it can be looked for."""

    def __init__(self, name: str, text: str, given: Given) -> None:
        self.name, self.text, self.given = name, text, given
        self.texts: dict[tuple[str, ...], str] = {}
        """Where a text stands → the text."""

    def record(self, of: type, path: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a record or group with all its fields, as its file holds it."""
        values = {}
        for spec in fields(of):
            here = (*path, spec.key)
            value = self.given.get(here, ALL.get(spec.key)) or self.value(spec.kind, here)
            if value is not LEFT_OUT:
                values[spec.key] = value
        return values

    def value(self, kind: Kind, path: tuple[str, ...]) -> Any:
        match kind:
            case kinds.Text(limit=limit):
                return self.marked(path, limit)
            case kinds.Body():
                return self.marked(path, 120)
            case kinds.Prose():
                return f"{self.marked(path, 1000)}[^a]\n\nA second paragraph.[^a]"
            case kinds.Date(form="year"):
                return "1980"
            case kinds.Date():
                return DAY
            case kinds.Country() | kinds.Citizenship():
                return "RU"
            case kinds.Language():
                return "ru"
            case kinds.Choice(options=options):
                return next(iter(options))
            case kinds.Flag(only=only):
                return only
            case kinds.Number(least=least):
                return max(least, 3)
            case kinds.Address():
                host = "web.archive.org" if path[-1] == "archive" else "sources.test.org"
                return f"https://{host}/{'/'.join(path)}?a=1&b=2"
            case kinds.Id(of="source"):
                return "a"
            case kinds.Id(of="swap"):
                return f"2000-{self.name}"
            case kinds.Id():
                others = {"same": "hostile-held", "not": "hostile-died"}
                return others[path[-1]] if others.get(path[-1], self.name) != self.name else f"{path[-1]}-{self.name}"
            case kinds.Time():
                return "09:30"
            case kinds.Coordinates():
                return "55.75, 37.62"
            case kinds.Zone():
                return "Europe/Moscow"
            case kinds.Group(of=of) | kinds.Alias(of=of):
                return self.record(of, path)
            case kinds.Many(item=item, least=least):
                return [self.value(item, path if number == 0 else (*path, str(number))) for number in range(max(least, 1))]
            case kinds.Keyed(key=key, value=value):
                return {self.value(key, path): self.value(value, path)}

    def marked(self, path: tuple[str, ...], limit: int) -> str:
        text = f"{self.name.split('-')[-1]}{len(self.texts)} {self.text}"
        assert len(text) <= limit, f"no room for a hostile text in {path}"
        self.texts[path] = text
        return text


def hostile_record(text: str = HOSTILE) -> tuple[dict[str, str], dict[str, Filler]]:
    """Return a whole record by file name, with `text` in every text field, and by address what fills each page."""
    return whole_record(lambda name, given: Filler(name, text, given))


def whole_record(filler_of: Callable[[str, Given], F]) -> tuple[dict[str, str], dict[str, F]]:
    """Return a record of every kind by file name, and by address what fills each page: `filler_of` makes it, of a name and what is given."""
    files, fillers = {}, {}
    for name, given in CASES.items():
        filler = filler_of(name, {**given, ("detained_by",): "US"})
        record = filler.record(Case)
        for key in ("same", "not"):
            record[key] = [each for each in record[key] if each in CASES and each != name]
            if not record[key]:
                del record[key]
        files[f"{name}.yml"], fillers[f"cases/{name}/"] = dumped(record), filler
    filler = filler_of(SWAP_ID, SWAPPED)
    files[f"swaps/{SWAP_ID}.yml"], fillers[f"swaps/{SWAP_ID}/"] = dumped(filler.record(Swap)), filler
    filler = filler_of(PLACE_ID, {})
    files[f"places/{PLACE_ID}.yml"], fillers[f"places/{PLACE_ID}/"] = dumped(filler.record(Place)), filler
    filler = filler_of("hostile-gone", {})
    files["hostile-gone.yml"], fillers["cases/hostile-gone/"] = dumped({"withdrawn": filler.record(Withdrawal)}), filler
    return files, fillers


def dumped(record: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(record), allow_unicode=True, sort_keys=False, width=100_000)


def text_fields(of: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field that holds text which people write."""

    def within(kind: Kind, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        match kind:
            case kinds.Text() | kinds.Prose() | kinds.Body():
                yield path
            case kinds.Group(of=of) | kinds.Alias(of=of):
                yield from text_fields(of, path)
            case kinds.Many(item=item) | kinds.Keyed(value=item):
                yield from within(item, path)

    for spec in fields(of):
        yield from within(spec.kind, (*path, spec.key))
