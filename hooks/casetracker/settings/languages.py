"""The languages of a site, and what its settings say in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from casetracker.locale import WordsError, words
from casetracker.record.translations import WRITTEN_IN
from casetracker.settings.fault import WHERE, SettingsError


@dataclass(frozen=True, slots=True)
class Texts:
    """The settings that are texts for readers, in a further language; empty where they are not translated."""

    site_name: str = ""
    repo_name: str = ""
    description: str = ""
    chosen: str = ""


def languages(given: Mapping[str, Any], catalogues: Path) -> tuple[str, ...]:
    """Return the languages of a site, at least one. Raises SettingsError where one has no words, neither ours nor in `catalogues`."""
    several = given.get("languages") is not None
    if several and "language" in given:
        raise SettingsError(f"{WHERE}.language: 'languages' says this too; leave one of the two out")
    key = "languages" if several else "language"
    named = given.get(key, "en")
    if key == "languages" and not (isinstance(named, list) and named and all(isinstance(each, str) for each in named)):
        raise SettingsError(
            f"{WHERE}.languages: this should be a list of languages, the main one first, such as [en, ru], but is {named!r}"
        )
    if key == "language" and not isinstance(named, str):
        raise SettingsError(f"{WHERE}.language: this should be text, but is {named!r}")
    found = tuple(dict.fromkeys(named if isinstance(named, list) else [named]))
    if len(found) > 1 and found[0].split("-")[0] != WRITTEN_IN:
        # Elsewhere what is not translated would be taken for the text itself, and the pages in English for their translation.
        raise SettingsError(f"{WHERE}.languages: records are written in English, so 'en' is the first of several, not {found[0]!r}")
    for each in found:
        try:
            words(each, catalogues)
        except WordsError as fault:
            raise SettingsError(f"{WHERE}.{key}: {fault}") from None
    return found


def translations(given: Any, further: tuple[str, ...]) -> tuple[tuple[str, Texts], ...]:
    """Return the texts of the settings in further languages. Raises SettingsError for the first thing that is wrong."""
    where = f"{WHERE}.translations"
    if given is None:
        return ()
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where}: this should be languages, each with texts, such as 'ru: {{site_name: …}}', but is {given!r}")
    known = [each.name for each in fields(Texts)]
    found = []
    for language, inner in given.items():
        if language not in further:
            raise SettingsError(
                f"{where}: {language!r} is none of the further languages of the site, which are {', '.join(further) or 'none'}"
            )
        if not isinstance(inner, Mapping):
            raise SettingsError(f"{where}.{language}: this should be texts, such as 'site_name: …', but is {inner!r}")
        for key, text in inner.items():
            if key not in known:
                raise SettingsError(f"{where}.{language}: '{key}' is no text of the settings; those are: {', '.join(known)}")
            if not isinstance(text, str):
                raise SettingsError(f"{where}.{language}.{key}: this should be text, but is {text!r}")
        found.append((str(language), Texts(**inner)))
    return tuple(found)
