"""One file: all its problems in one run, each told once, and the record that it holds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casetracker.record.dates import parse
from casetracker.record.model import Withdrawn
from casetracker.record.validate import place_of, validate
from small_records import CASE, FREED, SWAP, TODAY, altered, case, check, messages, rules, swap, with_keys


def test_a_sound_file_is_a_record() -> None:
    record = case(CASE)
    assert (record.id, record.name, record.detained_by, record.status) == ("vera-example", "Vera Example", "US", "detained")
    assert record.custody[0].start == parse("2024-05-01")
    assert record.summary == {"en": "She was arrested in May 2024.[^a]"}
    assert record.sources["a"].publisher == "The Paper"
    assert (record.aliases, record.names, record.release, record.listed) == ((), {}, None, None)


def test_a_sound_swap_is_a_record() -> None:
    record = swap(SWAP)
    assert (record.id, record.parties, record.date) == ("2024-06-01-exampleton", ("RU", "US"), parse("2024-06-01"))


def test_all_problems_of_a_file_are_told_in_one_run() -> None:
    text = altered(
        CASE,
        ("name: Vera Example", "Name: Vera Example"),
        ("[RU]", "[Russia, XX]"),
        ("detained_by: US\n", ""),
        ("status: detained", "status: detaind"),
        ("from: 2024-05-01", "from: 2024-05-32"),
        ("form: remand", "form: remand, colour: red"),
        ("2024.[^a]", "2024."),
        ("https://example.org/1", "example.org/1"),
        ("reviewed: 2026-11-01", "reviewed: 2026-11-31"),
    )
    assert messages(text) == [
        "Name: 'Name' is not a field of this case (did you mean 'name'?)",
        "person.citizenships[0]: 'Russia' is not the code of a country (did you mean 'RU'?)",
        "person.citizenships[1]: 'XX' is not the code of a country",
        "status: 'detaind' is not a status (did you mean 'detained'?)",
        "custody[0].from: there is no such day or month: 2024-05-32",
        "custody[0].colour: 'colour' is not a field of this period of custody",
        "summary: a paragraph cites no source",
        "sources.a.url: 'example.org/1' is not a web address",
        "reviewed: there is no such day or month: 2026-11-31",
        ": 'detained_by' is missing from this case",
    ]


def test_a_record_with_an_error_is_none_and_one_with_a_warning_is_whole() -> None:
    assert check(altered(CASE, ("status: detained", "status: detaind"))).record is None
    assert check(altered(CASE, (", kind: official", ""))).record is not None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("aliasses", "aliases"), ("alias", "aliases"), ("charge", "charges"), ("hearing", "hearings"), ("last-report", "last_report"), ("Summary", "summary"), ("source", "sources"), ("disputes", "disputed")],
)  # fmt: skip
def test_a_misspelt_key_names_the_nearest_field(wrong: str, right: str) -> None:
    assert f"{wrong}: '{wrong}' is not a field of this case (did you mean '{right}'?)" in messages(f"{wrong}: x\n{CASE}")


def test_a_misspelt_key_is_told_once_and_misleads_no_rule() -> None:
    assert rules(altered(CASE, ("detained_by:", "detaind_by:"))) == ["key-unknown"]
    assert rules(altered(CASE, ("last_report:", "last_reprot:"))) == ["key-unknown"]
    assert rules(altered(FREED, ("release:", "realease:"))) == ["key-unknown"]
    assert rules(altered(CASE, ("{from:", "{form: remand, form_: 2024, from:"), (", form: remand, sources", ", sources"))) == [
        "key-unknown"
    ]


@pytest.mark.parametrize(
    "pair",
    [
        ("manner: court-order", "manner: court-order, swap: Not An Id"),
        ("manner: court-order", "manner: cort-order"),
        ("date: 2024-06-01", "date: 2024-06-31"),
        ("release: {date: 2024-06-01, manner: court-order, sources: [a]}", "release: 2024-06-01"),
    ],
)
def test_a_rule_is_left_out_where_what_it_reads_is_damaged(pair: tuple[str, str]) -> None:
    assert len(rules(altered(FREED, pair))) == 1


def test_a_damaged_time_zone_is_not_a_missing_one() -> None:
    hearing = "hearings:\n  - {date: 2027-01-15, time: 09:30, zone: Europe/Moskva, purpose: Appeal, sources: [a]}"
    assert rules(with_keys(CASE, hearing)) == ["zone"]


def test_rules_that_do_not_read_the_damaged_field_still_run() -> None:
    text = altered(
        CASE, ("status: detained", "status: detaind"), ("RU], sources: [a]", "RU], sources: [b]"), ("reviewed: 2026", "reviewed: 2027")
    )
    assert sorted(rules(text)) == ["date-future", "source-undefined", "value-choice"]


def test_a_quoted_null_is_a_text_and_a_plain_one_is_nothing() -> None:
    assert case(altered(CASE, ("Vera Example", '"null"'))).name == "null"
    for nothing in ("null", "~", "NULL", '""', '"  "'):
        assert rules(altered(CASE, ("name: Vera Example", f"name: {nothing}"))) == ["value-missing"]


def test_texts_are_read_without_spaces_around_them() -> None:
    assert case(altered(CASE, ("Vera Example", '"  Vera Example  "'))).name == "Vera Example"


def test_flags_numbers_and_aliases_are_read() -> None:
    keys = """
