"""The record with its texts in another language, as far as they are translated."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from casetracker.record.model import Case, Place, Record
from casetracker.record.references import Tracker, tracker
from casetracker.record.translations.catalogue import NOTHING, Translation
from casetracker.record.translations.texts import WRITTEN_IN, Untranslated, reworded, texts


class Progress(NamedTuple):
    """How much of a record is translated, and who besides the translator has read it."""

    translated: int
    total: int
    review: str
    """A day and a name; empty where no second person has read it."""


def in_language(whole: Tracker, language: str) -> Tracker:
    """Return the record with its texts in a language; those that are not translated say so."""
    records = (_called(reworded(each, _of(whole, each, language).of, language), language, each) for each in whole.every())
    return replace(tracker((*records, *whole.withdrawn)), translations=whole.translations)


def _called(record: Record, language: str, original: Record) -> Record:
    """Return a person or place under the name that the record has for it in a language, with the one in Latin letters beside.

    Nobody's name is transcribed for that: who has none in the language keeps the other. A place can have a translated name.
    """
    if not isinstance(record, Case | Place) or not isinstance(original, Case | Place):
        return record
    own = record.names.get(language, "")
    name = own if own and (isinstance(record, Case) or isinstance(record.name, Untranslated)) else record.name
    if name == original.name:
        return record
    others = {WRITTEN_IN: original.name} | {each: text for each, text in record.names.items() if text != name}
    return replace(record, name=name, names=others)


def progress(whole: Tracker, record: Record, language: str) -> Progress:
    """Return how much of a record is translated, of one that stands in that language."""
    found = [
        language in record.summary if each.field == "summary" and not isinstance(record, Place) else not isinstance(each.text, Untranslated)
        for each in texts(record)
    ]
    return Progress(sum(found), len(found), _of(whole, record, language).review)


def _of(whole: Tracker, record: Record, language: str) -> Translation:
    found: Translation = whole.translations.get(language, {}).get(f"{record.kind}/{record.id}", NOTHING)
    return found
