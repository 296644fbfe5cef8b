"""A kind of record, a status or a rule more, each tried on a copy: how many files it costs, and that all parts follow."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from searched import records
from small_records import CASE, TODAY, altered
from small_sites import ROOT

MADE = """
import json, sys
from datetime import date
from pathlib import Path
from casetracker.cli.generate import generated
from casetracker.edit.skeleton import skeleton
from casetracker.edit.style import styled
from casetracker.pages.output import BuildInfo
from casetracker.record.load import load
from casetracker.record.model import KINDS
from casetracker.settings import Contact, Settings
from casetracker.site.content import site

folder, repository, today = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
loaded = load(folder, today)
made = site(loaded.tracker, Settings(Contact("a@example.org", "b@example.org")), today, BuildInfo(title='Tracker', today=today))
files = {file.address: file.content() for file in made.files}
print(json.dumps({
    "problems": [str(each) for each in loaded.problems],
    "pages": {page.address: [page.title, page.body()] for page in made.pages},
    "files": {address: content.decode() for address, content in files.items() if address.endswith(".json")},
    "generated": {path.name if path.parent.name != "_schema" else f"_schema/{path.name}": content.decode()
                  for path, content in generated(repository).items() if b"\\0" not in content},
    "skeletons": {kind.id: skeleton(kind, "2026-10-20 Muster Court") for kind in KINDS.values()},
    "styled": {file.id: styled(file.content(), file.kind).decode() for file in loaded.files},
}))
"""


def copy(tmp_path: Path) -> Path:
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    return hooks


def put(hooks: Path, changes: dict[str, list[tuple[str, str]] | str]) -> None:
    """Write new files, and replace a text by another in those that are there; `changes` are all that a change costs."""
    for name, change in changes.items():
        file = hooks / "casetracker" / name
        if isinstance(change, str):
            assert not file.exists()
            file.parent.mkdir(exist_ok=True)
            file.write_text(change, "utf-8")
        else:
            for old, new in change:
                assert file.read_text("utf-8").count(old) == 1, name
                file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def made(hooks: Path, records: dict[str, str], tmp_path: Path) -> dict[str, Any]:
    """Return what the generator in `hooks` makes of these records."""
    folder = tmp_path / "cases"
    for name, text in records.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hooks)}
    command = [sys.executable, "-c", MADE, str(folder), str(ROOT), TODAY.isoformat()]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


COURT = '''"""A court: one building in which hearings were held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from casetracker.record.dates import PartialDate
from casetracker.record.model import choices
from casetracker.record.model.groups import Dispute, Link, Source, Withdrawal
from casetracker.record.model.kinds import Country, Date, Group, Id, Keyed, Many, Prose, Text, may, must
from casetracker.record.model.record_kind import DISPUTED, FORMERLY, LINKS, REVIEW, REVIEWED, UNKNOWNS, WITHDRAWN, RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """One building in which hearings were held."""

    kind: ClassVar = "court"
    id: str

    title: str = must(Text(160), "Its name.", example="Muster Court")
    country: str = must(Country(), "The state in which it stands.", example="US")
    summary: Mapping[str, str] = must(Prose(), "What it is, citing a source as [^id].")
    disputed: tuple[Dispute, ...] = may(Many(Group(Dispute), most=30), DISPUTED)
    unknowns: tuple[str, ...] = may(Many(Text(400), most=30), UNKNOWNS)
    links: tuple[Link, ...] = may(Many(Group(Link), most=30), LINKS)
    formerly: tuple[str, ...] = may(Many(Id("court"), most=10, distinct=True), FORMERLY)
    withdrawn: Withdrawal | None = may(Group(Withdrawal), WITHDRAWN)
    sources: Mapping[str, Source] = must(Keyed(Id("source"), Group(Source), 300), "Every source that this file cites, by its id.")
    reviewed: PartialDate = must(Date("full"), REVIEWED, example="2026-11-24")
    review: str = may(choices.REVIEW, REVIEW, default="full")


