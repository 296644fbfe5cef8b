"""Values that are one text in the file: read by their kinds, each with its own check."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import Any
from zoneinfo import available_timezones

from casetracker.record.countries import BODIES, is_language
from casetracker.record.dates import DateError, parse
from casetracker.record.guesses import choice_meant, code_for, country_meant, dates_meant, key_of, language_meant, meant_in_words
from casetracker.record.guesses.values import address_meant, flag_meant, id_meant, time_meant
from casetracker.record.model import KINDS, kinds
from casetracker.record.model.choices import widened
from casetracker.record.model.kinds import Kind
from casetracker.record.model.placeholders import is_placeholder
from casetracker.record.parties import holders
from casetracker.record.problems import nearest
from casetracker.record.problems.spelling import did_you_mean
from casetracker.record.read import Data, Path, is_id, kind_of
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate.expected import expected, wanted
from casetracker.record.validate.finding import BAD, Finding, Reader, Sink, fault
from casetracker.text import address_fault, ascii_address, citation_marks, hidden_in, host_letters
from casetracker.text.marking import N_

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_EXAMPLES = {"source": "'sources: [reuters-2024]'", "entry": "'id: b'"} | {kind.id: f"'{kind.example}'" for kind in KINDS.values()}


def single(kind: Kind, scope: Scope = ANY, help: str = "") -> Reader:
    """A reader for a value that is one text in the file: checks that it is one, and hands it to the kind's own check."""
    kind = widened(kind, scope)
    check = _checks(kind, scope, help)
    what, lacking = expected(kind), wanted(kind)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if data.__class__ is not str:
            sink(_no_text(data, path, what, lacking))
            return BAD
        text = data.strip()
        if not text:
            sink(Finding("value-missing", path, {"expected": lacking}))
            return BAD
        # What many files say is there once: ids of sources, words of choice, places.
        value = check(intern(text) if len(text) < 16 else text)
        if value.__class__ is Finding:
            sink(value._replace(path=path))
            return BAD
        return value

    return read


def _no_text(data: Data, path: Path, what: str, lacking: str) -> Finding:
    if data is None:
        return Finding("value-missing", path, {"expected": lacking})
    hint = (
        N_("Write one value after the colon.")
        if isinstance(data, dict)
        else N_("Write one value, without brackets or a hyphen; a text in brackets needs quotation marks.")
    )
    return Finding("value-type", path, {"expected": what, "found": kind_of(data), "hint": hint}, end="value")


def _checks(kind: Kind, scope: Scope, help: str) -> Callable[[str], Any]:
    match kind:
        case kinds.Text(limit=limit):
            return lambda text: _text(text, limit, help)
        case kinds.Date():
            return lambda text: _date(text, kind)
        case kinds.Country():
            return lambda text: _holder(text, scope)
        case kinds.Citizenship(words=words):
            return lambda text: text if text in words.options else _citizenship(text, words, scope)
        case kinds.Body():
            return lambda text: _body(text, scope, help)
        case kinds.Language():
            return _language
        case kinds.Choice():
            return lambda text: text if text in kind.options else _unknown_choice(text, kind)
        case kinds.Flag():
            return lambda text: text == "true" if text in ("true", "false") else fault("flag", value=text, nearest=flag_meant(text))
        case kinds.Number():
            return lambda text: _number(text, kind)
        case kinds.Address():
            return _address
        case kinds.Id(of=of):
            return lambda text: text if is_id(text) else fault("id", value=text, example=_EXAMPLES[of], nearest=id_meant(text, of))
        case kinds.Time():
            return lambda text: text if _TIME.fullmatch(text) else fault("time", value=text, nearest=time_meant(text))
        case kinds.Zone():
            return _zone
        case kinds.Coordinates():
            return _point
        case _:
            raise TypeError(f"no check for {kind}")


def _address(text: str) -> str | Finding:
    """The address with its host in ASCII, in which it is shown and compared from here on."""
    rule = None if hidden_in(text) else address_fault(text)  # what nobody sees is told of the whole line
    if rule is None:
        return ascii_address(text)
    return fault(rule, value=text, letters=host_letters(text), nearest=address_meant(text) if rule == "url" else "")


def _text(text: str, limit: int, help: str) -> str | Finding:
    if len(text) > limit:
        return fault("text-long", number=len(text), limit=limit)
    if marks := citation_marks(text):
        return fault("citation-here", mark=marks[0])
    if "\n" in text:
        return fault("text-lines")
    return fault("text-placeholder", value=text) if is_placeholder(text, help) else text


