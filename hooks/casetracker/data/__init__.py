"""The record as data: one module or folder an export, each with `files(context, build_info)`, which yields its files.

A new export is a module and its name in `EXPORTS`. `shown` has what several of them make rows and objects from; the page that lists
the files is made by `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from casetracker.data import accent, api, calendar, cards, embeds, feeds, figures, form, openapi, search, since, status_index, tables
from casetracker.data.archive import archive
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File

EXPORTS = (accent, api, calendar, cards, tables, feeds, figures, embeds, form, openapi, search, since, status_index)
IN_EACH_LANGUAGE = (calendar, cards, embeds, feeds, form, search, since, status_index)
"""Those of which readers see words, or their scripts do. All else is data that the languages of a site share."""


def exports(context: Context, build_info: BuildInfo) -> tuple[File, ...]:
    """Return every file that is published beside the pages; the same ones when asked again, so that a page can tell their sizes."""
    return context.once(("exports", build_info), lambda: tuple(_whole(_files(context, build_info))))


def _files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    if build_info.prefix:
        yield from (file for module in IN_EACH_LANGUAGE for file in module.files(context, build_info))
        return
    files = [file for module in EXPORTS for file in module.files(context, build_info)]
    yield from (*files, archive(files, context, build_info))


def _whole(files: Iterable[File]) -> Iterator[File]:
    """Yield the files, those made of others with a content of their own for whoever asks before any is written."""
    known: dict[str, File] = {}
    for file in files:
        content = partial(file.of, lambda address: known[address].content()) if file.of else file.content
        known[file.address] = replace(file, content=content)
        yield known[file.address]
