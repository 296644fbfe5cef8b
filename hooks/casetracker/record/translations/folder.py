"""Where translations stand: `_translations/<language>/` in the folder of records, with a file for each record, at its own path but for the ending."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from casetracker.record.load import Loaded
from casetracker.record.model import KINDS, Record, Withdrawn
from casetracker.record.model.kinds import Prose, Text
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import TRANSLATIONS, RecordFile, is_utf_16, shown_name
from casetracker.record.scope import Scope
from casetracker.record.translations.catalogue import Translation, TranslationError, read
from casetracker.record.translations.texts import Original, texts, translated_fields
from casetracker.record.validate import validate
from casetracker.record.validate.characters import hidden_characters
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.shape import reader
from casetracker.text import citations
from casetracker.text.phrase import phrase

ENDING = ".po"
LONGER = 2
"""By how much a text may be longer than its original may."""

RecordOf = Callable[[str, str], Record | None]
"""Returns a sound record by the id of its kind and its own; None where there is none."""


def languages(folder: Path) -> list[str]:
    """Return the languages that have translations in a folder of records."""
    place = folder / TRANSLATIONS
    return sorted(each.name for each in place.iterdir() if each.is_dir() and not each.is_symlink()) if place.is_dir() else []


def path_of(folder: Path, language: str, kind: str, id: str) -> Path:
    """Return where the translation of a record stands."""
    return folder / TRANSLATIONS / language / KINDS[kind].file(id).replace(".yml", ENDING)


def translation_files(folder: Path, language: str) -> Iterator[RecordFile]:
    """Yield the file of each translation into a language, with the id and kind of its record."""
    for kind in KINDS.values():
        place = folder.joinpath(TRANSLATIONS, language, *kind.steps)
        for path in sorted(place.glob(f"[!_.]*{ENDING}")):
            name = "/".join((shown_name(folder), TRANSLATIONS, language, *kind.steps, path.name))
            yield RecordFile(str(path), name, path.stem, kind.id)


def translations(folder: Path, language: str, record_of: RecordOf, scope: Scope) -> tuple[dict[str, Translation], tuple[Problem, ...]]:
    """Return the translations into a language by the names of their records, `case/vera-example`, and all that is wrong with them."""
    found: dict[str, Translation] = {}
    problems: list[Problem] = []
    for file in translation_files(folder, language):
        record = record_of(file.kind, file.id)
        if record is None:
            problems.append(problem("translation-stray", Place(file.name), id=file.id, kind=KINDS[file.kind].id))
            continue
        try:
            content = file.content()
            if is_utf_16(content):
                raise TranslationError(phrase("it is not UTF-8"))
            translation = read(content.decode("utf-8"))
        except (OSError, UnicodeDecodeError, TranslationError) as fault:
            problems.append(
                problem(
                    "translation-unreadable",
                    _place(file.name, fault),
                    reason=fault.args[0] if isinstance(fault, TranslationError) else str(fault),
                )
            )
            continue
        found[f"{file.kind}/{file.id}"] = translation
        problems += hidden_characters(content, file.name)
        problems += _amiss(translation, record, file.name, scope)
    return found, tuple(problems)


def with_translations(loaded: Loaded, folder: Path, languages: Iterable[str], scope: Scope) -> Loaded:
    """Return what was loaded from a folder with its translations into these languages, and with what is wrong with them."""
    found: dict[str, Mapping[str, Translation]] = {}
    problems = list(loaded.problems)
    for language in languages:
        found[language], amiss = translations(folder, language, loaded.tracker.record, scope)
        problems += amiss
    return replace(loaded, tracker=replace(loaded.tracker, translations=found), problems=tuple(problems))


def check_translations(folder: Path, files: Sequence[RecordFile], today: date, scope: Scope) -> tuple[Problem, ...]:
    """Return what is wrong with all translations, of records that may have errors themselves: those are held to nothing."""
    known = {(each.kind, each.id): each for each in files if not each.fault}

    @cache  # a record is the same for each language
    def record_of(kind: str, id: str) -> Record | None:
        file = known.get((kind, id))
        found = validate(file.content(), file.name, id, kind, today, scope) if file else None
        return None if found is None or isinstance(found.record, Withdrawn) else found.record or found.partial

    return tuple(problem for language in languages(folder) for problem in translations(folder, language, record_of, scope)[1])


def shared_words(folder: Path, language: str) -> dict[Original, str]:
    """Return the words that translations have for texts of one line, of several for one text those that most have. Files that can't be read have none."""
    found: dict[Original, Counter[str]] = {}
    for file in translation_files(folder, language):
        try:
            translation = read(file.content().decode("utf-8"))
        except (OSError, UnicodeDecodeError, TranslationError):
            continue
        for original, words in translation.words.items():
            if original.field != "summary":
                found.setdefault(original, Counter())[words] += 1
    return {original: words.most_common(1)[0][0] for original, words in found.items()}


def _place(file: str, fault: Exception) -> Place:
    """Return where a file can't be read: at the line that the fault names, if it names one."""
    found = re.search(r"\bline (\d+)", str(fault))
    return Place(file, int(found[1]), 1) if found else Place(file)


def _amiss(translation: Translation, record: Record, file: str, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the words of a translation: they are held to what the texts themselves are."""
    of: Any = record.__class__
    fields = translated_fields(of)
    for original in dict.fromkeys(texts(record)):
        words = translation.words.get(original)
        if words is None:
            continue
        place = Place(file, translation.lines[original], 1)
        spec = fields[original.field]
        longer = (
            Prose(LONGER * spec.kind.limit) if isinstance(spec.kind, Prose) else Text(LONGER * getattr(spec.kind, "limit", Text().limit))
        )
        findings: list[Finding] = []
        reader(longer, scope, spec.help)(words, (), findings.append)
        yield from (problem(each.rule, place, original.field, **each.values) for each in findings)
        if not findings and sorted(citations(original.text)) != sorted(citations(words)):
            cited = ", ".join(f"[^{each}]" for each in citations(original.text)) or "none"
            yield problem("translation-citations", place, original.field, cited=cited)
