"""Every source of a record asked: by whom and how often, what is remembered, what is proposed, and what the command says."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from casetracker import links
from casetracker.cli import main
from casetracker.cli.places import cache_folder
from casetracker.links import Limits, Manners, Memory, NoNetworkError, places, propose, survey
from casetracker.links.content import Page
from casetracker.links.memory import Seen, remembered
from casetracker.record.load import load
from misbehaving import GENEROUS, Handler, Misbehaving, page
from small_records import TODAY

CALM = Limits(connect=30, read=30, whole=60, pause=0, back_off=(0,))
CASE = """\
# yaml-language-server: $schema=_schema/case.json
name: Vera Example
person:
  citizenships: [RU]
  sources: [a]
detained_by: US
status: detained
last_report:
  date: 2024-05-01
  sources: [a, b, c]
custody:
  - from: 2024-05-01  # the day of the arrest
    form: remand
    sources: [a, d]
summary: |-
  She was arrested in May 2024.[^a]
sources:
  # The first to report it.
  a:
    title: Report
    publisher: The Paper
    url: {base}/gone
    date: 2024-05-02
    kind: official
  b:
    title: "Report: the second"
    publisher: The Paper
    url: {base}/old#part
    accessed: 2026-10-01
    language: en
  c:
    title: Report
    publisher: The Paper
    url: {base}/fine
    archive: https://web.archive.org/web/2024/https://archive.test.org/1
  d:
    title: Report
    publisher: The Paper
    url: {base}/busy
reviewed: 2026-11-01
"""


@pytest.fixture
def site() -> Iterator[Misbehaving]:
    server = Misbehaving()
    server.page("/robots.txt", status=404)
    server.page("/gone", status=410)
    server.does("/old", lambda to: to.reply(301, b"-", {"Location": "/new"}))
    server.page("/new", page("New"))
    server.page("/fine")
    server.page("/busy", status=500)
    server.does("/api", copies)
    yield server
    server.stop()


def copies(to: Handler) -> None:
    """Answer as the archive does: it has a copy of what moved and of what is gone, and none of the rest."""
    stamp = "20240503101500" if "gone" in to.path else "20260930000000" if "old" in to.path else ""
    nearest = {"closest": {"available": True, "status": "200", "url": "http://evil.test.org/", "timestamp": stamp}} if stamp else {}
    to.reply(200, json.dumps({"url": "x", "archived_snapshots": nearest}).encode(), {"Content-Type": "application/json"})


def polite(site: Misbehaving, limits: Limits = CALM, sleep: Any = None) -> Manners:
    return Manners(limits, "1", "", frozenset([site.host]), sleep or (lambda seconds: None))


def run(site: Misbehaving, folder: Path, memory: Memory | None = None, today: date = TODAY, **more: Any) -> links.Survey:
    loaded = load(folder, today)
    assert loaded.errors == ()
    return survey(places(loaded.tracker, loaded.files), memory or Memory(), today, polite(site), **{"archive": f"{site.base}/api", **more})


def verdicts(found: links.Survey) -> dict[str, str]:
    return {place.id: seen.verdict for place, seen in found.found}


@pytest.fixture
def folder(site: Misbehaving, written) -> Path:
    return written({"vera-example.yml": CASE.replace("{base}", site.base)})


@pytest.fixture
def command(site: Misbehaving, folder: Path, monkeypatch, capsys):
    """Run the command, let out to the server of the test alone."""
    (folder.parent / "mkdocs.yml").write_text("site_name: X\nrepo_url: https://code.test.org/tracker\nextra: {casetracker: {contact: {private: a@b.org, corrections: a@b.org}}}\n")  # fmt: skip
    shutil.copytree(Path(__file__).parents[3] / "cases" / "_schema", folder / "_schema")
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(links, "Manners", functools.partial(Manners, allow=frozenset([site.host]), sleep=lambda seconds: None))
    monkeypatch.setattr(links, "API", f"{site.base}/api")

    def links_command(*arguments: str) -> tuple[int, str, str]:
        code = main(["links", "--today", "2026-11-24", *arguments])
        return code, *capsys.readouterr()

    return links_command


REPORT = """\
Gone: the page or its host is no longer there (1)
  cases/vera-example.yml:22: a: {base}/gone
    the host answers that there is no such page (410 Gone)
    → archive: https://web.archive.org/web/20240503101500/{base}/gone
    = The patch adds the copy that the Internet Archive made on 2024-05-03: see that it shows what is cited.

