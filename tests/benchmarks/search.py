"""How readers' search compares: ours, and Pagefind, on the same built site.

    python tests/benchmarks/search.py [--size 5000] [--runs 5] [--write docs/about/speed.md]

Bytes are what a reader loads for search on the first page and for the first question, packed as a host sends them (gzip;
Pagefind's own files are packed already). Ours loads its files when its field is first used, Pagefind at the first key. Times are
from that key to the first result shown, in Chromium, from this machine to itself: the network is not in them. Pagefind has an index of all text of each page and one file of excerpts a
page; it is built with its own command after the site, and asked by its own API, with no interface to draw.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import many_records
from compare import QUIET, ROOT, WORK
from playwright.sync_api import Browser, Page, Response, sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from chromium_browser import FLAGS, executable

PAGEFIND = "pagefind[bin]==1.5.2"
BEGIN, END = "<!-- search -->\n", "<!-- end of search -->"

PRESS = """async () => {
  const field = document.getElementById("ct-q");
  field.value = "NAME";
  const begin = performance.now();
  field.focus();
  while (!document.querySelector("#ct-answers a")) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - begin;
}"""
ASK = """async () => {
  const begin = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const found = await pagefind.search("NAME");
  const shown = await Promise.all(found.results.slice(0, 5).map((each) => each.data()));
  if (!shown.length) throw new Error("nothing was found");
  return performance.now() - begin;
}"""


class Search(NamedTuple):
    """What one way to search comes to."""

    whole: int
    """Bytes of its index as it lies on the host, packed, with nothing but what belongs to the records."""
    loaded: int
    """Bytes until the first results."""
    files: int
    """How many files that takes."""
    ready: float
    """Milliseconds from the first key to the first result, on a page that has come to rest; median."""
    work: float
    """Milliseconds of processor time that this takes, which hangs less on what else the machine does; median."""
    build: float
    """Seconds of processor time that it adds to a build."""


def packed(content: bytes) -> int:
    """Return how many bytes a host sends."""
    return min(len(content), len(gzip.compress(content, 6, mtime=0)))


def site(number: int) -> Path:
    """Build the site of `number` cases, without social cards, and return its folder."""
    folder = WORK / f"search-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    many_records.write(folder, number)
    shutil.copytree(ROOT / "docs", folder / "docs")
    given = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("  casetracker:\n", "  casetracker:\n    cards: false\n", 1)
    (folder / "mkdocs.yml").write_text(given, encoding="utf-8")
    (folder / "hooks").symlink_to(ROOT / "hooks")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"


def pagefind(folder: Path) -> float:
    """Index the site with Pagefind and return the seconds of processor time that it took."""
    place = WORK / "peers" / "pagefind"
    if not (place / "bin" / "python").exists():
        venv.create(place, with_pip=True)
        subprocess.run([place / "bin" / "pip", "--quiet", "install", PAGEFIND], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [place / "bin" / "python", "-m", "pagefind", "--site", folder, "--root-selector", "article", "--silent"]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def spent() -> float:
    """Return the milliseconds of processor time that the processes below this one have had: the browser's, and its driver's. Linux alone."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        parents[int(stat.parent.name)], ticks[int(stat.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])

    def below(process: int) -> bool:
        parent = parents.get(process, 0)
        return parent == os.getpid() or (parent > 1 and below(parent))

    return sum(number for process, number in ticks.items() if below(process)) * 1000 / os.sysconf("SC_CLK_TCK")


def rested(page: Page) -> None:
    """Wait until the browser has nothing left to do."""
    page.wait_for_load_state("networkidle")
    before = -1000.0
    while spent() - before > 20:
        before = spent()
        page.wait_for_timeout(500)


def asked(browser: Browser, address: str, question: str, runs: int) -> tuple[float, float, list[bytes]]:
    """Return the medians of milliseconds on the clock and on the processors, and what a search loaded with a page and for its question."""
    times: list[float] = []
    work: list[float] = []
    bodies: list[bytes] = []
    for _ in range(runs):
        # A fresh context has nothing in its cache. Pagefind's program would need 'wasm-unsafe-eval' in the site's policy.
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.set_default_timeout(120_000)
        loaded: list[Response] = []
        context.on("response", lambda response, loaded=loaded: loaded.append(response))
        page.goto(address)
        rested(page)
        before = spent()
        times.append(float(page.evaluate(question)))
        work.append(spent() - before)
        page.wait_for_load_state("networkidle")
        bodies = [each.body() for each in loaded if each.status == 200 and re.search(r"/search|/pagefind/", each.url)]
        context.close()
    return statistics.median(times), statistics.median(work), bodies


def measured(folder: Path, runs: int) -> dict[str, Search]:
    content = (folder / "search" / "records.json").read_bytes()
    name = next(entries[0][1].split(" ")[0] for address, entries in json.loads(content)["groups"] if address == "cases/")
    seconds = pagefind(folder)
    whole = sum(packed(path.read_bytes()) for path in (folder / "pagefind").rglob("*.pf_*"))
    with sync_playwright() as playwright, served(folder) as address:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        found = {}
        for way, question, size, added in (("ours", PRESS, packed(content), 0.0), ("Pagefind 1.5.2", ASK, whole, seconds)):
            question = question.replace("NAME", name)
            ready, work, loaded = asked(browser, address + "about/", question, runs)
            found[way] = Search(size, sum(map(packed, loaded)), len(loaded), ready, work, added)
        browser.close()
    return found


def table(number: int, results: dict[str, Search]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"| at {number:,} cases | index, kB | bytes a case | loaded for the first search, kB | files | first result, ms | its processor time, ms | added to the build, s |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, found in results.items():
        cells = [
            name,
            f"{found.whole / 1000:,.0f}",
            f"{found.whole / number:.0f}",
            f"{found.loaded / 1000:,.0f}",
            str(found.files),
            f"{found.ready:,.0f}",
            f"{found.work:,.0f}",
            f"{found.build:.1f}" if found.build else "under 0.1",
        ]
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--again", action="store_true", help="measure the site that was built before")
    parser.add_argument("--write", type=Path, help="put the table between the marks of this page")
    arguments = parser.parse_args()
    before = WORK / f"search-{arguments.size}" / "site"
    folder = before if arguments.again and before.is_dir() else site(arguments.size)
    lines = list(table(arguments.size, measured(folder, arguments.runs)))
    print("\n".join(lines))
    if arguments.write:
        head, _, rest = arguments.write.read_text(encoding="utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        arguments.write.write_text(head + BEGIN + "\n".join(lines) + "\n" + END + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
