"""One meaning a colour: the table of colours, its contrast in both schemes, and that nothing is coloured beside it."""

from __future__ import annotations

import re

import pytest

from casetracker.pages.card.canvas import INKS
from casetracker.record.model.statuses import STATUSES
from casetracker.web import WEB
from casetracker.web.colours import DARK, LIGHT, MEANINGS, rgb

CSS = (WEB / "assets" / "tracker.css").read_text("utf-8")
GROUNDS = ("paper", "panel")


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it."""
    parts = [each / 255 for each in rgb(colour)]
    return sum(
        share * (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4)
        for share, each in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_read_as_text_and_seen_as_a_shape(scheme: dict[str, str]) -> None:
    assert {
        (name, ground): contrast(scheme[name], scheme[ground])
        for name in MEANINGS
        for ground in GROUNDS
        if name not in GROUNDS and contrast(scheme[name], scheme[ground]) < 4.5
    } == {}
    assert len({scheme[name] for name in MEANINGS}) == len(MEANINGS), "one colour has two meanings"


def test_the_style_sheet_has_no_colour_outside_its_tables() -> None:
    tables = re.compile(r"\[data-md-color-scheme(?:=slate)?\]\{[^}]*\}")
    rest = tables.sub("", CSS).partition("@media print{")[0]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rest)) <= {"#0000", "#000"}, "a mask alone has a colour of its own"
    given = set(re.findall(r"--([a-z0-9-]+):", CSS))
    used = set(re.findall(r"var\(--([a-z0-9-]+)[,)]", CSS))
    assert {name for name in used - given if not name.startswith(("md-", "accent-"))} == set()


def test_each_status_has_its_colour_on_cards_and_the_same_on_pages() -> None:
    assert {each.ink for each in STATUSES} <= INKS.keys() & MEANINGS.keys()
    for status in STATUSES:
        rule = re.search(rf"(?:^|[,}}\n])\.ct-{status.id}(?:,[^{{}}]*)?\{{--c:var\(--([a-z]+)\)", CSS)
        assert rule, status.id
        assert rule[1] == status.ink
