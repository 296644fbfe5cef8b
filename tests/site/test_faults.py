"""What fails, or is ended, at any moment leaves the old site whole, and nothing that the next build does not clear."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casetracker.site.fingerprint import fingerprint, lines
from small_records import CASE, altered
from small_sites import EPOCH, process_environment, run, write_tracker

KILLS = int(os.environ.get("CASETRACKER_KILLS", "3"))
"""How often a build is ended by force: few times in `make test`, more often in `make soak`."""
LONG = KILLS > 3
BUILD = [str(Path(sys.executable).with_name("casetracker")), "build"]


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with a built site, whose record has changed since."""
    folder = tmp_path_factory.mktemp("tracker")
    write_tracker(folder, {"vera-example.yml": CASE})
    done = run("casetracker", "build", at=folder)
    assert done.returncode == 0, done.stderr
    (folder / "cases" / "vera-example.yml").write_text(altered(CASE, ("Vera Example", "Vera Beispiel")))
    return folder


def hash_of(tracker: Path) -> str:
    return fingerprint(lines((tracker / "site").resolve()))


def started(tracker: Path, limits: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        BUILD,
        cwd=tracker,
        env=process_environment() | EPOCH,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=limits,
    )


def beside(tracker: Path) -> set[str]:
    return {path.name for path in tracker.glob(".site*")}


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_clears_up(tracker: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tracker, tmp_path / "tracker", symlinks=True)
    reference = shutil.copytree(tracker, tmp_path / "reference", symlinks=True)
    begun = time.monotonic()
    assert run("casetracker", "build", at=reference).returncode == 0
    lasts = time.monotonic() - begun
    old, new = hash_of(folder), hash_of(reference)
    assert old != new
    moments = random.Random(8)
    for number in range(KILLS):
        part = (number + moments.random()) / KILLS  # at random, and in every part of a build
        with started(folder) as build:
            time.sleep(part * lasts)
            os.killpg(build.pid, signal.SIGKILL)
        assert hash_of(folder) in (old, new), f"after {part:.2f} of a build"
    # What a build that is killed between two steps leaves, which is not to be had by chance.
    (folder / ".site-abcd_123.pages").write_text("cases/")
    (folder / ".site-abcd_123.link").symlink_to("nowhere")
    (folder / ".site-abcd_123").mkdir()
    (folder / ".site-of-mine").mkdir()
    assert run("casetracker", "build", at=folder).returncode == 0
    assert hash_of(folder) == new
    (folder / ".site-of-mine").rmdir()
    assert len(beside(folder)) <= 2, "the site, the one before, and nothing else"
    assert all((folder / name / "index.html").is_file() for name in beside(folder))


def test_a_full_disk_leaves_the_site(tracker: Path, tmp_path: Path) -> None:
    """No file may grow beyond 20 kB, as on a disk that is nearly full: pages can be written, the search index can't."""
    folder = shutil.copytree(tracker, tmp_path / "tracker", symlinks=True)
    old, before = hash_of(folder), beside(folder)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    with started(folder, full) as build:
        assert build.wait(120) != 0
    assert (hash_of(folder), beside(folder)) == (old, before)


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Make `folder` a disk of its own, in memory. False where this machine refuses that, as it does to all but root."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "none", folder], capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_runs_full_leaves_the_site(tracker: Path, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """A real one where it can be had, in `make soak` at three moments of a build; else the limit on a file's size of the test above stands alone."""
    with small_disk(tmp_path / "disk") as mounted:
        record_property("tried", f"A full disk was {'a small one in memory' if mounted else 'a limit on the size of files'}.")
        if not mounted:
            return
        folder = shutil.copytree(tracker, tmp_path / "disk" / "tracker", symlinks=True)
        old, before = hash_of(folder), beside(folder)
        used = shutil.disk_usage(folder).used
        site = sum(path.stat().st_size for path in (folder / "site").resolve().rglob("*") if path.is_file())
        for part in (0.02, 0.5, 0.95) if LONG else (0.5,):
            room = f"size={(used + int(part * site)) // 1024}k"
            subprocess.run(["mount", "-o", f"remount,{room}", tmp_path / "disk"], check=True)
            with started(folder) as build:
                assert build.wait(200) != 0, f"with room for {part} of a site"
            assert (hash_of(folder), beside(folder)) == (old, before)
        if LONG:
            subprocess.run(["mount", "-o", "remount,size=200m", tmp_path / "disk"], check=True)
            assert run("casetracker", "build", at=folder).returncode == 0
            assert hash_of(folder) != old


def bound_by_modes() -> None:
    """Take from root, in the process that a test starts, the right to pass over the modes of files."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP


def test_a_folder_that_can_not_be_written_leaves_the_site(tracker: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tracker, tmp_path / "tracker", symlinks=True)
    old, before = hash_of(folder), beside(folder)
    folder.chmod(0o555)
    try:
        with started(folder, bound_by_modes) as build:
            code = build.wait(200)
    finally:
        folder.chmod(0o755)
    assert code != 0
    assert (hash_of(folder), beside(folder)) == (old, before)


def test_two_builds_at_once_do_not_mix(tracker: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tracker, tmp_path / "tracker", symlinks=True)
    with started(folder) as one, started(folder) as other:
        assert {one.wait(200), other.wait(200)} == {0}
    new = hash_of(folder)
    assert "Vera Beispiel" in (folder / "site" / "cases" / "vera-example" / "index.html").read_text("utf-8")
    assert run("casetracker", "build", at=folder).returncode == 0
    assert hash_of(folder) == new
