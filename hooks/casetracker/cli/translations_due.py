"""What `casetracker todo --language` lists: what of a translation is missing, fuzzy, or read by nobody besides its translator."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from casetracker.cli.language import _, files, numbered, said
from casetracker.cli.places import CannotRunError
from casetracker.record.countries import is_language
from casetracker.record.load import Loaded
from casetracker.record.model import KINDS
from casetracker.record.problems.problem import shorten
from casetracker.record.translations import WRITTEN_IN, Counts, TranslationError, parted, path_of, read, updated

Rows = dict[str, list[str]]
"""Files, each with its texts."""


def tell_translations(language: str, folder: Path, loaded: Loaded, wanted: Collection[str] | None) -> int:
    """Print the lists, of the records whose files are `wanted` or of all, and return the exit code. Raises CannotRunError."""
    if not is_language(language) or language == WRITTEN_IN:
        raise CannotRunError(_("'{language}' is not a language to translate the record into; write it as ru or sr-Latn", language=language))
    missing: Rows = {}
    fuzzy: Rows = {}
    unread: Rows = {}
    total, unreadable = Counts(), 0
    for record in loaded.tracker.every():
        if wanted is not None and (folder / KINDS[record.kind].file(record.id)).as_posix() not in wanted:
            continue
        path = path_of(folder, language, record.kind, record.id)
        name = path.as_posix()
        try:
            content = path.read_text(encoding="utf-8") if path.is_file() else ""
            now = updated(content, record, language)  # a file that is not in step says nothing of what is new
            review = read(content).review if content else ""
        except (UnicodeDecodeError, TranslationError) as fault:
            print(f"{name}: {said(fault)}", file=sys.stderr)
            unreadable += 1
            continue
        if not now:
            continue
        texts = parted(now)
        total += texts.counts
        for found, rows in ((texts.missing, missing), (texts.fuzzy, fuzzy)):
            if found:
                rows[name] = [f"{each.field}: {shorten(each.text, 100)}" for each in found]
        if content and not review:
            unread[name] = []
    parts = (
        ("missing", _("Texts without words"), _("They stand in English, and each page says so. Write their words into the file."), missing),
        (
            "fuzzy",
            _("Words whose original has changed"),
            _("They are not shown until somebody has looked, and taken the mark away."),
            fuzzy,
        ),
        ("unread", _("Translations that no second person has read"), _("Whoever has read one writes day and name at 'X-Review'."), unread),
    )
    for id, title, help, rows in parts:
        if rows:
            number = sum(map(len, rows.values()))
            what = numbered("{number} text", "{number} texts", number) if number else ""
            print(f"{title} ({id}): {', '.join(filter(None, (what, files(len(rows)))))}\n  = {help}")
            for name, lines in rows.items():
                print(f"  {name}")
                for line in lines:
                    print(f"    - {line}")
            print()
    print(f"{language}: {said(total.worded())}.")
    return 1 if unreadable else 0
