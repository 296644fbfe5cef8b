"""Whatever a stranger puts into the folder of records: each is told clearly, within a second of work and in 200 MB.

All are checked in one process of their own, whose memory is looked at in the end; the time is that of its work, so that
waiting for a busy machine does not count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from small_records import CASE, altered, with_keys
from small_sites import process_environment

CHECK = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from casetracker.record.load import load
from casetracker.record.problems import report
told = {}
for folder in sorted(Path(sys.argv[1]).iterdir()):
    begun = time.process_time()
    problems = load(folder / "cases", date(2026, 11, 24)).problems
    report(problems), report(problems, "json"), report(problems, "github")
    told[folder.name] = [time.process_time() - begun, sorted({each.rule for each in problems})]
# What the system keeps as this process's peak is never below that of the tests' own process, from which it was forked.
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.is_file() else []
peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(json.dumps([told, peak // 1024]))
"""
SOURCES = 200
"""So many sources a record may have."""
BIG = 250_000
"""Bytes: nearly what a file may have."""


def summary(text: str) -> str:
    return altered(CASE, ("She was arrested in May 2024.[^a]", json.dumps(text)))


def cited() -> str:
    """As many events, citations and sources as may be, and no citation of a source that is there."""
    events = "".join(
        f"  - {{date: 2024-05-01, event: x, sources: [{', '.join(f'source-{n}x{m}' for m in range(30))}]}}\n" for n in range(100)
    )
    sources = "".join(f"  source-{n}-{n}: {{title: x, publisher: x, url: https://example.org/a{n}}}\n" for n in range(SOURCES - 1))
    return altered(with_keys(CASE, f"events:\n{events}"), ("reviewed:", f"{sources}reviewed:"))


def wrong_words() -> str:
    """As many wrong words as lists hold, each near to a right one."""
    custody = "".join(
        f"  - {{from: 2024-05-01, form: remandd{n}, by: Belorussia{n}, for: Ruslandia{n}, sources: [a]}}\n" for n in range(60)
    )
    rest = {
        "charges": [f"{{offence: x, category: treson{n}, by: Francia{n}, outcome: pendin{n}, sources: [a]}}" for n in range(40)],
        "rulings": [f"{{kind: convicton{n}, by: Germani{n}, sources: [a]}}" for n in range(60)],
        "hearings": [f"{{date: 2024-05-01, time: '09:30', zone: Europa/Moskow{n}, purpose: x, sources: [a]}}" for n in range(100)],
    }
    lists = "".join(f"{key}:\n" + "".join(f"  - {each}\n" for each in items) for key, items in rest.items())
    text = with_keys(CASE, lists)
    return altered(text, ("  - {from: 2024-05-01, form: remand, sources: [a]}\n", custody))


def bomb(kind: str) -> str:
    if kind == "laughs":
        levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10))
        return f"l0: &l0 ha\n{levels}\n"
    return f"a: &a {'x' * (BIG // 2)}\nb: [{', '.join(['*a'] * (BIG // 8))}]\n"


