"""Which known word somebody misspelt: one slip of the finger in six letters, and no figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casetracker.text.phrase import phrase

LETTERS_A_SLIP = 6
LONGEST = 80
"""Of longer texts nothing is guessed."""
_FIGURES = re.compile("[0-9]+")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)` for the known word that `word` is with a slip, or an empty string."""
    found = closest(word, known)
    return did_you_mean(found) if found else ""


def did_you_mean(word: str) -> str:
    """Return ` (did you mean 'x'?)`."""
    return phrase(" (did you mean '{word}'?)", word=word)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is with the fewest slips; None where none is near, or several are as near."""
    found = all_closest(word, known)
    return found[0] if len(found) == 1 else None


def all_closest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that `word` is with the fewest slips, and at most one slip in six letters.

    A slip is a letter too few, too many, or another, or two in each other's place. Case, and whether words are joined by a space, a
    hyphen or an underscore, do not matter. Figures do, since `tass-2` is no slip for `tass-3`, and so does the first letter: few slip
    there, and what stands before a word turns its meaning, as in 'unrestricted'.
    """
    if len(word) > LONGEST:
        return []
    wanted, figures = _folded(word), _FIGURES.findall(word)
    found: list[str] = []
    fewest = LONGEST
    for candidate in known:
        folded = _folded(candidate)
        most = min(max(len(wanted), len(folded)) // LETTERS_A_SLIP, fewest)
        if folded[:1] != wanted[:1] or abs(len(wanted) - len(folded)) > most or _FIGURES.findall(candidate) != figures:
            continue
        number = slips(wanted, folded, most)
        if number <= most and _word_by_word(wanted, folded):
            found = [*found, candidate] if number == fewest else [candidate]
            fewest = number
    return found


def _word_by_word(one: str, other: str) -> bool:
    """Return whether no word of several is off by more than one slip: 'South America' is none for 'South Africa'."""
    pairs = list(zip(one.split("-"), other.split("-"), strict=False))
    return len(pairs) == 1 or one.count("-") != other.count("-") or all(slips(*pair, 1) <= 1 for pair in pairs)


def slips(one: str, other: str, most: int) -> int:
    """Return the number of slips between two words (Damerau and Levenshtein's distance), or `most` + 1 where there are more."""
    if one == other:
        return 0
    before: list[int] = []
    above = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        row = [index]
        for place, there in enumerate(other, 1):
            number = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != there))
            if index > 1 and place > 1 and letter == other[place - 2] and one[index - 2] == there:
                number = min(number, before[place - 2] + 1)
            row.append(number)
        if min(row) > most:
            break
        before, above = above, row
    else:
        return min(above[-1], most + 1)
    return most + 1


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
