"""The scope of a tracker: what `extra.casetracker` in mkdocs.yml says, checked.

Everything that makes this tracker this one and not another is here and in the record; the generator has no other knowledge of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from casetracker.problems import nearest
from casetracker.text import ARCHIVES
from casetracker.words import WordsError, words

_EXAMPLE_HOSTS = ("example.org", "example.com", "example.net", ".invalid", ".example", ".test")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TYPES = {"stale_days": (int, "a whole number"), "cards": (bool, "true or false"), "chosen_by_outcome": (bool, "true or false")}
"""Settings that are no text: what they have to be, and how that is worded."""
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_CONTACT = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+|https://[^\s<>\"']+")


class SettingsError(ValueError):
    """The configuration is wrong; the message says where and what to write."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to. `private` stands beside every public way to contribute."""

    private: str
    """A mail or https address for those whom a public way could endanger."""
    corrections: str
    answer_days: int = 14
    """Within how many days an answer is promised."""

    @property
    def examples(self) -> tuple[str, ...]:
        """Those of `private` and `corrections` that nobody reads, as in the configuration that the repository ships."""
        return tuple(name for name in ("private", "corrections") if _host(getattr(self, name)).endswith(_EXAMPLE_HOSTS))

    @property
    def is_example(self) -> bool:
        """Whether there is such an address, which makes a site a demonstration."""
        return bool(self.examples)


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
    archives: tuple[str, ...] = ARCHIVES
    """The hosts at which an archived copy of a source may be."""
    cards: bool = True
    """Whether the pages of cases and swaps have a picture for other sites to show beside a link."""


def settings(given: Mapping[str, Any] | None) -> Settings:
    """Return the settings that `extra.casetracker` gives.

    Raises SettingsError for the first thing that is wrong.
    """
    where = "mkdocs.yml: extra.casetracker"
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where} is missing: it needs at least contact.private and contact.corrections (see README.md)")
    known = [each.name for each in fields(Settings)]
    for key in given:
        if key not in known:
            raise SettingsError(f"{where}: '{key}' is not a setting{nearest(str(key), known)}; the settings are: {', '.join(known)}")
    values = {key: value for key, value in given.items() if key != "contact"}
    for each in fields(Settings):
        if each.name in values and each.name not in ("contact", "archives"):
            wanted, what = _TYPES.get(each.name, (str, "text"))
            if type(values[each.name]) is not wanted:
                raise SettingsError(f"{where}.{each.name}: this should be {what}, but is {values[each.name]!r}")
    if "archives" in values:
        values["archives"] = _archives(values["archives"], f"{where}.archives")
    for key in ("accent_light", "accent_dark"):
        if values.get(key) and not _COLOUR.fullmatch(values[key]):
            raise SettingsError(f"{where}.{key}: '{values[key]}' is not a colour; write it as #7a1f2b")
    try:
        words(values.get("language", "en"))
    except WordsError as fault:
        raise SettingsError(f"{where}.language: {fault}") from None
    return Settings(contact=_contact(given.get("contact"), f"{where}.contact"), **values)


def _archives(given: Any, where: str) -> tuple[str, ...]:
    """Return the hosts of archives as they are compared."""
    hosts = given if isinstance(given, list) else [given]
    for each in hosts:
        if not isinstance(each, str) or not _HOST.fullmatch(each):
            raise SettingsError(f"{where}: this should be a list of hosts, such as [web.archive.org, perma.cc], but holds {each!r}")
    return tuple(each.removeprefix("www.") for each in hosts)


def _host(address: str) -> str:
    return address.split("/")[2 if "://" in address else 0].rpartition("@")[2]


def _contact(given: Any, where: str) -> Contact:
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where} is missing: people need a private address ('private') and one for corrections ('corrections')")
    for key in given:
        if key not in ("private", "corrections", "answer_days"):
            raise SettingsError(f"{where}: '{key}' is not a setting; the settings are: private, corrections, answer_days")
    for key in ("private", "corrections"):
        if not isinstance(given.get(key), str) or not _CONTACT.fullmatch(given[key]):
            raise SettingsError(f"{where}.{key}: this needs a mail address or an https address, such as {key}@your-organisation.org")
    days = given.get("answer_days", 14)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 365:
        raise SettingsError(f"{where}.answer_days: this should be a number of days from 1 to 365, but is {days!r}")
    return Contact(given["private"], given["corrections"], days)
