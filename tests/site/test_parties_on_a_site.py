"""A site whose people are held by a party and by states that are no more, and are citizens of Kosovo, of no state, or of nobody says which.

The record is that of the valid examples, so that all of it is invented, sound and as a tracker would hold it.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from small_records import DATA
from small_sites import BuiltSite, TinySite, build_site, write_tracker

EXAMPLES = ("held-by-a-party", "former-states", "one-state-after-another", "stateless", "from-kosovo", "citizenship-not-known")
PARTIES = yaml.safe_load((DATA / "valid" / "held-by-a-party" / "mkdocs.yml").read_text("utf-8"))["extra"]["casetracker"]["parties"]
HEARING = """\
hearings:
  - date: 2026-12-10
    purpose: Appeal
    sources: [wire]
summary:"""


def record() -> dict[str, str]:
    found = {}
    for example in EXAMPLES:
        folder = DATA / "valid" / example / "cases"
        found |= {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.yml")}
    found["pavel-primerov.yml"] = found["pavel-primerov.yml"].replace("summary:", HEARING, 1)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("parties")
    return build_site(write_tracker(folder, record(), settings={"parties": PARTIES}), folder / "built")


def data(site: BuiltSite, address: str) -> Any:
    return json.loads(site.raw(address))


def facts(site: BuiltSite, name: str) -> dict[str, str]:
    """Return the facts of a case's box, without the numbers of their sources."""
    page = site.page(f"cases/{name}/")
    labels = [each.text for each in page.all("dt")]
    return dict(zip(labels, (" ".join(each.text.split()) for each in page.all("dd")), strict=True))


def test_a_party_and_a_former_state_have_pages_as_states_do(site: BuiltSite) -> None:
    by = {each for each in site.addresses if each.startswith("cases/by/")}
    assert by == {f"cases/by/{code}/" for code in ("river-front", "su", "dd", "us", "ru")}
    assert {each.replace("cases/by/", "states/") for each in by} <= set(site.addresses)
    page = site.page("states/river-front/")
    assert page.one("h1").text == "River Front"
    assert {"Greta Exempel", "Pavel Primerov"} <= {each.text for each in page.all("a")}
    assert site.page("states/su/").one("h1").text == "Soviet Union"
    assert "It is now at: Soviet Union" in " ".join(site.page("cases/by/su/").text.split())


@pytest.mark.parametrize(
    ("name", "label", "said"),
    [
        ("greta-exempel", "Last held by", "River Front"),
        ("pavel-primerov", "Held by", "River Front"),
        ("frank-sample", "Last held by", "Soviet Union"),
        ("fred-muster", "Last held by", "East Germany"),
        ("viktor-obrazets", "Citizenship", "Soviet Union"),
        ("ilja-ukazka", "Citizenship", "Czechoslovakia"),
        ("noor-namuna", "Citizenship", "Stateless"),
        ("arta-shembull", "Citizenship", "Kosovo"),
        ("yara-mithal", "Citizenship", "Not known"),
    ],
)
def test_the_facts_name_them(site: BuiltSite, name: str, label: str, said: str) -> None:
    assert facts(site, name)[label].rstrip("0123456789 ") == said


def test_the_glossary_says_how_a_party_is_written(site: BuiltSite) -> None:
    said = " ".join(site.page("about/glossary/").text.split())
    assert "River FrontIt is no state, or nobody agrees whether it is one. river-front" in said


def test_sentences_name_them_with_their_article(site: BuiltSite) -> None:
    def page_text(name: str) -> str:
        return " ".join(site.page(f"cases/{name}/").text.split())

    assert "at the request of the River Front" in page_text("pavel-primerov")
    assert "held by the Soviet Union" in page_text("ilja-ukazka")
    assert "the Soviet Union" in " ".join(site.page("swaps/1962-02-11-muster-bridge/").text.split())


def test_the_filters_have_them_with_their_numbers(site: BuiltSite) -> None:
    page = site.page("cases/")
    labels = [" ".join(each.text.split()) for each in page.all("label")]
    assert {"River Front 2", "Soviet Union 1", "East Germany 1", "Kosovo 1"} <= set(labels)
    ends = [each for each in labels if each.startswith(("Sweden", "Not known", "Stateless"))]
    assert ends[:4] == ["Not known 0", "Sweden 1", "Not known 1", "Stateless 1"]  # what is no state stands behind all states
    looked_up = dict(data(site, "cases/index.json")["countries"])
    assert {looked_up[key] for key in ("river-front", "stateless", "unknown", "XK", "UZ")} == {
        "River Front", "Stateless", "Not known", "Kosovo", "Uzbekistan",
    }  # fmt: skip


