"""Every rule that can run runs: a fault of form hides no other problem of the file, and none between files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from casetracker.record.load import load
from casetracker.record.problems import RULES
from casetracker.record.validate import validate
from small_records import CASE, DATA, FREED, SWAP, TODAY, altered, check, exchanged, rules, with_keys

FORM = {name for name in RULES if name.startswith(("file-", "yaml-"))}
EXAMPLES = sorted(
    path for path in (DATA / "invalid").iterdir() if path.name.split("--")[0] not in FORM and list((path / "cases").glob("**/*.yml"))
)


def told(folder: Path) -> set[str]:
    return {each.rule for each in load(folder, TODAY).problems}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize(("fault", "rule"), [("colour: red", "key-unknown"), ("links: [{url: nowhere}]", "url")])
def test_a_fault_of_form_elsewhere_hides_no_rule(written, example: Path, fault: str, rule: str) -> None:
    cases = example / "cases"
    files = {path.relative_to(cases).as_posix(): path.read_text("utf-8") for path in cases.glob("**/*.yml")}
    if any(f"\n{fault.partition(':')[0]}:" in f"\n{text}" for text in files.values()):
        return  # the example has that key for its own fault
    assert {example.name.split("--")[0], rule} <= told(written({name: f"{text.rstrip()}\n{fault}\n" for name, text in files.items()}))


@pytest.mark.parametrize(
    ("text", "change", "rule"),
    [
        (CASE, ("from: 2024-05-01", "from: 2024-06-01, place: [x]"), "date-order"),
        (CASE, ("form: remand", "form: sentence, note: [x]"), "status-custody"),
        (CASE, ("[RU]", "[Atlantis], born: 2015"), "age"),
        (CASE, ("kind: official", "date: soon"), "source-few"),
        (FREED, ("manner: court-order", "manner: exchange, place: [x]"), "exchange-field"),
        (FREED, ("date: 2024-06-01", "date: 2024-04-01, basis: none"), "date-order"),
        (FREED, ("status: released", "status: died\ndeath: {date: soon, sources: [a]}"), "release-and-death"),
        (with_keys(CASE, "rulings:\n  - {kind: conviction, court: [x], sources: [a]}"), ("detained\n", "detained\n"), "status-custody"),
        (with_keys(CASE, "rulings:\n  - {kind: remand, date: 2023-01-01, court: [x], sources: [a]}"), ("a", "a"), "order-odd"),
        (with_keys(CASE, "hearings:\n  - {date: soon, time: 09:30, purpose: Appeal, sources: [a]}"), ("a", "a"), "hearing-zone"),
        (with_keys(CASE, "aliases: [{name: Vera Example, kind: nick}]"), ("a", "a"), "name-twice"),
        (SWAP, ("parties: [RU, US]", "parties: [RU]\nplace: [x]"), "parties-few"),
        (SWAP, ("date: 2024-06-01", "date: 2027-06-01\nplace: [x]"), "date-future"),
    ],
)
def test_a_fault_in_the_same_group_hides_no_rule_that_does_not_read_it(text: str, change: tuple[str, str], rule: str) -> None:
    found = rules(altered(text, change), "swap" if text == SWAP else "case")
    assert rule in found
    assert len(found) > 1


@pytest.mark.parametrize(
    ("text", "change", "rule"),
    [
        (CASE, ("from: 2024-05-01", "from: May"), "date-order"),
        (CASE, ("form: remand", "form: remands"), "status-custody"),
        (CASE, ("custody:\n  - {", "custody:\n  - soon\n  - {"), "status-custody"),
        (FREED, ("manner: court-order", "manner: exchanges"), "status-after-release"),
        (CASE, ("detained_by:", "detaind_by:"), "status-custody"),
    ],
)
def test_a_rule_that_reads_what_is_damaged_is_left_out(text: str, change: tuple[str, str], rule: str) -> None:
    found = rules(altered(text, change))
    assert found
    assert rule not in found


def test_citations_are_told_in_the_same_run_whatever_else_is_wrong() -> None:
    text = altered(
        CASE,
        ("form: remand, sources: [a]", "form: remnad, sources: [a, nobody]"),
        ("2024.[^a]", "2024.[^a][^nowhere]"),
        ("  a: {", "  b: {title: B, publisher: P, url: wrong}\n  a: {"),
        ("reviewed: 2026-11-01", "reviewed: 1.11.2026"),
    )
    assert sorted((each.rule, each.field) for each in check(text).problems) == [
        ("date-form", "reviewed"),
        ("source-undefined", "custody[0].sources[1]"),
        ("source-undefined", "summary"),
        ("source-unused", "sources.b"),
        ("url", "sources.b.url"),
        ("value-choice", "custody[0].form"),
    ]


def test_a_source_may_be_cited_by_what_is_missing_or_under_a_misspelt_key() -> None:
    more = ("  a: {", "  b: {title: B, publisher: P, url: https://example.org/2}\n  a: {")
    assert rules(altered(CASE, more)) == ["source-unused"]
    assert rules(altered(CASE, more, ("summary: She was arrested in May 2024.[^a]", "summary:"))) == ["value-missing"]
    assert rules(altered(CASE, more, ("reviewed", "event:\n  - {date: 2024-05-02, event: x, sources: [b]}\nreviewed"))) == ["key-unknown"]


def test_what_a_broken_file_says_of_others_is_told(written) -> None:
    vera = altered(
        exchanged("Vera Example", swap="2024-06-01-exampelton"),
        ("status: exchanged", "status: exchangd"),
        ("summary:", "same: [nobody]\nsummary:"),
    )
    swap = with_keys(SWAP, "others: [{number: 1, what: Somebody without a case here, sources: [a]}]")
    found = load(written({"vera-example.yml": vera, "swaps/2024-06-01-exampleton.yml": swap}), TODAY).problems
    assert sorted((each.rule, each.field) for each in found) == [
        ("case-unknown", "same[0]"),
        ("swap-unknown", "release.swap"),
        ("value-choice", "status"),
    ]


def test_what_others_say_of_a_broken_file_is_told_as_far_as_it_could_be_read(written) -> None:
    ivan = exchanged("Ivan Sample", by="FR", to="US")
    swap = altered(SWAP, ("title: Exchange in Exampleton", "title: [Exchange]"))
    found = load(written({"ivan-sample.yml": ivan, "swaps/2024-06-01-exampleton.yml": swap}), TODAY).problems
    assert sorted(each.rule for each in found) == ["swap-one-side", "swap-party", "value-type"]
    undated = altered(swap, ("date: 2024-06-01", "date: June"), ("[RU, US]", "[RU, Atlantis]"))
    found = load(written({"ivan-sample.yml": ivan, "swaps/2024-06-01-exampleton.yml": undated}), TODAY).problems
    assert sorted(each.rule for each in found) == ["date-form", "party", "swap-one-side", "value-type"]


def test_a_second_file_for_somebody_is_told_while_one_of_them_is_broken(written) -> None:
    found = load(written({"vera.yml": CASE, "vera-2.yml": altered(CASE, ("status: detained", "status: detaind"))}), TODAY).problems
    assert sorted(each.rule for each in found) == ["duplicate", "value-choice"]


def damaged(text: str, chance: random.Random) -> Iterator[str]:
    """Yield the text with one of its parts gone, doubled, or in place of another."""
    words = text.split(" ")
    for _ in range(60):
        now = list(words)
        for _ in range(chance.randint(1, 4)):
            place, other = chance.randrange(len(now)), chance.randrange(len(now))
            now[place] = chance.choice(["", "x", "[x]", "{x: y}", "~", now[other], f"{now[place]},", "2024-13", "unknown"])
        yield " ".join(now)


@pytest.mark.parametrize("seed", range(8))
def test_no_rule_fails_on_what_could_be_read_of_a_damaged_file(seed: int) -> None:
    chance = random.Random(seed)
    full = (DATA.parent / "golden" / "record" / "vera-example.yml").read_text("utf-8")
    swap = next((DATA.parent / "golden" / "record" / "swaps").glob("*.yml")).read_text("utf-8")
    for text, kind in ((CASE, "case"), (FREED, "case"), (full, "case"), (SWAP, "swap"), (swap, "swap")):
        for each in damaged(text, chance):
            validate(each.encode(), "cases/x.yml", "x", kind, TODAY)  # type: ignore[arg-type]
