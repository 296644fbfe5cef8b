"""How the tests are shared out to workers: each once, a group on one worker, the longest first, also where a worker dies."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import groups
from groups import LONGEST, OneWorkerAGroup, group, place
from small_sites import ROOT

NO_LOG: Any = SimpleNamespace(loadscopesched=lambda *_: None)
TESTS = [f"{module}.py::test_{number}" for module, count in (("one", 3), ("once", 4), ("single", 5), ("two", 2)) for number in range(count)]
"""The group of `one` and `two`, that of `once`, and five tests of none."""


class Worker:
    """Stands in for a worker of xdist: it begins a test once it knows of another, or that no other comes."""

    gateway = SimpleNamespace(id="worker")

    def __init__(self) -> None:
        self.waiting: list[int] = []
        self.ran: list[str] = []
        self.shutting_down = False

    def send_runtest_some(self, indices: list[int]) -> None:
        self.waiting += indices

    def shutdown(self) -> None:
        self.shutting_down = True

    @property
    def busy(self) -> bool:
        return len(self.waiting) > 1 or (bool(self.waiting) and self.shutting_down)


class Run:
    """A run of `TESTS` by two workers; which of them goes on next is drawn."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        config: Any = SimpleNamespace(getvalue=lambda name: ["popen"] * 2, option=SimpleNamespace(loadscopereorder=False))
        self.schedule: Any = OneWorkerAGroup(config, NO_LOG)
        self.workers = [Worker(), Worker()]
        for worker in self.workers:
            self.schedule.add_node(worker)
        for worker in self.workers:
            self.schedule.add_node_collection(worker, TESTS)
        self.schedule.schedule()

    def go_on(self, least: int = 0) -> None:
        """Run tests until no worker can, or until so many have run."""
        while not least or len(self.ran) < least:
            if self.schedule.tests_finished:
                for worker in self.schedule.nodes:
                    worker.shutdown()
            busy = [worker for worker in self.schedule.nodes if worker.busy]
            if not busy:
                return
            worker = self.draw.choice(busy)
            index = worker.waiting.pop(0)
            worker.ran.append(TESTS[index])
            self.schedule.mark_test_complete(worker, index)

    def kill(self) -> None:
        """End a worker, and let another take its place, as xdist does."""
        self.schedule.remove_node(self.draw.choice(self.schedule.nodes))
        self.workers.append(Worker())
        self.schedule.add_node(self.workers[-1])
        self.schedule.add_node_collection(self.workers[-1], TESTS)
        self.schedule.schedule()

    @property
    def ran(self) -> list[str]:
        return [test for worker in self.workers for test in worker.ran]


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of modules: two of one named group, one whose fixture is made once, and one of single tests."""
    said = 'pytestmark = pytest.mark.xdist_group("both")\n'
    for name, text in {"one": said, "two": said, "once": '@pytest.fixture(scope="module")\n', "single": "\n"}.items():
        (tmp_path / f"{name}.py").write_text(text)
    monkeypatch.setattr(groups, "ROOT", tmp_path)
    return tmp_path


def test_each_test_runs_once_and_a_group_on_one_worker(modules: Path) -> None:
    for seed in range(50):
        run = Run(seed)
        run.go_on()
        assert sorted(run.ran) == sorted(TESTS)
        for together in ({"one.py", "two.py"}, {"once.py"}):
            took = {number for number, worker in enumerate(run.workers) for test in worker.ran if test.partition("::")[0] in together}
            assert len(took) == 1, together


def test_a_group_goes_out_whole_in_the_order_of_its_first_test(modules: Path) -> None:
    first, second = Run(0).workers
    assert [TESTS[index] for index in first.waiting] == [*TESTS[:3], *TESTS[-2:]]
    assert [TESTS[index] for index in second.waiting] == TESTS[3:7]


@pytest.mark.parametrize("after", range(1, len(TESTS)))
def test_where_a_worker_dies_every_test_runs_all_the_same(modules: Path, after: int) -> None:
    for seed in range(50):
        run = Run(seed)
        run.go_on(least=after)
        run.kill()
        run.go_on()
        assert sorted(run.ran) == sorted(TESTS), seed


def test_what_takes_long_begins_first_and_each_name_is_of_a_module_or_group() -> None:
    tests = sorted((ROOT / "tests").rglob("test_*.py"), key=place)
    assert tuple(dict.fromkeys(group(test) or test.stem for test in tests))[: len(LONGEST)] == LONGEST
