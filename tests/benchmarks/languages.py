"""What the further languages of this repository's own site cost: the site in all of them, and in the first alone, in one run.

    python tests/benchmarks/languages.py [--runs 3] [--write docs/about/speed.md]

Builds are interleaved, in memory where there is room, and processor seconds of all processes are compared: seconds by the clock
belong to what else the machine does. It ends with 1 where all languages take more than `MOST` times the first one's, for each further one.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")  # noqa: S108  (a name of ours below it)
MOST = 0.7
"""How much more of processor time a further language may take, as a share of a build in one."""
MARKS = ("<!-- languages -->", "<!-- end of languages -->")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path, help="the page whose figures are written anew")
    arguments = parser.parse_args()
    given = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra"]["casetracker"]
    languages = given.get("languages", [])
    if len(languages) < 2:
        sys.exit("this site is in one language")
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        alone = ROOT / ".cache" / "one-language.yml"
        alone.parent.mkdir(exist_ok=True)
        paths = {"docs_dir": str(ROOT / "docs"), "hooks": [str(ROOT / "hooks/tracker_hook.py")]}
        first = {"languages": None, "translations": None, "record": "../cases"}
        alone.write_text(yaml.safe_dump({"INHERIT": "../mkdocs.yml", **paths, "extra": {"casetracker": first}}), "utf-8")
        taken: dict[str, list[float]] = {"one": [], "all": []}
        for run in range(arguments.runs):
            order = (("one", alone), ("all", ROOT / "mkdocs.yml"))
            for name, config in order if run % 2 == 0 else reversed(order):
                taken[name].append(processor_seconds(config, Path(folder, name)))
        page = Path(folder, "all", "index.html").stat().st_size - Path(folder, "one", "index.html").stat().st_size
    one, all_ = (statistics.median(taken[name]) for name in ("one", "all"))
    share = all_ / one
    said = (
        f"Measured on {date.today():%-d %B %Y}: the site of this record takes {one:.1f} seconds of processor time in one language and "
        f"{all_:.1f} in {len(languages)}, {share:.2f} times as much (medians of {arguments.runs} runs, interleaved); the home page is {page:,} bytes longer.\n"
    )
    print(said, end="")
    if arguments.write:
        text = arguments.write.read_text("utf-8")
        arguments.write.write_text(re.sub(rf"(?s)(?<={MARKS[0]}\n).*?(?={MARKS[1]})", lambda _: said, text), "utf-8")
    return 1 if share > 1 + MOST * (len(languages) - 1) else 0


def processor_seconds(config: Path, site: Path) -> float:
    """Build a site and return the processor seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Path(sys.executable).with_name("casetracker")
    subprocess.run([program, "build", "--config", config, "--site", site], cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
