"""Days, months and years in the grammatical case that a preposition asks for, in languages that have cases.

CLDR has the nominative and the genitive of months alone, and of years nothing.
"""

from __future__ import annotations

import datetime
from typing import Literal

Case = Literal["nominative", "genitive", "locative"]

_RUSSIAN_LOCATIVE = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
_RUSSIAN_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_RUSSIAN_NOMINATIVE = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_RUSSIAN_MONTHS = {"nominative": _RUSSIAN_NOMINATIVE, "genitive": _RUSSIAN_GENITIVE, "locative": _RUSSIAN_LOCATIVE}
_RUSSIAN_YEAR = {"nominative": "год", "genitive": "года", "locative": "году"}


def russian_day(value: datetime.date) -> str:
    """Return `8 января 2026 года`, which is the same in every case."""
    return f"{value.day} {_RUSSIAN_GENITIVE[value.month - 1]} {value.year} года"


def russian_month(value: datetime.date, case: Case) -> str:
    """Return `март 2024 года`, `марта 2024 года` or `марте 2024 года`."""
    return f"{_RUSSIAN_MONTHS[case][value.month - 1]} {value.year} года"


def russian_year(value: datetime.date, case: Case) -> str:
    """Return `2024 год`, `2024 года` or `2024 году`."""
    return f"{value.year} {_RUSSIAN_YEAR[case]}"
