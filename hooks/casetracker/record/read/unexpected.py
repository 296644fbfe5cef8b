"""What stands in the folder of records and is no record: each is judged by its name, and nothing passes but what has a meaning here.

Files on disk and those of a commit are judged alike. Nothing is opened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Literal

from casetracker.record.countries import is_language
from casetracker.record.model import KINDS, RecordKind
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read.ids import NAMING, id_fault, is_id

What = Literal["a file", "a folder", "a link", "a device or a pipe"]
"""What stands at a path, as messages name it."""
Steps = tuple[str, ...]
"""A path from the folder of records, name by name."""

KIND_AT: Mapping[Steps, RecordKind] = {kind.steps: kind for kind in KINDS.values()}
"""The folders in which records stand, each with what its files hold."""
_SCHEMAS = ("_schema",)
TRANSLATIONS = "_translations"
"""The folder of translations: of each record a gettext file, in a folder for each language."""
_BARE = frozenset({"HEAD", "objects", "refs"})
"""What a folder holds that git takes for a repository."""
_GITS = _BARE | {"branches", "config", "description", "hooks", "info", "logs", "modules", "packed-refs", "worktrees"}

_OPEN = re.compile(r"\.#.*|\.~lock\..*#|\..*\.sw[a-p]|\..*\.kate-swp|\..*\.un~|#.*#")
"""What editors keep beside a file while it is open."""
_COPY = re.compile(r"\.?(.+?)(?:~|\.orig|\.bak|\.old|\.save|\.tmp|___jb_(?:tmp|old)___)")
"""What editors and merges leave of a file: nothing is lost with it where that file is there."""
_SYSTEM = re.compile(
    r"\.DS_Store|\._.*|\.directory|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.nfs.*|\.fuse_hidden.*|\.goutputstream-.*|4913"
    r"|\.gitignore|\.gitattributes|\.gitkeep|\.keep|\.editorconfig|\.yamllint|\.prettierrc|\.prettierignore"
)
"""Files of systems and tools, which hold nothing of a record."""
DEEP = 12
"""So many levels of folders are looked into."""
_TOOLS = frozenset({".idea", ".vscode"})


def is_record(name: str) -> bool:
    """Whether a file of that name, in a folder of records, is one or should be."""
    return name.endswith(".yml") and name[0] not in "_."


def record_fault(path: Steps, what: What, folder: str) -> Problem | None:
    """Return why what stands at the `path` of a record can't be one; None where it can."""
    stem = path[-1].removesuffix(".yml")
    place = Place("/".join((folder, *path)))
    if what != "a file":
        return problem("file-kind", place, found=what)
    unfit = id_fault(stem)
    return problem(unfit[0], place, **unfit[1]) if unfit else None


def enters(path: Steps, names: Set[str], beside: Set[str]) -> bool:
    """Whether the folder at `path`, which holds `names` and stands beside others, is looked into: not git's own or an editor's."""
    return not _is_gits(path, beside, names) and path[-1] not in _TOOLS and len(path) < DEEP


def _is_gits(path: Steps, beside: Set[str], names: Set[str] = frozenset()) -> bool:
    """Whether something belongs to a repository, by its name, by those beside it, or by those within it."""
    return path[-1].casefold() == ".git" or names >= _BARE or (beside >= _BARE and path[-1] in _GITS)


def unexpected(path: Steps, what: What, beside: Set[str], folder: str) -> Problem | None:
    """Return what is wrong with what stands at `path` and is no record; None where it has a meaning, or may be passed over.

    `beside` are the names in the same place, and `folder` is what messages call the folder of records.
    """
    name, above = path[-1], path[:-1]
    place = Place("/".join((folder, *path)))
    if _is_gits(path, beside):
        return problem("file-git", place)
    if _OPEN.fullmatch(name):
        return None
    if what in ("a link", "a device or a pipe"):
        return problem("file-kind", place, found=what)
    if _is_left(name, beside) or (above in KIND_AT and name[0] == "_") or (above == _SCHEMAS and name.endswith(".json")):
        return None
    if path[0] == TRANSLATIONS and len(path) > 2 and is_language(path[1]) and above[2:] in KIND_AT and name.endswith(".po"):
        return None
    wanted = _meant(name)
    if wanted is None or path in KIND_AT or path[0] in (*_SCHEMAS, TRANSLATIONS):
        return problem("file-stray", place, folder=folder)
    if above not in KIND_AT:
        kind = next((kind for kind in KINDS.values() if path[0].casefold().startswith(kind.id)), KIND_AT[()])
        return problem("file-place", place, known=_homes(folder, "or"), wanted=f"{folder}/{kind.file(wanted)}")
    if name.endswith(".yml"):  # and begins with a dot
        return problem("file-name", place, name=name.removesuffix(".yml"), hint=NAMING)
    return problem("file-ending", place, wanted=f"{wanted}.yml")


def folder_without_meaning(path: Steps, names: Set[str], beside: Set[str], folder: str) -> Problem | None:
    """Return what is wrong with a folder that holds `names`, of which nothing was to be told; None for one that has a meaning."""
    if path == _SCHEMAS or path[-1] in _TOOLS or path[0] == TRANSLATIONS:
        return None
    place = Place("/".join((folder, *path)))
    return problem("file-git", place) if _is_gits(path, beside, names) else problem("file-folder", place, known=_homes(folder, "and"))


def unexpected_in(files: Mapping[str, What], folder: str) -> Iterator[Problem]:
    """Yield what is wrong with the files of a commit that are no records: path from the folder of records → what stands there."""
    beside: defaultdict[Steps, set[str]] = defaultdict(set)
    paths = {tuple(path.split("/")): what for path, what in files.items()}
    for path in paths:
        for depth in range(len(path)):
            beside[path[:depth]].add(path[depth])
    for path, what in paths.items():
        above, names = path[:-1], beside[path[:-1]]
        if above in KIND_AT and is_record(path[-1]):
            fault = record_fault(path, what, folder)
        elif all(enters(path[:depth], beside[path[:depth]], beside[path[: depth - 1]]) for depth in range(1, len(path))):
            fault = unexpected(path, what, names, folder)
        else:
            fault = None
        if fault:
            yield fault


def _homes(folder: str, word: str) -> str:
    """Return where records stand, as a list for a message."""
    *others, last = (f"{folder}/{kind.folder}" for kind in KINDS.values())
    return f"{', '.join(others)} {word} {last}"


def _is_left(name: str, beside: Set[str]) -> bool:
    """Whether a file is what a system, an editor or a merge leaves, and holds nothing that does not stand elsewhere."""
    copy = _COPY.fullmatch(name)
    return bool(_SYSTEM.fullmatch(name) or (copy and copy[1] in beside))


def _meant(name: str) -> str | None:
    """Return the name, without `.yml`, of the record that a file may be: one saved as `.YML`, `.yaml`, `.yml.txt` or without an ending."""
    copy = _COPY.fullmatch(name)
    stem = copy[1] if copy else name.lstrip(".")
    while (parts := stem.rpartition("."))[2].casefold() in ("yml", "yaml", "json", "txt") and parts[0]:
        stem = parts[0]
    return stem if stem not in (name, name.lstrip(".")) or is_id(name) else None
