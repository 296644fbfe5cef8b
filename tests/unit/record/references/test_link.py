"""All records together: the tracker, and the rules that join several files."""

from __future__ import annotations

import pytest

from casetracker.pages.output import BuildInfo
from casetracker.record.load import Loaded, load
from casetracker.record.scope import Scope
from casetracker.settings import Contact, Settings
from casetracker.site.content import site
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys

SWAP_FILE = "swaps/2024-06-01-exampleton.yml"
VERA, IVAN = exchanged("Vera Example"), exchanged("Ivan Sample", by="RU", to="US")
EXCHANGE = {"vera-example.yml": VERA, "ivan-sample.yml": IVAN, SWAP_FILE: SWAP}
OTHERS = with_keys(SWAP, "others: [{number: 1, what: Somebody without a case here, sources: [a]}]")
GONE = "withdrawn: {date: 2026-11-01, reason: request}\n"


@pytest.fixture
def loaded(written):
    def check(files: dict[str, str]) -> Loaded:
        return load(written(files), TODAY)

    return check


def rules(found: Loaded) -> list[tuple[str, str]]:
    return [(each.place.file.removeprefix("cases/"), each.rule) for each in found.problems]


def test_an_exchange_joins_the_cases_that_name_it(loaded) -> None:
    found = loaded(EXCHANGE)
    assert found.problems == ()
    assert [case.id for case in found.tracker.freed["2024-06-01-exampleton"]] == ["ivan-sample", "vera-example"]
    assert list(found.tracker.swaps) == ["2024-06-01-exampleton"]


def test_cases_stand_in_the_order_of_their_folded_names(loaded) -> None:
    names = {"a.yml": "Zoë Sample", "b.yml": "Éva Example", "c.yml": "adam example"}
    found = loaded({file: altered(CASE, ("Vera Example", name)) for file, name in names.items()})
    assert [case.name for case in found.tracker.cases.values()] == ["adam example", "Éva Example", "Zoë Sample"]


def test_a_swap_must_exist_unless_its_file_is_broken_or_withdrawn(loaded) -> None:
    assert rules(loaded({"vera-example.yml": VERA})) == [("vera-example.yml", "swap-unknown")]
    assert rules(loaded({SWAP_FILE: "title: [\n"})) == [(SWAP_FILE, "yaml-syntax")]
    assert rules(loaded({SWAP_FILE: GONE})) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-06-08", False), ("2024-05-25", False), ("2024-06-09", True), ("2024-05-24", True), ("2024", False), ("2024-06-08/2024-06-20", False),
        ("2024-06-09/2024-06-20", True), ("2024-05-20/2024-05-25", False), ("../2024-05-24", True), ("2024-06-12~", True), ("2024-06-11~", False),
    ],
)  # fmt: skip
def test_a_release_more_than_seven_days_from_the_swap_is_told(loaded, day: str, told: bool) -> None:
    found = loaded(
        {**EXCHANGE, "vera-example.yml": altered(VERA, ("from: 2024-05-01", "from: 2023"), ("date: 2024-06-01", f"date: {day}"))}
    )
    assert rules(found) == ([("vera-example.yml", "swap-day")] if told else [])


def test_whoever_released_somebody_is_a_party(loaded) -> None:
    assert rules(loaded({**EXCHANGE, "vera-example.yml": exchanged("Vera Example", by="GB")})) == [("vera-example.yml", "swap-party")]


def test_a_swap_is_named_by_cases_of_both_sides_or_counts_others(loaded) -> None:
    assert rules(loaded({SWAP_FILE: SWAP})) == [(SWAP_FILE, "swap-nobody")]
    assert rules(loaded({SWAP_FILE: SWAP, "vera-example.yml": VERA})) == [(SWAP_FILE, "swap-one-side")]
    assert rules(loaded({SWAP_FILE: OTHERS})) == []


def test_nothing_is_said_of_a_swap_while_a_case_is_broken_or_withdrawn(loaded) -> None:
    assert rules(loaded({SWAP_FILE: SWAP, "vera-example.yml": "name: [\n"})) == [("vera-example.yml", "yaml-syntax")]
    assert rules(loaded({SWAP_FILE: SWAP, "vera-example.yml": f"{GONE}release: {{swap: 2024-06-01-exampleton}}\n"})) == []


def test_same_and_not_name_cases_that_exist_or_existed(loaded) -> None:
    text = with_keys(CASE, "same: [vera-2, vera-3]\nnot: [vera-4, nobody]\n")
    found = loaded({"vera-1.yml": text, "vera-2.yml": FREED, "vera-3.yml": "name: [\n", "vera-4.yml": GONE})
    assert [(each.field, each.rule) for each in found.problems] == [("", "yaml-syntax"), ("not[1]", "case-unknown")]


def test_a_swap_is_no_case(loaded) -> None:
    found = loaded({**EXCHANGE, "vera-1.yml": with_keys(CASE, "not: [vera-example, 2024-06-01-exampleton]")})
    assert rules(found) == [("vera-1.yml", "case-unknown")]


