"""The texts of records in other languages: gettext files beside the records, one a record and language.

`texts` finds what of a record is translated, `catalogue` reads and writes a file, `folder` knows where they stand and what is wrong with them.
"""

from casetracker.record.translations.catalogue import NOTHING, Counts, Translation, TranslationError, counts, due, read, updated
from casetracker.record.translations.folder import (
    check_translations,
    languages,
    path_of,
    shared_words,
    translation_files,
    translations,
    with_translations,
)
from casetracker.record.translations.in_language import in_language, progress
from casetracker.record.translations.texts import Original, Untranslated, reworded, texts, translated_fields

__all__ = [
    "NOTHING", "Counts", "Original", "Translation", "TranslationError", "Untranslated", "check_translations", "counts", "due", "in_language", "languages", "path_of", "progress", "read", "reworded", "shared_words", "texts",
    "translated_fields", "translation_files", "translations", "updated", "with_translations",
]  # fmt: skip
