"""The texts of records in other languages: gettext files beside the records, one a record and language.

`texts` finds what of a record is translated, `catalogue` reads and writes a file, `folder` knows where they stand and what is wrong with them.
"""

from casetracker.record.translations.catalogue import NOTHING, Counts, Parted, Translation, TranslationError, parted, read, updated
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
from casetracker.record.translations.texts import WRITTEN_IN, Original, Untranslated, reworded, texts, translated_fields

__all__ = [
    "NOTHING", "WRITTEN_IN", "Counts", "Original", "Parted", "Translation", "TranslationError", "Untranslated", "check_translations",
    "in_language", "languages", "parted", "path_of", "progress", "read", "reworded", "shared_words", "texts", "translated_fields",
    "translation_files", "translations", "updated", "with_translations",
]  # fmt: skip
