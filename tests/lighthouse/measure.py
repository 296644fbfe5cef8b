"""What Lighthouse says of a built site, as a phone on a slow line has it: `make lighthouse`.

    python tests/lighthouse/measure.py SITE [--runs 3]

SITE is served as a static host serves it: compressed, kept in the browser, and under the path that its address names.
Each page is measured several times, and the run with the middle performance counts; accessibility, best practices and
search engines must be whole in every run. The line and the processor of the phone are simulated, so that the line here
does not matter (Lighthouse's mobile preset: 150 ms there and back, 1.6 Mbit/s, a processor four times as slow as this
one). The processor's own speed does matter. Lighthouse takes an index of it, of which the phone of that preset, a Moto G
Power of 2022, has 264 by the calibration of Chrome's developer tools. So where this machine is slow or busy, a first run
tells by how much less than four times it is slowed down to be no slower than that phone. On a busy machine that helps a
little: what else runs then comes in bursts.

Prints a table. Exit code 1 where a page falls below what is asked.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium_browser import FLAGS, executable
from node import installed

PHONE, PRESET = 264, 4.0
"""Lighthouse's index of the phone of its mobile preset, and how much slower than this machine the preset takes it to be."""
ASKED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")


def pages(site: Path) -> dict[str, str]:
    """Return the addresses of the pages that are looked at: of cases, of exchanges and of places the largest."""
    largest = {
        kind: max(
            (site / "api" / "v1" / folder).glob("*.json"), key=lambda file: (site / folder / file.stem / "index.html").stat().st_size
        ).stem
        for kind, folder in (("case", "cases"), ("swap", "swaps"), ("place", "places"))
    }
    return {
        "home": "",
        "index": "cases/",
        "case": f"cases/{largest['case']}/",
        "swap": f"swaps/{largest['swap']}/",
        "place": f"places/{largest['place']}/",
        "statistics": "statistics/",
    }


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do."""

    protocol_version = "HTTP/1.1"
    packed: dict[Path, bytes] = {}  # noqa: RUF012  (one for all requests)

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in PACKED:
            content = self.packed.setdefault(path, gzip.compress(content))
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Run(NamedTuple):
    """What one run says: points of 100 by category, what took how long, and how fast Lighthouse finds this machine."""

    points: dict[str, int]
    taken: dict[str, str]
    machine: float
    missing: tuple[str, ...]
    """What a category other than performance finds wanting."""


def measure(address: str, slower: float = PRESET) -> Run:
    """Let Lighthouse look at a page once, with a processor so many times slower than this one."""
    program = installed(Path(__file__).parent) / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            Path(sys.executable).with_name("node"), program, address, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(ASKED)}", "--throttling-method=simulate", f"--throttling.cpuSlowdownMultiplier={slower:.1f}", "--no-enable-error-reporting",
            f"--chrome-flags={' '.join(FLAGS)}",
        ]  # fmt: skip
        chromium = executable()
        environment = {**os.environ, **({"CHROME_PATH": chromium} if chromium else {})}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        found = json.loads(report.read_text("utf-8"))
    audits = found["audits"]
    missing = [
        f"{name}: {audits[each['id']]['title']}"
        for name, category in found["categories"].items()
        for each in category["auditRefs"]
        if name != "performance" and each["weight"] and (audits[each["id"]]["score"] or 0) < 1 and audits[each["id"]]["score"] is not None
    ]
    taken = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    return Run(
        points={name: round(category["score"] * 100) for name, category in found["categories"].items()},
        taken={name: audits[name]["displayValue"].replace("\u00a0", " ") for name in taken},
        machine=found["environment"]["benchmarkIndex"],
        missing=tuple(missing),
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "case-tracker").symlink_to(given.site.resolve(), target_is_directory=True)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/case-tracker/"
        slower = max(1.0, min(PRESET, measure(base).machine / PHONE))
        runs = {page: [measure(f"{base}{address}", slower) for _ in range(given.runs)] for page, address in pages(given.site).items()}
        server.shutdown()
    print("| page | performance | accessibility | best practices | SEO | first, largest paint | blocked | shift | machine |")
    print("|---|---|---|---|---|---|---|---|---|")
    short: list[str] = []
    for page, measured in runs.items():
        middle = sorted(measured, key=lambda run: run.points["performance"])[(len(measured) - 1) // 2]
        points = {name: min(run.points[name] for run in measured) for name in ASKED} | {"performance": middle.points["performance"]}
        first, largest, blocked, shift = middle.taken.values()
        all_points = " | ".join(str(points[name]) for name in ASKED)
        print(f"| {page} | {all_points} | {first}, {largest} | {blocked} | {shift} | {middle.machine:.0f} |")
        short += [f"{page}: {name} is {points[name]}, not {least}" for name, least in ASKED.items() if points[name] < least]
        short += [f"{page}: {each}" for each in sorted({each for run in measured for each in run.missing})]
    print(f"The phone's processor was taken to be {slower:.1f} times as slow as this one; the preset says {PRESET:.1f}.")
    print("\n".join(short), file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
