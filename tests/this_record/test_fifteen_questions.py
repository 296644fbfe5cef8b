"""Questions of a reporter, a researcher, a desk officer and a relative: each is answered within three steps of the home page, as the API answers it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import Open
from small_sites import BuiltSite

pytestmark = pytest.mark.xdist_group("fifteen_questions")
STEPS = 3


class Reader:
    """Somebody who begins at the home page. Each search, choice and link is a step."""

    def __init__(self, page: Page, site: BuiltSite) -> None:
        self.page, self.site = page, site
        self._steps = 0

    def _step(self) -> None:
        self._steps += 1
        assert self._steps <= STEPS, "the answer is too far from the home page"

    def follow(self, name: str | re.Pattern[str], within: str = "main") -> None:
        self._step()
        link = self.page.locator(within).get_by_role("link", name=name, exact=isinstance(name, str)).first
        address = link.evaluate("(link) => link.href")
        link.click()
        self.page.wait_for_url(address)

    def search(self, text: str) -> Locator:
        """Return what is found."""
        self._step()
        self.page.get_by_role("combobox", name="Search").fill(text)
        found = self.page.get_by_role("option")
        found.first.wait_for()
        return found

    def open_first(self) -> None:
        """Open the best of what was found."""
        self._step()
        address = self.page.get_by_role("option").first.get_attribute("href") or ""
        self.page.get_by_role("combobox", name="Search").press("Enter")
        self.page.wait_for_url(address)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list, or tick a box of a filter."""
        self._step()
        if (select := self.page.get_by_label(label, exact=True).and_(self.page.locator("select"))).count():
            select.select_option(label=option)
            return
        opened = self.page.locator("details[data-filter]", has=self.page.locator("summary", has_text=re.compile(f"^{label}")))
        opened.locator("summary").click()
        opened.get_by_label(re.compile(f"^{re.escape(option)} ")).check()
        expect(self.page.locator("#ct-rows tr").first).to_be_visible()

    def texts(self, selector: str) -> list[str]:
        """Return the texts of all that is seen of these elements."""
        return [each.strip() for each in self.page.locator(f"{selector}:visible").all_inner_texts()]

    @cached_property
    def heading(self) -> str:
        return self.page.locator("article h1").inner_text()

    def api(self, name: str) -> list[dict[str, Any]]:
        """Return the list of a resource."""
        data = json.loads(self.site.raw(f"api/v1/{name}.json"))
        return next(value for value in data.values() if isinstance(value, list))

    def cases(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, dict[str, Any]]:
        """Return the cases that fit and stand in lists, by name."""
        return {each["name"]: each for each in self.api("cases") if each.get("listed") is not False and fits(each)}


@pytest.fixture
def reader(look_at: Open, real_site: BuiltSite) -> Reader:
    return Reader(look_at(real_site.folder), real_site)


