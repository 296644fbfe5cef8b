"""Partial dates: what is known of a day, and never more.

The part of EDTF (ISO 8601-2:2019, levels 0 to 2) that the record needs. Every date is a span of days.
"""

from casetracker.record.dates.partial import FAR, LONG_AGO, UNKNOWN, DateError, PartialDate, day, parse

__all__ = ["FAR", "LONG_AGO", "UNKNOWN", "DateError", "PartialDate", "day", "parse"]
