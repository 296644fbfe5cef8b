"""How soon a preview shows a save: the page of the saved case, all that depends on it, and the archive, which is made when asked for.

`python tests/benchmarks/preview.py [--cases 5000] [--saves 5]` makes a record of invented cases, starts `mkdocs serve` on it,
saves one case after another, and prints for each the seconds until the case's own page has the new text, those until the
whole site is up to date, those until an archive that is asked for then is there too, and the seconds of work of the server, which say more on a busy machine; then the medians.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import many_records

from small_sites import process_environment, write_tracker

TICK = os.sysconf("SC_CLK_TCK")
LONGEST = 1800
"""Seconds that anything may take."""


def waited(holds: Callable[[], bool], pause: float) -> float:
    """Return the seconds until `holds()`."""
    begun = time.monotonic()
    while not holds():
        if time.monotonic() - begun > LONGEST:
            raise SystemExit("the preview does not follow")
        time.sleep(pause)
    return time.monotonic() - begun


def work(process: subprocess.Popen[bytes]) -> float:
    """Return the seconds of work that a process has done."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(process: subprocess.Popen[bytes]) -> int:
    """Return the memory of a process in MB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


def measure(folder: Path, cases: int, saves: int) -> None:
    write_tracker(folder, {})
    many_records.write(folder, cases)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base, terminal = f"http://127.0.0.1:{port}/case-tracker/", folder / "terminal.log"
    command = [Path(sys.executable).with_name("mkdocs"), "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"]
    with terminal.open("w") as log, subprocess.Popen(command, cwd=folder, env=process_environment(), stdout=log, stderr=log) as server:
        try:
            first = waited(lambda: "Serving on" in terminal.read_text(), 0.2)
            print(f"{cases} cases: first build {first:.1f} s, {work(server):.1f} s of work, {memory(server)} MB")
            time.sleep(5)
            files = sorted((folder / "cases").glob("case-*.yml"))
            found = [one_save(files[number * len(files) // saves], number, base, terminal, server) for number in range(saves)]
        finally:
            server.terminate()
    names = ("to its page", "to the whole site", "to the archive", "of work")
    print(
        "medians: "
        + ", ".join(f"{statistics.median(each):.2f} s {name}" for name, each in zip(names, zip(*found, strict=True), strict=True))
    )


def one_save(file: Path, number: int, base: str, terminal: Path, server: subprocess.Popen[bytes]) -> tuple[float, float, float, float]:
    mark = f"Saved number {number}"
    said, before = len(terminal.read_text()), work(server)
    begun = time.monotonic()
    file.write_text(re.sub(r"^name: .*$", f"name: {mark}", file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")

    def shows() -> bool:
        with urllib.request.urlopen(f"{base}cases/{file.stem}/", timeout=LONGEST) as answer:  # noqa: S310  (our own server)
            return mark.encode() in answer.read()

    page = waited(shows, 0.02)
    waited(lambda: "Reloading browsers" in terminal.read_text()[said:], 0.05)
    whole = time.monotonic() - begun
    with urllib.request.urlopen(f"{base}data/tracker.zip", timeout=LONGEST) as answer:  # noqa: S310  (our own server)
        answer.read()
    archive = time.monotonic() - begun
    time.sleep(1)
    done = work(server) - before
    print(
        f"save {number + 1}: {page:.2f} s to its page, {whole:.2f} s to the whole site, {archive:.2f} s to the archive, "
        f"{done:.1f} s of work, {memory(server)} MB"
    )
    return page, whole, archive, done


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--saves", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place), arguments.cases, arguments.saves)
