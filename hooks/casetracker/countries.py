"""Codes of countries (ISO 3166-1 alpha-2) and of languages (BCP 47), as CLDR lists them."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

_NOT_ISO = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Two-letter codes of CLDR that ISO 3166-1 does not assign to a country."""

_ENGLISH = Locale("en")
COUNTRIES: dict[str, str] = {
    code: str(name) for code, name in sorted(_ENGLISH.territories.items()) if re.fullmatch("[A-Z]{2}", code) and code not in _NOT_ISO
}
"""Code to English name."""

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