def number(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def test_what_happened_last(reader: Reader) -> None:
    exchanges = [each for each in reader.api("swaps") if each["kind"] == "exchange"]
    last = max(exchanges, key=lambda each: each["derived"]["date"]["earliest"])
    assert reader.texts(".ct-last h2 a") == [last["title"]]
    freed = {each["name"] for side in last["derived"]["sides"] for each in side["cases"]}
    assert freed <= {*reader.texts(".ct-last li a")}
    lines = reader.page.locator(".ct-happened li")
    days = [each.get_attribute("datetime") or "" for each in lines.locator("time").all()]
    assert days == sorted(days, key=lambda day: f"{day}-12-31"[:10] if len(day) == 4 else f"{day}-31"[:10], reverse=True)
    told = {(f"cases/{each['id']}/#{entry['id']}", entry["date"]) for each in reader.api("cases") for entry in each["derived"]["timeline"]}
    shown = [line.locator("a").first.get_attribute("href") or "" for line in lines.all()]
    assert {(address, day) for address, day in zip(shown, days, strict=True) if address.startswith("cases/")} <= told
    assert all(line.locator(".ct-by").inner_text() for line in lines.all()), "no publisher is named"


def test_who_came_free_in_2025_and_for_what(reader: Reader) -> None:
    reader.follow("Everybody who came free")
    reader.choose("Year of release", "2025")
    freed = [
        each
        for each in reader.api("releases")
        if each["released"]["earliest"] <= "2025-12-31" and each["released"]["latest"] >= "2025-01-01"
    ]
    names = {each["case"]: each["name"] for each in reader.api("releases")}
    rows = reader.page.locator("tbody tr:visible")
    assert sorted(rows.locator("th").all_inner_texts()) == sorted(each["name"] for each in freed)
    for each in freed:
        row = rows.filter(has=reader.page.get_by_role("rowheader", name=each["name"], exact=True)).inner_text()
        assert all(names[case] in row for case in each["in_return"]), each["name"]
        assert all(given["gives"] in row for given in each["terms"]), each["name"]


def test_which_exchanges_involved_germany(reader: Reader) -> None:
    reader.search("Germany")
    reader.open_first()
    state = next(each for each in reader.api("states") if each["state"] == "DE")
    titles = {each["id"]: each["title"] for each in reader.api("swaps")}
    assert reader.heading == state["name"]
    assert sorted(reader.texts("#swaps + ul a")) == sorted(titles[name] for name in {*state["party"], *state["mediator"]})


def test_who_mediated_each_exchange(reader: Reader) -> None:
    reader.follow("Exchanges and releases", within="nav.md-tabs")
    states = {each["state"]: each["name"] for each in reader.api("states")}
    for swap in reader.api("swaps"):
        shown = reader.page.locator(f"[id='{swap['id']}'] .ct-meta").first.inner_text()
        for each in swap.get("mediators", ()):
            assert states.get(each["by"], each["by"]) in shown, swap["id"]


def test_who_was_held_in_one_prison(reader: Reader) -> None:
    reader.search("Lefortovo")
    reader.open_first()
    place = next(each for each in reader.api("places") if each["name"] == reader.heading)
    assert "Lefortovo" in place["name"]
    assert [*dict.fromkeys(reader.texts("#held ~ .ct-wrap tbody th"))] == [
        *dict.fromkeys(each["name"] for each in place["derived"]["held"])
    ]


def test_who_was_charged_under_one_article_of_law(reader: Reader) -> None:
    found = reader.search("Article 275")
    name = found.first.locator("b").inner_text()
    reader.open_first()
    kind = next(each for each in reader.api("charges") if each["label"] == name)
    under = [each["name"] for each in kind["charges"] if "Article 275 " in (each["statute"] or "")]
    rows = reader.page.locator("tbody tr").filter(has=reader.page.locator("small", has_text=re.compile("Article 275 ")))
    assert rows.locator("th").all_inner_texts() == under != []


def test_who_answers_several_filters_at_once(reader: Reader) -> None:
    reader.follow("Cases", within="nav.md-tabs")
    reader.choose("Status", "Exchanged")
    reader.choose("Offence", "Espionage")
    wanted = reader.cases(
        lambda case: case["derived"]["status"] == "exchanged" and any(each["category"] == "espionage" for each in case["charges"])
    )
    people = number(reader.texts("#ct-count")[0])
    assert people == len({(case.get("same") or [name])[0] for name, case in wanted.items()})
    assert set(reader.texts("#ct-rows th a")) <= set(wanted)


def test_what_is_found_by_treason(reader: Reader) -> None:
    found = reader.search("treason").first
    kind = next(each for each in reader.api("charges") if each["category"] == "treason")
    assert found.locator("b").inner_text() == kind["label"]
    assert number(found.locator("small").inner_text()) == kind["people"]


def test_how_long_somebody_was_held_whose_name_is_misspelled(reader: Reader) -> None:
    reader.search("Whelen")
    reader.open_first()
    case = reader.cases(lambda case: case["name"] == reader.heading)[reader.heading]
    assert reader.heading.endswith("Whelan")
    assert number(reader.texts("header .ct-days b")[0]) == case["derived"]["days_held"]["fewest"]


def test_which_of_my_fellow_citizens_are_held_and_since_when(reader: Reader) -> None:
    held = reader.cases(lambda case: case["derived"]["held"])
    code = max(
        (code for case in held.values() for code in case["person"]["citizenships"]),
        key=lambda code: sum(code in case["person"]["citizenships"] for case in held.values()),
    )
    name = next(each["name"] for each in reader.api("states") if each["state"] == code)
    reader.follow(re.compile("(people|person) (last )?reported held"))
    reader.choose("Citizenship", name)
    mine = {each: case for each, case in held.items() if code in case["person"]["citizenships"]}
    rows = {row.locator("th a").inner_text(): row.inner_text() for row in reader.page.locator("#ct-rows tr").all()}
    assert rows.keys() == mine.keys()
    for each, case in mine.items():
        assert case["derived"]["detained"]["latest"][:4] in rows[each] or case["derived"]["detained"]["earliest"][:4] in rows[each], each


def test_whom_one_state_has_held_longest(reader: Reader) -> None:
    held = reader.cases(lambda case: case["derived"]["held"] and case["detained_by"] == "RU")
    reader.follow(re.compile("^Russia"))
    reader.choose("Order", "Held the most days")
    longest = max(case["derived"]["days_held"]["fewest"] for case in held.values())
    first = reader.page.locator("#ct-rows tr").first
    assert held[first.locator("th a").inner_text()]["derived"]["days_held"]["fewest"] == longest
    assert number(first.locator("td.ct-n").inner_text()) == longest


def test_which_source_stands_behind_a_claim(reader: Reader) -> None:
    reader.search("Whelan")
    reader.open_first()
    case = reader.cases(lambda case: case["name"] == reader.heading)[reader.heading]
    reader.follow("1", within="dl.ct-facts")
    source = reader.page.locator("li:target")
    links = source.get_by_role("link").first
    assert links.get_attribute("href") in {each["url"] for each in case["sources"].values()}
    cited = next(each for each in case["sources"].values() if each["url"] == links.get_attribute("href"))
    assert cited["publisher"] in source.inner_text()
    assert cited["title"] == links.inner_text()


def test_what_changed_in_the_record_and_when(reader: Reader) -> None:
    reader.follow("Changes", within="nav.md-tabs")
    days = [each.get_attribute("datetime") or "" for each in reader.page.locator("main h2 time").all()]
    changed = {each["time"][:10] for each in reader.api("changes")}
    assert days == sorted(days, key=lambda day: f"{day}-12-31"[:10] if len(day) == 4 else f"{day}-31"[:10], reverse=True)
    assert days[0] == max(changed)
    assert set(days) <= changed


def test_a_figure_to_take_along_with_its_numbers(reader: Reader) -> None:
    reader.follow("Statistics", within="nav.md-tabs")
    figure = reader.page.locator("section.ct-figure", has=reader.page.locator("#outcomes"))
    taken = {
        kind: figure.get_by_role("link", name=kind, exact=True).evaluate("(link) => new URL(link.href).pathname.slice(1)")
        for kind in ("CSV", "SVG")
    }
    rows = list(csv.DictReader(io.StringIO(reader.site.raw(taken["CSV"]).removeprefix("\ufeff"))))
    exchanged = json.loads(reader.site.raw("api/v1/statistics.json"))["totals"]["exchanged"]
    assert sum(int(row["people"]) for row in rows if row["status"] == "exchanged") == exchanged
    assert f"{exchanged} exchanged" in figure.locator("h2").inner_text()
    assert f"{exchanged} exchanged" in reader.site.raw(taken["SVG"])
    figure.get_by_text("Embed or cite this figure").click()
    expect(figure.get_by_text("<iframe src=")).to_be_visible()


def test_how_an_error_is_corrected(reader: Reader) -> None:
    reader.search("Whelan")
    reader.open_first()
    name = reader.heading
    reader.follow("Correct this page")
    expect(reader.page.get_by_role("heading", name=f"What is wrong, or missing, in the record of {name}?")).to_be_visible()


FOUND = {
    "Karelena": "cases/ksenia-karelina/",
    "Карелена": "cases/ksenia-karelina/",
    "Khavana": "cases/ksenia-karelina/",
    "Whelen": "cases/paul-whelan/",
    "Βίννικ": "cases/alexander-vinnik/",
    "Vinnik money laundering": "cases/alexander-vinnik/",
    "treason": "charges/treason/",
    "spies": "charges/espionage/",
    "Lefortovo": "places/lefortovo/",
    "IK-17": "places/ik-17-ozyorny/",
    "Ankara 2024": "swaps/2024-08-01-ankara/",
    "exchange of spies 2010": "swaps/2010-07-09-vienna/",
    "Turkey mediator": "states/tr/",
    "how to ask for a correction": "about/corrections/#how-to-ask",
}
"""What people type, and what they mean by it."""


def test_what_is_meant_comes_first(look_at: Open, real_site: BuiltSite) -> None:
    page = look_at(real_site.folder)
    field, first = page.get_by_role("combobox", name="Search"), page.get_by_role("option").first
    wanted = {typed: address for typed, address in FOUND.items() if address.partition("#")[0] in real_site.addresses}
    assert len(wanted) > 5
    for typed, address in wanted.items():
        field.fill(typed)
        expect(first).to_have_attribute("href", re.compile(f"/{re.escape(address)}$"))
    field.fill("espionage Germany")
    expect(first).to_contain_text("Espionage")
    expect(first).to_contain_text("Germany")
    assert "/cases/" in (first.get_attribute("href") or "")
