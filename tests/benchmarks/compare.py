"""How fast the generator is against what its users would otherwise pick, on the same content and machine, in one run.

    python tests/benchmarks/compare.py [--sizes 500 5000 2000 10000] [--alone 25000] [--runs 2] [--minutes 20] [--folder DIR] [--write docs/about/speed.md]

Each peer is installed from PyPI into an environment of its own under .cache/bench. All build into memory where there is room for
it (/dev/shm), else in .cache/bench: how long a disk takes for a new file depends on what was deleted from it before. Runs are interleaved (ours, peer, peer,
peer, ours, …) so that what else the machine does falls on all alike. All of it ends within the minutes given: only the
smallest size is run more than once, and a peer that by its last figure would take longer than is left sits that size out. The
table says both. It ends with 1 where a build takes more than its share of mkdocs-material's processor time (`MOST`).
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import as_markdown
import many_records

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".cache" / "bench"
MEMORY, ROOM = Path("/dev/shm"), 8_000_000_000  # noqa: S108  (a name of ours below it)
"""Where files lie in memory, and how many bytes the largest size needs there."""
DAY = date(2026, 11, 24)
ALONE = 1.4
"""What one size takes of ours in all, as a multiple of a build: making the record, and that build."""
MOST = 0.85
"""The share of mkdocs-material's processor time that a build may take at any size: the guard against losing speed."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795521600", "PYTHONDONTWRITEBYTECODE": ""}
"""No engine warns, all take the day for the same, and each keeps its code compiled, as anyone's does from the second run on."""


@dataclass
class Measured:
    """What the runs of one engine on one size came to."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Seconds of processor time, of all processes together."""
    memory: int = 0
    """The most memory at one time, in bytes, of all processes together; what they share is counted once."""
    pages: int = 0
    size: int = 0
    """Bytes of HTML."""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def run(command: list[str], folder: Path, out: Path, measured: Measured, environment: dict[str, str] | None = None) -> None:
    """Run a build once into a new output folder. Raises RuntimeError where it fails or makes no page."""
    if out.exists() and MEMORY in out.parents:
        shutil.rmtree(out)
    elif out.exists():
        # Set aside, not removed: for minutes ext4 passes over the place of every file just deleted, at half a millisecond a new file.
        out.rename(out.with_name(f"{out.name}-{time.monotonic_ns()}"))
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **QUIET, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=said
        )
        with _Memory(process.pid) as watched:
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace")
    measured.seconds.append(time.perf_counter() - begin)
    measured.processor.append(usage.ru_utime + usage.ru_stime)
    measured.memory = max(measured.memory, watched.peak, usage.ru_maxrss * 1024)
    made = list(out.rglob("*.html"))
    if status or not made:
        raise RuntimeError(f"{command[0]} failed on {folder}: {words[-800:]}")
    measured.pages, measured.size = len(made), sum(path.stat().st_size for path in made)


