"""`/data/tracker.zip`: the whole record in one file, the same to the byte from the same files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import partial
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Read
from casetracker.record.model import KINDS

ADDRESS = "data/tracker.zip"
_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can hold: no clock is read, and nothing is newer than anything else."""
_LEVEL = 1
"""Six times as fast as the default, for a file a fifth larger."""


_OF_ONE = tuple(f"api/v1/{kind.address}" for kind in KINDS.values())


def archive(files: Iterable[File], context: Context, build_info: BuildInfo) -> File:
    """Return the archive of those of `files` that belong into it."""
    return File(ADDRESS, of=partial(_zip, [file.address for file in files if _belongs(file.address)], context, build_info))


def _belongs(address: str) -> bool:
    """Whether the archive holds a file: all but the API's file for each record, which its files of all records hold too."""
    return address.startswith("data/") or (address.startswith("api/v1/") and not address.startswith(_OF_ONE))


def _zip(addresses: Sequence[str], context: Context, build_info: BuildInfo, read: Read) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as whole:
        whole.writestr(_member("README.txt"), _readme(context, build_info), compresslevel=_LEVEL)
        for address in addresses:
            whole.writestr(_member(address), read(address), compresslevel=_LEVEL)
    return out.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(f"tracker/{name}", _TIME)
    member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
    return member


def _readme(context: Context, build_info: BuildInfo) -> bytes:
    """What the archive is, of which record, and how it may be used."""
    lines = [
        build_info.title,
        "",
        context.settings.description,
        f"As of {context.day}. Version of the record: {build_info.commit or 'not known'}. Made on {build_info.today or context.day}.",
        f"Licence: {context.settings.licence_name}, {context.settings.licence_url}",
        f"From: {build_info.base}" if build_info.base else "",
        "",
        "data/ holds the tables: CSV, described in datapackage.json and dictionary.csv, and all of them in tracker.xlsx and in tracker.sqlite.",
        "api/v1/ holds the record as JSON, with its schemas and the description of the API.",
        "api/v1/withdrawn.json names records that were taken out: delete your copies of them.",
    ]
    return ("\n".join(line for index, line in enumerate(lines) if line or index in (1, 6)) + "\n").encode()