COURT = RecordKind(
    record=Court,
    folder="courts/",
    address="courts/",
    heading="title",
    noun="court",
    example="muster-court",
    copy_named="by its name",
    file_named="after its name",
    missing="A court that has no page here yet.",
    another="another court of that name",
    again="If this is the same court, keep its title.",
    again_formerly="If it is the same court, keep its title.",
)
'''
VIEW = '''"""The page of one court."""

from typing import NamedTuple

from casetracker.pages.context import Context
from casetracker.record.model.court import Court


class CourtView(NamedTuple):
    title: str
    country: str


def court_view(court: Court, context: Context) -> CourtView:
    return CourtView(court.title, context.words.country(court.country))
'''
A_KIND: dict[str, list[tuple[str, str]] | str] = {
    "record/model/court.py": COURT,
    "record/model/records.py": [
        ("import CASE, Case\n", "import CASE, Case\nfrom casetracker.record.model.court import COURT\n"),
        ("for kind in (CASE, SWAP, PLACE)})", "for kind in (CASE, SWAP, PLACE, COURT)})"),
    ],
    "pages/court/__init__.py": "",
    "pages/court/view.py": VIEW,
    "pages/court/court.html": "<h1>{{ view.title }}</h1>\n<p>{{ view.country }}</p>\n",
    "pages/records.py": [
        ("from casetracker.pages.swap.view", "from casetracker.pages.court.view import court_view\nfrom casetracker.pages.swap.view"),
        (
            "PAGES = {\n",
            'PAGES = {\n    "court": RecordPage("court.html", court_view, lambda court, _: court.title, lambda court, _: Found(f"Court, {court.country}")),\n',
        ),
    ],
}
RECORDS = {
    "vera-example.yml": CASE,
    "courts/muster-court.yml": """\
# yaml-language-server: $schema=../_schema/court.json
title: Muster Court
country: US
summary: |-
  A court.[^paper]
sources:
  paper:
    title: The courts
    publisher: The Paper
    url: https://paper.example.org/courts
    kind: press
reviewed: 2026-11-20
""",
    "courts/odd.yml": "title: Odd\ncountry: USA\nstatus: detained\n",
    "court/lost.yml": "title: Lost\n",
}


def test_a_kind_of_record_costs_one_module_one_folder_of_a_page_and_two_entries(tmp_path: Path) -> None:
    assert len(A_KIND) <= 8
    hooks = copy(tmp_path)
    put(hooks, A_KIND)
    new = made(hooks, RECORDS, tmp_path)
    told = "\n".join(new["problems"])
    assert "cases/courts/odd.yml:2:10: country: 'USA' is not the code of a country" in told
    assert "'status' is not a field of this court" in told
    assert "cases/court/lost.yml: records stand directly in cases/, cases/swaps/, cases/places/ or cases/courts/" in told
    assert not [each for each in new["problems"] if "muster-court" in each or "vera-example" in each]

    title, body = new["pages"]["courts/muster-court/"]
    assert title == "Muster Court"
    assert records(new["files"]["search/records.json"])["courts/muster-court/"] == ("Muster Court", "Court, US", ())
    assert "<p>United States</p>" in body

    generated = new["generated"]
    assert '"title": "One building in which hearings were held"' in generated["_schema/court.json"]
    assert "name: A new court\n" in generated["new-court.yml"]
    assert "name: A correction of a court\n" in generated["correction-court.yml"]
    assert "The state in which it stands." in generated["messages.pot"]
    assert new["skeletons"]["court"].startswith("# yaml-language-server: $schema=../_schema/court.json\n")
    assert "\ntitle: 2026-10-20 Muster Court\n" in new["skeletons"]["court"]
    assert new["styled"]["muster-court"] == RECORDS["courts/muster-court.yml"]


A_STATUS: dict[str, list[tuple[str, str]] | str] = {
    "record/model/statuses.py": [
        (
            '    Status(\n        "restricted",',
            '    Status("hospital", N_("In hospital"), N_("Kept in a closed hospital."), "held", "held", forms=("hospital",)),\n'
            '    Status(\n        "restricted",',
        )
    ],
    "web/assets/tracker.css": [
        (".ct-detained,.ct-imprisoned{--c:var(--held)}", ".ct-detained,.ct-imprisoned,.ct-hospital{--c:var(--held)}")
    ],
}


def test_a_status_costs_its_entry_and_its_sign_and_counts_living_people_as_held(tmp_path: Path) -> None:
    hooks = copy(tmp_path)
    put(hooks, A_STATUS)
    ward = altered(CASE, ("status: detained", "status: hospital"), ("form: remand", "form: hospital"))
    new = made(hooks, {"vera-example.yml": ward}, tmp_path)
    assert new["problems"] == []
    totals = json.loads(new["files"]["api/v1/statistics.json"])["totals"]
    assert (totals["held"], totals["released"], totals["died"]) == (1, 0, 0)
    index = json.loads(new["files"]["cases/index.json"])
    assert ["hospital", "In hospital", "held"] in index["statuses"]
    assert '<span class="ct-status ct-hospital">' in new["pages"]["cases/vera-example/"][1]
    assert "cases/status/hospital/" in new["pages"]
    assert "hospital" in new["generated"]["_schema/case.json"]
    assert "Kept in a closed hospital." in new["pages"]["about/glossary/"][1]


A_RULE: dict[str, list[tuple[str, str]] | str] = {
    "record/problems/rules.yml": [("# Swaps.\n", 'name-short:\n  warning: "\'{value}\' is short"\n  hint: "Write it in full."\n')],
    "record/validate/rules.py": [
        (
            '@rule("person.citizenships")',
            '@rule("name")\ndef name_in_full(case: Case, today: date) -> Iterator[Finding]:\n'
            '    if " " not in case.name:\n        yield Finding("name-short", ("name",), {"value": case.name})\n\n\n'
            '@rule("person.citizenships")',
        )
    ],
}


def test_a_rule_costs_its_words_and_its_function(tmp_path: Path) -> None:
    hooks = copy(tmp_path)
    put(hooks, A_RULE)
    new = made(hooks, {"vera-example.yml": altered(CASE, ("name: Vera Example", "name: Vera"))}, tmp_path)
    assert "cases/vera-example.yml:1:7: warning: name: 'Vera' is short" in new["problems"]


A_LANGUAGE = {
    "locale/de.po": r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "All cases"
msgstr "Alle Fälle"

msgid "{kinds} and {last}: no problems."
msgstr "{kinds} und {last}: keine Probleme."

msgid "{number} case"
msgid_plural "{number} cases"
msgstr[0] "{number} Fall"
msgstr[1] "{number} Fälle"
"""
}
IN_GERMAN = """
import os, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from casetracker.cli import main
from casetracker.pages.output import BuildInfo
from casetracker.record.load import load
from casetracker.settings import settings
from casetracker.site.content import site

today = date.fromisoformat(sys.argv[1])
given = {"languages": ["en", "de"], "contact": {"private": "a@example.org", "corrections": "b@example.org"}}
build_info = BuildInfo(title="Tracker", prefix="de/", base="https://example.org/de/", today=today)
made = site(load(Path("cases"), today).tracker, settings(given).spoken("de"), today, build_info)
page = next(page for page in made.pages if page.address == "cases/vera-example/")
print(page.head(), page.body())
sys.exit(main(["check", "--no-cache"]))
"""


def test_a_language_costs_one_file_of_words(tmp_path: Path) -> None:
    hooks = copy(tmp_path)
    put(hooks, A_LANGUAGE)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "vera-example.yml").write_text(CASE, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hooks), "LANG": "de_DE.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "LANGUAGE": ""}
    command = [sys.executable, "-c", IN_GERMAN, TODAY.isoformat()]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert 'hreflang="de" href="https://example.org/de/cases/vera-example/"' in done.stdout
    assert '<meta property="og:locale" content="de_DE">' in done.stdout
    assert "1. Mai 2024" in done.stdout, "days come from CLDR"
    assert "Vereinigte Staaten" in done.stdout, "and names of states"
    assert done.stdout.endswith("\n1 Fall, 0 swaps und 0 places: keine Probleme.\n")