def test_a_party_has_a_calendar(site: BuiltSite) -> None:
    assert "Hearings: detained by the River Front" in site.raw("calendar/river-front.ics")


def test_the_api_has_them_and_its_schemas_allow_them(site: BuiltSite) -> None:
    assert data(site, "api/v1/index.json")["parties"]["river-front"] == "River Front"
    cases = {each["id"]: each for each in data(site, "api/v1/cases.json")["cases"]}
    assert cases["greta-exempel"]["detained_by"] == "river-front"
    assert cases["pavel-primerov"]["derived"]["days_held_by"].keys() == {"UZ", "river-front"}
    assert [cases[name]["person"]["citizenships"] for name in ("noor-namuna", "yara-mithal", "arta-shembull")] == [
        ["stateless"], ["unknown"], ["XK"],
    ]  # fmt: skip
    for name in ("cases", "swaps", "index", "statistics"):
        schema = data(site, f"api/v1/schema/{name}-file.json")
        assert [each.message for each in Draft202012Validator(schema).iter_errors(data(site, f"api/v1/{name}.json"))] == []
    held_by = data(site, "api/v1/statistics.json")["held_by"]
    assert {each["state"]: each["held"] for each in held_by} == {"RU": 3, "river-front": 1}


def test_the_published_schema_of_a_file_is_the_tracker_s_own(site: BuiltSite) -> None:
    schemas = {kind: Draft202012Validator(data(site, f"api/v1/schema/{kind}.json")) for kind in ("case", "swap")}
    for name, text in record().items():
        values = yaml.load(text, yaml.BaseLoader)  # noqa: S506  (it makes texts alone)
        faults = [each.json_path for each in schemas["swap" if name.startswith("swaps/") else "case"].iter_errors(values)]
        assert [each for each in faults if "number" not in each] == [], name
    wrong = yaml.load(record()["noor-namuna.yml"].replace("[stateless]", "[stateless, RU]"), yaml.BaseLoader)  # noqa: S506
    assert [each.json_path for each in schemas["case"].iter_errors(wrong)] == ["$.person.citizenships"]
    wrong["person"]["citizenships"], wrong["detained_by"] = ["stateless"], "lake-front"
    assert not schemas["case"].is_valid(wrong)


def test_the_tables_hold_codes_and_ids(site: BuiltSite) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(site.raw("data/cases.csv").lstrip("\ufeff")))}
    assert (rows["pavel-primerov"]["detained_by"], rows["noor-namuna"]["citizenships"]) == ("river-front", "stateless")
    with sqlite3.connect(site.folder / "data/tracker.sqlite") as database:
        assert database.execute("SELECT count(*) FROM cases WHERE detained_by = 'river-front'").fetchone() == (2,)
        assert database.execute("SELECT parties FROM swaps").fetchone() == ("SU US DD",)


def nationality(site: BuiltSite, name: str) -> list[str]:
    (script,) = site.page(f"cases/{name}/").all("script", type="application/ld+json")
    graph = json.loads(script.text)["@graph"]
    (person,) = (each["about"] for each in graph if each["@type"] == "Article")
    return [each["name"] for each in person.get("nationality", [])]


def test_search_engines_are_told_of_no_nationality_where_there_is_none(site: BuiltSite) -> None:
    found = {name: nationality(site, name) for name in ("noor-namuna", "yara-mithal", "arta-shembull", "viktor-obrazets")}
    assert found == {"noor-namuna": [], "yara-mithal": [], "arta-shembull": ["Kosovo"], "viktor-obrazets": ["Soviet Union"]}


def test_the_form_offers_them(site: BuiltSite) -> None:
    form = data(site, "contribute/form.json")["model"]
    assert {code: form["countries"][code] for code in ("river-front", "SU", "XK")} == {
        "river-front": "River Front", "SU": "Soviet Union", "XK": "Kosovo",
    }  # fmt: skip
    fields = {each["key"]: each["kind"] for each in form["groups"]["Person"]["fields"]}
    assert [[word, label] for word, label, _ in fields["citizenships"]["item"]["options"]] == [
        ["stateless", "Stateless"], ["unknown", "Not known"],
    ]  # fmt: skip


def test_a_party_in_a_citizenship_is_no_country_to_search_engines(tiny_site: TinySite) -> None:
    text = record()["noor-namuna.yml"].replace("[stateless]", "[river-front, KZ]")
    assert nationality(tiny_site({"noor-namuna.yml": text}, settings={"parties": PARTIES}), "noor-namuna") == ["Kazakhstan"]