def _date(text: str, kind: kinds.Date) -> Any:
    try:
        value = parse(text)
    except DateError as wrong:
        return _no_date(text, kind, wrong.rule)
    if not value.is_known and not kind.unknown:
        return fault("date-unknown", hint=_NO_DAY)
    if kind.form == "full" and (len(text) != 10 or not value.is_exact):
        return _no_date(text, kind, "date-full")
    if kind.form == "year" and not re.fullmatch(r"\d{4}~?(/\d{4})?", text):
        return _no_date(text, kind, "date-year")
    return value


_NO_DAY = "Leave the line out where the date is not known, or write the year or the span that is."


def _no_date(text: str, kind: kinds.Date, rule: str) -> Finding:
    """A text that is no date, with what it can mean."""
    found = dates_meant(text, kind.form)
    if found and "unknown" in found.dates and not kind.unknown:
        return fault("date-unknown", hint=_NO_DAY)
    if rule == "date-form" and found and not found.dates:
        rule = "date-none"
    elif rule == "date-form" and kind.form == "year":
        rule = "date-year"
    return fault(rule, value=text, meant=meant_in_words(found))


_LONGEST_NAME = 120
"""Characters: what is longer is no party's name."""


def _holder(text: str, scope: Scope) -> str | Finding:
    if text in holders(scope.parties):
        return text
    meant = country_meant(text, scope.parties)
    if meant or len(text) == 2 or len(text) > _LONGEST_NAME:
        return fault("country", value=text, nearest=meant)
    id = "-".join(key_of(text).split()) or "an-id"
    return fault("party", value=text, id=id, line=f"{id}: {{name: …}}")


def _citizenship(text: str, words: kinds.Choice, scope: Scope) -> str | Finding:
    # Two letters are a code, as Norway's.
    meant = "" if len(text) == 2 or text in holders(scope.parties) else choice_meant(text, words)
    return fault("country", value=text, nearest=meant) if meant else _holder(text, scope)


def _body(text: str, scope: Scope, help: str) -> str | Finding:
    if len(text) == 2:
        body = BODIES.get(text.upper())
        return fault("country", value=text, nearest=did_you_mean(body)) if body else _holder(text, scope)
    # A state is written by its code here as everywhere, and a party by its id, or it is not counted as one.
    return _holder(text, scope) if code_for(text, scope.parties) else _text(text, 200, help)


def _language(text: str) -> str | Finding:
    return text if is_language(text) else fault("language", value=text, nearest=language_meant(text))


def _unknown_choice(text: str, kind: kinds.Choice) -> Finding:
    meant = choice_meant(text, kind)
    return fault("value-choice", value=text, what=kind.what, nearest=meant, known=", ".join(kind.options))


def _zone(text: str) -> str | Finding:
    zones = available_zones()
    if text in zones:
        return text
    of_city = [zone for zone in zones if key_of(zone.rpartition("/")[2]) == key_of(text)]
    return fault("zone", value=text, nearest=did_you_mean(of_city[0]) if len(of_city) == 1 else nearest(text, zones))


_POINT = re.compile(r"(-?\d{1,3}(?:\.(\d{1,20}))?)\s*,\s*(-?\d{1,3}(?:\.(\d{1,20}))?)", re.ASCII)


def _point(text: str) -> kinds.Point | Finding:
    found = _POINT.fullmatch(text)
    if not found:
        return fault("coordinates", value=text)
    point = kinds.Point(round(float(found[1]), 2), round(float(found[3]), 2))
    if abs(float(found[1])) > 90 or abs(float(found[3])) > 180:
        return fault("coordinates-range", value=text)
    return fault("coordinates-fine", value=text, meant=point) if max(len(found[2] or ""), len(found[4] or "")) > 2 else point


def _number(text: str, kind: kinds.Number) -> int | Finding:
    if text.isascii() and text.isdigit() and len(text) < 10 and kind.least <= int(text) <= kind.most:
        return int(text)
    return fault("number", value=text, least=kind.least, most=f"{kind.most:,}", example=max(kind.least, 3))


@lru_cache(maxsize=1)
def available_zones() -> frozenset[str]:
    """Return the names of the IANA list."""
    return frozenset(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("posix/", "right/"))) | {"UTC"}
