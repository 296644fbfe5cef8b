"""The reader's language: the interface's words, dates in text, and names of countries.

Words come from one gettext catalogue (`locale/<language>.po`, of the tracker or else ours; English is the text in the code itself),
dates and countries from CLDR by way of Babel. A second language is such a file and a line of configuration.
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from casetracker.locale.dates import Before, Calendar, day_beside, phrase, stands_alone
from casetracker.locale.inflection import Case, russian_beside, russian_day, russian_month, russian_year
from casetracker.record.dates import PartialDate
from casetracker.text.marking import N_, ngettext_noop
from casetracker.text.phrase import Phrase

# Babel is imported where it is used: a check, which marks words and shows none, has to start fast.
if TYPE_CHECKING:
    from babel import Locale
    from babel.support import NullTranslations

    from casetracker.record.parties import Parties

__all__ = ["CATALOGUES", "N_", "Words", "WordsError", "ngettext_noop", "words"]

CATALOGUES = Path(__file__).parent


_WITH_ARTICLE = frozenset([
    "AE", "BS", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO", "KM", "KY", "MH", "MP", "MV", "NL", "PH", "PN", "SB", "SC",
    "SU", "TC", "TF", "UM", "US", "VA", "VG", "VI",
])  # fmt: skip
"""States whose English names take an article in a sentence."""


_USUAL = {
    "ru": {
        "CD": "ДР Конго", "CG": "Республика Конго", "HK": "Гонконг", "KR": "Южная Корея", "MM": "Мьянма", "MO": "Макао", "US": "США", "ZA": "ЮАР",
    },
}  # fmt: skip
"""Names of states as newspapers write them, where CLDR has another."""


_CAPITAL_NOUNS = frozenset(["de", "lb"])
"""Languages that write nouns with a capital wherever they stand."""


class WordsError(ValueError):
    """No words in that language."""


@dataclass(frozen=True)
class Words:
    """Everything that depends on the reader's language. `locale` is a CLDR locale such as `en_GB`."""

    locale: Locale
    catalogue: NullTranslations = field(repr=False)
    parties: Parties = ()
    """The parties that the tracker's settings name."""
    _dates: dict[tuple[str, Before], str] = field(default_factory=dict, repr=False, compare=False)
    """Dates already worded: a record repeats the same few thousand."""

    @property
    def language(self) -> str:
        """The BCP 47 code for the page's `lang`."""
        return self.locale.language

    @property
    def with_territory(self) -> str:
        """The language with a territory, as Open Graph wants it: `ru_RU`; the likeliest one where the code alone is given."""
        from babel.core import get_global

        likely = str(get_global("likely_subtags").get(self.language, ""))
        return f"{self.language}_{self.locale.territory or likely.rpartition('_')[2]}".rstrip("_")

    @property
    def own_name(self) -> str:
        """What the language is called in it, with a capital: `Русский`."""
        return self.opening(str(self.locale.get_display_name(self.locale)))

    @property
    def runs_from_right(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.locale.text_direction == "rtl")

    @property
    def arrow(self) -> str:
        """The sign for 'to' between two things: it points where reading goes."""
        return "←" if self.runs_from_right else "→"

    def _(self, text: str) -> str:
        return str(self.catalogue.ugettext(text)) if text else ""

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the form of the sentence for `number`, with `%(number)s` and the `values` filled in.

        The two texts stand in the call as they are: the catalogue finds the pair by this function's name.
        """
        form = str(self.catalogue.ungettext(one, many, number))
        return form % {"number": self.number(number), **values}

    def said(self, text: str) -> str:
        """Return a message to whoever runs a command: as it is, unless it knows of what it was made."""
        return text.said(self._, self.catalogue.ungettext) if isinstance(text, Phrase) else text

    def within(self, label: str) -> str:
        """Return a label as it stands within a sentence: with a small letter first, but for languages that write nouns with a capital."""
        if self.locale.language in _CAPITAL_NOUNS or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]

    def labels(self, labels: list[str]) -> str:
        """Return labels in a row: in English each begins with a capital, elsewhere as in a sentence."""
        return ", ".join([*labels[:1], *map(self.label_behind, labels[1:])])

    def label_behind(self, label: str) -> str:
        """Return a label as it stands behind another."""
        return label if self.language == "en" else self.within(label)

    def opening(self, text: str) -> str:
        """Return a text as it stands at the beginning of a sentence: with a capital."""
        return text[:1].upper() + text[1:]

    def number(self, value: int) -> str:
        """Return `1,660`."""
        return _number(value, self.locale)

    @cached_property
    def holders(self) -> dict[str, str]:
        """Every state and party, code or id → its name: as newspapers write it or by CLDR, from the catalogue where CLDR has none, from the tracker's settings."""
        from casetracker.record.countries import COUNTRIES

        of_states = {code: str(self.locale.territories.get(code) or self._(name)) for code, name in COUNTRIES.items()}
        return of_states | _USUAL.get(self.language, {}) | {each.id: each.named(self.language) for each in self.parties}

    @cached_property
    def _articles(self) -> dict[str, str]:
        return dict.fromkeys(_WITH_ARTICLE, "the") | {each.id: each.article for each in self.parties} if self.language == "en" else {}

    def country(self, code: str) -> str:
        """Return the name of a state by its code, or of a party by its id; the text itself where it is neither."""
        return self.holders.get(code, code)

    def state(self, code: str) -> str:
        """Return that name as a sentence has it: `the United States` in English."""
        return f"{self._articles.get(code, '')} {self.country(code)}".lstrip()

    def tongue(self, code: str) -> str:
        """Return the name of a language by its BCP 47 code, or the code."""
        return str(self.locale.languages.get(code.split("-")[0], code))

    def day(self, value: datetime.date) -> str:
        """Return `27 January 2024`."""
        return _day(value, self.locale)

    def day_of_year(self, value: datetime.date) -> str:
        """Return a day without its year, as citations have it behind the year: `November 24`, `24 ноября`."""
        from babel.dates import format_date, format_skeleton

        return format_date(value, "MMMM d", self.locale) if self.language == "en" else format_skeleton("MMMMd", value, locale=self.locale)

    def date(self, value: PartialDate, before: Before = "") -> str:
        """Return a date in words, with the preposition that stands before it: `27 January 2024`, `since 2019 or before`."""
        key = value.text, before
        worded = self._dates.get(key)
        if worded is None:
            worded = self._dates[key] = phrase(value, before, self._calendar)
        return worded

    @cached_property
    def _calendar(self) -> Calendar:
        beside = russian_beside if self.language == "ru" else day_beside
        return Calendar(self._, self.day, partial(_month, locale=self.locale), partial(_year, locale=self.locale), beside)

    def span(self, start: PartialDate, end: PartialDate) -> str:
        """Return `27 January 2024 to 1 August 2024`, `from 2019 or before to a day between … and …`."""
        begun = self.start(start)
        return self._span(russian_beside(begun, start.text, end.text) if self._has_from else begun, end)

    def days(self, first: PartialDate, last: PartialDate | None = None) -> str:
        """Return the day of something, or the days that it took: `1 to 20 March 2020`."""
        if last is None:
            return self.date(first)
        return self._span(self._calendar.beside(self.start(first), first.text, last.text), last)

    def _span(self, start: str, end: PartialDate) -> str:
        return self._(N_("%(start)s %(to_end)s")) % {"start": start, "to_end": self.date(end, "to")}

    def start(self, value: PartialDate) -> str:
        """Return the beginning of such a span: with a preposition where a date or the language has to have one."""
        return self.date(value, "" if stands_alone(value) and not self._has_from else "from")

    @property
    def _has_from(self) -> bool:
        """Whether a span has a preposition before its beginning too: 'с 1 по 20 марта'."""
        return self.language == "ru"

    def join(self, items: list[str]) -> str:
        """Return `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self._(N_("%(items)s and %(last)s")) % {"items": ", ".join(items[:-1]), "last": items[-1]}


@lru_cache(maxsize=50_000)
def _day(value: datetime.date, locale: Locale) -> str:
    if locale.language == "ru":
        return russian_day(value)
    from babel.dates import format_date

    return format_date(value, "d MMMM y" if locale.language == "en" else "long", locale)


@lru_cache(maxsize=10_000)
def _month(value: datetime.date, case: Case, locale: Locale) -> str:
    if locale.language == "ru":
        return russian_month(value, case)
    from babel.dates import format_date, format_skeleton

    return format_date(value, "MMMM y", locale) if locale.language == "en" else format_skeleton("MMMMy", value, locale=locale)


@lru_cache(maxsize=1_000)
def _year(value: datetime.date, case: Case, locale: Locale) -> str:
    if locale.language == "ru":
        return russian_year(value, case)
    from babel.dates import format_skeleton

    return str(format_skeleton("y", value, locale=locale))


@lru_cache(maxsize=20_000)
def _number(value: int, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


@lru_cache(maxsize=8)
def words(language: str = "en", catalogues: Path = CATALOGUES, parties: Parties = ()) -> Words:
    """Return the words of `language` (BCP 47), with the names of these parties among them.

    A catalogue in the folder `catalogues` goes before ours. Raises WordsError where CLDR does not know it, or where there is no catalogue for it.
    """
    from babel import Locale, UnknownLocaleError
    from babel.support import NullTranslations, Translations

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as fault:
        raise WordsError(f"'{language}' is not a language that CLDR knows") from fault
    if locale.language == "en":
        return Words(locale, NullTranslations(), parties)
    name = f"{locale.language}.po"
    file = next((folder / name for folder in (catalogues, CATALOGUES) if (folder / name).is_file()), None)
    if file is None:
        raise WordsError(f"there is no catalogue of words for '{language}': {name} is not in {catalogues.name}/")
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=locale))
    compiled.seek(0)
    return Words(locale, Translations(compiled), parties)
