"""Flags, ids, times of day and addresses as people write them → the end of a message that says how a record has them."""

from __future__ import annotations

import re

from casetracker.record.guesses.everyday import key_of
from casetracker.record.model import KINDS
from casetracker.record.problems.spelling import did_you_mean
from casetracker.text import address_fault, latin

FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "1", "true", "da", "ja"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "false", "net", "nein"), "false"),
}
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})? ?(am|pm|h|uhr)?", re.ASCII)
_AROUND = " \"'`<>()[]{}.,;“”„‟«»‹›‘’‚"
"""What stands around an address that was pasted with it, and is no part of it."""
_LONGEST = 120


def flag_meant(text: str) -> str:
    """Return the end of a message about what is neither `true` nor `false`."""
    return _meant(FLAGS.get(key_of(text), ""))


def id_meant(text: str, of: str) -> str:
    """Return the end of a message about what is no id; that `of` a kind of which the example begins with a date does so too."""
    id = re.sub("[^a-z0-9]+", "-", latin(text)).strip("-") if len(text) <= _LONGEST else ""
    return _meant(id if of not in KINDS or not KINDS[of].example[0].isdigit() or id[:1].isdigit() else "")


def time_meant(text: str) -> str:
    """Return the end of a message about what is no time of day."""
    found = _TIME.fullmatch(text.casefold().replace("a.m.", "am").replace("p.m.", "pm"))
    if not found or not (found[2] or found[3]):
        return ""
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
    return _meant(f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else "")


def address_meant(text: str) -> str:
    """Return the end of a message about what is no web address: the same without what stands around it."""
    bare = text.strip(_AROUND) if len(text) <= 2 * _LONGEST else ""
    whole = f"https://{bare}" if bare.startswith("www.") else bare
    return _meant(whole if whole != text and len(whole) <= _LONGEST and address_fault(whole) is None else "")


def _meant(value: str) -> str:
    return did_you_mean(value) if value else ""
