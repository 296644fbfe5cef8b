"""A site of an earlier day says on its pages which day it shows, and asks for no day that lies ahead."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from casetracker.cli import main
from casetracker.locale import words
from casetracker.site.banner import past
from casetracker.site.build_info import day_shown
from casetracker.site.sources import written
from small_records import SWAP
from small_sites import ROOT, BuiltSite, run, write_tracker

TODAY = date(2026, 11, 24)


def test_the_banner_names_the_day() -> None:
    assert past(date(2024, 7, 31), words("en")) == (
        '<div class="ct-past" role="note"><p><b>The record as it stood on 31 July 2024.</b> '
        "What happened later is left out, and so are sources published later and texts that may have been written later. "
        "What only a later source bears out stands here without one.</p></div>"
    )


def test_the_day_shown_is_today_or_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASETRACKER_AS_OF", raising=False)
    assert day_shown(TODAY) == TODAY
    monkeypatch.setenv("CASETRACKER_AS_OF", "2024-07-31")
    assert day_shown(TODAY) == date(2024, 7, 31)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2024-07", "CASETRACKER_AS_OF: '2024-07' is not a day: write it as 2024-07-31"),
        ("2026-11-25", "CASETRACKER_AS_OF: 2026-11-25 lies ahead; the record can be shown as it stood on a day up to 2026-11-24"),
    ],
)
def test_another_day_is_refused(asked: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASETRACKER_AS_OF", asked)
    with pytest.raises(PluginError, match=said):
        day_shown(TODAY)


RECORD = {
    "vera-example.yml": """\
name: Vera Example
person: {citizenships: [RU], born: 1980, sources: [early]}
detained_by: US
status: exchanged
custody:
  - {from: 2024-02-01, form: remand, place: Primerovsk, sources: [early]}
  - {from: 2025-02-01, form: sentence, place: Later-Colony, sources: [undated]}
charges:
  - {offence: Fraud, category: theft-fraud, outcome: convicted, sources: [early]}
  - {offence: Later-charge, category: other, date: 2025-01-15, sources: [late]}
rulings:
  - {kind: conviction, date: 2025-02-01, sentence: Later-sentence, sources: [undated]}
hearings:
  - {date: 2024-07-15, purpose: Hearing known by then, sources: [early]}
events:
  - {date: 2024-03-01, event: Moved to another cell., sources: [late, early]}
  - {date: 2025-03-01, event: Later-event., sources: [late]}
release: {date: 2025-04-10, manner: exchange, swap: 2025-04-10-later-town, to: RU, place: Later-Town, sources: [late]}
disputed: [{point: Later-point?, accounts: [{claim: Later-claim, sources: [early]}, {claim: Later-answer, sources: [late]}]}]
unknowns: [Later-gap.]
links: [{title: Later-link, url: "https://example.org/later-link"}]
summary: She was arrested, and in Later-summary exchanged.[^early]
sources:
  early: {title: Arrest in Primerovsk, publisher: The Paper, url: https://example.org/1, date: 2024-02-02}
  late: {title: Later-title, publisher: Later-press, url: https://example.org/later-address, date: 2025-04-11}
  undated: {title: Later-undated, publisher: The Paper, url: https://example.org/later-undated}
reviewed: 2026-11-01
""",
    "ivan-sample.yml": """\
name: Ivan Later-Name
person: {citizenships: [US], sources: [a]}
detained_by: RU
status: exchanged
custody: [{from: 2025-01-01, form: remand, sources: [a]}]
release: {date: 2025-04-10, manner: exchange, swap: 2025-04-10-later-town, to: US, sources: [a]}
summary: He was arrested.[^a]
sources: {a: {title: Report, publisher: The Paper, url: "https://example.org/1"}}
reviewed: 2026-11-01
""",
    "swaps/2025-04-10-later-town.yml": SWAP.replace("2024-06-01", "2025-04-10").replace("Exampleton", "Later-Town"),
}
"""What happened, was said or was published after 2024 has `later` in every text, and a day of 2025."""
WRITTEN = {path.removesuffix(".md") for path in written(ROOT / "docs")}


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file that is made of the record, as text; databases and archives by what is in them."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        page = name.removesuffix("/index.html")
        aside = name.startswith(("assets/", "api/v1/schema/", "data/fields/")) or page in WRITTEN or f"{page}/index" in WRITTEN
        if not path.is_file() or aside or name in ("contribute/form.json", "api/v1/openapi.json", "sitemap.xml.gz"):
            continue
        content = path.read_bytes()
        if name.endswith(".sqlite"):
            with sqlite3.connect(path) as database:
                yield name, "\n".join(database.iterdump())
        elif name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for each in archive.namelist():
                    if each.endswith((".csv", ".json")) and "schema/" not in each and not each.endswith("openapi.json"):
                        yield f"{name}: {each}", archive.read(each).decode()
        elif name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as workbook:
                yield name, "\n".join(workbook.read(each).decode() for each in workbook.namelist())
        elif name == "search/pages.json":
            yield name, json.dumps([each for each in json.loads(content) if each[0].partition("#")[0].strip("/") not in WRITTEN])
        elif not name.endswith((".png", ".woff2")):
            yield name, content.decode()


def test_a_site_and_the_data_of_an_earlier_day_tell_nothing_of_what_came_later(tmp_path: Path) -> None:
    """By the commands that people use. The record is checked by today, or it would be refused: it holds days after the one shown."""
    config = write_tracker(tmp_path, RECORD, site_url="https://tracker.test.org/")
    done = run("casetracker", "build", "--as-of", "2024-07-01", at=tmp_path)
    assert done.returncode == 0, done.stderr
    site = BuiltSite((tmp_path / "site").resolve())
    assert main(["build-data", str(tmp_path / "data"), "--config", str(config), "--as-of", "2024-07-01"]) == 0
    for folder in (site.folder, tmp_path / "data"):
        found = dict(texts(folder))
        assert len(found) > 30
        assert [name for name, text in found.items() if "later-" in text.lower() or "2025-" in text] == []
        assert "2024-07-15" in found["data/tracker.sqlite"]
        assert "Moved to another cell." in found["data/timeline.csv"]
    page = site.page("cases/vera-example/")
    assert "Detained" in page.text
    assert "Arrest in Primerovsk" in page.text
    assert not [link for link in page.all("a") if "contribute/new/" in link["href"]]
    assert not (site.folder / "contribute/records").exists()
    assert not (site.folder / "cases/ivan-sample").exists()
    assert "The record as it stood on 1 July 2024." in page.text