aliases: [Vera Sample, {name: Vera Assumed, kind: assumed}]
charges: [{offence: Fraud, category: theft-fraud, counts: 012, sources: [a]}]
rulings: [{kind: remand, in_absentia: true, sources: [a]}]
listed: false
"""
    record = case(with_keys(CASE, keys))
    assert [(alias.name, alias.kind) for alias in record.aliases] == [("Vera Sample", None), ("Vera Assumed", "assumed")]
    assert (record.charges[0].counts, record.rulings[0].in_absentia, record.listed) == (12, True, False)


@pytest.mark.parametrize("born", ["1990", "1990~", "1990/1991", "1990~/1991"])
def test_a_birth_is_a_year_or_a_span_of_years(born: str) -> None:
    assert rules(altered(CASE, ("sources: [a]}", f"born: {born}, sources: [a]}}"))) == []


@pytest.mark.parametrize("born", ["1990-05", "1990-05-17", "../1990", "1990/..", "1990-05/1990-06", "May 1990"])
def test_a_birth_is_nothing_more_precise_and_nothing_open(born: str) -> None:
    assert rules(altered(CASE, ("sources: [a]}", f"born: {born}, sources: [a]}}"))) == ["date-year"]


@pytest.mark.parametrize(("born", "broken"), [("2007", []), ("2008", ["age"]), ("2007~", ["age"]), ("2000/2008", ["age"])])
def test_nobody_who_may_be_under_18_today_has_a_record(born: str, broken: list[str]) -> None:
    assert rules(altered(CASE, ("sources: [a]}", f"born: {born}, sources: [a]}}"))) == broken


@pytest.mark.parametrize(("today", "broken"), [("2026-12-30", ["age"]), ("2026-12-31", []), ("2027-01-01", [])])
def test_a_person_born_in_a_year_is_of_age_on_its_last_day_at_the_latest(today: str, broken: list[str]) -> None:
    text = altered(CASE, ("sources: [a]}", "born: 2008, sources: [a]}"))
    found = validate(text.encode(), "cases/a.yml", "a", "case", date.fromisoformat(today))
    assert [each.rule for each in found.problems] == broken


def test_a_body_is_written_out_and_a_country_by_its_code() -> None:
    text = with_keys(
        SWAP, "mediators: [{by: AE, sources: [a]}, {by: Red Cross, sources: [a]}, {by: un, sources: [a]}, {by: ae, sources: [a]}]"
    )
    assert messages(text, "swap") == [
        "mediators[2].by: 'un' is not the code of a country (did you mean 'United Nations'?)",
        "mediators[3].by: 'ae' is not the code of a country (did you mean 'AE', United Arab Emirates?)",
    ]


def test_a_long_list_of_sources_is_cut_in_the_hint() -> None:
    more = "".join(f"  s{i}: {{title: T, publisher: P, url: https://example.org/s{i}}}\n" for i in range(20))
    (found, *_) = check(altered(CASE, ("reviewed:", f"{more}reviewed:"), ("[^a]", "[^b]"))).problems
    assert found.hint == "Add it under 'sources', or cite one of: a, s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, …."


def test_a_withdrawn_file_needs_nothing_else_and_no_other_rule_applies() -> None:
    text = "withdrawn: {date: 2026-11-01, reason: request}\nstatus: nonsense\nformerly: [vera, Not An Id]\ndetained_by: RU\nrelease: {swap: 2024-exampleton}\n"
    found = check(text)
    assert found.problems == ()
    assert isinstance(found.record, Withdrawn)
    assert (found.record.withdrawn.reason, found.record.formerly, found.record.swap, found.record.detained_by) == (
        "request",
        ("vera",),
        "2024-exampleton",
        "RU",
    )


def test_of_a_withdrawn_file_nothing_shows_that_is_no_id_or_country() -> None:
    found = check("withdrawn: {date: 2026-11-01, reason: request}\ndetained_by: Vera Example\nrelease: {swap: ../x}\nformerly: {a: b}\n")
    assert isinstance(found.record, Withdrawn)
    assert (found.record.formerly, found.record.swap, found.record.detained_by) == ((), None, None)


def test_a_withdrawal_itself_is_checked() -> None:
    assert messages("withdrawn: {date: 2026-11, reason: privacy}\n") == [
        "withdrawn.date: '2026-11' is not a full date",
        "withdrawn.reason: 'privacy' is not a reason for withdrawal: write 'request'",
    ]
    assert check("withdrawn: yes\n").record is None


def test_a_place_can_be_found_again_for_rules_across_files() -> None:
    place = place_of(b"\xef\xbb\xbf" + CASE.encode(), "cases/a.yml", ("custody", 0, "form"))
    assert (str(place), place.source) == ("cases/a.yml:7:30", "  - {from: 2024-05-01, form: remand, sources: [a]}")


def test_a_problem_on_the_first_line_has_its_place_behind_a_byte_order_mark() -> None:
    (found,) = validate(b"\xef\xbb\xbfname: [a]\rwithdrawn: no\r", "cases/a.yml", "a", "case", TODAY).problems
    assert (str(found.place), found.place.source) == ("cases/a.yml:2:12", "withdrawn: no")


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Thị Thử Nghiệm", "Əli Nümunə", "Łukasz Żółć", "Seán O’Primer", "Kamoʻoalewa Example", "Vera Example-Sample 2nd", "Þór Æ. Ðøe", "Vera (Véra) Example"],
)  # fmt: skip
def test_a_name_in_latin_letters_of_any_language_is_sound(name: str) -> None:
    assert rules(altered(CASE, ("Vera Example", name))) == []


@pytest.mark.parametrize(
    ("name", "pasted"),
    [
        ("Вера Примерова", "name: Vera Primerova\nnames:\n  ru: Вера Примерова"),
        ("Олексій Пример", "name: Oleksiy Primer\nnames:\n  uk: Олексій Пример"),
        ("Γιώργος Παράδειγμα", "name: Giorgos Paradeigma\nnames:\n  el: Γιώργος Παράδειγμα"),
        ("გიორგი მაგალითი", "name: Giorgi Magaliti\nnames:\n  ka: გიორგი მაგალითი"),
        ("김철수", "name: …\nnames:\n  ko: 김철수"),
        ("محمد المثال", "name: …\nnames:\n  …: محمد المثال"),
        ("Vеra Example", "name: Vera Example"),
        ("Ｖera Example", "name: Vera Example"),
    ],
)
def test_a_name_in_other_letters_is_told_with_what_to_write(name: str, pasted: str) -> None:
    (found,) = check(altered(CASE, ("Vera Example", name))).problems
    assert (found.rule, found.paste) == ("name-latin", pasted)


@pytest.mark.parametrize("name", ["760", "№ 1", "12-34", "4 & 5"])
def test_a_name_without_a_letter_is_told(name: str) -> None:
    assert rules(altered(CASE, ("Vera Example", f"'{name}'"))) == ["name-empty"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Vera Ⓥera", "name-styled"), ("Ⓥⓔⓡⓐ", "name-styled"), ("Vᴇʀᴀ Example", "name-styled"), ("🅅era Example", "name-styled"),
        ("<b>Vera</b>", "name-markup"), ("Vera &amp; Example", "name-markup"), ("**Vera** Example", "name-markup"), ("Vera > Example", "name-markup"),
        ("[Vera](https://example.org)", "name-markup"), ("𝐕era Example", "name-latin"), ("Ｖera Example", "name-latin"),
        ("Vera O'Example-Müßter, Jr.", None), ("Vera & Example", None), ("Ʌera Əxample", None),
    ],
)  # fmt: skip
def test_a_name_is_in_plain_letters_without_markup(name: str, rule: str | None) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    assert rules(altered(CASE, ("name: Vera Example", f"name: {quoted}"))) == ([rule] if rule else [])
    if rule != "name-latin":
        assert rules(with_keys(CASE, f"aliases: [{quoted}]")) == ([rule] if rule else [])
