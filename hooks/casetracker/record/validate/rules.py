"""Rules that join several fields of one file. Each says which fields it reads, and is left out where one of those could not be read.

The same rules stand in the contribution form, by the same names, for what a JSON Schema can't say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from casetracker.record.model import KINDS, Alias, Case, Place, Record
from casetracker.record.model.choices import NO_CITIZENSHIP
from casetracker.record.model.entries import entries, joined
from casetracker.record.model.placeholders import NAME, NATIVE_NAME
from casetracker.record.model.statuses import HELD
from casetracker.record.read import RESERVED, Path
from casetracker.record.validate.damage import Keys
from casetracker.record.validate.finding import Finding
from casetracker.text import may_be_one, name_keys

Check = Callable[[Any, date], Iterator[Finding]]
RULES_OF: dict[str, list[tuple[tuple[Keys, ...], Check]]] = {kind: [] for kind in KINDS}
"""The rules of each kind of record, each with the fields that it reads."""
EVERY = tuple(KINDS)


def rule(*reads: str, of: tuple[str, ...] = ("case",)) -> Callable[[Check], Check]:
    """Register a rule that reads the fields `reads`, such as `custody.from`. It takes the record and today, and yields findings.

    `of` are the kinds of record that it holds for. A rule runs wherever those fields could be read, whatever else of the file could not: that is then None, or not there.
    """

    def register(check: Check) -> Check:
        for kind in of:
            RULES_OF[kind].append((tuple(tuple(each.split(".")) for each in reads), check))
        return check

    return register


@rule(of=EVERY)
def addresses_once(record: Record, today: date) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, source in (record.sources or {}).items():
        if source.url in seen:
            yield Finding("source-twice", ("sources", name, "url"), {"other": seen[source.url]})
        if source.url:
            seen.setdefault(source.url, name)


@rule("formerly", of=EVERY)
def formerly_is_another(record: Record, today: date) -> Iterator[Finding]:
    for index, former in enumerate(record.formerly):
        if former == record.id:
            yield Finding("self", ("formerly", index), {})
        elif former in RESERVED:
            yield Finding("former-reserved", ("formerly", index), {"value": former, "reason": RESERVED[former]})


@rule("same", "not")
def others_are_others(case: Case, today: date) -> Iterator[Finding]:
    for key, ids in (("same", case.same), ("not", case.different)):
        for index, other in enumerate(ids):
            if other == case.id:
                yield Finding("self", (key, index), {})


NAMED = ("case", "place")
"""The kinds of record that have a name, names in other languages and aliases."""


def _aliases(record: Case | Place) -> Iterator[tuple[Path, str]]:
    aliases: tuple[Alias | str, ...] = record.aliases
    for index, each in enumerate(aliases):
        yield ("aliases", index), each if isinstance(each, str) else each.name


@rule("name", "aliases.name", of=NAMED)
def aliases_differ(record: Case | Place, today: date) -> Iterator[Finding]:
    for path, alias in _aliases(record):
        if alias == record.name:
            yield Finding("name-twice", path, {"value": alias})


_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u02ff\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff"
_STYLED = re.compile(
    "[\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u1d00-\u1d2b\ua730\ua731\u249c-\u24e9\U0001f110-\U0001f189\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d6a5]"
)
"""Latin letters as small capitals, in circles, brackets and squares, joined, as wide as a Chinese sign, and those of mathematics."""
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|[<>]|&#?\w+;|\*\*|`|\]\(")
_NOT_LATIN = re.compile(rf"[^\W\d_{_LATIN}]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
"""Greek and Cyrillic letters, among which are those that look like Latin ones."""
_IN_ONE_WORD = re.compile(f"[{_LATIN}]{_OTHER.pattern}|{_OTHER.pattern}[{_LATIN}]")


@rule("name", "names", of=NAMED)
def names_are_names(case: Case | Place, today: date) -> Iterator[Finding]:
    """The name is in Latin letters, each of the others in letters, and nobody has the name of whom the blank speaks."""
    other = _NOT_LATIN.search(case.name)
    if other:
        yield Finding("name-latin", ("name",), {"value": case.name, "letter": other[0], "code": f"U+{ord(other[0]):04X}"})
    for path, name in ((("name",), case.name), *((("names", language), name) for language, name in case.names.items())):
        if not any(char.isalpha() for char in name) and not _STYLED.search(name):
            yield Finding("name-empty", path, {"value": name})
    if case.name != NAME and not may_be_one(name_keys(case.name), name_keys(NATIVE_NAME)):
        for language, name in case.names.items():
            if name == NATIVE_NAME:
                yield Finding("text-placeholder", ("names", language), {"value": name})


@rule("name", "names", "aliases.name", of=NAMED)
def names_in_plain_letters(case: Case | Place, today: date) -> Iterator[Finding]:
    latin: list[tuple[Path, str]] = [(("name",), case.name), *_aliases(case)]
    for path, text in latin:
        styled = _STYLED.search(text)
        if styled and not (path == ("name",) and _NOT_LATIN.search(text)):  # which is told as that
            yield Finding("name-styled", path, {"value": text, "letter": styled[0], "code": f"U+{ord(styled[0]):04X}"})
    for path, text in (*latin, *((("names", language), name) for language, name in case.names.items())):
        if mark := _MARKUP.search(text):
            yield Finding("name-markup", path, {"value": text, "mark": mark[0]})


@rule("names", "aliases.name", of=NAMED)
def names_in_one_script(case: Case | Place, today: date) -> Iterator[Finding]:
    """Each word of a name in another script, and of an alias, is in one."""
    found: list[tuple[Path, str]] = [(("names", language), name) for language, name in case.names.items()]
    found += _aliases(case)
    for path, text in found:
        if (mixed := _IN_ONE_WORD.search(text)) and (other := _OTHER.search(mixed[0])):
            yield Finding("name-letters", path, {"value": text, "letter": f"U+{ord(other[0]):04X}"})


@rule("hearings.time", "hearings.zone")
def hearing_times(case: Case, today: date) -> Iterator[Finding]:
    for index, hearing in enumerate(case.hearings):
        if hearing.time and not hearing.zone:
            yield Finding("hearing-zone", ("hearings", index, "time"), {})
        if hearing.zone and not hearing.time:
            yield Finding("hearing-time", ("hearings", index, "zone"), {})


@rule(
    "custody.from", "custody.to", "custody.id", "charges.date", "charges.category", "charges.id", "rulings.date", "rulings.kind", "rulings.id",
    "designations.date", "designations.as", "designations.not", "designations.id", "hearings.date", "hearings.id", "events.date", "events.id",
    "statements.date", "statements.id",
    of=EVERY,
)  # fmt: skip
def entries_named_apart(record: Record, today: date) -> Iterator[Finding]:
    seen: set[str] = set()
    for each in entries(record):
        names = {joined(word, each.id) for word in each.words}
        if each.id and not each.item.id:
            yield Finding("entry-id", (each.key, each.place), {"id": each.id})
        elif names & seen:
            yield Finding("entry-id-twice", (each.key, each.place, "id"), {"value": each.item.id})
        seen |= names


@rule("person.citizenships")
def citizenship_alone(case: Case, today: date) -> Iterator[Finding]:
    held = case.person.citizenships
    if len(held) > 1 and not NO_CITIZENSHIP.options.keys().isdisjoint(held):
        yield Finding("citizenship-alone", ("person", "citizenships"), {})


@rule("person.born")
def of_age(case: Case, today: date) -> Iterator[Finding]:
    born = case.person.born
    # Where only a year is known, the youngest reading decides: here a wrong 'yes' would harm a child.
    if born and (today.year - born.latest.year, today.month, today.day) < (18, born.latest.month, born.latest.day):
        yield Finding("age", ("person", "born"), {})


@rule("status", "sources.publisher", "sources.kind")
def publishers(case: Case, today: date) -> Iterator[Finding]:
    if case.status not in HELD:
        return
    sources = case.sources.values()
    names = {source.publisher.casefold() for source in sources}
    if len(names) < 2 and not any(source.kind in ("official", "court") for source in sources):
        yield Finding("source-few", ("status",), {})


@rule("rulings.kind", "rulings.sentence", "rulings.total", "unknowns")
def sentences(case: Case, today: date) -> Iterator[Finding]:
    convictions = [(index, each) for index, each in enumerate(case.rulings) if each.kind in ("conviction", "partial")]
    said = any("sentence" in text.casefold() for text in case.unknowns)
    if convictions and not said and not any(each.sentence or each.total for each in case.rulings):
        yield Finding("sentence-missing", ("rulings", convictions[0][0]), {})
