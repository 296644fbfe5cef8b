"""The scope of a tracker: what `extra.casetracker` in mkdocs.yml says, checked.

Everything that makes this tracker this one and not another is here and in the record; the generator has no other knowledge of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from casetracker.locale import WordsError, words
from casetracker.record.countries import COUNTRIES, FORMER, is_language
from casetracker.record.model.choices import NO_CITIZENSHIP, OFFENCE
from casetracker.record.parties import Parties, Party, holders
from casetracker.record.problems import RULES, nearest
from casetracker.record.read import id_fault
from casetracker.record.scope import Category, Scope
from casetracker.settings.contact import CONTACT, Contact, Contribute, contact, contribute, link_to
from casetracker.settings.fault import WHERE, SettingsError
from casetracker.text import ARCHIVES

__all__ = [
    "CONTACT", "WHERE", "Contact", "Contribute", "Settings", "SettingsError", "archives", "categories", "link_to", "parties",
    "settings", "states_of",
]  # fmt: skip

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TYPES = {"stale_days": (int, "a whole number"), "cards": (bool, "true or false"), "chosen_by_outcome": (bool, "true or false")}
"""Settings that are no text: what they have to be, and how that is worded."""
_OF_THEIR_OWN = ("contact", "contribute", "states", "parties", "categories", "archives")
"""Settings that are no single value."""
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a tracker."""

    contact: Contact
    record: str = "cases"
    """The folder of records, beside mkdocs.yml."""
    language: str = "en"
    """The language of the interface, BCP 47."""
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

    @property
    def of_examples(self) -> tuple[str, ...]:
        """Two states or parties of today for the guide's example: those that the record is about, as far as there are any."""
        found = [each for each in self.states if each not in FORMER]
        return (*found, *(each for each in ("SE", "PT") if each not in found))[:2]

    @property
    def scope(self) -> Scope:
        """What of this records are read and checked by."""
        return Scope(self.parties, self.archives, self.categories)


def settings(given: Mapping[str, Any] | None) -> Settings:
    """Return the settings that `extra.casetracker` gives.

    Raises SettingsError for the first thing that is wrong.
    """
    if not isinstance(given, Mapping):
        raise SettingsError(f"{WHERE} is missing: it needs at least contact.private and contact.corrections")
    known = [each.name for each in fields(Settings)]
    for key in given:
        if key not in known:
            raise SettingsError(f"{WHERE}: '{key}' is not a setting{nearest(str(key), known)}; the settings are: {', '.join(known)}")
    values = {key: value for key, value in given.items() if key not in _OF_THEIR_OWN}
    for each in fields(Settings):
        if each.name in values:
            wanted, what = _TYPES.get(each.name, (str, "text"))
            if type(values[each.name]) is not wanted:
                raise SettingsError(f"{WHERE}.{each.name}: this should be {what}, but is {values[each.name]!r}")
    for key in ("accent_light", "accent_dark"):
        if values.get(key) and not _COLOUR.fullmatch(values[key]):
            raise SettingsError(f"{WHERE}.{key}: '{values[key]}' is not a colour; write it as #7a1f2b")
    try:
        words(values.get("language", "en"))
    except WordsError as fault:
        raise SettingsError(f"{WHERE}.language: {fault}") from None
    named = parties(given)
    return Settings(
        contact(given.get("contact"), f"{WHERE}.contact"),
        contribute=contribute(given.get("contribute"), f"{WHERE}.contribute"),
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


def categories(given: Any) -> tuple[Category, ...]:
    """Return the categories of offence that `extra.casetracker` adds to those of the model, in the order in which they stand there.

    Raises SettingsError for the first thing that is wrong.
    """
    named = given.get("categories") if isinstance(given, Mapping) else None
    where = f"{WHERE}.categories"
    if named is None:
        return ()
    if not isinstance(named, Mapping):
        raise SettingsError(f"{where}: this should be ids, each with a label, such as '{_CATEGORY}', but is {named!r}")
    found = tuple(_category(key, named[key], where) for key in named)
    taken = {label.casefold(): id for id, label in OFFENCE.options.items()}
    for each in found:
        if (other := taken.setdefault(each.label.casefold(), each.id)) != each.id:
            raise SettingsError(f"{where}.{each.id}.label: '{each.label}' is the label of '{other}' too")
    return found


_CATEGORY = "hostage-taking: {label: Hostage-taking}"


def _category(key: Any, given: Any, where: str) -> Category:
    if not isinstance(key, str):
        raise SettingsError(f"{where}: {key!r} can't be an id: put it in quotes")
    if fault := id_fault(key):
        raise SettingsError(f"{where}: {RULES[fault[0]].message.format(**fault[1])}")
    if key in OFFENCE.options:
        raise SettingsError(
            f"{where}: '{key}' is a category already, with the label '{OFFENCE.options[key]}': choose another id, or use that one"
        )
    where = f"{where}.{key}"
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where}: this needs a label, such as '{_CATEGORY}'")
    for inner in given:
        if inner not in ("label", "meaning"):
            raise SettingsError(f"{where}: '{inner}' is not a setting; the settings are: label, meaning")
    meaning = given.get("meaning", "")
    if not isinstance(meaning, str) or "\n" in meaning.strip() or len(meaning) > 3 * _LONGEST:
        raise SettingsError(f"{where}.meaning: this should be a sentence on one line, but is {meaning!r}")
    return Category(key, _name(given.get("label"), f"{where}.label"), meaning.strip())


