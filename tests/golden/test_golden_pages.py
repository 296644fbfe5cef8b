"""Each kind of page of a small record, compared exactly with what stands in `pages/` (`make golden` writes it anew)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from casetracker.pages.engine import TEMPLATES, Renderer
from casetracker.record.model import KINDS, Withdrawn, fields, kinds
from casetracker.record.model.groups import Hearing
from golden_record import golden_pages, golden_records

PAGES = Path(__file__).parent / "pages"
GOLDEN = {
    "case-exchanged": ("case.html", "cases/vera-example/"),
    "case-held": ("case.html", "cases/petr-sample/"),
    "case-not-reported": ("case.html", "cases/anna-stale/"),
    "case-restricted": ("case.html", "cases/boris-barred/"),
    "case-died": ("case.html", "cases/olga-late/"),
    "swap": ("swap.html", "swaps/2024-08-01-exampleton/"),
    "swap-log": ("swaps.html", "swaps/"),
    "place": ("place.html", "places/exampleton-remand-prison/"),
    "places": ("places.html", "places/"),
    "statistics": ("statistics.html", "statistics/"),
    "index": ("index.html", "cases/"),
    "part-of-a-status": ("index.html", "cases/status/exchanged/"),
    "state": ("state.html", "states/ru/"),
    "releases": ("releases.html", "releases/"),
    "states": ("states.html", "states/"),
    "charge": ("charge.html", "charges/espionage/"),
    "charges": ("charges.html", "charges/"),
    "changes": ("changes.html", "changes/"),
    "feeds": ("feeds.html", "feeds/"),
    "home": ("home.html", ""),
    "needed": ("needed.html", "contribute/needed/"),
    "form": ("form.html", "contribute/new/"),
    "glossary": ("glossary.html", "about/glossary/"),
    "data": ("data.html", "data/"),
    "api": ("api.html", "data/api/"),
    "fields": ("fields.html", "data/fields/"),
    "withdrawn": ("withdrawn.html", "cases/gone-example/"),
    "part-that-moved": ("moved.html", "cases/by/ru/"),
    "moved": ("moved.html", "cases/vera-exemplar/"),
    "moved-and-withdrawn": ("moved.html", "cases/gone-before/"),
}
"""Name → the template that makes it, and its address."""


@pytest.mark.parametrize("name", GOLDEN)
def test_a_page_is_as_expected(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(PAGES / f"{name}.html", golden_pages()[GOLDEN[name][1]].body())


def test_every_template_has_a_golden_page(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[str] = []
    render = Renderer.render

    def recorded(self: Renderer, template: str, address: str, **values: object) -> str:
        if template[0] != "_":  # of a part, such as the drawing of a figure, to tell how high it is
            used.append(template)
        return render(self, template, address, **values)

    monkeypatch.setattr(Renderer, "render", recorded)
    for template, address in GOLDEN.values():
        golden_pages()[address].body()
        assert used.pop() == template
    assert {template for template, _ in GOLDEN.values()} == {file.name for file in TEMPLATES if file.name[0] != "_"}


def test_no_golden_page_is_left_over() -> None:
    assert {file.stem for file in PAGES.iterdir()} == set(GOLDEN)


def test_the_golden_record_uses_every_field_of_the_model() -> None:
    records = golden_records()
    used = {name for record in records for name in _used(record)}
    # One entry with an id stands for all of them.
    declared = {
        f"{group.__name__}.{spec.attribute}" for group in _groups() for spec in fields(group) if group is Hearing or not spec.given_by_fmt
    }
    # A withdrawn record is read as one of its own kind, so its fields count for both.
    used |= {f"{KINDS[each.kind].record.__name__}.withdrawn" for each in records if isinstance(each, Withdrawn)}
    assert declared - used == set()


def _groups() -> list[Any]:
    found: list[Any] = [kind.record for kind in KINDS.values()]
    for group in found:
        for spec in fields(group):
            kind: Any = spec.kind
            while isinstance(kind, kinds.Many | kinds.Keyed):
                kind = kind.item if isinstance(kind, kinds.Many) else kind.value
            if isinstance(kind, kinds.Group | kinds.Alias) and kind.of not in found:
                found.append(kind.of)
    return found


def _used(value: Any) -> Iterator[str]:
    if dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            inner = getattr(value, each.name)
            if inner not in (None, (), {}):
                yield f"{type(value).__name__}.{each.name}"
                yield from _used(inner)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _used(item)


class _Balance(HTMLParser):
    """Reads a page and holds that its elements close in order and that no id stands twice."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


@pytest.mark.parametrize("address", golden_pages())
def test_elements_close_in_order_and_ids_stand_once(address: str) -> None:
    page = _Balance()
    page.feed(golden_pages()[address].body())
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
