"""A new site beside the old one, checked, and put in place by one rename: the old one stays whole until then.

`site` is a link to a folder `.site-<number>` beside it. Where a plain folder stands there, it changes places with the link
in one step; so do the folders where links can't be had. Where the system can't do that either, two renames have to do,
and the gap between them is said. The old site is removed then: it may hold the page of somebody who was withdrawn.
Two builds of one site take turns.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path

from casetracker.record.problems.report import plural
from casetracker.settings import SettingsError
from casetracker.site.configuration import configuration
from casetracker.site.inspect import Fault, inspect

GRACE = 0.5
"""For so many seconds the old site still lies there, for those who were about to read a file of it when the new one came."""
Say = Callable[[str], None]
Build = Callable[[Path, Path, date | None, int | None], list[str]]
"""Builds the site of a configuration into a folder, as of a day, and returns the addresses that it owes.

The last value is the lock to be passed on to processes. Raises PublishError.
"""


class PublishError(Exception):
    """The site was not put in place; the message says why. The one that stood there still does."""


def hooked(engine: str) -> Build:
    """Return what builds with an engine that runs our hook: MkDocs, or ProperDocs, which stands in for MkDocs' modules with its own."""
    return partial(_build, engine)


def publish(config: Path, target: Path, say: Say, as_of: date | None = None, build: Build | None = None) -> int:
    """Build the site of `config`, as of today or an earlier day, check it and put it at `target`. Return how many pages it has.

    Raises PublishError; whatever happens, what stood at `target` before stays until the new site is whole.
    """
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _turn(target.parent, say) as lock:
        return _publish(config, target, say, as_of, build or hooked("mkdocs"), lock)


def _publish(config: Path, target: Path, say: Say, as_of: date | None, build: Build, lock: int | None) -> int:
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        expected = build(config, beside, as_of, lock)
        faults = inspect(beside)
        if faults:
            raise PublishError(_worded(faults))
        pages = sum(1 for _ in beside.rglob("index.html"))
        missing = [address for address in expected if not (beside / address / "index.html").is_file()]
        if missing:
            raise PublishError(f"the build left out {plural(len(missing), 'page')}, the first of them '{missing[0]}'")
        beside.chmod(0o755)
        _put(beside, target, say)
    except BaseException:
        if target.resolve() != beside:
            shutil.rmtree(beside, ignore_errors=True)
        raise
    _clear(target, say)
    return pages


@contextmanager
def _turn(folder: Path, say: Say) -> Iterator[int | None]:
    """Wait until no other build works in `folder`, and yield what holds the place; None where the system has no such locks.

    The folder itself is locked, so that no file is left when a build is killed. MkDocs' process inherits the lock: should
    it outlive the one that started it, the next build waits for it.
    """
    try:
        import fcntl
    except ImportError:
        yield None
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another build is at work here; this one begins when it has ended.")
            fcntl.flock(place, fcntl.LOCK_EX)
        except OSError:  # some network file systems have no locks
            yield None
            return
        yield place
    finally:
        os.close(place)


def _build(engine: str, config: Path, folder: Path, as_of: date | None, lock: int | None) -> list[str]:
    """Run the engine in a process of its own, so that nothing of a build outlives it, and return the addresses it owes."""
    manifest = folder.with_name(folder.name + ".pages")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CASETRACKER_MANIFEST": str(manifest)}
    environment |= {"CASETRACKER_AS_OF": str(as_of)} if as_of else {}
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", str(config), "--site-dir", str(folder)]
    try:
        with suppress(SettingsError):  # of which the engine tells
            configuration(config).docs.mkdir(parents=True, exist_ok=True)  # it wants the folder, and git keeps none that is empty
        # All that the engine says goes to standard error, in its order: standard output holds the result alone.
        passed = () if lock is None else (lock,)
        done = subprocess.run(command, env=environment, stdout=2, check=False, pass_fds=passed)  # noqa: S603  (our own interpreter, no shell)
        if done.returncode:
            raise PublishError("the build failed; the messages above say why")
        if not manifest.is_file():
            raise PublishError(
                "the build did not say which pages it made: is the plugin casetracker, or hooks/tracker_hook.py, named in the configuration?"
            )
        return manifest.read_text(encoding="utf-8").split("\n")
    finally:
        manifest.unlink(missing_ok=True)


def _worded(faults: list[Fault]) -> str:
    shown = "\n".join(f"  {each}" for each in faults[:20])
    more = f"\n  … and {len(faults) - 20} more" if len(faults) > 20 else ""
    return f"the built site has {plural(len(faults), 'broken link')}\n{shown}{more}"


def _put(beside: Path, target: Path, say: Say) -> None:
    """Make `target` lead to `beside`."""
    link = beside.with_name(beside.name + ".link")
    try:
        link.symlink_to(beside.name, target_is_directory=True)
    except OSError:
        _put_in_place(beside, target, say)
        return
    if target.is_dir() and not target.is_symlink():
        # The first time, a plain folder stands where the link will be: it makes way, and is removed with what else is old.
        _change_places(link, target, beside.with_name(beside.name + ".plain"), say)
    else:
        os.replace(link, target)


def _change_places(new: Path, target: Path, aside: Path, say: Say) -> None:
    """Put `new` at `target`, where a folder stands, and that folder at `new` or `aside`."""
    if _exchanged(new, target):
        return
    say("This system can't let a folder change places in one step, so there is a moment without a site.")
    try:
        target.rename(aside)
        new.rename(target)
    except BaseException:
        if not os.path.lexists(target):
            aside.rename(target)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Let two paths change places in one step, as Linux can (renameat2, RENAME_EXCHANGE). False where that can't be had."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old library
        return False
    here, exchange = -100, 2
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _clear(target: Path, say: Say) -> None:
    """Remove every site beside `target` but the one that stands there, also what builds left that were killed."""
    ours = re.compile(rf"\.{re.escape(target.name)}-([a-z0-9_]{{8}}(\.link|\.plain|\.pages|\.files)?|old)")
    stands = target.resolve().name
    old = [each for each in target.parent.iterdir() if ours.fullmatch(each.name) and each.name != stands]
    if old:
        time.sleep(GRACE)
    for each in old:
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            with suppress(OSError):
                each.unlink()
        if os.path.lexists(each):
            say(f"'{each}' could not be removed. It is an earlier site and may show what was withdrawn since; remove it by hand.")


def _put_in_place(beside: Path, target: Path, say: Say) -> None:
    """The same where no links can be had: the folders themselves change places."""
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if not target.exists():
        beside.rename(target)
        return
    _change_places(beside, target, old, say)
    if beside.exists():
        beside.rename(old)
