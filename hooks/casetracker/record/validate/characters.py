"""Characters in a file that nobody sees: each line that holds one is told, with the same line without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import is_utf_16, lines_of
from casetracker.text import character_name, hidden_in, is_hidden, without_hidden

_SEEN = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
"""What most of a file is made of."""
_MARK = b"\xef\xbb\xbf"
"""The byte-order mark that some editors put first."""
_BREAK = re.compile(r"(?<=[^ ])[\v\f\x1c-\x1e\x85\u2028\u2029](?=[^ ])")
"""A line end that YAML knows nothing of, between two words."""
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
MOST, LONGEST = 100, 400
"""So many lines are told, and one of so many characters is shown mended; what has more is no text that somebody typed."""


def hidden_characters(content: bytes, file: str) -> list[Problem]:
    """Return a problem for each line that holds a character which nobody sees. A file that is no UTF-8 has none."""
    if is_utf_16(content):
        return []
    try:
        rest = content.removeprefix(_MARK).translate(None, _SEEN).decode("utf-8")
    except UnicodeDecodeError:
        return []
    # The little that is not plain ASCII is looked at in a tenth of the time.
    return list(islice(_problems(lines_of(content), file), MOST)) if any(map(is_hidden, rest)) else []


def _problems(lines: list[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        places = hidden_in(line)
        if places:
            yield _problem(Place(file, number, places[0] + 1, line), [line[each] for each in places], without_hidden(_BREAK.sub(" ", line)))


def escaped_character(place: Place, character: str) -> Problem:
    """Return the problem of a carriage return, or of an escape such as `\\u200b`, that stands for what nobody sees."""
    seen = _ESCAPE.sub(lambda found: "" if hidden_in(_meant(found)) else found[0], place.source)
    return _problem(place, [character], seen.replace("\r", " "))


def _problem(place: Place, characters: list[str], mended: str) -> Problem:
    names = list(dict.fromkeys(map(character_name, characters)))
    what = f"the character {names[0]} is" if len(names) == 1 else f"the characters {', '.join(names[:5])} are"
    found = problem("file-character", place, what=what)
    return replace(found, paste=mended) if mended != place.source and 0 < len(mended) <= LONGEST else found


def _meant(escape: re.Match[str]) -> str:
    code = int(next(digits for digits in escape.groups() if digits), 16)
    return chr(code) if code <= 0x10FFFF else ""
