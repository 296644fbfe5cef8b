"""What a person can have meant by a value that a record can't hold: dates as they are written elsewhere, everyday words, slips."""

from casetracker.guesses.dates import Written, dates_meant, meant_in_words, written

__all__ = ["Written", "dates_meant", "meant_in_words", "written"]
