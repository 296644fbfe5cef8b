"""The reader's language: the interface's words, dates in text, and names of countries.

Words come from one gettext catalogue (`locale/<language>.po`; English is the text in the code itself), dates and
countries from CLDR by way of Babel. A second language is a file in `locale/` and a line of configuration.
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from casetracker.dates import FAR, LONG_AGO, PartialDate

# Babel is imported where it is used: a check, which marks words and shows none, has to start fast.
if TYPE_CHECKING:
    from babel import Locale
    from babel.support import NullTranslations

CATALOGUES = Path(__file__).parent / "locale"


_WITH_ARTICLE = frozenset(
    [
        "AE",
        "BS",
        "CD",
        "CF",
        "CG",
        "CK",
        "DO",
        "FK",
        "FO",
        "GB",
        "GM",
        "IM",
        "IO",
        "KM",
        "KY",
        "MH",
        "MP",
        "MV",
        "NL",
        "PH",
        "PN",
        "SB",
        "SC",
        "TC",
        "TF",
        "UM",
        "US",
        "VA",
        "VG",
        "VI",
    ]
)
"""Countries whose English names take an article in a sentence."""


_CAPITAL_NOUNS = frozenset(["de", "lb"])
"""Languages that write nouns with a capital wherever they stand."""


def N_(text: str) -> str:
    """Mark `text` for the catalogue where it is declared; it is translated where it is shown."""
    return text


class WordsError(ValueError):
    """No words in that language."""


@dataclass(frozen=True)
class Words:
    """Everything that depends on the reader's language. `locale` is a CLDR locale such as `en_GB`."""

    locale: Locale
    catalogue: NullTranslations = field(repr=False)
    _dates: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Dates already worded: a record repeats the same few thousand."""

    @property
    def language(self) -> str:
        """The BCP 47 code for the page's `lang`."""
        return self.locale.language

    def _(self, text: str) -> str:
        return str(self.catalogue.ugettext(text)) if text else ""

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the form of the sentence for `number`, with `%(number)s` and the `values` filled in.

        The two texts stand in the call as they are: the catalogue finds the pair by this function's name.
        """
        form = str(self.catalogue.ungettext(one, many, number))
        return form % {"number": self.number(number), **values}

    def within(self, label: str) -> str:
        """Return a label as it stands within a sentence: with a small letter first, but for languages that write nouns with a capital."""
        if self.locale.language in _CAPITAL_NOUNS or label[1:2].isupper():
            return label
        return label[:1].lower() + label[1:]

    def number(self, value: int) -> str:
        """Return `1,660`."""
        return _number(value, self.locale)

    def country(self, code: str) -> str:
        """Return the name of the country with that ISO 3166-1 code, or the text itself where it is none."""
        return str(self.locale.territories.get(code, code))

    def state(self, code: str) -> str:
        """Return the name of a country as a sentence has it: `the United States` in English."""
        name = self.country(code)
        return f"the {name}" if self.locale.language == "en" and code in _WITH_ARTICLE else name

    def tongue(self, code: str) -> str:
        """Return the name of a language by its BCP 47 code, or the code."""
        return str(self.locale.languages.get(code.split("-")[0], code))

    def day(self, value: datetime.date) -> str:
        """Return `27 January 2024`."""
        return _day(value, self.locale)

    def date(self, value: PartialDate) -> str:
        """Return `27 January 2024`, `January 2024`, `between … and …`, `by …`, `about …`: what was written, in words."""
        worded = self._dates.get(value.text)
        if worded is None:
            worded = self._dates[value.text] = self._date(value)
        return worded

    def _date(self, value: PartialDate) -> str:
        text = value.text
        if not value.is_known:
            return self._(N_("on an unknown day"))
        if "/" in text:
            first, _, last = text.partition("/")
            if value.earliest == LONG_AGO:
                return self._(N_("by %(date)s")) % {"date": self._one(last)}
            if value.latest == FAR:
                return self._(N_("%(date)s or later")) % {"date": self._one(first)}
            form = N_("%(first)s or %(last)s") if _neighbours(first, last) else N_("between %(first)s and %(last)s")
            until = self._one(last)
            return self._(form) % {"first": self._short(first, last, until) or self._one(first), "last": until}
        return self._one(text)

    def join(self, items: list[str]) -> str:
        """Return `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self._(N_("%(items)s and %(last)s")) % {"items": ", ".join(items[:-1]), "last": items[-1]}

    def _short(self, first: str, last: str, shown: str) -> str:
        """Return `13` for the first of `13 or 14 February 2025`, where the words for the last begin with its day."""
        if len(first) == len(last) == 10 and first[:7] == last[:7] and shown.startswith(f"{int(last[8:])} "):
            return str(int(first[8:]))
        return ""

    def _one(self, text: str) -> str:
        bare = text.rstrip("~")
        first = datetime.date.fromisoformat((bare + "-01-01")[:10])  # what was written: bounds may be wider than that
        shape = {4: "y", 7: "MMMMy"}.get(len(bare))
        shown = self.day(first) if shape is None else _skeleton(shape, first, self.locale)
        return self._(N_("about %(date)s")) % {"date": shown} if bare != text else shown


def _neighbours(first: str, last: str) -> bool:
    """Whether two plain dates of the same kind follow each other, so that `or` says it best."""
    if len(first) != len(last) or "~" in first + last:
        return False
    if len(first) == 4:
        return int(last) - int(first) == 1
    if len(first) == 7:
        return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) == 1
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days == 1


@lru_cache(maxsize=50_000)
def _day(value: datetime.date, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(value, "d MMMM y" if locale.language == "en" else "long", locale)


@lru_cache(maxsize=10_000)
def _skeleton(shape: str, value: datetime.date, locale: Locale) -> str:
    from babel.dates import format_date, format_skeleton

    return (
        format_date(value, "MMMM y", locale)
        if shape == "MMMMy" and locale.language == "en"
        else format_skeleton(shape, value, locale=locale)
    )


@lru_cache(maxsize=20_000)
def _number(value: int, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


@lru_cache(maxsize=8)
def words(language: str = "en", catalogues: Path = CATALOGUES) -> Words:
    """Return the words of `language` (BCP 47).

    Raises WordsError where CLDR does not know it, or where there is no catalogue for it.
    """
    from babel import Locale, UnknownLocaleError
    from babel.support import NullTranslations, Translations

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as fault:
        raise WordsError(f"'{language}' is not a language that CLDR knows") from fault
    if locale.language == "en":
        return Words(locale, NullTranslations())
    file = catalogues / f"{locale.language}.po"
    if not file.is_file():
        raise WordsError(f"there is no catalogue of words for '{language}': {file.name} is not in {catalogues.name}/")
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=locale))
    compiled.seek(0)
    return Words(locale, Translations(compiled))
