"""Which tests go to one worker together, and which begin first."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from small_sites import ROOT

LONGEST = (
    "test_large_index", "preview", "test_faults", "test_accessibility", "test_publish", "test_engines", "test_same_bytes", "test_installed",
    "test_any_file", "test_texts_stay_text", "editor", "test_on_sight", "test_form", "test_form_entries", "test_form_writing",
    "test_form_drafts", "test_form_missing", "test_form_steps", "test_form_loading", "test_index_page", "test_reading", "test_every_page",
)  # fmt: skip
"""Groups and modules that take long, the longest first: begun last, one would run on while the other processor has nothing to do."""


@functools.cache
def group(module: Path) -> str:
    """Return a module's group: as it says with `xdist_group`, or its own where a fixture is made once for all of it; else none."""
    text = module.read_text("utf-8") if module.is_file() else ""
    said = re.search(r'^pytestmark = pytest\.mark\.xdist_group\("(\w+)"\)', text, re.MULTILINE)
    return said[1] if said else module.stem if '@pytest.fixture(scope="module"' in text else ""


def place(module: Path) -> int:
    """Return by what tests are sorted: those of a lower place begin before those of a higher one."""
    name = group(module) or module.stem
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


class OneWorkerAGroup(LoadScopeScheduling):
    """Sends the tests of a group to one worker, so that no second one makes again what its module makes once.

    xdist's own `loadgroup` does this by a part of a test's name that pytest 9.2 no longer reads: it sends them anywhere.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group(ROOT / nodeid.partition("::")[0]) or nodeid

    def _reschedule(self, node: WorkerController) -> None:
        """Give a worker its next tests, two at least: it begins one only when it knows of the next, or that there is none.

        xdist gives it one group, and has a worker that takes the place of a dead one wait for ever where a single test is in that.
        """
        super()._reschedule(node)
        while self.workqueue and not node.shutting_down and self._pending_of(self.assigned_work[node]) < 2:
            self._assign_work_unit(node)
