"""Codes of states and of languages: the one list of each.

States are those of ISO 3166-1 (alpha-2) as CLDR lists them, Kosovo by the code that CLDR and others give it, and a few that
are no more, by the codes that they had. Languages are those of BCP 47.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

_NO_STATE = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
"""Two-letter codes of CLDR that are of no state: neither in ISO 3166-1 nor Kosovo's."""


class Former(NamedTuple):
    """A state that is no more."""

    name: str
    first: date
    last: date
    whole: date
    """From this day until they broke away none of its parts was a state of its own."""
    parts: Mapping[str, date]
    """Each state that came of it → the first day on which that can have been one. Those that hold that they never ceased to be
    one, as the Baltic states do, are left out: of them nothing is certain."""


FORMER: dict[str, Former] = {
    "CS": Former(
        "Czechoslovakia", date(1918, 10, 28), date(1992, 12, 31), date(1945, 5, 9), dict.fromkeys(("CZ", "SK"), date(1993, 1, 1))
    ),
    "DD": Former("East Germany", date(1949, 10, 7), date(1990, 10, 2), date(1949, 10, 7), {}),
    "SU": Former(
        "Soviet Union",
        date(1922, 12, 30),
        date(1991, 12, 26),
        date(1922, 12, 30),
        {
            "RU": date(1991, 12, 12), "UA": date(1991, 8, 24), "BY": date(1991, 8, 25), "MD": date(1991, 8, 27), "GE": date(1991, 4, 9),
            "AM": date(1991, 9, 21), "AZ": date(1991, 8, 30), "KZ": date(1991, 12, 16), "KG": date(1991, 8, 31), "TJ": date(1991, 9, 9),
            "TM": date(1991, 10, 27), "UZ": date(1991, 8, 31),
        },
    ),
    "YU": Former(
        "Yugoslavia",
        date(1918, 12, 1),
        date(2003, 2, 4),
        date(1945, 5, 9),
        {
            "RS": date(2003, 2, 4), "ME": date(2003, 2, 4), "HR": date(1991, 6, 25), "SI": date(1991, 6, 25), "MK": date(1991, 9, 8),
            "BA": date(1992, 3, 1),
        },
    ),
}  # fmt: skip
"""Former states by their codes. `CS` is Czechoslovakia; Serbia and Montenegro, which had that code from 2003 to 2006, is not."""

_ENGLISH = Locale("en")
_OF_TODAY = {code: str(name) for code, name in _ENGLISH.territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in _NO_STATE}
COUNTRIES: dict[str, str] = dict(sorted((_OF_TODAY | {code: each.name for code, each in FORMER.items()}).items()))
"""Code of every state, of today or former, to its English name."""

BODIES: dict[str, str] = {code: str(_ENGLISH.territories[code]) for code in ("EU", "UN")}
"""Bodies of states that are often written like a country's code, and their English names."""

LANGUAGES: dict[str, str] = {
    str(code).replace("_", "-"): str(name) for code, name in sorted(_ENGLISH.languages.items()) if re.fullmatch("[a-z]{2,3}", code)
}
"""Primary language code to English name."""

_TAG = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?")


@lru_cache(maxsize=500)
def is_language(tag: str) -> bool:
    """Return whether `tag` is a language, with a script or region where needed (`sr-Latn`, `pt-BR`)."""
    found = _TAG.fullmatch(tag)
    return bool(found) and found[1] in LANGUAGES  # type: ignore[index]
