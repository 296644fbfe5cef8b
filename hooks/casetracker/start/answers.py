"""What has to be known before a tracker is written: each question with its default, and how its answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from casetracker.locale import CATALOGUES, WordsError, words
from casetracker.record.countries import COUNTRIES
from casetracker.record.guesses import code_for, country_meant
from casetracker.record.parties import Parties
from casetracker.record.translations import WRITTEN_IN
from casetracker.settings import CONTACT, SettingsError, parties
from casetracker.text import address_fault


@dataclass(frozen=True)
class States:
    """The states and parties that a record is about, as its files write them, and those of them that are no states."""

    codes: tuple[str, ...] = ()
    parties: Parties = ()


@dataclass(frozen=True)
class Answers:
    """What is known of a new tracker. Texts may be empty where they are not known yet, but for `title` and the contacts."""

    title: str
    address: str
    repository: str
    states: States
    chosen: str
    by_outcome: bool
    private: str
    corrections: str
    languages: tuple[str, ...]
    """Those of the site, the main one first."""
    description: str

    @property
    def edit(self) -> str:
        """What edits a file at the code host, after the address of the repository."""
        return "-/edit/main/docs/" if self.has_files_of("gitlab") and not self.has_files_of("github") else "edit/main/docs/"

    def has_files_of(self, host: str) -> bool:
        """Whether the files of a code host, `github` or `gitlab`, are written: not where the repository is at the other."""
        at = urlsplit(self.repository).hostname or ""
        return host in at or not any(each in at for each in ("github", "gitlab"))


@dataclass(frozen=True)
class Question:
    """One thing to be known: the option by which it is given, the question, its default, and what reads the answer.

    `read` raises ValueError with what to write instead.
    """

    key: str
    ask: str
    default: str
    read: Callable[[str], Any]
    help: str

    @property
    def option(self) -> str:
        return f"--{self.key.replace('_', '-')}"


def described(states: States) -> str:
    """Return what a tracker is about, where nobody says it in words of their own."""
    said = words(parties=states.parties)
    by = f" by {said.join([said.state(each) for each in states.codes])}" if states.codes else ""
    return f"People detained{by}. One file a person, a source for every claim."


def _line(text: str) -> str:
    if len(text) > 300 or not text.isprintable():
        raise ValueError("this has to be one line of at most 300 characters")
    return text


def _some(text: str) -> str:
    if not text:
        raise ValueError("this can't be empty")
    return _line(text)


def _address(text: str) -> str:
    if text and address_fault(text):
        raise ValueError(f"'{text}' is not the address of a page; write all of it, beginning with https://")
    return text.rstrip("/").removesuffix(".git")


def _contact(text: str) -> str:
    if not CONTACT.fullmatch(text):
        raise ValueError(f"'{text}' is neither a mail address nor an https address")
    return text


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in ("yes", "y", "no", "n"):
        raise ValueError(f"'{text}' is neither yes nor no")
    return text.casefold().startswith("y")


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))
    offered = ", ".join(["en", *sorted(file.stem for file in CATALOGUES.glob("*.po"))])
    for each in codes:
        try:
            words(each)
        except WordsError as fault:
            raise ValueError(f"{fault}; the site can be in: {offered}") from None
    if len(codes) > 1 and codes[0].split("-")[0] != WRITTEN_IN:
        raise ValueError("records are written in English, so 'en' is the first of several languages")
    if not codes:
        raise ValueError(f"a site has at least one language; it can be in: {offered}")
    return codes


def _states(text: str) -> States:
    items = [each.strip() for each in text.split(",") if each.strip()]
    named = {id.strip(): {"name": name.strip()} for id, sign, name in (each.partition("=") for each in items) if sign}
    if len(named) < sum("=" in each for each in items):
        raise ValueError("an id stands there twice")
    try:
        own = parties({"parties": named})
    except SettingsError as fault:
        raise ValueError(str(fault).split(": ", 2)[2]) from None
    return States(tuple(dict.fromkeys(_code(each, own) for each in items)), own)


def _code(item: str, own: Parties) -> str:
    id, sign, _ = item.partition("=")
    found = id.strip() if sign else item.upper() if item.upper() in COUNTRIES else code_for(item, own)
    if found is None:
        raise ValueError(
            f"'{item}' is no state{country_meant(item, own)}; a party that is no state is written as 'river-front = the River Front'"
        )
    return found


QUESTIONS = (
    Question("title", "What is the site called?", "Case tracker", _some, "the name of the site"),
    Question("address", "At which address will it stand, such as https://tracker.your-organisation.org/? Empty while that is not known.", "", _address,
             "the address at which the site will stand"),
    Question("repository", "Where will its files be kept, such as https://github.com/your-organisation/tracker? Empty while that is not known.", "",
             _address, "the address of its repository at the code host"),
    Question("states", "Which states is it about? Names or codes, separated by commas, whoever holds the most people first; a party that is no state "
             "as 'river-front = the River Front'.", "", _states, "the states and parties that it is about, separated by commas; a party as 'id = Name'"),
    Question("description", "What is it about, in a sentence or two?", "", _line, "what it is about, in a sentence or two"),
    Question("chosen", "How are its people chosen? It is to follow '70 people in this record, ', such as 'all who were reported to us'.", "", _line,
             "how its people are chosen, to follow '70 people in this record, '"),
    Question("by_outcome", "Are they chosen by how their detention ended, as in a record of exchanges? Then no shares are shown, which would be false.",
             "no", _yes_or_no, "yes where people are chosen by how their detention ended"),
    Question("private", "To whom do people write in private, where a public way could endanger someone? A mail or https address.", "private@example.org",
             _contact, "the private address, for those whom a public way could endanger"),
    Question("corrections", "To whom do people write for corrections?", "corrections@example.org", _contact, "the address for corrections"),
    Question("languages", "In which languages is the site, the main one first, such as 'en' or 'en, ru'?", "en", _languages,
             "the languages of the site, the main one first, such as 'en, ru'"),
)  # fmt: skip


def answers(read: Mapping[str, Any]) -> Answers:
    """Return what was read, with a description where there is none."""
    return Answers(**{**read, "description": read["description"] or described(read["states"])})
