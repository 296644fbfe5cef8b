"""The order of the house: which layer may import which, where the clock may be read, and how long a module may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from casetracker.record.store import MADE_BY

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "hooks" / "casetracker"
LAYERS = (
    "text",
    "record",
    "locale",
    "settings",
    "facts",
    "history",
    "edit",
    "web",
    "pages",
    "data",
    "site",
    "links",
    "supply",
    "start",
    "cli",
)
"""Each imports only from those before it."""
OF_RECORD = (
    "problems", "dates", "countries", "parties", "scope", "model", "guesses", "read", "validate", "references", "parallel", "memory_cache", "load",
    "translations",
    "cache_file", "store",
)  # fmt: skip
"""The same within `record`, where everything else begins."""
UPPER = ("site", "supply", "cli")
"""Where the day, the environment and the settings of a run come in; all else is told them."""
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300

PASSED_ON = {"history/process.py": ["os.environ"]}
"""Git is run with a clean environment, but for what it takes to be found."""

CLOCKS = {
    "date": {"today"},
    "datetime": {"now", "utcnow", "today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
    "os": {"environ", "environb", "getenv"},
}


def layer(module: Path, within: str = "") -> str:
    return module.relative_to(PACKAGE / within).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Yield the name of everything that a module imports, also within its functions."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def read_from_outside(source: str) -> list[str]:
    """Return every reading of the clock or of the environment in a module's code."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if node.attr in CLOCKS.get(owner, ()):
                found.append(f"{owner}.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "os"):
            found += [f"{node.module}.{each.name}" for each in node.names if each.name in CLOCKS[node.module]]
    return found


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer(module) for module in MODULES} - {"__init__"} == set(LAYERS)
    assert {layer(module, "record") for module in (PACKAGE / "record").rglob("*.py")} - {"__init__"} == set(OF_RECORD)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_the_layers_before_its_own(module: Path) -> None:
    own = layer(module)
    inner = layer(module, "record") if own == "record" else ""
    for name in imported(module):
        package, other, within = (*name.split("."), "", "")[:3]
        if package == "casetracker" and other in LAYERS and other != own:
            assert LAYERS.index(other) < LAYERS.index(own), f"{own} imports {name}"
        if other == own == "record" and within in OF_RECORD and within != inner:
            assert OF_RECORD.index(within) < OF_RECORD.index(inner), f"{own}.{inner} imports {name}"
        if package == "mkdocs":
            assert own == "site", f"{own} imports {name}"


def test_what_is_kept_of_files_is_by_all_code_that_made_it() -> None:
    assert LAYERS[: LAYERS.index("record") + 1] == MADE_BY


@pytest.mark.parametrize(
    "module", [each for each in MODULES if layer(each) not in UPPER], ids=lambda each: each.relative_to(PACKAGE).as_posix()
)
def test_no_layer_below_the_site_reads_the_clock_or_the_environment(module: Path) -> None:
    allowed = PASSED_ON.get(module.relative_to(PACKAGE).as_posix(), [])
    assert sorted(set(read_from_outside(module.read_text("utf-8")))) == allowed


@pytest.mark.parametrize(
    "source",
    [
        "date.today()",
        "datetime.date.today()",
        "datetime.datetime.now(UTC)",
        "os.environ.get('X')",
        "os.getenv('X')",
        "time.time()",
        "from os import environ",
        "from time import time as now",
    ],
)
def test_a_reading_of_the_clock_or_the_environment_is_seen(source: str) -> None:
    assert read_from_outside(source)


@pytest.mark.parametrize("module", [*MODULES, ROOT / "hooks" / "tracker_hook.py"], ids=lambda module: module.relative_to(ROOT).as_posix())
def test_no_module_is_longer_than_one_idea(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


def test_the_hook_file_hands_on_and_holds_no_logic() -> None:
    tree = ast.parse((ROOT / "hooks" / "tracker_hook.py").read_text("utf-8"))
    kinds = {type(node) for node in tree.body}
    assert kinds == {ast.Expr, ast.ImportFrom, ast.Assign}


def test_no_two_test_modules_share_a_name() -> None:
    # Test folders are no packages, so that a module's name is all that tells it from another.
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