def parties(given: Any) -> Parties:
    """Return the parties that `extra.casetracker` names, in the order of their ids; none where it is not there.

    Raises SettingsError for the first thing that is wrong.
    """
    named = given.get("parties") if isinstance(given, Mapping) else None
    where = f"{WHERE}.parties"
    if named is None:
        return ()
    if not isinstance(named, Mapping):
        raise SettingsError(f"{where}: this should be ids, each with a name, such as '{_EXAMPLE}', but is {named!r}")
    found = tuple(_party(key, named[key], where) for key in sorted(named, key=str))
    taken = {name.casefold(): f"the name of the state {code}: records write that code" for code, name in COUNTRIES.items()}
    for each in found:
        if whose := taken.get(each.name.casefold()):
            raise SettingsError(f"{where}.{each.id}.name: '{each.name}' is {whose}")
        taken[each.name.casefold()] = f"the name of '{each.id}' too"
    return found


_EXAMPLE = "taliban: {name: the Taliban}"
_ARTICLE = re.compile("(?i)(the) +(?=.)")


def _party(key: Any, given: Any, where: str) -> Party:
    if not isinstance(key, str):
        raise SettingsError(f"{where}: {key!r} can't be an id: put it in quotes")
    if fault := id_fault(key):
        raise SettingsError(f"{where}: {RULES[fault[0]].message.format(**fault[1])}")
    if re.fullmatch("[a-z]{2}", key):
        raise SettingsError(f"{where}: '{key}' can't be an id: two letters are the code of a state")
    if key in NO_CITIZENSHIP.options:
        raise SettingsError(f"{where}: '{key}' can't be an id: records write it where there is no citizenship to write")
    where = f"{where}.{key}"
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where}: this needs a name, such as '{_EXAMPLE}'")
    for inner in given:
        if inner not in ("name", "names"):
            raise SettingsError(f"{where}: '{inner}' is not a setting; the settings are: name, names")
    name = _name(given.get("name"), f"{where}.name")
    article = _ARTICLE.match(name)
    others = given.get("names", {})
    if not isinstance(others, Mapping):
        raise SettingsError(f"{where}.names: this should be languages, each with the name in it, but is {others!r}")
    for language in others:
        if not is_language(str(language)):
            raise SettingsError(f"{where}.names: '{language}' is not the code of a language")
    names = tuple((language, _name(text, f"{where}.names.{language}")) for language, text in others.items())
    return Party(key, name[article.end() :] if article else name, "the" if article else "", names)


def _name(given: Any, where: str) -> str:
    if not isinstance(given, str) or not given.strip() or "\n" in given.strip() or len(given) > _LONGEST:
        raise SettingsError(f"{where}: this should be a name on one line, of at most {_LONGEST} characters, but is {given!r}")
    return given.strip()


_LONGEST = 120
