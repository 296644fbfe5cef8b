"""The texts of a record in further languages, each by where the text that it translates stands in the record."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from casetracker.data.api.fields import TEXT, Group, field, mapped, or_null
from casetracker.record.references import Tracker
from casetracker.record.translations import Original, Translation, translated_fields

TRANSLATION = Group(
    "The texts of a record in a further language. What is not translated, or was worded otherwise since, is not among them.",
    field("review", "Who besides the translator has read it, and when; null where nobody has.", or_null(TEXT)),
    field("texts", "The words by the place in the record of the text that they translate, as a JSON Pointer (RFC 6901).", mapped(TEXT)),
    name="Translation",
)


def translated(name: str, of: Any, data: Any, tracker: Tracker) -> dict[str, Any]:
    """Return the translations of a record by language, under their key; nothing where there are none. `data` is the record as data.

    `name` is that of the record, `case/vera-example`, and `of` its class.
    """
    found = {}
    for language, translations in tracker.translations.items():
        if name in translations:
            translation: Translation = translations[name]
            if texts := dict(_words(data, "", "", translated_fields(of), translation)):
                found[language] = {"review": translation.review or None, "texts": texts}
    return {"translations": found} if found else {}


def _words(data: Any, field: str, pointer: str, fields: Container[str], translation: Translation) -> Iterator[tuple[str, str]]:
    """Yield the words for each text within `data`, by its place. `field` is where that stands without the places in lists."""
    if isinstance(data, str):
        if field in fields and (words := translation.words.get(Original(field, data))):
            yield pointer, words
    elif isinstance(data, list | tuple):
        for place, each in enumerate(data):
            yield from _words(each, field, f"{pointer}/{place}", fields, translation)
    elif isinstance(data, dict):
        for key, each in data.items():  # of prose the keys are languages
            yield from _words(each, field if field in fields else f"{field}.{key}".lstrip("."), f"{pointer}/{key}", fields, translation)