@pytest.mark.parametrize(
    ("files", "broken"),
    [
        ({"a.yml": "formerly: [b]"}, []),
        ({"a.yml": "formerly: [b]", "b.yml": ""}, ["a.yml"]),
        ({"a.yml": "formerly: [c]", "b.yml": "formerly: [c]"}, ["b.yml"]),
        ({"a.yml": "formerly: [b]", "b.yml": GONE}, ["a.yml"]),
        ({"a.yml": "formerly: [c]", "b.yml": f"{GONE}formerly: [c]\n"}, ["a.yml"]),
        ({"a.yml": "formerly: [b]", "b.yml": "name: [\n"}, ["a.yml"]),
        ({"a.yml": "", "b.yml": f"{GONE}formerly: [c, a]\n"}, ["b.yml"]),
        ({"a.yml": "formerly: [2024-06-01-exampleton]", SWAP_FILE: OTHERS}, []),
        ({SWAP_FILE: altered(OTHERS, ("sources:\n", "formerly: [a]\nsources:\n")), "a.yml": ""}, []),
    ],
)
def test_an_id_of_old_belongs_to_one_record_of_its_kind(loaded, files: dict[str, str], broken: list[str]) -> None:
    whole = ("withdrawn", "name: [", "title")
    names = {"a.yml": "Anna Example", "b.yml": "Boris Sample"}
    texts = {
        file: text if text.startswith(whole) else altered(with_keys(CASE, text), ("Vera Example", names[file]))
        for file, text in files.items()
    }
    found = loaded(texts)
    assert [each.place.file.removeprefix("cases/") for each in found.problems if each.rule == "id-taken"] == broken
    # A preview goes on with what is sound of them, and no two pages of it have one address.
    addresses = [each.address for each in site(found.tracker, Settings(Contact("a@b.test", "c@b.test")), TODAY, BuildInfo("Tracker")).pages]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("", "", [("vera-2.yml", "duplicate")]),
        ("same: [vera-2]", "", []),
        ("", "same: [vera-1]", []),
        ("not: [vera-2]", "", []),
        ("", "not: [vera-1]", []),
    ],
)
def test_people_of_one_name_say_how_they_belong_together(loaded, first: str, second: str, told: list[tuple[str, str]]) -> None:
    assert rules(loaded({"vera-1.yml": with_keys(CASE, first), "vera-2.yml": with_keys(CASE, second)})) == told


@pytest.mark.parametrize(
    "keys", ["aliases: [Vera Example]", "aliases: [{name: VÉRA EXAMPLE, kind: spelling}]", "names: {uk: Vera  example}"]
)
def test_an_alias_or_a_name_in_another_language_counts_too_and_a_pair_is_told_once(loaded, keys: str) -> None:
    found = loaded(
        {"vera.yml": with_keys(CASE, "aliases: [Ivan Sample]"), "ivan.yml": with_keys(altered(CASE, ("Vera Example", "Ivan Sample")), keys)}
    )
    assert rules(found) == [("vera.yml", "duplicate")]


@pytest.mark.parametrize(
    ("one", "other"), [("Sergei Primerov", "Примеров, Сергей"), ("Abu al-Testi", "Abu Al Testi"), ("Ann Q. Test", "Test Ann")]
)
def test_a_name_that_is_spelt_otherwise_is_told_as_a_possible_duplicate(loaded, one: str, other: str) -> None:
    second = with_keys(altered(CASE, ("Vera Example", "Zoe Sample")), f'names: {{ru: "{other}"}}')
    files = {"a-one.yml": altered(CASE, ("Vera Example", one)), "b-two.yml": second}
    assert rules(loaded(files)) == [("b-two.yml", "duplicate")]
    assert rules(loaded({**files, "b-two.yml": with_keys(second, "not: [a-one]")})) == []


def test_of_many_files_of_one_name_each_is_told_of_twenty_others(loaded) -> None:
    found = loaded({f"vera-{number}.yml": CASE for number in range(40)})
    assert len(rules(found)) == sum(min(number, 20) for number in range(40))


def test_the_tracker_knows_listed_cases_and_earlier_ids(loaded) -> None:
    found = loaded(
        {
            "anna.yml": with_keys(altered(CASE, ("Vera Example", "Anna Example")), "listed: false\nformerly: [ann]"),
            "boris.yml": altered(CASE, ("Vera Example", "Boris Sample")),
            "gone.yml": f"{GONE}formerly: [went]\n",
            SWAP_FILE: altered(OTHERS, ("sources:\n", "formerly: [2024-exampleton]\nsources:\n")),
        }
    )
    assert found.problems == ()
    assert [case.id for case in found.tracker.listed] == ["boris"]
    assert found.tracker.formerly == {
        ("case", "ann"): "anna",
        ("case", "went"): "gone",
        ("swap", "2024-exampleton"): "2024-06-01-exampleton",
    }
    assert [each.id for each in found.tracker.withdrawn] == ["gone"]


def test_copies_are_looked_at_host_by_host_and_of_exchanges_too(written) -> None:
    sources = "  a: {title: Report, publisher: The Paper, url: https://example.org/1, kind: official"
    other = "  b: {title: Report, publisher: The Paper, url: https://example.org/2, archive: https://a.test.org/2, kind: official}\n"
    text = altered(
        with_keys(CASE, "unknowns: [Much.]"), (sources, f"{sources}, archive: https://a.test.org/1"), ("reviewed:", f"{other}reviewed:")
    )
    swap = altered(OTHERS, ("url: https://example.org/1}", "url: https://example.org/1, archive: https://b.test.org/1}"))
    folder = written({"vera-example.yml": altered(text, ("[^a]", "[^a][^b]")), SWAP_FILE: swap})
    told = [("sources.a.archive", "archive-elsewhere"), ("sources.a.archive", "archive-elsewhere")]
    assert [(each.field, each.rule) for each in load(folder, TODAY).problems] == told
    assert load(folder, TODAY, scope=Scope(archives=("test.org",))).problems == ()
