"""A site of an earlier day says on its pages which day it shows, and asks for no day that lies ahead."""

from __future__ import annotations

from datetime import date

import pytest
from mkdocs.exceptions import PluginError

from casetracker.site.banner import past
from casetracker.site.plugin import _day_shown
from casetracker.words import words

TODAY = date(2026, 11, 24)


def test_the_banner_names_the_day() -> None:
    assert past(date(2024, 7, 31), words("en")) == (
        '<div class="ct-past" role="note"><p><b>The record as it stood on 31 July 2024.</b> '
        "What happened later is left out, and so are texts that speak of a whole case.</p></div>"
    )


def test_the_day_shown_is_today_or_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASETRACKER_AS_OF", raising=False)
    assert _day_shown(TODAY) == TODAY
    monkeypatch.setenv("CASETRACKER_AS_OF", "2024-07-31")
    assert _day_shown(TODAY) == date(2024, 7, 31)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2024-07", "CASETRACKER_AS_OF: '2024-07' is not a day; write it as 2024-07-31"),
        ("2026-11-25", "CASETRACKER_AS_OF: 2026-11-25 lies ahead; the record can be shown as it stood on a day up to 2026-11-24"),
    ],
)
def test_another_day_is_refused(asked: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASETRACKER_AS_OF", asked)
    with pytest.raises(PluginError, match=said):
        _day_shown(TODAY)
