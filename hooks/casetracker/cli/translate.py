"""Make the gettext files in which the texts of records are translated, and keep them in step with the records.

LANGUAGE is a BCP 47 code, such as ru. New texts wait for their words; changed ones keep theirs, marked as fuzzy; the file of a
withdrawn record is deleted, and that of a renamed one moves with it. Then it says of the written pages which are translated, and
which have changed since. PATHs narrow it to these records.
Exit code 0: done. 1: with --check, files that are not in step; else, files that can't be read. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from casetracker.cli.language import _, numbered, said
from casetracker.cli.language import files as in_files
from casetracker.cli.places import CannotRunError, add_record, chosen, record_folder, scope_of
from casetracker.cli.to_run import command
from casetracker.history.process import root
from casetracker.record.countries import is_language
from casetracker.record.load import load
from casetracker.record.references import Tracker
from casetracker.record.translations import WRITTEN_IN, Counts, TranslationError, parted, path_of, shared_words, translation_files, updated
from casetracker.site.configuration import read_configuration
from casetracker.site.originals import has_changed, naming
from casetracker.site.progress import progress
from casetracker.site.sources import SHARED, translated, without_original, written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("language", metavar="LANGUAGE", help="the language to translate into, such as ru")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="the records at these files or folders only")
    add_record(parser)
    parser.add_argument("--check", action="store_true", help="change nothing; name the files that are not in step")


def run(arguments: argparse.Namespace) -> int:
    folder, language = record_folder(arguments), arguments.language
    if not is_language(language):
        raise CannotRunError(_("'{language}' is not the code of a language; write it as ru or sr-Latn", language=language))
    if language == WRITTEN_IN:
        raise CannotRunError(_("the texts of the record are in English, so there is nothing to translate into it"))
    tracker = load(folder, date.today(), scope=scope_of(folder), progress=progress).tracker
    asked = {(each.kind, each.id) for each in chosen(arguments.paths, folder)} if arguments.paths else None
    stale: list[str] = []
    faults: list[str] = []
    if asked is None:
        stale += _gone(folder, language, tracker, arguments.check)
    shared = shared_words(folder, language)
    total, files = Counts(), 0
    for record in tracker.every():
        if asked is not None and (record.kind, record.id) not in asked:
            continue
        path = path_of(folder, language, record.kind, record.id)
        try:
            before = path.read_text(encoding="utf-8") if path.is_file() else ""
            after = updated(before, record, language, shared)
        except (UnicodeDecodeError, TranslationError) as fault:
            faults.append(_("{file} was left as it is: {reason}", file=path.as_posix(), reason=said(fault)))
            continue
        if after != before:
            stale.append(path.as_posix())
            if not arguments.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(after, encoding="utf-8", newline="\n")
        files, total = files + bool(after), total + parted(after).counts
    pages = list(_pages(folder, language, arguments.check)) if asked is None else []
    for name in stale:
        done = _("not in step with its record") if arguments.check else _("put in step with its record")
        print(f"{name}: {done}")
    for each in faults:
        print(f"casetracker: {each}", file=sys.stderr)
    print(f"{in_files(files)}: {said(total.worded())}.")
    for each in pages:
        print(each)
    if arguments.check and stale:
        run_this = command(arguments, "translate", language, *arguments.paths)
        print(
            numbered(
                "{number} file to put in step. Run: {command}",
                "{number} files to put in step. Run: {command}",
                len(stale),
                command=run_this,
            )
        )
    return 1 if faults or (arguments.check and stale) else 0


def _pages(record: Path, language: str, check: bool) -> Iterator[str]:
    """Let each written page in a language name the text that it translates, and yield what is to be said of all of them."""
    place = root(record)
    if not (place / "mkdocs.yml").is_file():
        return
    docs = place / str(read_configuration(place / "mkdocs.yml").get("docs_dir") or "docs")
    originals, known = written(docs), translated(docs, language)
    ours = place / "hooks" / "casetracker" / "docs" == SHARED  # else the shared pages are those of an installed generator
    changed = 0
    for path, file in known.items():
        if not ours and file.is_relative_to(SHARED):
            continue
        original, text = originals[path].read_text("utf-8"), file.read_text("utf-8")
        if has_changed(original, text):
            changed += 1
            said_of = _("its original has changed since. When it says the same again, delete its line 'translates' and run this again.")
            yield f"{file.relative_to(place).as_posix()}: {said_of}"
        elif not check:
            file.write_text(naming(original, text), "utf-8", newline="\n")
    for file in without_original(docs, language):
        stray = _("there is no page of which this could be the translation")
        yield f"{file.relative_to(place).as_posix()}: {stray}"
    yield numbered(
        "{done} of {number} written page are translated, {changed} to be brought up to date.",
        "{done} of {number} written pages are translated, {changed} to be brought up to date.",
        len(originals),
        done=len(known),
        changed=changed,
    )
    if missing := [path for path in originals if path not in known]:
        yield _("Not translated: {pages}", pages=", ".join(missing))


def _gone(folder: Path, language: str, tracker: Tracker, check: bool) -> list[str]:
    """Move the files of renamed records, delete those of withdrawn ones, and return all of them. With `check` none is touched."""
    withdrawn = {(each.kind, each.id) for each in tracker.withdrawn}
    found = []
    for file in translation_files(folder, language):
        now = tracker.formerly.get((file.kind, file.id))
        target = path_of(folder, language, file.kind, now) if now and now in tracker.records[file.kind] else None
        if target and not target.exists():
            found.append(file.path.as_posix())
            if not check:
                file.path.rename(target)
        elif (file.kind, file.id) in withdrawn:
            found.append(file.path.as_posix())
            if not check:
                file.path.unlink()
    return found