Moved: the page has a new address (1)
  cases/vera-example.yml:28: b: {base}/old#part
    it has a new address for good
    → url: {base}/new#part
    → archive: https://web.archive.org/web/20260930000000/{base}/old#part
    = The patch sets 'url' to the new address: see that it is the same page. The patch adds the copy that the Internet Archive made on 2026-09-30: see that it shows what is cited.

Unreachable for now: no sound answer this time (1)
  cases/vera-example.yml:39: d: {base}/busy
    the host answers 500 Internal Server Error
    = Nothing yet: it counts as gone once it has been so on 4 days over two weeks.

4 sources: 1 gone, 1 moved, 1 unreachable, 1 fine.
The patch has 3 lines for 1 file.
"""


def test_the_report_names_each_source_and_what_to_do_and_nothing_fails(command, site: Misbehaving) -> None:
    assert command("--patch", "links.patch") == (0, REPORT.replace("{base}", site.base), "")
    assert "casetracker/0.1.0 (checks the links of its sources; +https://code.test.org/tracker)" in {
        each["user-agent"] for each in site.headers
    }


def test_git_applies_the_patch_which_changes_nothing_else_and_the_check_is_clean(command, folder: Path, site: Misbehaving, capsys) -> None:
    before = (folder / "vera-example.yml").read_text()
    code, patch, told = command("--patch", "-")
    assert (code, told) == (0, REPORT.replace("{base}", site.base))
    git = ["git", "-C", str(folder.parent)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "apply", "--verbose", "-"], input=patch.encode(), check=True, capture_output=True)
    after = (folder / "vera-example.yml").read_text()
    assert after == before.replace(
        "    date: 2024-05-02\n", f"    date: 2024-05-02\n    archive: https://web.archive.org/web/20240503101500/{site.base}/gone\n"
    ).replace(f"{site.base}/old#part\n    accessed: 2026-10-01\n", f"{site.base}/new#part\n    accessed: 2026-10-01\n    archive: https://web.archive.org/web/20260930000000/{site.base}/old#part\n")  # fmt: skip
    assert main(["check", "--strict", "--today", "2026-11-24"]) == 0
    assert capsys.readouterr().out == "1 case, 0 swaps and 0 places: no problems.\n"
    assert main(["fmt", "--check"]) == 0


def test_programs_get_the_same_as_json_and_github_as_annotations(command, site: Misbehaving) -> None:
    code, told, _ = command("--format", "json")
    found = json.loads(told)
    assert (code, found["asked"]) == (0, 4)
    assert found["counts"] == {"invalid": 0, "gone": 1, "changed": 0, "moved": 1, "unreachable": 1, "blocked": 0, "left": 0, "fine": 1}
    first = found["sources"][0]
    assert {key: first[key] for key in ("file", "line", "source", "url", "verdict", "asked")} == {
        "file": "cases/vera-example.yml", "line": 22, "source": "a", "url": f"{site.base}/gone", "verdict": "gone", "asked": "2026-11-24",
    }  # fmt: skip
    assert first["proposed"] == {"archive": f"https://web.archive.org/web/20240503101500/{site.base}/gone"}
    lines = command("--format", "github")[1].splitlines()
    assert [line.partition("::")[2].partition(",")[0] for line in lines] == ["warning file=cases/vera-example.yml", *["notice file=cases/vera-example.yml"] * 2]  # fmt: skip
    assert lines[0].startswith("::warning file=cases/vera-example.yml,line=22,col=1,title=gone::a: http")


def test_what_was_asked_within_days_is_not_asked_again(command, site: Misbehaving) -> None:
    command()
    asked = len(site.asked)
    _, told, _ = command()
    assert len(site.asked) == asked
    assert told.splitlines()[-2] == (
        "4 sources: 1 gone, 1 moved, 1 unreachable, 1 fine. 4 addresses asked within 6 days before, and not again."
    )
    command("--today", "2026-11-25")
    assert [each for each in site.asked[asked:] if "robots" not in each] == ["HEAD /busy", *["GET /busy"] * 3]
    command("--fresh")
    assert site.count("HEAD /gone") == 2
    command("--today", "2026-11-30")
    assert site.count("HEAD /gone") == 3


ENTRY = '{"version": 1, "addresses": {"https://example.org/1": {"verdict": "fine", %s}}}'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[" * 100_000,
        b"\xff",
        b'{"version": 2, "addresses": {"https://example.org/1": {"verdict": "fine"}}}',
        b'{"version": 1, "addresses": {"javascript:alert(1)": {"verdict": "fine"}, "https://example.org/\\ud800": {"verdict": "fine"}}}',
        b'{"version": 1, "addresses": {"https://example.org/1": 1, "https://example.org/2": {"verdict": "good"}}}',
        *(
            (ENTRY % more).encode()
            for more in (
                '"day": 7', '"day": "2026-13-01"', '"why": ["x"]', '"why": "\\ud800"', '"moved_to": {}', '"failed": "2026"', '"failed": {"a": 1}',
                '"failed": [1]', '"marks": "x"', '"marks": {"a": 1}', '"marks": [Infinity]', '"marks": [NaN]', '"marks": [1.5]', '"marks": ["1"]',
                '"marks": [true]', '"marks": [-1]', f'"marks": [1{"0" * 20}]', f'"marks": [1{"0" * 5000}]', '"marks": [[[]]]',
            )
        ),
    ],
)  # fmt: skip
def test_a_foreign_memory_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "addresses.json").write_bytes(content)
    assert Memory.at(tmp_path).entries == {}


def test_what_stands_in_the_place_of_the_memory_is_not_opened(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "addresses.json"
    sound = (ENTRY % '"why": "x"').encode()
    (tmp_path / "elsewhere").write_bytes(sound)
    file.symlink_to("elsewhere")
    assert Memory.at(tmp_path).entries == {}
    file.unlink()
    os.mkfifo(file)
    assert Memory.at(tmp_path).entries == {}
    file.unlink()
    file.write_bytes(sound)
    assert [*Memory.at(tmp_path).entries] == ["https://example.org/1"]
    monkeypatch.setattr("casetracker.links.memory._LARGEST", len(sound) - 1)
    assert Memory.at(tmp_path).entries == {}


def test_a_withdrawn_case_is_asked_nothing_and_leaves_nothing_in_the_memory(command, folder: Path, site: Misbehaving) -> None:
    command("--memory", str(folder.parent / "notes"))
    file = folder.parent / "notes" / "addresses.json"
    assert "/gone" in file.read_text()
    (folder / "vera-example.yml").write_text(
        "withdrawn: {date: 2026-11-01, reason: request}\nsources: {a: {title: X, publisher: Y, url: " + site.base + "/secret}}\n"
    )
    asked = len(site.asked)
    assert command("--fresh", "--memory", str(folder.parent / "notes")) == (0, "0 sources: nothing to ask.\n", "")
    assert len(site.asked) == asked
    assert json.loads(file.read_text())["addresses"] == {}


def test_wrong_use_and_no_way_to_the_web_end_with_2(command, site: Misbehaving, monkeypatch) -> None:
    assert command("--days", "0") == (2, "", "casetracker: --days needs a number from 1 to 3650, not 0\n")
    assert command("cases/nobody.yml")[0] == 2
    assert command("--patch", "out/links.patch") == (2, "", "casetracker: --patch: there is no folder 'out'\n")
    assert site.asked == []

    def nothing(*_: Any, **__: Any) -> None:
        raise NoNetworkError

    monkeypatch.setattr(links, "survey", nothing)
    assert command() == (2, "", "casetracker: no host answered: there seems to be no way from this machine to the web; nothing was noted\n")


def test_without_a_way_to_the_web_nothing_is_called_gone(written, monkeypatch) -> None:
    import socket

    def look_up(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "x")

    monkeypatch.setattr("casetracker.links.connect.socket.getaddrinfo", look_up)
    text = CASE.replace("{base}/gone", "https://one.test.org/1").replace("{base}", "https://two.test.org")
    loaded = load(written({"vera-example.yml": text}), TODAY)
    memory = Memory()
    with pytest.raises(NoNetworkError):
        survey(places(loaded.tracker, loaded.files), memory, TODAY, Manners(CALM, "1", sleep=lambda seconds: None), archive=None)
    assert memory.entries == {}


class Turn:
    """A lock of a host that says when somebody waits for it."""

    def __init__(self) -> None:
        self.lock, self.awaited = threading.Lock(), threading.Event()

    def __enter__(self) -> None:
        if not self.lock.acquire(blocking=False):
            self.awaited.set()
            self.lock.acquire()

    def __exit__(self, *_: object) -> None:
        self.lock.release()


def test_two_hosts_are_asked_at_once_and_one_host_one_thing_at_a_time_whoever_leads_to_it(written) -> None:
    one, two, third = (Misbehaving(f"127.0.0.{number}") for number in (1, 2, 3))
    meet = threading.Barrier(2)
    turn = Turn()
    inside: list[int] = []
    at_once = 0

    def lead(to: Handler) -> None:
        # Each host answers only while the other one is asked, too; then both lead to the same one.
        if to.command == "HEAD":
            meet.wait(GENEROUS)
        to.reply(302, b"-", {"Location": f"{third.base}/page"})

    def alone(to: Handler) -> None:
        nonlocal at_once
        inside.append(1)
        at_once = max(at_once, len(inside))
        if len(inside) > 1:
            turn.awaited.set()  # nothing held it back
        assert turn.awaited.wait(GENEROUS)  # until the other one waits for its turn
        inside.pop()  # before the answer, after which the other one may come at once
        to.reply(200, b"-", {"Content-Type": "application/pdf"})

    try:
        for site in (one, two, third):
            site.page("/robots.txt", status=404)
            site.does("/meet", lead)
        third.does("/page", alone)
        text = CASE.replace("{base}/gone", f"{one.base}/meet").replace("{base}/old#part", f"{two.base}/meet")
        text = text[: text.index("  c:")].replace("[a, b, c]", "[a, b]").replace("[a, d]", "[a]") + "reviewed: 2026-11-01\n"
        loaded = load(written({"vera-example.yml": text}), TODAY)
        assert loaded.errors == ()
        manners = Manners(CALM, "1", "", frozenset(site.host for site in (one, two, third)))
        manners._host(third.base).lock = turn  # type: ignore[assignment]
        found = survey(places(loaded.tracker, loaded.files), Memory(), TODAY, manners, archive=None)
        assert verdicts(found) == {"a": "fine", "b": "fine"}
        assert (third.count("HEAD /page"), at_once) == (2, 1)
    finally:
        for site in (one, two, third):
            site.stop()


def test_what_is_not_reached_in_time_is_left_for_the_next_run(site: Misbehaving, folder: Path) -> None:
    loaded = load(folder, TODAY)
    memory = Memory()
    found = survey(places(loaded.tracker, loaded.files), memory, TODAY, polite(site, dataclasses.replace(CALM, run=0)))
    assert (set(verdicts(found).values()), found.asked, memory.entries, site.asked) == ({"left"}, 0, {}, [])


def test_what_is_left_this_time_keeps_what_was_proposed_of_it(site: Misbehaving, folder: Path) -> None:
    loaded = load(folder, TODAY)
    memory = Memory()
    before = propose(run(site, folder, memory).found, TODAY)
    kept = dict(memory.entries)
    found = survey(places(loaded.tracker, loaded.files), memory, TODAY, polite(site, dataclasses.replace(CALM, run=0)))
    again = propose(found.found, TODAY)
    assert (set(verdicts(found).values()), found.asked, memory.entries) == ({"left"}, 0, kept)
    assert len(again.lines) == 3
    assert again.patch == before.patch
    told = links.report(found, again)
    assert told.count("The patch has what an earlier one found") == 2
    assert told.count("Nothing: it comes first in the next run.") == 2


def test_a_report_is_printed_even_where_its_patch_can_not_be_written(command, folder: Path, site: Misbehaving) -> None:
    (folder.parent / "links.patch").mkdir()
    assert command("--patch", "links.patch") == (2, REPORT.replace("{base}", site.base), "casetracker: links.patch: Is a directory\n")


def test_what_is_proposed_for_a_source_is_looked_up_and_not_searched_for(site: Misbehaving, folder: Path, monkeypatch) -> None:
    found = run(site, folder)
    proposed = propose(found.found, TODAY)

    def compare(*_: object) -> bool:
        raise AssertionError("one source was compared with another")

    monkeypatch.setattr(links.Place, "__eq__", compare)
    assert [(place.id, key) for place, _ in found.found for key in ("url", "archive") if proposed.of(place, key)] == [
        ("a", "archive"), ("b", "url"), ("b", "archive"),
    ]  # fmt: skip


def test_unreachable_is_gone_after_four_days_over_two_weeks(site: Misbehaving, folder: Path) -> None:
    memory = Memory()
    found = [verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None))["d"] for days in (0, 1, 2, 9, 14)]
    assert found == ["unreachable", "unreachable", "unreachable", "unreachable", "gone"]
    site.page("/busy")
    assert verdicts(run(site, folder, memory, TODAY + timedelta(15), archive=None))["d"] == "fine"
    site.page("/busy", status=500)
    assert verdicts(run(site, folder, memory, TODAY + timedelta(16), archive=None))["d"] == "unreachable"


def test_who_answers_that_it_is_too_much_is_never_gone(site: Misbehaving, folder: Path) -> None:
    site.page("/busy", status=429)
    memory = Memory()
    assert {verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None))["d"] for days in range(0, 40, 8)} == {"unreachable"}


def test_an_archive_without_a_copy_of_a_sound_page_is_asked_again_after_four_weeks(site: Misbehaving, folder: Path) -> None:
    site.page("/busy")
    memory = Memory()
    asked = []
    for days in (0, 7, 27, 28):
        run(site, folder, memory, TODAY + timedelta(days), days=6)
        asked.append(site.count("GET /api"))
    # Of what moved and of what is gone there are copies, which are remembered.
    assert asked == [3, 3, 3, 4]


def test_no_more_is_proposed_than_can_be_looked_at_the_worst_first(site: Misbehaving, folder: Path) -> None:
    found = run(site, folder).found
    assert [(line.place.id, line.key) for line in propose(found, TODAY, 1).lines] == [("a", "archive")]
    assert len(propose(found, TODAY, 2).lines) == 3


def test_a_file_with_errors_does_not_cost_what_is_remembered(command, folder: Path) -> None:
    kept = cache_folder(folder)
    assert kept
    command()
    file = folder / "vera-example.yml"
    file.write_text(file.read_text().replace("status: detained", "status: detaind"))
    code, told, error = command()
    assert (code, told, error) == (
        0, "0 sources: nothing to ask.\n", "Files with errors are left out; 'casetracker check' names them (1 error).\n",
    )  # fmt: skip
    assert len(Memory.at(kept).entries) == 4


def test_a_changed_page_stays_changed_until_a_person_has_read_it(site: Misbehaving, folder: Path) -> None:
    memory = Memory()
    run(site, folder, memory, archive=None)
    site.page("/fine", page("Casino", " ".join(f"win {number} here" for number in range(90))))
    for days in (7, 14):
        assert verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None))["c"] == "changed"
    file = folder / "vera-example.yml"
    file.write_text(file.read_text().replace("/fine\n", "/fine\n    accessed: 2026-12-09\n"))
    for days in (16, 23):
        assert verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None))["c"] == "fine"


@pytest.mark.parametrize(("bad", "read"), [(page("404 not found", "gone " * 90), False), (b"", False), (b"", True)])
def test_a_page_that_was_bad_when_first_seen_has_not_changed_once_it_is_sound(site, folder: Path, bad: bytes, read: bool) -> None:
    memory = Memory()
    site.page("/")
    site.does("/fine", lambda to: to.reply(200, bad) if bad else to.reply(302, b"-", {"Location": "/"}))
    for days in (0, 7):
        assert verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None))["c"] == "changed"
    site.page("/fine", page("Report", " ".join(f"in {number} courts" for number in range(90))))
    if read:
        # Then it is asked again before its time.
        file = folder / "vera-example.yml"
        file.write_text(file.read_text().replace("/fine\n", "/fine\n    accessed: 2026-12-02\n"))
    for days in (8, 14) if read else (14, 21):
        assert verdicts(run(site, folder, memory, TODAY + timedelta(days), archive=None, days=6))["c"] == "fine"


def test_what_a_page_was_is_remembered_while_it_can_not_be_read() -> None:
    before = Seen("fine", "", page=Page("Report", (1, 2)), since=TODAY)
    assert remembered(before, Seen("blocked", "x"), TODAY + timedelta(7)).page == before.page


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 200), (b"[]", 200), (b'{"archived_snapshots": []}', 200), (b'{"archived_snapshots": {"closest": 1}}', 200), (b"", 500),
     (b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "timestamp": "20249999999999"}}}', 200),
     (b'{"archived_snapshots": {"closest": {"available": true, "status": "404", "timestamp": "20240101000000"}}}', 200),
     (b'{"archived_snapshots": {"closest": {"available": true, "status": "200", "timestamp": "1/../../x"}}}', 200)],
)  # fmt: skip
def test_an_archive_that_gives_no_sound_answer_proposes_nothing(site: Misbehaving, folder: Path, body: bytes, status: int) -> None:
    site.page("/api", body, status)
    found = run(site, folder)
    assert {seen.copy for _, seen in found.found} == {""}
    assert [line.key for line in propose(found.found, TODAY).lines] == ["url"]


def test_an_archive_that_does_not_want_to_be_asked_is_not_asked_again(site: Misbehaving, folder: Path) -> None:
    site.page("/api", status=429)
    run(site, folder)
    assert site.count("GET /api") == 2


def test_a_new_address_that_the_record_has_already_is_not_proposed(site: Misbehaving, folder: Path) -> None:
    site.does("/old", lambda to: to.reply(301, b"-", {"Location": "/fine#part"}))
    file = folder / "vera-example.yml"
    file.write_text(file.read_text().replace("/old#part", "/old"))
    found = run(site, folder)
    proposed = propose(found.found, TODAY)
    assert [line.key for line in proposed.lines] == ["archive", "archive"]
    assert f"Set 'url' to {site.base}/fine, if it is the same page: the patch could not." in links.report(found, proposed)


def test_a_file_without_a_last_line_feed_or_with_others_is_patched_too(site: Misbehaving, folder: Path) -> None:
    file = folder / "vera-example.yml"
    text = file.read_text()
    git = ["git", "-C", str(folder.parent)]
    subprocess.run([*git, "init", "-q"], check=True)
    for content in (text.rstrip("\n"), text.replace("\n", "\r\n"), "\ufeff" + text):
        file.write_bytes(content.encode())
        patch = propose(run(site, folder).found, TODAY).patch
        subprocess.run([*git, "apply", "-"], input=patch.encode(), check=True)
        assert file.read_bytes() == propose_once(site, folder)


def propose_once(site: Misbehaving, folder: Path) -> bytes:
    """The file that there is after the patch, by which nothing more can be proposed."""
    assert propose(run(site, folder).found, TODAY).lines == ()
    return (folder / "vera-example.yml").read_bytes()


def test_what_other_hosts_say_can_not_steer_the_terminal_or_the_code_host(site: Misbehaving, folder: Path) -> None:
    site.page("/fine", page("404 - Page not found \x1b[2J\u202e::error::x"))
    found = run(site, folder)
    proposed = propose(found.found, TODAY)
    assert "\x1b" not in links.report(found, proposed)
    assert "\u202e" not in links.report(found, proposed)
    assert [line[:10] for line in links.report(found, proposed, "github").splitlines()][0:2] == ["::warning ", "::warning "]
