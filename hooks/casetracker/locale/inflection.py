"""Days, months and years in the grammatical case that a preposition asks for, in languages that have cases.

CLDR has the nominative and the genitive of months alone, and of years nothing.
"""

from __future__ import annotations

import datetime
from typing import Literal

Case = Literal["nominative", "genitive", "accusative", "instrumental", "locative"]

_RUSSIAN_LOCATIVE = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
_RUSSIAN_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_RUSSIAN_NOMINATIVE = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_RUSSIAN_INSTRUMENTAL = (
    "январём", "февралём", "мартом", "апрелем", "маем", "июнем", "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём",
)  # fmt: skip
_RUSSIAN_MONTHS = {
    "nominative": _RUSSIAN_NOMINATIVE,
    "genitive": _RUSSIAN_GENITIVE,
    "accusative": _RUSSIAN_NOMINATIVE,
    "instrumental": _RUSSIAN_INSTRUMENTAL,
    "locative": _RUSSIAN_LOCATIVE,
}
_RUSSIAN_YEAR = {"nominative": "год", "genitive": "года", "accusative": "год", "instrumental": "годом", "locative": "году"}


def russian_day(value: datetime.date) -> str:
    """Return `8 января 2026 года`, which is the same in every case."""
    return f"{value.day} {_RUSSIAN_GENITIVE[value.month - 1]} {value.year} года"


def russian_month(value: datetime.date, case: Case) -> str:
    """Return `март 2024 года`, `марта 2024 года`, `мартом 2024 года` or `марте 2024 года`."""
    return f"{_RUSSIAN_MONTHS[case][value.month - 1]} {value.year} года"


def russian_year(value: datetime.date, case: Case) -> str:
    """Return `2024 год`, `2024 года`, `2024 годом` or `2024 году`."""
    return f"{value.year} {_RUSSIAN_YEAR[case]}"


def russian_beside(worded: str, first: str, last: str) -> str:
    """Return the first of two dates as it stands before the second, without what both share: `3` before `5 мая 2024 года`."""
    if not (first + last).replace("-", "").isdigit():
        return worded
    if len(first) == len(last) == 4:
        return worded.rpartition(" ")[0]
    if min(len(first), len(last)) == 4 or first[:4] != last[:4]:
        return worded
    shared = 3 if len(first) == len(last) == 10 and first[:7] == last[:7] else 2
    return worded.rsplit(" ", shared)[0]