class _Memory:
    """Watches the memory of a process and of all that it starts, twice a second, where the system tells (Linux's PSS)."""

    def __init__(self, process: int) -> None:
        self.peak = 0
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            self.peak = max(self.peak, self._of(self._process))

    def _of(self, process: int) -> int:
        place = Path("/proc") / str(process)
        try:
            shares = [line.split()[1] for line in (place / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:")]
            started = (place / "task" / str(process) / "children").read_text().split()
        except OSError:  # it has ended, or the system tells no such thing
            return 0
        return sum(map(int, shares)) * 1024 + sum(self._of(int(each)) for each in started)


class Contest:
    """One size: its content in every form, and the engines that build it."""

    def __init__(self, number: int, peers: bool, work: Path) -> None:
        self.number = number
        self.folder = work / str(number)
        shutil.rmtree(self.folder, ignore_errors=True)
        ours = self.folder / "ours"
        many_records.write(ours, number)
        shutil.copytree(ROOT / "docs", ours / "docs")
        shutil.copy(ROOT / "mkdocs.yml", ours)
        (ours / "hooks").symlink_to(ROOT / "hooks")
        self.engines: dict[str, Callable[[Measured], None]] = {"ours": self._ours}
        if peers:
            docs = self.folder / "markdown" / "docs"
            as_markdown.write(ours / "cases", docs, DAY)
            self._configure(docs)
            self.engines |= {"mkdocs-material": self._material, "zensical": self._zensical, "hugo": self._hugo}

    def _configure(self, docs: Path) -> None:
        stock = docs.parent
        (stock / "mkdocs.yml").write_text(
            "site_name: Case tracker\ntheme:\n  name: material\n  font: false\nplugins: [search]\nnav:\n  - index.md\nnot_in_nav: |\n  /cases/\n  /swaps/\n"
            "markdown_extensions: [tables]\n"
        )
        (stock / "zensical.toml").write_text('[project]\nsite_name = "Case tracker"\nnav = [{ "Home" = "index.md" }]\n')
        hugo = self.folder / "hugo"
        (hugo / "layouts" / "_default").mkdir(parents=True)
        page = "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"
        for name in ("single", "list"):
            (hugo / "layouts" / "_default" / f"{name}.html").write_text(page)
        (hugo / "layouts" / "index.html").write_text(page)
        (hugo / "hugo.toml").write_text(
            'baseURL = "https://example.org/"\ntitle = "Case tracker"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
        )
        for path in docs.rglob("*.md"):
            target = hugo / "content" / path.relative_to(docs)
            target = target.with_name("_index.md") if path.name == "index.md" else target
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            title = text.split("\n", 1)[0].removeprefix("# ").replace('"', "'")
            target.write_text(f'---\ntitle: "{title}"\n---\n{text}', encoding="utf-8")

    def _mkdocs(self, measured: Measured, folder: Path) -> None:
        run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "out")],
            folder,
            folder / "out",
            measured,
            {"PYTHONPATH": str(ROOT / "hooks")},
        )

    def _ours(self, measured: Measured) -> None:
        self._mkdocs(measured, self.folder / "ours")

    def _material(self, measured: Measured) -> None:
        self._mkdocs(measured, self.folder / "markdown")

    def _zensical(self, measured: Measured) -> None:
        stock = self.folder / "markdown"
        shutil.rmtree(stock / ".cache", ignore_errors=True)
        run([str(peer("zensical") / "zensical"), "build", "--clean", "--config-file", "zensical.toml"], stock, stock / "site", measured)

    def _hugo(self, measured: Measured) -> None:
        folder = self.folder / "hugo"
        run([str(peer("hugo") / "hugo"), "--quiet", "--destination", "out"], folder, folder / "out", measured)

    def measure(self, runs: int, allowed: Callable[[str, int], bool] = lambda name, runs: True) -> dict[str, Measured]:
        """Return what each engine came to, its runs interleaved with the others'. One that is not `allowed` so many runs is left out."""
        results: dict[str, Measured] = {}
        for turn in range(runs):
            for name, build in self.engines.items():
                if turn == 0 and allowed(name, runs):
                    results[name] = Measured()
                if name not in results:
                    continue
                build(results[name])
                print(f"  {self.number:>6} {name:<16} {results[name].seconds[-1]:7.2f} s", file=sys.stderr, flush=True)
        return results


def peer(name: str) -> Path:
    """Return the folder of programs of a peer's own environment, made where it is not there yet."""
    folder = WORK / "peers" / name
    if not (folder / "bin" / name).exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "--quiet", "install", name], check=True)
    return folder / "bin"


class Budget:
    """The time that all is to end within, and what each engine took for a case when it was last measured."""

    def __init__(self, minutes: float, sizes: list[int], alone: list[int]) -> None:
        self._end = time.monotonic() + minutes * 60
        self._left = list(sizes)
        self._alone = sum(alone) * ALONE
        self._a_case: dict[str, float] = {}
        self.left_out: dict[tuple[str, int], float] = {}
        """Engine and size → the seconds that it was expected to take."""

    def allows(self, name: str, number: int, runs: int) -> bool:
        """Whether an engine may build a size so many times, with all sizes of ours that are still to come. Ours always may."""
        expected = self._a_case.get(name, 0.0) * number * runs
        later = (sum(self._left) - number) * ALONE + self._alone
        reserved = self._a_case.get("ours", 0.0) * later
        if name == "ours" or time.monotonic() + expected + reserved <= self._end:
            return True
        self.left_out[name, number] = expected
        return False

    def learn(self, number: int, results: dict[str, Measured]) -> None:
        self._a_case |= {name: found.median / number for name, found in results.items()}
        self._left.remove(number)


