"""What a tracker adds to the words of the model by an id and a name: parties, and categories of offence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casetracker.record.countries import COUNTRIES, is_language
from casetracker.record.model.choices import NO_CITIZENSHIP, OFFENCE
from casetracker.record.parties import Parties, Party
from casetracker.record.problems import RULES
from casetracker.record.read import id_fault
from casetracker.record.scope import Category
from casetracker.settings.fault import WHERE, SettingsError, known_keys

_LONGEST = 120
_ARTICLE = re.compile("(?i)(the) +(?=.)")


def categories(given: Any) -> tuple[Category, ...]:
    """Return the categories of offence that `extra.casetracker` adds to those of the model, in the order in which they stand there.

    Raises SettingsError for the first thing that is wrong.
    """
    example, keys = "hostage-taking: {label: Hostage-taking}", ("label", "meaning")
    found = tuple(_category(*each) for each in _groups(given, "categories", example, keys, _is_category))
    taken = {label.casefold(): id for id, label in OFFENCE.options.items()}
    for each in found:
        if (other := taken.setdefault(each.label.casefold(), each.id)) != each.id:
            raise SettingsError(f"{WHERE}.categories.{each.id}.label: '{each.label}' is the label of '{other}' too")
    return found


def parties(given: Any) -> Parties:
    """Return the parties that `extra.casetracker` names, in the order of their ids; none where it is not there.

    Raises SettingsError for the first thing that is wrong.
    """
    groups = _groups(given, "parties", "taliban: {name: the Taliban}", ("name", "names"), _is_no_party)
    found = tuple(sorted((_party(*each) for each in groups), key=lambda party: party.id))
    taken = {name.casefold(): f"the name of the state {code}: records write that code" for code, name in COUNTRIES.items()}
    for each in found:
        if whose := taken.get(each.name.casefold()):
            raise SettingsError(f"{WHERE}.parties.{each.id}.name: '{each.name}' is {whose}")
        taken[each.name.casefold()] = f"the name of '{each.id}' too"
    return found


def _groups(
    given: Any, setting: str, example: str, keys: tuple[str, ...], refused: Callable[[str], str]
) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Yield each id under a setting with what stands there and where that is; `refused` says why an id can't be one."""
    named = given.get(setting) if isinstance(given, Mapping) else None
    where = f"{WHERE}.{setting}"
    if named is None:
        return
    if not isinstance(named, Mapping):
        raise SettingsError(f"{where}: this should be ids, each with a {keys[0]}, such as '{example}', but is {named!r}")
    for key, group in named.items():
        if not isinstance(key, str):
            raise SettingsError(f"{where}: {key!r} can't be an id: put it in quotes")
        if fault := id_fault(key):
            raise SettingsError(f"{where}: {RULES[fault[0]].message.format(**fault[1])}")
        if why := refused(key):
            raise SettingsError(f"{where}: '{key}' {why}")
        if not isinstance(group, Mapping):
            raise SettingsError(f"{where}.{key}: this needs a {keys[0]}, such as '{example}'")
        known_keys(group, keys, f"{where}.{key}")
        yield key, group, f"{where}.{key}"


def _is_category(key: str) -> str:
    label = OFFENCE.options.get(key)
    return f"is a category already, with the label '{label}': choose another id, or use that one" if label else ""


def _category(key: str, given: Mapping[str, Any], where: str) -> Category:
    meaning = given.get("meaning", "")
    if not isinstance(meaning, str) or "\n" in meaning.strip() or len(meaning) > 3 * _LONGEST:
        raise SettingsError(f"{where}.meaning: this should be a sentence on one line, but is {meaning!r}")
    return Category(key, _name(given.get("label"), f"{where}.label"), meaning.strip())


def _is_no_party(key: str) -> str:
    if re.fullmatch("[a-z]{2}", key):
        return "can't be an id: two letters are the code of a state"
    return "can't be an id: records write it where there is no citizenship to write" if key in NO_CITIZENSHIP.options else ""


def _party(key: str, given: Mapping[str, Any], where: str) -> Party:
    name, others = _name(given.get("name"), f"{where}.name"), given.get("names", {})
    if not isinstance(others, Mapping):
        raise SettingsError(f"{where}.names: this should be languages, each with the name in it, but is {others!r}")
    for language in others:
        if not is_language(str(language)):
            quotes = "" if isinstance(language, str) else ": put it in quotes"  # YAML reads `no` as false
            raise SettingsError(f"{where}.names: '{language}' is not the code of a language{quotes}")
    names = tuple((language, _name(text, f"{where}.names.{language}")) for language, text in others.items())
    article = _ARTICLE.match(name)
    return Party(key, name[article.end() :] if article else name, "the" if article else "", names)


def _name(given: Any, where: str) -> str:
    if not isinstance(given, str) or not given.strip() or "\n" in given.strip() or len(given) > _LONGEST:
        raise SettingsError(f"{where}: this should be a name on one line, of at most {_LONGEST} characters, but is {given!r}")
    return given.strip()
