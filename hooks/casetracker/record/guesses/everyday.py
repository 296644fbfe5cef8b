"""Everyday words for what a record chooses from: words of choices, keys, countries and languages, looked up in the tables beside this.

A word that stands in a table is answered by it. Of any other only the spelling counts, and never from one meaning to another: a word
that is as near to two answers gets none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from babel import Locale
from babel.core import get_global

from casetracker.record.countries import COUNTRIES, LANGUAGES, is_language
from casetracker.record.model import choices
from casetracker.record.model.kinds import Choice
from casetracker.record.parties import Parties, holders
from casetracker.record.problems import all_closest
from casetracker.record.problems.spelling import did_you_mean
from casetracker.text import latin
from casetracker.text.phrase import phrase

Table = dict[str, str]
"""Everyday word, as `key_of` writes it, to its answer."""

_APOSTROPHES = re.compile("['’ʼ`]")
_INITIALS = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")
"""The space between two letters, as in what was `U.A.E.`"""
_NUMBERED = re.compile("^[0-9]{1,3} (?=.)")
_BEFORE = re.compile("^(?:(?:the|a|an|is|was|were|are|has|had|have|been|be|currently|now|still) )+(?=.)")
_FORMAL = re.compile(
    "^(?:(?:islamic|federal|federative|democratic|peoples|socialist|united|arab|plurinational|bolivarian|cooperative|independent|hashemite) )*"
    "(?:republic|kingdom|state|commonwealth|federation|principality|sultanate|grand duchy|union) of (?:the )?"
)
_CITIZEN = re.compile("^(?:citizens?|nationals?) of (?:the )?| (?:citizens?|citizenship|nationals?|nationality)$")


def key_of(text: str) -> str:
    """Return `text` as the tables have it: small Latin letters and figures, single spaces, no article and no 'is' or 'was' before it."""
    plain = re.sub("[^a-z0-9]+", " ", _APOSTROPHES.sub("", latin(text)).replace("&", " and ")).strip()
    return _BEFORE.sub("", _INITIALS.sub("", plain))


def place_key(text: str) -> str:
    """Return the same of the name of a place."""
    return re.sub(r"\bst\b", "saint", key_of(text))


@lru_cache(maxsize=100)
def choice_table(kind: Choice) -> Table:
    """Return the everyday words for a choice, with its options and their labels."""
    labels = {key_of(label): option for option, label in kind.options.items()}
    table = labels | {key_of(option): option for option in kind.options} | _table(choice_words().get(kind.what, {}))
    return table | {key_of(word): option for option in kind.own for word in (option, kind.options[option])}


@lru_cache(maxsize=1)
def field_table() -> Mapping[str, tuple[str, ...]]:
    """Return what people write for keys, to the keys that they can mean, in whichever group has one."""
    found: dict[str, tuple[str, ...]] = {}
    for key, words in choice_words()["a field"].items():
        for word in words.split(", "):
            found[word] = (*found.get(word, ()), key)
    return found


@lru_cache(maxsize=20)
def country_table(parties: Parties = ()) -> Table:
    """Return names of states and of their people, and of these parties, to codes with spaces between them, or to a sentence."""
    return {place_key(name): code for code, name in holders(parties).items()} | _table(country_words(parties))


@lru_cache(maxsize=1)
def language_table() -> Table:
    """Return names of languages to codes, as `country_table` does."""
    return {place_key(name): code for code, name in LANGUAGES.items()} | _table(language_words())


def country_words(parties: Parties = ()) -> Table:
    """Return, beside the English names of states and parties, code or codes or sentence → words."""
    russian = Locale("ru").territories
    by_hand = _file("places.yml")["countries"]
    taken = _table(by_hand) | {place_key(name): code for code, name in COUNTRIES.items()}
    more: dict[str, list[str]] = {code: [place_key(russian[code])] if code in russian else [] for code in COUNTRIES}
    for code, now in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and len(now) == 1 and now[0] in more:
            more[now[0]].append(code.lower())
    found = {}
    for code, words in more.items():
        found[code] = ", ".join([*filter(None, [by_hand.get(code)]), *(word for word in words if word not in taken)])
    found |= {answer: words for answer, words in by_hand.items() if answer not in found}
    return found | {each.id: ", ".join(place_key(name) for name in (each.id, *dict(each.names).values())) for each in parties}


def language_words() -> Table:
    """Return the same of languages."""
    return _file("places.yml")["languages"]


def choice_words() -> dict[str, Table]:
    """Return the same of each choice, by what messages call it, and under `a field` of keys."""
    return _file("words.yml")


def _table(words: Table) -> Table:
    return {word: answer for answer, each in words.items() for word in each.split(", ")}


def choice_meant(text: str, kind: Choice) -> str:
    """Return the end of a message about a word that is no option of a choice: what to write for it, or which it misspells."""
    options, table = kind.options, choice_table(kind)
    word = key_of(text)
    answer = table.get(word)
    if answer and key_of(answer) != word:
        return phrase(": write '{answer}'", answer=answer) if answer in options else f": {answer}"
    if not answer and word not in _vocabulary():  # a word that says something elsewhere is no slip here
        answer = _spelled(word, {each: table[each] for each in table if _is_near(word, each, table[each])})
    if not answer:
        return ""
    return did_you_mean(answer) if answer in options else f": {answer}"


def option_meant(text: str, kind: Choice) -> str | None:
    """Return the option of a choice that `text` says in everyday words, where it says that and no more."""
    answer = text if text in kind.options else choice_table(kind).get(key_of(text))
    return answer if answer in kind.options else None


def field_meant(key: str, fields: Collection[str]) -> str | None:
    """Return the one of the `fields` of a group that somebody calls `key`, has as one or many, or misspelt."""
    word = _NUMBERED.sub("", key_of(key))
    named = {key_of(each): each for each in fields}
    forms = (word, f"{word}s", word.removesuffix("s"))
    found = next((named[each] for each in forms if each in named), None)
    found = found or next((each for each in field_table().get(word, ()) if each in fields), None)
    if found:
        return found
    near = all_closest(word, named)
    return named[near[0]] if len(near) == 1 else None


def code_for(name: str, parties: Parties = ()) -> str | None:
    """Return the code of the state, or the id of the party, that `name` names, of which there is only one."""
    return _code(name, holders(parties), country_table(parties), _cased(name, parties))


def language_for(name: str) -> str | None:
    """Return the code of the language that `name` names, of which there is only one."""
    return _code(name, LANGUAGES, language_table(), name.lower())


def country_meant(text: str, parties: Parties = ()) -> str:
    """Return the end of a message about a text that is no code of a state and no id of a party."""
    return _place_meant(text, holders(parties), country_table(parties), _cased(text, parties))


def _cased(text: str, parties: Parties) -> str:
    """Return a text as a code has it, in capitals, or as an id does."""
    return text.lower() if text.lower() in holders(parties) else text.upper()


def language_meant(text: str) -> str:
    """Return the end of a message about a text that is no code of a language."""
    language, *more = re.split("[-_]", text)
    tag = "-".join([language.lower(), *(each.title() if len(each) == 4 else each.upper() for each in more)])
    if more and is_language(tag):
        return did_you_mean(tag)
    return _place_meant(text, LANGUAGES, language_table(), text.lower())


def _code(name: str, names: Mapping[str, str], table: Table, code: str) -> str | None:
    answer = code if code in names else _looked_up(name, table)
    return answer if answer in names else None


def _place_meant(text: str, names: Mapping[str, str], table: Table, code: str) -> str:
    if code in names:
        return phrase(" (did you mean '{code}', {name}?)", code=code, name=names[code])
    if answer := _looked_up(text, table):
        if answer in names:
            return did_you_mean(answer)
    else:
        # Short texts are wrong codes, and every one of them is like some name.
        word = place_key(text)
        answer = _spelled(word, {key: code for key, code in table.items() if len(key) > 3}) if len(word) > 3 else None
    codes = (answer or "").split(" ")
    if not all(each in names for each in codes):
        return f": {answer}" if answer else ""
    *others, last = (f"'{each}', {names[each]}" for each in codes)
    return (
        phrase(" (did you mean {others}, or {last}?)", others=", ".join(others), last=last)
        if others
        else phrase(" (did you mean {last}?)", last=last)
    )


def _looked_up(name: str, table: Table) -> str | None:
    """Return the answer to a name, also where it is a formal one, or says of whom it is."""
    word = place_key(name)
    of_whom = _CITIZEN.sub("", word)
    return next((table[each] for each in (word, of_whom, _FORMAL.sub("", of_whom)) if each in table), None)


def _is_near(word: str, known: str, answer: str) -> bool:
    """Return whether `word` may be a slip for a known one: for an option, or for a longer word with a letter too few, too many or in
    another's place. Another letter mostly makes another word, as 'departed' is no slip for 'deported'.
    """
    is_option = known == key_of(answer)
    return is_option or (len(known) > 7 and (len(word) != len(known) or sorted(word) == sorted(known)))


def _spelled(word: str, table: Table) -> str | None:
    """Return the answer to a word that is spelled like one that has it, and like none that has another."""
    answers = {table[each] for each in all_closest(word, table)}
    return answers.pop() if len(answers) == 1 else None


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every everyday word of all choices, with their options and labels."""
    return frozenset(word for kind in vars(choices).values() if isinstance(kind, Choice) for word in choice_table(kind))


@lru_cache(maxsize=2)
def _file(name: str) -> dict[str, Table]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    found: dict[str, Table] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 (it makes texts alone, and none of them a flag)
    return found