def table(results: dict[int, dict[str, Measured]], left_out: Mapping[tuple[str, int], float]) -> Iterator[str]:
    """Yield the lines of the table: for each size and engine the median, our share of it, memory, speed and bytes."""
    yield "| cases | engine | runs | seconds (median) | ours, as a share of it | processor seconds | peak memory, MB | pages a second | bytes a page |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for number, engines in sorted(results.items()):
        ours = engines["ours"].median
        for name, found in engines.items():
            share = "" if name == "ours" else f"{ours / found.median:.2f}"
            cells = [
                f"{number:,}",
                name,
                str(len(found.seconds)),
                f"{found.median:.2f}",
                share,
                f"{statistics.median(found.processor):.2f}",
                f"{found.memory / 1e6:.0f}",
                f"{found.pages / found.median:.0f}",
                f"{found.size // found.pages:,}",
            ]
            yield f"| {' | '.join(cells)} |"
    yield ""
    seconds = {number: engines["ours"].median for number, engines in results.items()}
    for number in sorted(seconds)[1:]:
        least = min(seconds, key=lambda each: abs(each - 5000))
        if number > least:
            yield f"Ours: {number:,} cases take {seconds[number] / seconds[least]:.2f} times as long as {least:,}."
    for (name, number), seconds in left_out.items():
        yield f"Without {name} at {number:,} cases: going by the size before, it takes {seconds:,.0f} seconds, more than were left."


def is_fast_enough(engines: Mapping[str, Measured]) -> bool:
    """Whether a build takes at most its share of the processor time of mkdocs-material's, where that was measured too."""
    stock = engines.get("mkdocs-material")
    return stock is None or min(engines["ours"].processor) <= MOST * min(stock.processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[500, 5000, 2000, 10000],
        help="the one that matters most stands early: peers may have to sit later ones out",
    )
    parser.add_argument("--alone", type=int, nargs="*", default=[25000], help="sizes that ours alone builds, once")
    parser.add_argument("--runs", type=int, default=0, help="so many of every size, instead of two of the smallest and one of all others")
    parser.add_argument("--minutes", type=float, default=20, help="the time within which all is to end")
    parser.add_argument("--folder", type=Path, help="build in this folder, which has to be on the disk that is to be measured")
    parser.add_argument("--write", type=Path, help="put the table between the marks of this page")
    arguments = parser.parse_args()
    results: dict[int, dict[str, Measured]] = {}
    budget = Budget(arguments.minutes, arguments.sizes, arguments.alone)
    work = arguments.folder.resolve() if arguments.folder else _roomy()
    for number in arguments.sizes:
        runs = arguments.runs or (2 if number <= 500 else 1)
        results[number] = Contest(number, True, work).measure(runs, lambda name, runs, number=number: budget.allows(name, number, runs))  # type: ignore[misc]
        budget.learn(number, results[number])
        if MEMORY in work.parents:
            shutil.rmtree(work / str(number))
    for number in arguments.alone:
        results[number] = Contest(number, False, work).measure(1)
    for number in results:
        shutil.rmtree(work / str(number), ignore_errors=True)
    lines = list(table(results, budget.left_out))
    print("\n".join(lines))
    if not arguments.folder:
        with suppress(OSError):  # the peers are in it, or what was left by a run that was ended
            work.rmdir()
    if arguments.write:
        _insert(arguments.write, lines, "into memory" if MEMORY in work.parents else "onto a disk")
    slow = [number for number, engines in results.items() if not is_fast_enough(engines)]
    if slow:
        print(
            f"At {', '.join(map(str, slow))} cases a build takes more than {MOST:.2f} of mkdocs-material's processor time.", file=sys.stderr
        )
        sys.exit(1)


def _roomy() -> Path:
    """Return the folder to build in: in memory, where enough of it is free."""
    return MEMORY / "casetracker-bench" if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else WORK


def _insert(page: Path, lines: list[str], where: str) -> None:
    begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
    head, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, tail = rest.partition(end)
    cores = os.cpu_count()
    machine = f"Measured on {date.today():%-d %B %Y}: {platform.machine()}, {cores} cores, {platform.system()}, Python {platform.python_version()}, {where}.\n"
    page.write_text(head + begin + machine + "\n" + "\n".join(lines) + "\n" + end + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
