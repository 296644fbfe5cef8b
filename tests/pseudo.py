"""Catalogues of languages that nobody speaks: every message in letters that no word of the code has, so that one which goes round the catalogue shows.

Both stand under the code of a language whose names and dates in CLDR have no Latin letter: what has some on a page of it is of the
record, is marked as another language, or goes through no catalogue.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from casetracker.locale import CATALOGUES

FROM_LEFT, FROM_RIGHT = "el", "ar"
"""Which languages they take the place of."""
_ACCENTED = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž")
_ARABIC = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ابچدهفگحيجكلمنوپقرسطعثشخىزابچدهفگحيجكلمنوپقرسطعثشخىز")
_LEFT_ALONE = re.compile(r"(%\(\w+\)[sd]|%%|\{\w*\}|<[^<>]+>|&\w+;|https?://\S+|`[^`]*`)")
"""What a message hands on as it is: values, elements, addresses, code."""


def from_left(text: str) -> str:
    """Return a text in accented letters, in brackets, and a third longer, as German or Finnish is."""
    return f"[{_in(_ACCENTED, text)}{' ' + '·' * (len(text) // 3 - 1) if len(text) > 5 else ''}]" if text.strip() else text


def from_right(text: str) -> str:
    """Return a text in Arabic letters."""
    return _in(_ARABIC, text)


def _in(letters: dict[int, int], text: str) -> str:
    parts = _LEFT_ALONE.split(text)
    return "".join(part if number % 2 else part.translate(letters) for number, part in enumerate(parts))


def write_catalogues(folder: Path) -> Path:
    """Write both as a tracker brings its own, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, worded in ((FROM_LEFT, from_left), (FROM_RIGHT, from_right)):
        with (CATALOGUES / "messages.pot").open("rb") as template:
            words = read_po(template)
        made = Catalog(language)
        for message in words:
            if message.id:
                several = isinstance(message.id, tuple)
                string = tuple(worded(message.id[min(form, 1)]) for form in range(made.num_plurals)) if several else worded(message.id)
                made.add(message.id, string, context=message.context)
        content = io.BytesIO()
        write_po(content, made)
        (folder / f"{language}.po").write_bytes(content.getvalue())
    return folder
