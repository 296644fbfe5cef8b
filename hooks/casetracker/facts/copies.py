"""What in a record rests on others than the publishers themselves, and which titles nobody saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

import yaml

from casetracker.record.model import Record, Source
from casetracker.record.model.citing import cited

Hosts = Literal["staging", "proxy", "mirror", "reprint"]
ELSEWHERE: tuple[Hosts, ...] = ("staging", "proxy", "mirror")
"""Hosts at which a source is read only where nothing else bears a claim out."""


def host_kind(url: str) -> Hosts | None:
    """Return what kind of host an address leads to, by `hosts.yml`; None where it is the publisher's, as far as that table says."""
    return _found(urlsplit(url).hostname or "")[0]


def is_copy(source: Source) -> bool:
    """Return whether a source is another's copy of a publisher's text."""
    return source.via is not None or host_kind(source.url) in ELSEWHERE


def lacks_via(source: Source) -> bool:
    """Return whether a source stands where copies stand, and does not say so."""
    kind, owner = _found(urlsplit(source.url).hostname or "")
    return kind is not None and source.via is None and source.publisher != owner


def is_described(source: Source) -> bool:
    """Return whether a source has a description in brackets, since its title was not seen."""
    return source.title.startswith("[") and source.title.endswith("]")


def on_copies_alone(record: Record) -> Iterator[tuple[str | int, ...]]:
    """Yield the path to each statement of a record, as `("custody", 1)`, for which it cites nothing but copies."""
    groups: dict[tuple[str | int, ...], list[str]] = {}
    for path, source in cited(record):
        if len(path) > 2:  # prose cites what the groups below it have cited
            groups.setdefault(path[:-2], []).append(source)
    for path, sources in groups.items():
        if all(is_copy(record.sources[each]) for each in sources):
            yield path


@lru_cache(maxsize=10_000)
def _found(host: str) -> tuple[Hosts | None, str | None]:
    return next(((kind, owner) for kind, owner, hosts in _table() if hosts.fullmatch(host)), (None, None))


@lru_cache(maxsize=1)
def _table() -> list[tuple[Hosts, str | None, re.Pattern[str]]]:
    read = yaml.safe_load(Path(__file__).with_name("hosts.yml").read_text(encoding="utf-8"))
    return [
        (cast(Hosts, kind), owner, re.compile(r"(?:.*\.)?" + re.escape(host).replace(r"\*", ".*")))
        for kind, hosts in read.items()
        for host, owner in hosts.items()
    ]
