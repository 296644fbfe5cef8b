"""A page or file that says it is made from the same as before is the same, whatever happens to the files of the record."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from casetracker.known import Known
from casetracker.link import Tracker
from casetracker.load import load
from casetracker.pipeline import site
from casetracker.site.writer import TOLD
from casetracker.views.made_of import same
from golden_record import EDITION, HISTORY, RECORD, SETTINGS
from random_edits import RandomEdits
from small_records import TODAY

STEPS = 24


def made(folder: Path, known: Known) -> tuple[Tracker, dict[str, tuple[object, str | bytes]]]:
    """Return the record, and by its address what each page and file is made from, where it says so, and what is made."""
    loaded = load(folder, TODAY, known=known)
    stamps = {file.path: file.stamp for file in loaded.files}
    edition = replace(EDITION, text=lambda name: (folder / name).read_bytes(), stamp=lambda name: stamps.get(folder / name))
    whole = site(loaded.tracker, SETTINGS, TODAY, edition, HISTORY)
    pages = [page for page in whole.pages if page.made_of is not None]
    found: dict[str, tuple[object, str | bytes]] = {
        page.address: ((tuple(getattr(page, name) for name in TOLD), page.made_of), page.head() + page.body()) for page in pages
    }
    return loaded.tracker, found | {file.address: (file.made_of, file.content()) for file in whole.files if file.made_of is not None}


def test_what_says_that_it_is_made_from_the_same_is_the_same(tmp_path: Path) -> None:
    shutil.copytree(RECORD, tmp_path / "cases")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("")
    (tmp_path / "mkdocs.yml").write_text("{}")
    edits = RandomEdits(tmp_path, seed=3)
    of_record = (edits.save_case, edits.save_case, edits.remark, edits.delete_case, edits.rename_case, edits.break_case, edits.withdraw)
    of_swap = (edits.save_swap, edits.delete_swap, edits.rename_swap, edits.break_swap)
    known = Known(time.time_ns)
    _, before = made(tmp_path / "cases", known)
    kept = 0
    for step in range(STEPS):
        said = (of_swap[step // 4 % 4] if step % 4 == 3 else of_record[step % 7])()
        _, after = made(tmp_path / "cases", known)
        for address, (of, content) in after.items():
            if address in before and same(before[address][0], of):
                kept += 1
                assert content == before[address][1], f"{address} is another after: {said}"
        before = after
    assert kept > STEPS * len(before) / 2, "too little is known to be the same for this to say anything"
