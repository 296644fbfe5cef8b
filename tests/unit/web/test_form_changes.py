"""What a correction changes: found in the form as the command finds it, and told in its sentences. No browser is needed for that."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from casetracker.data.form import model
from casetracker.history.compare import compare
from casetracker.history.versions import version
from casetracker.locale import words
from casetracker.record.model import KINDS
from node import run_module
from sample_record import sample_texts
from small_records import CASE, altered, with_keys

PERIOD = "  - {from: 2024-05-01, form: remand, sources: [a]}\n"
LATER = "  - {from: 2024-08, form: sentence, sources: [a]}\n"
BETWEEN = "  - {from: 2024-07, form: police, sources: [a]}\n"
ABOUT = ("from: 2024-05-01", "from: 2024-05~")
RULING = "rulings:\n  - {date: 2025-02-03, kind: conviction, in_absentia: true, sentence: 3 years, sources: [a]}"
CHARGE = "  - {offence: y, category: theft, date: 2024-06-01, sources: [a]}\n"
MORE = with_keys(
    CASE,
    f"charges:\n  - {{offence: x, category: other, sources: [a]}}\n{CHARGE}"
    "unknowns: [Where?]\naliases: [Vera B., {name: Vera C., kind: birth}]\nnames: {ru: Вера}",
)
CHANGES: dict[str, tuple[str, str, list[str]]] = {
    "nothing": (CASE, CASE, ["Nothing in the record changes."]),
    "a date": (CASE, altered(CASE, ABOUT), ["Custody 1, Beginning 1 May 2024 → about May 2024"]),
    "a choice": (CASE, altered(CASE, ("form: remand", "form: police")), ["Custody 1, Kind of custody Remand → Police custody"]),
    "a text": (CASE, with_keys(CASE, "unknowns: [Where?]"), ["What is not known added, Where?"]),
    "a ruling": (CASE, with_keys(CASE, RULING), ["Court decisions 1 added, 3 February 2025, Convicted, Tried in absence"]),
    "some taken out": (
        MORE,
        with_keys(CASE, f"charges:\n{CHARGE}aliases: [Vera B.]"),
        [
            "Name in other scripts, Russian removed",
            "Other names and spellings 2 removed",
            "Charges 1 removed",
            "What is not known removed",
        ],
    ),
    "one put between": (
        altered(CASE, (PERIOD, PERIOD + LATER)),
        altered(CASE, (PERIOD, PERIOD + BETWEEN + LATER), ABOUT),
        ["Custody 1, Beginning 1 May 2024 → about May 2024", "Custody 2 added, July 2024, Police custody"],
    ),
    "a summary and the day of the review": (
        CASE,
        altered(CASE, ("reviewed: 2026-11-01", "reviewed: 2026-11-02"), ("summary: ", "summary: In short, ")),
        ["Summary changed", "Day of the last review 1 November 2026 → 2 November 2026"],
    ),
    "citations and keys in another order": (
        CASE,
        altered(CASE, ("{from: 2024-05-01, form: remand, sources: [a]}", "{sources: [b], form: remand, from: 2024-05-01}")),
        ["Custody 1, Sources changed"],
    ),
}


def in_the_form(pairs: list[tuple[str, str, str]]) -> list[tuple[list[str], list[list[Any]]]]:
    """Return of each `(kind, before, after)` what the form says of the change, and what it finds: group, what, field, item."""
    body = """
    const form = { model: given.model, language: "en", w: (key, { number }) => `${key} ${number}` };
    const texts = (line) => line.map((part) => (Array.isArray(part) ? part[1] : part)).join("");
    return given.pairs.map(([kind, ...versions]) => {
      const [before, data] = versions.map((text) => read.data(read.read(text)));
      const found = [...m.changes(before, data, given.model.records[kind].fields, given.model)].map(({ what, path: [group, ...rest] }) => {
        const item = typeof rest[0] === "number" ? rest.shift() : -1;
        return [group, what, group === "sources" ? "" : (rest[0] ?? (group === "summary" ? "en" : "")), item];
      });
      return [m.changesInWords({ kind, before, data }, form).map(texts), found];
    });
    """
    found: list[tuple[list[str], list[list[Any]]]] = run_module(
        "form/changes.js", body, {"pairs": pairs, "model": model(words())}, read="form/read.js"
    )
    return found


def test_a_change_is_told_in_the_sentences_of_the_command() -> None:
    told = in_the_form([("case", before, after) for before, after, _ in CHANGES.values()])
    assert {name: lines for name, (lines, _) in zip(CHANGES, told, strict=True)} == {name: said for name, (*_, said) in CHANGES.items()}


def test_the_form_finds_the_changes_that_the_command_finds() -> None:
    texts = sample_texts()
    of_kind = {kind: [text for name, text in texts.items() if name.startswith("swaps/") == (kind == "swap")] for kind in ("case", "swap")}
    pairs = [("case", before, after) for before, after, _ in CHANGES.values()]
    pairs += [(kind, one, other) for kind, held in of_kind.items() for one, other in pairwise(held)]
    assert len(pairs) > 60
    for (kind, *both), (_, found) in zip(pairs, in_the_form(pairs), strict=True):
        before, after = (version(text.encode(), {})[0] for text in both)
        assert before is not None
        assert after is not None
        wanted = [[each.group, each.what, each.field, each.item] for each in compare(before, after, KINDS[kind].record).changes]
        assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_a_language_a_place_and_another_record_are_shown_by_their_names() -> None:
    body = "return given.values.map(([text, kind]) => m.shown(text, kind, { model: given.model, known: given.known }));"
    known = {"cases": [["vera-example", "Vera Example", []]], "swaps": [["2024-06-01-exampleton", "Exchange at Exampleton", "2024-06-01"]]}
    known["places"] = [["black-dolphin", "Sol-Iletsk", "Black Dolphin prison"]]
    values = [
        ("ru", {"is": "language"}),
        *(("black-dolphin", each["kind"]) for each in model(words())["groups"]["Custody"]["fields"] if each["key"] == "facility"),
        ("2024-06-01-exampleton", {"is": "id", "of": "swap"}),
        (["vera-example", "no-such"], {"is": "many", "item": {"is": "id", "of": "case"}}),
    ]
    found = run_module("form/changes.js", body, {"values": values, "model": model(words()), "known": known})
    assert found == ["Russian", "Black Dolphin prison", "Exchange at Exampleton", "Vera Example, no-such"]


def test_of_something_new_it_says_what_it_is() -> None:
    body = "return m.changesInWords({ ...given, before: null }, { model: given.model, language: 'en' });"
    given = {"kind": "case", "data": {"status": "detained"}, "model": model(words())}
    assert run_module("form/changes.js", body, given) == [["new case, Detained"]]
