"""An export more, and a chart more: each in a copy of the code, with the number of files that it takes."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from small_sites import ROOT

EXPORT = '''\
"""`/data/names.txt`: the names of everybody in the record."""

from __future__ import annotations

from collections.abc import Iterator

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File("data/names.txt", lambda: "".join(f"{case.name}\\n" for case in context.tracker.listed).encode())
'''
NUMBERS = '''

def citizens(tracker: Tracker) -> Counter[str]:
    """Return state → people who are its citizens."""
    return Counter(code for case in tracker.listed for code in case.person.citizenships)
'''
CHART = '''\
"""The figure of whose citizens people are."""

from __future__ import annotations

from casetracker.facts import statistics
from casetracker.pages.context import Context
from casetracker.pages.statistics.chart import Chart, Rows
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.people import bars
from casetracker.text.marking import N_


def citizens(context: Context) -> Figure | None:
    shown = [(context.citizenship(code), number) for code, number in statistics.citizens(context.tracker).most_common()]
    return Figure(
        kind="bars",
        title="Most are citizens of these",
        counts="People by their citizenships.",
        says="The most are citizens of these.",
        drawn=bars([(label, {"first": number}) for label, number in shown], {"first": "People"}, context),
        legend=(),
        table=Table(("State", "People"), tuple((label, context.words.number(number)) for label, number in shown)),
        rows="cases/",
    )


def _rows(context: Context) -> Rows:
    return sorted(statistics.citizens(context.tracker).items())


CITIZENS = Chart("citizens", N_("Whose citizens they are"), citizens, ("citizenship", "people"), _rows)
'''
MADE = """
import json
from casetracker.data import exports
from golden_record import BUILD_INFO, golden_context, golden_pages

pages = golden_pages()
files = {file.address: file.content() for file in exports(golden_context(), BUILD_INFO)}
text = {address: content.decode("utf-8-sig") for address, content in files.items() if address.endswith((".csv", ".txt"))}
print(json.dumps({"files": text, "statistics": pages["statistics/"].body(), "data": pages["data/"].body()}))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "hooks" / "casetracker"


def made(package: Path) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package.parent), str(ROOT / "tests")]), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", MADE], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def changed(package: Path) -> list[str]:
    """Return the files in which the copy is not the original."""
    before = ROOT / "hooks" / "casetracker"
    files = [file.relative_to(package) for file in package.rglob("*") if file.is_file()]
    return sorted(
        str(file) for file in files if not (before / file).is_file() or not filecmp.cmp(before / file, package / file, shallow=False)
    )


def replaced(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), "utf-8")


def test_an_export_is_a_module_and_its_name_in_the_list(package: Path) -> None:
    (package / "data" / "names_of_all.py").write_text(EXPORT, "utf-8")
    replaced(package / "data" / "__init__.py", "from casetracker.data import accent,", "from casetracker.data import names_of_all, accent,")
    replaced(package / "data" / "__init__.py", "EXPORTS = (", "EXPORTS = (names_of_all, ")
    assert changed(package) == ["data/__init__.py", "data/names_of_all.py"]
    assert "Anna Stale\n" in made(package)["files"]["data/names.txt"]


def test_a_chart_is_its_numbers_its_module_and_its_name_in_the_list(package: Path) -> None:
    numbers = package / "facts" / "statistics.py"
    numbers.write_text(numbers.read_text("utf-8") + NUMBERS, "utf-8")
    (package / "pages" / "statistics" / "citizens.py").write_text(CHART, "utf-8")
    view = package / "pages" / "statistics" / "view.py"
    replaced(
        view,
        "from casetracker.pages.statistics.endings",
        "from casetracker.pages.statistics.citizens import CITIZENS\nfrom casetracker.pages.statistics.endings",
    )
    replaced(view, "CHARTS = (", "CHARTS = (CITIZENS, ")
    assert changed(package) == ["facts/statistics.py", "pages/statistics/citizens.py", "pages/statistics/view.py"]
    found = made(package)
    section = found["statistics"].partition('<h2 id="citizens">Most are citizens of these</h2>')[2].partition("</section>")[0]
    assert "<svg" in section
    assert '<th scope="row">Russia</th>' in section
    assert "data/figures/citizens.csv" in section
    assert found["files"]["data/figures/citizens.csv"].startswith("citizenship,people\r\n")
    assert "citizens.csv" in found["data"]
