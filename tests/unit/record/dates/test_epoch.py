"""The time of a build."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casetracker.record.dates.epoch import build_time

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_a_build_is_of_now_or_of_the_time_that_is_given() -> None:
    assert build_time(None, NOW) == build_time("", NOW) == NOW
    assert build_time("1795521600", NOW) == datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize("given", ["abc", "1.5", "-1", "2026-11-24", "9" * 30, "١٢", " 1"])
def test_anything_else_is_refused_with_what_to_write(given: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH: ") as fault:
        build_time(given, NOW)
    assert str(fault.value) == (
        f"SOURCE_DATE_EPOCH: '{given}' is no time; write whole seconds since 1 January 1970, as `date +%s` prints them, or unset it"
    )
