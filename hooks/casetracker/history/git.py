"""The little that we ask of git. Names and addresses of authors are never asked for.

`folder` is the folder of records, but for `differs`, which is asked about anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from casetracker.history.process import SOON, GitError, git, inner, root

_FORMAT = "--format=%H%x00%ct%x00%B%x00"
__all__ = [
    "GitError",
    "Logged",
    "Raw",
    "commit",
    "contents",
    "differing",
    "differs",
    "entries",
    "head",
    "left",
    "line",
    "logged",
    "tree",
    "unknown",
]


def unknown(fault: GitError) -> str:
    """Return why git does not tell a history; nothing where there is none."""
    said = str(fault).partition("\n")[0].removeprefix("fatal: ")
    return "" if "not a git repository" in said or "single revision" in said else said


class Raw(NamedTuple):
    """A file of one commit: its path from the repository's root, and its content before and after, empty where it was not a file."""

    path: str
    old: str
    new: str


class Logged(NamedTuple):
    """A commit as git tells it: its id, its time in seconds since 1970, its message, and its files against its first parent."""

    id: str
    time: int
    message: str
    files: tuple[Raw, ...]


def head(folder: Path) -> tuple[str, str, bool]:
    """Return the commit that is checked out, the folder's path from the repository's root, and whether the clone is shallow."""
    said = git(root(folder), "rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD^{commit}", seconds=SOON)
    shallow, prefix, commit = said.decode().split("\n")[:3]
    return commit, f"{prefix}{inner(folder)}/", shallow == "true"


def left(folder: Path, commit: str) -> str:
    """Return where a branch at `commit` left the main branch; `commit` where that is on the main branch, or where none is known here."""
    place = root(folder)
    refs = git(place, "for-each-ref", "--format=%(objectname)", "refs/heads/main", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    try:
        # They come in the order of names, so what is published goes before what is here alone.
        return git(place, "merge-base", commit, refs.decode("ascii").split()[-1]).decode("ascii").strip()
    except (IndexError, GitError):
        return commit


def line(folder: Path, commit: str = "HEAD") -> list[tuple[str, str]]:
    """Return every commit of the main line up to `commit`, newest first, each with its first parent (empty for the first of all)."""
    lines = git(root(folder), "rev-list", "--first-parent", "--parents", commit).decode("ascii").splitlines()
    return [((ids := each.split(" "))[0], ids[1] if len(ids) > 1 else "") for each in lines]


def logged(folder: Path, commits: Iterable[tuple[str, str]]) -> Iterator[Logged]:
    """Yield these commits, each given with its first parent, with the files of `folder` that they changed; one pass for all."""
    asked = "".join(f"{commit} {parent}".strip() + "\n" for commit, parent in commits).encode("ascii")
    if not asked:
        return
    options = ("--stdin", "--always", "-r", "--root", "-z", "--raw", "--no-renames", "--no-abbrev")
    parts = git(root(folder), "diff-tree", *options, _FORMAT, "--", inner(folder), given=asked).decode("utf-8", "replace").split("\0")
    at = 0
    while at < len(parts) - 2:
        id, time, message = parts[at].strip("\n"), int(parts[at + 1]), parts[at + 2]
        at += 4  # an empty part ends the message
        files = []
        while at < len(parts) - 1 and (state := parts[at].lstrip("\n")).startswith(":"):
            old_mode, new_mode, old, new, _ = state[1:].split(" ")
            files.append(Raw(parts[at + 1], old if old_mode.startswith("100") else "", new if new_mode.startswith("100") else ""))
            at += 2
        yield Logged(id, time, message, tuple(files))


def differs(folder: Path, paths: Iterable[Path]) -> bool:
    """Return whether any of these files and folders is not as the last commit has it. What git is told to ignore is passed over."""
    top = Path(git(folder, "rev-parse", "--show-toplevel", seconds=SOON).decode("utf-8", "replace").rstrip("\n")).resolve()
    inside = [str(path) for each in paths if (path := each.resolve()).is_relative_to(top)]
    options = ("--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=all")
    return bool(inside and git(top, "status", *options, "--", *inside, unfiltered=True))


def differing(folder: Path, commit: str) -> list[Raw]:
    """Return the files of `folder` in `commit` that are not so any longer; `new` is empty for one that is gone, and else says nothing."""
    options = ("--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=all")
    answer = git(root(folder), "diff-index", *options, commit, "--", inner(folder), unfiltered=True)
    parts = answer.decode("utf-8", "replace").split("\0")
    states = [(path, state.split(" ")) for state, path in zip(parts[::2], parts[1::2], strict=False)]
    return [Raw(path, state[2], "" if state[4] == "D" else "?") for path, state in states if state[0].startswith(":100")]


def base(folder: Path, commit: str) -> str:
    """Return where the commit that is checked out left the line of `commit`; `commit` where they share nothing."""
    try:
        return git(root(folder), "merge-base", commit, "HEAD").decode("ascii").strip()
    except GitError:
        return commit


def contents(folder: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the content of each of these files by its object id. Raises GitError where one is missing."""
    asked = list(dict.fromkeys(blobs))
    if not asked:
        return {}
    out = git(root(folder), "cat-file", "--batch", given="".join(f"{each}\n" for each in asked).encode("ascii"))
    found: dict[str, bytes] = {}
    at = 0
    for blob in asked:
        end = out.index(b"\n", at)
        answer = out[at:end].split(b" ")
        if len(answer) != 3:
            raise GitError(f"the object {blob} is missing")
        size = int(answer[2])
        found[blob] = out[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def commit(folder: Path, name: str) -> str:
    """Return the id of the commit that `name` names: a branch, a tag, `HEAD^1`. Raises GitError where there is none."""
    try:
        answer = git(root(folder), "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}", seconds=SOON)
        return answer.decode("ascii").strip()
    except GitError as fault:
        said = str(fault)
        raise GitError(f"there is no commit '{name}' here" if "single revision" in said else said.removeprefix("fatal: ")) from None


def tree(folder: Path, commit: str = "HEAD") -> dict[str, str]:
    """Return the files of `folder` as committed: path from the folder → object id."""
    return {path: blob for path, mode, blob in entries(folder, commit) if mode.startswith("100")}


def entries(folder: Path, commit: str) -> Iterator[tuple[str, str, str]]:
    """Yield all that `folder` holds as committed: the path from the folder, the mode (`100…` a file, `120…` a link), and the object id."""
    within = f"{inner(folder)}/"
    for each in git(root(folder), "ls-tree", "-r", "-z", commit, "--", within).decode("utf-8", "replace").split("\0"):
        state, _, path = each.partition("\t")
        if path.startswith(within):
            mode, _, blob = state.split(" ")
            yield path.removeprefix(within), mode, blob