HOSTILE: dict[str, tuple[str | bytes, set[str]]] = {
    "a bomb of aliases": (bomb("laughs"), {"yaml-alias"}),
    "one long value many times": (bomb("long"), {"yaml-alias"}),
    "a merge of itself": ("a: &a\n  <<: *a\n", {"yaml-alias"}),
    "brackets": ("a: " + "[" * BIG, {"yaml-deep"}),
    "braces": ("{a: " * (BIG // 4), {"yaml-deep"}),
    "hyphens": ("- " * (BIG // 2), {"yaml-deep"}),
    "a hundred thousand items": ("aliases: [" + "x," * 100_000 + "]", {"yaml-many"}),
    "a hundred thousand lines": ("aliases:\n" + "- \n" * 80_000, {"yaml-many"}),
    "a hundred thousand keys": ("".join(f"{n}:\n" for n in range(35_000)), {"yaml-many"}),
    "one key again and again": ("name: a\n" * 25_000, {"yaml-duplicate"}),
    "many keys that nobody knows": (CASE + "".join(f"detained_bi{n}: x\n" for n in range(10_000)), {"key-unknown"}),
    "citations of sources that are not there": (cited(), {"entry-id", "source-undefined", "source-unused"}),
    "as many wrong words as lists hold": (wrong_words(), {"party", "value-choice", "zone"}),
    "a long key": (CASE + "k" * 100_000 + ": x\n", {"key-unknown", "yaml-syntax"}),
    "a huge number": (altered(CASE, ("citizenships: [RU]", f"citizenships: [RU], born: {'9' * 200_000}")), {"date-year"}),
    "a huge year": (altered(CASE, ("from: 2024-05-01", f"from: {'9' * 200_000}-01-01")), {"date-form"}),
    "a span of spans": (altered(CASE, ("from: 2024-05-01", "from: " + "2024/" * 40_000)), {"date-form"}),
    "a number for the machine": (altered(CASE, ("from: 2024-05-01", "from: 1e999999999")), {"date-form"}),
    "NUL": (altered(CASE, ("Vera", "Ve\0ra")), {"file-character"}),
    "a surrogate": (altered(CASE, ("Vera", "Ve\udcffra")).encode("utf-8", "surrogatepass"), {"file-encoding"}),
    "a surrogate as an escape": (altered(CASE, ("Vera Example", '"\\ud800"')), {"yaml-syntax"}),
    "half a letter": (CASE.encode() + b"\xd0", {"file-encoding"}),
    "UTF-16": (CASE.encode("utf-16"), {"file-encoding"}),
    "UTF-32": (CASE.encode("utf-32"), {"file-encoding"}),
    "a byte-order mark within": (altered(CASE, ("Vera", "Ve\ufeffra")), {"file-character"}),
    "a byte-order mark at the beginning": ("\ufeff" + CASE, set()),
    "line ends of three systems": (CASE.replace("\n", "\r\n", 3).replace("\r\n", "\r", 1), set()),
    "tabs": (altered(CASE, ("custody:\n  - ", "custody:\n\t- ")), {"yaml-syntax"}),
    "a name that runs backwards": (altered(CASE, ("Vera Example", "Vera \u202eelpmaxE")), {"file-character"}),
    "a name of letters that look alike": (altered(CASE, ("Vera Example", "Vеra Example")), {"name-latin"}),
    "a name that is no name": (altered(CASE, ("Vera Example", "a" * 100_000)), {"text-long"}),
    "a way out as an id": (with_keys(CASE, "same: [../x]\nformerly: [../../etc/passwd]"), {"id"}),
    "words of the site as an id": (with_keys(CASE, "formerly: [con, index]"), {"former-reserved"}),
    "a device as an address": (altered(CASE, ("https://example.org/1", "file:///dev/zero")), {"url"}),
    "a link that is all brackets": (summary("[" * BIG), {"text-long"}),
    "emphasis without end": (summary("*a **b " * (2_000 // 7)), {"prose-citation"}),
    "brackets to the limit": (summary("[" * 1_900 + "[^a]"), set()),
    "links to the limit": (summary("[a](" * 480 + "[^a]"), set()),
    "citations of nothing": (summary("[^" * 900 + "[^a]"), {"citation-empty"}),
    "a country of many letters": (altered(CASE, ("detained_by: US", f"detained_by: {'R' * 200_000}")), {"country"}),
    "a choice of many letters": (altered(CASE, ("status: detained", f"status: {'d' * 200_000}")), {"value-choice"}),
    "ten megabytes": (CASE.encode() + b"#" * 10_000_000, {"file-large"}),
    "nothing but a comment": ("# x", {"file-empty"}),
}  # fmt: skip
"""What a file `vera-example.yml` holds → the rules by which it is told."""
LONGEST = 3
"""Seconds of work that one may take here. The slowest takes half a second; where two processes share a core's parts, work itself
takes two or three times as long. What grows faster than what is given takes minutes.
"""
NAMES = {
    "con.yml": "file-reserved", "index.yml": "file-reserved", "swaps/new.yml": "file-reserved", "..x.yml": "file-name", "x..yml": "file-name",
    "Vera.yml": "file-name", "vera example.yml": "file-name", "вера.yml": "file-name", "ve\u202era.yml": "file-name",
    "a" * 150 + ".yml": "file-name", "vera.YML": "file-ending", "vera.yaml": "file-ending", "-.yml": "file-name", "$(id).yml": "file-name",
    "<script>.yml": "file-name", "a\nb.yml": "file-name", ".vera.yml": "file-name", "vera-example": "file-ending", "vera.yml.txt": "file-ending",
    "README.md": "file-stray", "swaps/notes.md": "file-stray",
}  # fmt: skip
"""The name of a file → the rule by which it is told."""
KINDS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a link out": lambda path: path.symlink_to("/etc/passwd"),
    "a link to the folder above": lambda path: path.symlink_to(".."),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a pipe": os.mkfifo,
    "the end of memory": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, tuple[float, set[str]]], int]:
    """Seconds and rules for each, and the most megabytes that all took."""
    root = tmp_path_factory.mktemp("hostile")

    def folder(name: str) -> Path:
        made = root / name / "cases"
        (made / "swaps").mkdir(parents=True)
        return made

    for name, (content, _) in HOSTILE.items():
        (folder(name) / "vera-example.yml").write_bytes(content.encode() if isinstance(content, str) else content)
    for number, name in enumerate(NAMES):
        (folder(f"name {number}") / name).write_text(CASE)
    for name, make in KINDS.items():
        make(folder(name) / "vera-example.yml")
    done = subprocess.run(
        [sys.executable, "-c", CHECK, root], env=process_environment(), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    found, memory = json.loads(done.stdout)
    return {name: (seconds, set(rules)) for name, (seconds, rules) in found.items()}, memory


Told = tuple[dict[str, tuple[float, set[str]]], int]


def test_each_hostile_file_is_told_by_its_rule(told: Told) -> None:
    # Where YAML itself can't read it, it depends on the parser whether that or the key is told.
    said = {name: told[0][name][1] for name in HOSTILE}
    wrong = {name: rules for name, rules in said.items() if rules != HOSTILE[name][1] and not (name == "a long key" and rules)}
    assert wrong == {}


def test_each_hostile_name_is_told(told: Told) -> None:
    assert [told[0][f"name {number}"][1] for number in range(len(NAMES))] == [{rule} for rule in NAMES.values()]


def test_what_is_no_plain_file_is_never_opened(told: Told) -> None:
    assert {name for name in KINDS if told[0][name][1] != {"file-kind"}} == set()


def test_none_takes_long_and_all_take_less_than_200_megabytes(told: Told) -> None:
    found, memory = told
    assert {name: seconds for name, (seconds, _) in found.items() if seconds >= LONGEST} == {}
    assert memory < 200
