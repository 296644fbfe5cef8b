"""The scope of a tracker: what `extra.casetracker` in mkdocs.yml says, checked.

Everything that makes this tracker this one and not another is here and in the record; the generator has no other knowledge of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from casetracker.locale import CATALOGUES, Words, words
from casetracker.record.countries import FORMER
from casetracker.record.parties import Parties, holders
from casetracker.record.scope import Category, Scope
from casetracker.record.translations import WRITTEN_IN, Untranslated
from casetracker.settings.contact import CONTACT, Contact, Contribute, contact, contribute, link_to
from casetracker.settings.fault import WHERE, SettingsError, known_keys
from casetracker.settings.languages import Texts, languages, translations
from casetracker.settings.named import categories, parties
from casetracker.text import ARCHIVES

__all__ = [
    "CONTACT", "WHERE", "Contact", "Contribute", "Settings", "SettingsError", "archives", "categories", "link_to", "parties",
    "settings", "states_of",
]  # fmt: skip

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TYPES = {
    "stale_days": (int, "a whole number"),
    "locale": (str, "text"),
    "cards": (bool, "true or false"),
    "chosen_by_outcome": (bool, "true or false"),
}
"""Settings that are no text: what they have to be, and how that is worded."""
_OF_THEIR_OWN = ("contact", "contribute", "language", "languages", "translations", "states", "parties", "categories", "archives")
"""Settings that are no single value."""
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a tracker."""

    contact: Contact
    record: str = "cases"
    """The folder of records, beside mkdocs.yml."""
    language: str = "en"
    """The language of the interface, BCP 47; of a site in several the first of them."""
    languages: tuple[str, ...] = ()
    """All languages of the site, in the order in which readers are offered them; none where it has one. Pages of the first stand at the site's root."""
    translations: tuple[tuple[str, Texts], ...] = ()
    """What these settings say to readers, in further languages."""
    locale: Path = CATALOGUES
    """The folder of the tracker's own catalogues of words; in mkdocs.yml its name beside that file."""
    stale_days: int = 180
    """After so many days without a report a person is no longer said to be held."""
    description: str = ""
    """One or two sentences on the home page: what this record is about."""
    chosen: str = ""
    """How the people in this record were chosen, to follow `70 people in this record, `; every figure says it."""
    chosen_by_outcome: bool = False
    """Whether people were chosen by how their detention ended. Shares, curves and medians would then be false, and none is shown."""
    licence_name: str = "CC BY 4.0"
    licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
    accent_light: str = ""
    """The accent colour in the light theme, `#rrggbb`; the style sheet's own where empty."""
    accent_dark: str = ""
    states: tuple[str, ...] = ()
    """The states and parties that the record is about, above all; examples name the first two."""
    archives: tuple[str, ...] = ARCHIVES
    """The hosts at which an archived copy of a source may be."""
    contribute: Contribute = Contribute()
    parties: Parties = ()
    """Holders that are no state, or that nobody agrees on: they stand in the record where a state may."""
    categories: tuple[Category, ...] = ()
    """Categories of offence beside those of the model."""
    cards: bool = True
    """Whether the pages of records have a picture for other sites to show beside a link."""

    def words(self, language: str = "") -> Words:
        """Return the words of one of the site's languages, or else of the first, with the tracker's parties."""
        return words(language or self.language, self.locale, self.parties)

    def spoken(self, language: str) -> Settings:
        """Return the settings of the site in one of its languages."""
        texts = self.texts(language)
        fallback = Untranslated if self.language == WRITTEN_IN else str
        return replace(
            self,
            language=language,
            description=texts.description or fallback(self.description),
            chosen=texts.chosen or fallback(self.chosen),
        )

    def in_languages(self, address: str) -> list[tuple[str, str]]:
        """Return each language of the site with the address of a page in it, from the root of the first one; none where there is one."""
        return [(code, f"{code}/{address}" if place else address) for place, code in enumerate(self.languages)]

    def texts(self, language: str) -> Texts:
        """Return what the settings say in a further language."""
        return dict(self.translations).get(language, Texts())

    @property
    def of_examples(self) -> tuple[str, ...]:
        """Two states or parties of today for the guide's example: those that the record is about, as far as there are any."""
        found = [each for each in self.states if each not in FORMER]
        return (*found, *(each for each in ("SE", "PT") if each not in found))[:2]

    @property
    def scope(self) -> Scope:
        """What of this records are read and checked by."""
        return Scope(self.parties, self.archives, self.categories)


def settings(given: Mapping[str, Any] | None, beside: Path | None = None) -> Settings:
    """Return the settings that `extra.casetracker` gives. `beside` is the folder of mkdocs.yml.

    Raises SettingsError for the first thing that is wrong.
    """
    if not isinstance(given, Mapping):
        raise SettingsError(f"{WHERE} is missing: it needs at least contact.private and contact.corrections")
    known_keys(given, [each.name for each in fields(Settings)], WHERE)
    values = {key: value for key, value in given.items() if key not in _OF_THEIR_OWN}
    for each in fields(Settings):
        if each.name in values:
            wanted, what = _TYPES.get(each.name, (str, "text"))
            if type(values[each.name]) is not wanted:
                raise SettingsError(f"{WHERE}.{each.name}: this should be {what}, but is {values[each.name]!r}")
    if values.get("stale_days", 1) < 1:
        raise SettingsError(f"{WHERE}.stale_days: this should be a number of days from 1 on, but is {values['stale_days']}")
    for key in ("accent_light", "accent_dark"):
        if values.get(key) and not _COLOUR.fullmatch(values[key]):
            raise SettingsError(f"{WHERE}.{key}: '{values[key]}' is not a colour; write it as #7a1f2b")
    catalogues = beside / values.pop("locale", "locale") if beside else CATALOGUES
    spoken = languages(given, catalogues)
    named = parties(given)
    return Settings(
        contact(given.get("contact"), f"{WHERE}.contact"),
        contribute=contribute(given.get("contribute"), f"{WHERE}.contribute"),
        language=spoken[0],
        languages=spoken if len(spoken) > 1 else (),
        locale=catalogues,
        translations=translations(given.get("translations"), spoken[1:]),
        states=states_of(given, named),
        parties=named,
        archives=archives(given),
        categories=categories(given),
        **values,
    )


def states_of(given: Mapping[str, Any], parties: Parties) -> tuple[str, ...]:
    codes = named if isinstance(named := given.get("states") or [], list) else [named]
    for each in codes:
        if not isinstance(each, str) or each not in holders(parties):
            raise SettingsError(
                f"{WHERE}.states: {each!r} is neither the code of a state, two capital letters in quotes, nor the id of one of the parties"
            )
    return tuple(dict.fromkeys(codes))


def archives(given: Any) -> tuple[str, ...]:
    """Return the hosts of archives that `extra.casetracker` names, as they are compared; else those that count anywhere.

    Raises SettingsError where one is no host.
    """
    if not isinstance(given, Mapping) or "archives" not in given:
        return ARCHIVES
    hosts = given["archives"] if isinstance(given["archives"], list) else [given["archives"]]
    for each in hosts:
        if not isinstance(each, str) or not _HOST.fullmatch(each):
            raise SettingsError(
                f"{WHERE}.archives: this should be a list of hosts, such as [web.archive.org, perma.cc], but holds {each!r}"
            )
    return tuple(each.removeprefix("www.") for each in hosts)
