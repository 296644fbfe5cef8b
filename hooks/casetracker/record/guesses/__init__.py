"""What a person can have meant by a value that a record can't hold: dates as they are written elsewhere, everyday words, slips.

`dates` reads dates; `everyday` looks words up in `words.yml` (choices and keys) and `places.yml` (countries and languages).
"""

from casetracker.record.guesses.dates import Written, dates_meant, meant_in_words, written
from casetracker.record.guesses.everyday import (
    choice_meant,
    choice_words,
    code_for,
    country_meant,
    country_words,
    field_meant,
    key_of,
    language_for,
    language_meant,
    language_words,
    option_meant,
)

__all__ = [
    "Written", "choice_meant", "choice_words", "code_for", "country_meant", "country_words", "dates_meant", "field_meant", "key_of", "language_for",
    "language_meant", "language_words", "meant_in_words", "option_meant", "written",
]  # fmt: skip
