"""How long the history of a large record takes: a generated repository, read cold, warm, and after one more commit.

Run as `python tests/benchmarks/history.py [--cases 5000] [--commits 20000]`. Everybody in the generated record is invented.
It prints seconds by the clock and seconds of work (of this process and of git), which say more on a busy machine, and ends
with 1 where a ceiling of work is passed: 30 s cold, 2 s warm.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from casetracker.history import history
from casetracker.history.cache import Cache
from casetracker.record.load import load

COLD, WARM = 30.0, 2.0
FIRST_COMMIT = 1_600_000_000
"""Seconds since 1970 of the first commit; each later one comes an hour after."""
CHARGES = ("espionage", "treason", "drugs", "violence", "speech")
FILLER = "The court heard the case behind closed doors and published no more than the outcome, as reported on the day.[^s1]"


class Invented:
    """One generated case, and what can be changed in it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.occupation = "Teacher"
        self.reported = 1
        self.convicted = False
        self.events = 3
        self.reviewed = 1

    def change(self, chance: random.Random) -> None:
        """Make one of the edits that records see."""
        what = chance.randrange(5)
        self.reviewed += 1
        if what == 0:
            self.reported += 1
        elif what == 1:
            self.convicted = True
        elif what == 2:
            self.events = min(12, self.events + 1)
        elif what == 3:
            self.occupation = chance.choice(["Teacher", "Engineer", "Nurse", "Driver", "Student of law"])

    def text(self) -> str:
        """Return the file: about six kilobytes, as large as the median of a real record."""
        n = self.number
        sources = "".join(
            f"  s{i}:\n    title: A report on the case of person number {n}, part {i}, as printed\n    publisher: The Example Paper\n"
            f"    url: https://example.org/{n}/{i}\n    date: 2020-01-{i:02}\n    accessed: 2026-11-01\n    language: en\n    kind: press\n"
            for i in range(1, 15)
        )
        events = "".join(
            f"  - date: 2020-{i % 12 + 1:02}-11\n    event: {FILLER.replace('[^s1]', '')} Entry {i}.\n    sources: [s1, s{i + 2}]\n"
            for i in range(self.events)
        )
        ruling = (
            "rulings:\n  - kind: conviction\n    date: 2020-06-01\n    court: Example Court\n    sentence: 5 years\n    sources: [s2]\n"
        )
        day = date.fromordinal(date(2020, 7, 1).toordinal() + self.reported)
        reviewed = date.fromordinal(date(2020, 7, 1).toordinal() + self.reviewed)
        return (
            f"name: Person Number {n}\nperson:\n  citizenships: [US]\n  born: 1980\n  occupation: {self.occupation}\n  sources: [s1]\n"
            f"detained_by: RU\nstatus: {'imprisoned' if self.convicted else 'detained'}\n"
            f"last_report:\n  date: {day}\n  sources: [s1]\n"
            "custody:\n  - from: 2020-01-05\n    form: police\n    sources: [s1]\n"
            "  - from: 2020-01-07\n    form: remand\n    place: Exampleton\n    sources: [s1, s2]\n"
            f"charges:\n  - offence: The charge of number {n}\n    category: {CHARGES[n % 5]}\n    allegation: {FILLER[:-5]}\n    sources: [s3]\n"
            f"{ruling if self.convicted else ''}events:\n{events}"
            f"summary: |-\n  {FILLER}\n\n  {FILLER}\nsources:\n{sources}reviewed: {reviewed}\n"
        )


def stream(cases: int, commits: int) -> Iterator[bytes]:
    """Yield a repository for `git fast-import`: cases come in ten at a time, then one case a commit changes."""
    chance = random.Random(1)
    people = [Invented(number) for number in range(cases)]
    batches = [people[start : start + 10] for start in range(0, cases, 10)]
    for number in range(commits):
        touched = batches[number] if number < len(batches) else [chance.choice(people)]
        if number >= len(batches):
            touched[0].change(chance)
        message = f"Change number {number} (#{number + 1})".encode()
        yield b"commit refs/heads/main\ncommitter Invented <invented@example.org> %d +0000\ndata %d\n%s\n" % (
            FIRST_COMMIT + 3600 * number,
            len(message),
            message,
        )
        for person in touched:
            content = person.text().encode()
            yield b"M 100644 inline cases/person-%d.yml\ndata %d\n%s\n" % (person.number, len(content), content)


def repository(folder: Path, cases: int, commits: int) -> Path:
    """Make the repository in `folder`, check it out, and return the record's folder."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    with subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE) as importer:
        assert importer.stdin is not None
        for part in stream(cases, commits):
            importer.stdin.write(part)
        importer.stdin.close()
        assert importer.wait() == 0
    subprocess.run(["git", "-C", str(folder), "checkout", "-q", "-f", "main"], check=True)
    return folder / "cases"


def timed(record: Path, cache: Cache) -> tuple[float, float, int]:
    """Return the seconds that reading the history takes, by the clock and of work, and how many revisions it found."""
    loaded = load(record, date(2026, 11, 24))
    start, worked = time.perf_counter(), sum(os.times()[:4])
    found = history(record, loaded.tracker, loaded.files, cache)
    return time.perf_counter() - start, sum(os.times()[:4]) - worked, sum(len(each) for each in found.records.values())


def main() -> int:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--commits", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = repository(Path(folder) / "repository", given.cases, given.commits)
        cache = Cache()
        cold, cold_work, number = timed(record, cache)
        warm, warm_work, again = timed(record, cache)
        print(f"{given.cases:,} cases, {given.commits:,} commits, {number:,} revisions:")
        print(f"cold {cold:.1f} s, {cold_work:.1f} s of work; warm {warm:.2f} s, {warm_work:.2f} s of work")
        assert number == again
    return 1 if cold_work > COLD or warm_work > WARM else 0


if __name__ == "__main__":
    sys.exit(main())
