"""Feeds as other people's readers see them: valid, with ids that never change and true dates; no burst is dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fastfeedparser
import feedparser
import pytest
from markupsafe import Markup

from casetracker.data.feeds import files as feeds
from casetracker.data.feeds.formats import Item, Written, atom, json_feed
from casetracker.history import History
from casetracker.pages.context import Context
from casetracker.record.load import load
from casetracker.record.translations import Untranslated
from exported import BUILD_INFO, at
from small_history import ADDRESS, AUTHOR, Repository, repository
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys

HOSTILE = 'Vera <b>&amp; "Example"</b> ]]> \\</script>'
HEARING = """\
hearings:
  - {date: 2026-12-10, time: '09:30', zone: Europe/Moscow, court: The Court, purpose: Appeal, sources: [a]}
  - {date: 2026-12-20, purpose: Verdict, sources: [a]}
  - {date: 2025-12-20, purpose: Remand, sources: [a]}
"""
ATOM = "{http://www.w3.org/2005/Atom}"
EDITED = replace(BUILD_INFO, repository="https://code.test.org/a/b")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "repository")
    first = altered(exchanged("Ivan Sample"), ("citizenships: [RU]", "citizenships: [RU, US]"))
    made.commit({"vera-example.yml": altered(CASE, ("name: Vera Example", f"name: '{HOSTILE}'")), "ivan-sample.yml": first}, "Two cases")
    made.commit({"swaps/2024-06-01-exampleton.yml": SWAP, "petr-sample.yml": exchanged("Petr Sample", "RU", "US")}, "The exchange (#2)")
    made.commit({"vera-example.yml": with_keys(altered(CASE, ("name: Vera Example", f"name: '{HOSTILE}'")), HEARING)})
    hidden = with_keys(altered(CASE, ("Vera Example", "Hidden Person")), "listed: false")
    made.commit({"hidden-person.yml": hidden, "gone.yml": "withdrawn: {date: 2026-01-03, reason: request}\n"})
    return made


def context_of(repo: Repository) -> Context:
    loaded = load(repo.folder / "cases", TODAY)
    return at(loaded.tracker, history=repo.history())


def written(context: Context, base: str = EDITED.base) -> dict[str, bytes]:
    return {file.address: file.content() for file in feeds(context, replace(EDITED, base=base))}


def entries(content: bytes) -> list[Any]:
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return list(found.entries)


def test_every_atom_feed_holds_to_its_standard(repo: Repository) -> None:
    for address, content in written(context_of(repo)).items():
        if not address.endswith(".xml"):
            continue
        root = ElementTree.fromstring(content)  # noqa: S314  (our own)
        assert root.tag == f"{ATOM}feed"
        for holder in (root, *root.findall(f"{ATOM}entry")):
            for needed in ("id", "title", "updated"):
                assert len(holder.findall(f"{ATOM}{needed}")) == 1, (address, needed)
            assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", holder.findtext(f"{ATOM}id") or "")
            assert len([each for each in holder.findall(f"{ATOM}link") if each.get("rel") == "alternate"]) == 1
        itself = next(each for each in root.findall(f"{ATOM}link") if each.get("rel") == "self")
        assert itself.get("href") == EDITED.base + address
        assert root.findtext(f"{ATOM}author/{ATOM}name") == EDITED.title
        ids = [each.findtext(f"{ATOM}id") for each in root.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
        stamps = [each.findtext(f"{ATOM}updated") or "" for each in root.findall(f"{ATOM}entry")]
        assert root.findtext(f"{ATOM}updated") == max(stamps, default="2026-11-01T00:00:00Z")
        assert len(entries(content)) == len(ids)


def test_every_json_feed_holds_to_its_published_rules_and_says_the_same(repo: Repository) -> None:
    made = written(context_of(repo))
    for address, content in made.items():
        if not address.endswith(".json"):
            continue
        feed = json.loads(content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == EDITED.base + address
        assert feed["home_page_url"].startswith(EDITED.base)
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert item["url"].startswith(EDITED.base)
            for name in ("date_published", "date_modified"):
                assert datetime.fromisoformat(item[name]).tzinfo == UTC
        twin = entries(made[address.replace(".json", ".xml")])
        assert [(each.id, each.title, each.link, each.updated) for each in twin] == [
            (item["id"], item["title"], item["url"], item["date_modified"]) for item in feed["items"]
        ]


def test_an_outside_reader_of_both_forms_reads_the_same_in_both(repo: Repository) -> None:
    """By fastfeedparser, which shares no code with feedparser and knows JSON Feed too."""
    repo.commit({"swaps/2024-06-01-exampleton.yml": with_keys(SWAP, "unknowns: [Where was it?]")})
    made = written(context_of(repo))

    def read(address: str) -> tuple[list[str], list[tuple[str, ...]]]:
        found = fastfeedparser.parse(made[address].decode())
        fields = ("id", "title", "link", "published", "updated")
        held = [(*(each[name] for name in fields), each["content"][0]["value"]) for each in found["entries"]]
        return [found["feed"][name] for name in ("title", "link", "language", "author")], held

    filled = [address for address in made if address.endswith(".xml") and b"<entry>" in made[address]]
    assert len(filled) > 5
    for address in filled:
        whole, held = read(address)
        assert read(address.replace(".xml", ".json")) == (whole, held), address
        assert whole[3] == EDITED.title
        assert len(held) == made[address].count(b"<entry>")


def test_changes_come_newest_first_with_true_dates_and_what_changed(repo: Repository) -> None:
    found = entries(written(context_of(repo))["feeds/changes.xml"])
    assert [each.updated for each in found] == [f"2026-01-{day:02}T09:00:00Z" for day in (3, 2, 2, 1, 1)]
    assert found[0].title == f"{HOSTILE}: hearing: 3 added"
    assert found[0].link == f"{EDITED.base}cases/vera-example/"
    assert f"https://code.test.org/a/b/commit/{repo.commits[2]}" in [each.href for each in found[0].links]
    assert "<b>" not in found[0].content[0].value.replace("<ul><li>", "")
    assert found[1].title == "New in the record: Exchange in Exampleton"


def test_a_name_that_looks_like_markup_stays_a_name(repo: Repository) -> None:
    added = next(
        each for each in entries(written(context_of(repo))["feeds/changes.xml"]) if each.title.startswith("New in the record: Vera")
    )
    assert added.title == f"New in the record: {HOSTILE}"
    items = json.loads(written(context_of(repo))["feeds/cases/vera-example.json"])["items"]
    assert items[-1]["content_html"] == "<ul><li>First recorded, as: Detained</li></ul>"


def test_each_state_and_each_case_has_its_own(repo: Repository) -> None:
    made = written(context_of(repo))
    assert {each.link.rsplit("/", 2)[1] for each in entries(made["feeds/by/us.xml"])} == {"vera-example", "ivan-sample"}
    assert [each.link for each in entries(made["feeds/by/ru.xml"])] == [f"{EDITED.base}cases/petr-sample/"]
    assert len(entries(made["feeds/cases/vera-example.xml"])) == 2


def test_unlisted_and_withdrawn_records_and_authors_are_in_no_feed(repo: Repository) -> None:
    made = written(context_of(repo))
    whole = b"".join(made.values())
    assert not [address for address in made if "hidden" in address or "gone" in address]
    for word in ("Hidden", "hidden-person", "gone", AUTHOR, ADDRESS):
        assert word.encode() not in whole


def test_hearings_ahead_come_soonest_first(repo: Repository) -> None:
    found = entries(written(context_of(repo))["feeds/hearings.xml"])
    assert [each.title.partition(" · ")[0] for each in found] == ["10 December 2026", "20 December 2026"]
    assert "10 December 2026, 09:30 (Europe/Moscow)" in found[0].content[0].value
    assert found[0].updated == "2026-01-03T09:00:00Z"
    assert found[0].link.endswith("cases/vera-example/#2026-12-10-hearing")


def test_a_week_that_has_ended_is_one_entry_of_what_happened_and_what_changed_in_it(repo: Repository) -> None:
    repo.days = (datetime(2026, 11, 16, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)) // timedelta(1)
    vera = with_keys(altered(CASE, ("name: Vera Example", f"name: '{HOSTILE}'")), HEARING)
    events = "events: [{date: 2026-11-17, event: She was moved, sources: [a]}, {date: 2026-11-19, event: She was moved back, sources: [a]}]"
    held = with_keys(altered(vera, ("date: 2024-05-01", "date: 2026-11-15")), events)
    repo.commit({"vera-example.yml": held, "boris-new.yml": altered(CASE, ("Vera Example", "Boris New"))})
    repo.commit({"boris-new.yml": altered(CASE, ("Vera Example", "Boris New"), ("in May", "early in May"))})
    repo.days += 5
    repo.commit(
        {"boris-new.yml": altered(CASE, ("Vera Example", "Boris New"), ("[RU]", "[RU, DE]"))}, "On Monday, in a week that has not ended"
    )
    found = entries(written(context_of(repo))["feeds/weeks.xml"])
    assert [(each.title, each.updated, each.published) for each in found] == [
        (f"Week of {day}", f"{end}T00:00:00Z", f"{end}T00:00:00Z")
        for day, end in (("16 November 2026", "2026-11-23"), ("29 December 2025", "2026-01-05"), ("15 December 2025", "2025-12-22"))
    ]
    assert found[0].link == f"{EDITED.base}changes/?since=2026-11-16&until=2026-11-22"
    assert lines(found[0]) == [
        f"17 November 2026 · {HOSTILE}: She was moved (The Paper)",
        f"19 November 2026 · {HOSTILE}: She was moved back (The Paper)",
        "New in the record: Boris New",
        f"Changed: {HOSTILE}: last report: date: 1 May 2024 → 15 November 2026; event added: 17 November 2026; event added: 19 November 2026",
        "Only wording or sources changed in 1 record",
    ]
    assert lines(found[1]) == [
        f"New in the record: Exchange in Exampleton, Ivan Sample, Petr Sample, {HOSTILE}",
        f"Changed: {HOSTILE}: hearing: 3 added",
    ]


def test_who_came_free_stands_with_the_day_on_which_the_record_first_told_it(repo: Repository) -> None:
    freed = altered(CASE, ("Vera Example", "Boris New"))
    repo.commit({"boris-new.yml": freed})
    freed = altered(FREED, ("Vera Example", "Boris New"), ("date: 2024-06-01", "date: 2024-06-02"))
    repo.commit({"boris-new.yml": freed})
    repo.commit({"boris-new.yml": altered(freed, ("in May", "early in May"))})
    repo.commit({"boris-new.yml": altered(freed, ("court-order,", "court-order, basis: acquittal,"))})
    found = entries(written(context_of(repo))["feeds/releases.xml"])
    assert [(each.title, each.published, each.updated, each.link) for each in found] == [
        ("Boris New: court order, 2 June 2024", "2026-01-06T09:00:00Z", "2026-01-08T09:00:00Z", f"{EDITED.base}cases/boris-new/"),
        ("Ivan Sample: exchange, 1 June 2024", "2026-01-01T09:00:00Z", "2026-01-01T09:00:00Z", f"{EDITED.base}cases/ivan-sample/"),
        ("Petr Sample: exchange, 1 June 2024", "2026-01-02T09:00:00Z", "2026-01-02T09:00:00Z", f"{EDITED.base}cases/petr-sample/"),
    ]
    assert lines(found[0]) == ["United States", "Acquittal"]
    assert lines(found[1]) == ["United States → Russia", "Exchange in Exampleton"]


def lines(entry: Any) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(entry.content[0].value)]  # noqa: S314  (our own)


def test_ids_stay_when_records_change_are_renamed_and_come_in(repo: Repository) -> None:
    def ids() -> dict[str, set[str]]:
        made = written(context_of(repo))
        return {
            name: {each.id for each in entries(made[f"feeds/{name}.xml"])} for name in ("changes", "swaps", "hearings", "weeks", "releases")
        }

    before = ids()
    text = with_keys(altered(CASE, ("name: Vera Example", "name: Vera Other")), HEARING)
    repo.commit({"vera-example.yml": None, "vera-other.yml": with_keys(text, f"aliases: ['{HOSTILE}']\nformerly: [vera-example]")})
    swap = "swaps/2024-06-01-exampleton.yml"
    repo.commit({swap: None, "swaps/2024-06-01-elsewhere.yml": with_keys(SWAP, "formerly: [2024-06-01-exampleton]")})
    repo.write({name: text.replace("swap: 2024-06-01-exampleton", "swap: 2024-06-01-elsewhere") for name, text in _cases(repo)})
    repo.commit({"a-first.yml": altered(CASE, ("Vera Example", "A First"))})
    after = ids()
    assert before["changes"] < after["changes"]
    assert before["swaps"] == after["swaps"]
    assert before["hearings"] == after["hearings"]
    assert before["weeks"] <= after["weeks"]
    assert before["releases"] == after["releases"]


def _cases(repo: Repository) -> Iterator[tuple[str, str]]:
    for name in ("ivan-sample.yml", "petr-sample.yml"):
        yield name, (repo.folder / "cases" / name).read_text()


def test_a_feed_is_capped_but_never_drops_a_burst(repo: Repository) -> None:
    many = {f"person-{number}.yml": altered(CASE, ("Vera Example", f"Person {number}")) for number in range(70)}
    repo.commit(many)
    assert len(entries(written(context_of(repo))["feeds/changes.xml"])) == 50
    repo.days = (datetime(2026, 11, 20, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)) // timedelta(1)
    repo.commit({name: altered(text, ("status: detained", "status: unknown")) for name, text in many.items()})
    assert len(entries(written(context_of(repo))["feeds/changes.xml"])) == 70


def test_without_a_history_no_change_is_made_up(repo: Repository) -> None:
    loaded = load(repo.folder / "cases", TODAY)
    made = written(at(loaded.tracker, history=History()))
    assert {name.partition(".")[0] for name in made} <= {"feeds/swaps", "feeds/hearings", "feeds/weeks", "feeds/releases"}
    assert [lines(each) for each in entries(made["feeds/weeks.xml"])] == [[f"20 December 2025 · {HOSTILE}: Hearing: Remand (The Paper)"]]
    assert [each.updated for each in entries(made["feeds/swaps.xml"])] == ["2026-11-01T00:00:00Z"]


def test_a_site_that_does_not_know_its_address_has_none(repo: Repository) -> None:
    assert written(context_of(repo), base="") == {}


def test_two_builds_are_the_same_to_the_byte(repo: Repository) -> None:
    assert written(context_of(repo)) == written(context_of(repo))


def test_a_text_that_is_not_translated_names_its_language() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    line = Markup("{}: {}").format("Ей <1>", Untranslated("A <b>text</b>"))
    item = Item("case/a", "cases/a/", Untranslated("A & B"), (Untranslated("In <English>"), "По-русски", line), now, now)
    feed = Written("feeds/changes", "Изменения", "changes/", now, (item, item._replace(title="Вера")))
    spans = [
        f'<span lang="en" dir="ltr" class="ct-untranslated">{each}</span>' for each in ("In &lt;English&gt;", "A &lt;b&gt;text&lt;/b&gt;")
    ]
    content = f"<ul><li>{spans[0]}</li><li>По-русски</li><li>Ей &lt;1&gt;: {spans[1]}</li></ul>"
    first, second = ElementTree.fromstring(atom(feed, BUILD_INFO, "ru", "https://l.test.org/")).iter(f"{ATOM}entry")  # noqa: S314
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    titles = [each.find(f"{ATOM}title") for each in (first, second)]
    assert [(each.text, each.get(language)) for each in titles if each is not None] == [("A & B", "en"), ("Вера", None)]
    assert first.findtext(f"{ATOM}content") == content
    items = json.loads(json_feed(feed, BUILD_INFO, "ru"))["items"]
    assert [each.get("language") for each in items] == ["en", None]
    assert items[0]["content_html"] == content
