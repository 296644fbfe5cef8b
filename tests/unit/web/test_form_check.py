"""The form checks as `casetracker check` does: the same verdict, fields, messages and hints over every record there is."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import golden_record
from casetracker.data.form import existing_records, model
from casetracker.locale import words
from casetracker.record.load import Loaded, load
from casetracker.record.model import KINDS, Case
from casetracker.record.model.kinds import fields
from casetracker.record.model.schema import record_schema
from casetracker.record.parties import Party
from casetracker.record.problems import RULES
from casetracker.record.read import id_fault, record_files
from casetracker.record.scope import Category, Scope
from casetracker.record.validate import validate
from casetracker.text import hidden_in
from casetracker.text.hosts import odd_letters
from exported import at
from hidden_texts import HIDDEN, SEEN
from node import ASSETS, run_module
from odd_hosts import ODD_HOSTS, SOUND_HOSTS
from small_records import CASE, DATA, FREED, SWAP, TODAY, altered, exchanged, with_keys

ACROSS = {
    "swap-unknown",
    "swap-party",
    "swap-is-release",
    "swap-is-exchange",
    "swap-day",
    "swap-nobody",
    "swap-one-side",
    "case-unknown",
    "id-taken",
    "id-again",
    "duplicate",
    "place-unknown",
    "place-named",
    "place-names",
    "place-abroad",
    "place-twice",
    "archive-elsewhere",
    "former-another",
    "record-deleted",
    "record-renamed",
}
"""Rules about several files and their past: `casetracker check` reads them all, the form knows one and a list of the published ones."""
ABOUT_FILES = {name for name in RULES if name.startswith(("file-", "yaml-", "translation-")) or name == "text-comment"}
"""Rules about bytes, YAML and translations: the form writes none of them by hand."""

Record = tuple[str, str, str, str]
"""Where it stands, the id of its kind, its own id, text."""


def records() -> list[Record]:
    found = []
    for folder in [golden_record.RECORD, *sorted(path / "cases" for path in DATA.glob("*/*") if path.is_dir())]:
        for file in record_files(folder):
            try:
                found.append((folder.parent.name, file.kind, file.id, file.content().decode()))
            except UnicodeDecodeError:
                continue  # file-encoding: there is no text to hand over
    return found


SCOPE = Scope(
    (Party("river-front", "River Front", "the", (("ru", "Речной фронт"),)),),
    categories=(Category("hostage-taking", "Hostage-taking"),),
)


def said_by_check(kind: Any, id: str, text: str, today: date = TODAY) -> list[list[str]]:
    problems = validate(text.encode(), "file", id, kind, today, SCOPE).problems
    return sorted([each.rule, each.field, each.message, each.hint] for each in problems)


def said_by_form(given: list[tuple[str, str, str]], today: date = TODAY, language: str = "en") -> list[Any]:
    body = """
    const checker = new m.Checker(given.model, given.schemas);
    return given.records.map(([kind, id, text]) => {
      let data;
      try {
        data = read.data(read.read(text));
      } catch {
        return "not YAML";
      }
      return checker.check(kind, data, id, given.today).map((each) => [each.rule, each.field, each.message, each.hint]);
    });
    """
    schemas = {kind: record_schema(kind, SCOPE) for kind in KINDS}
    values = {
        "model": model(words(language, parties=SCOPE.parties), SCOPE),
        "schemas": schemas,
        "today": today.isoformat(),
        "records": given,
    }
    answers: list[Any] = run_module("form/check.js", body, values, read="form/read.js")
    return [sorted(each) if isinstance(each, list) else each for each in answers]


def test_every_record_and_every_bad_example_is_judged_as_by_the_check() -> None:
    everything = records()
    compared: set[str] = set()
    for (where, kind, id, text), answer in zip(everything, said_by_form([each[1:] for each in everything]), strict=True):
        wanted = said_by_check(kind, id, text)
        rules = {rule for rule, *_ in wanted}
        if rules & ABOUT_FILES:
            continue
        assert answer == wanted, f"{where}: {id}"
        compared |= rules
    # Every rule about one record is among those that were compared, so that none can be missing from the form.
    assert compared == RULES.keys() - ABOUT_FILES - ACROSS


def test_the_form_says_it_in_another_language_as_a_terminal_does() -> None:
    russian, everything = words("ru", parties=SCOPE.parties), records()
    said: set[str] = set()
    for (where, kind, id, text), answer in zip(everything, said_by_form([each[1:] for each in everything], language="ru"), strict=True):
        problems = validate(text.encode(), "file", id, kind, TODAY, SCOPE).problems
        # Names of states and languages are in that language in the form alone, and so are the helps that a blank may be left with.
        same = (
            {each.rule for each in problems}
            - ABOUT_FILES
            - {"country", "language", "state-early", "state-ended", "state-part", "text-placeholder"}
        )
        wanted = [[each.rule, each.field, russian.said(each.message), russian.said(each.hint)] for each in problems if each.rule in same]
        if not {each.rule for each in problems} & ABOUT_FILES:
            assert [each for each in answer if each[0] in same] == sorted(wanted), f"{where}: {id}"
            said |= {f"{message} {hint}" for _, _, message, hint in wanted}
    assert len(said) > 100
    assert [each for each in said if not re.search("[а-я]", each)] == []


def test_names_of_states_and_languages_are_understood_in_english_too() -> None:
    body = "return [['Germany', 'Германия'].map((text) => m.countryMeant(text, given)), ['Russian', 'русский'].map((text) => m.languageMeant(text, given))];"
    found = run_module("form/guesses.js", body, model(words("ru")))
    assert found == [[" (did you mean 'DE'?)"] * 2, [" (did you mean 'ru'?)"] * 2]


MORE = {
    "two wrong dates": altered(CASE, ("from: 2024-05-01", "from: 2024-02-30"), ("date: 2024-05-01", "date: 2024-5-1")),
    "a date ahead beside a bad form": altered(CASE, ("form: remand", "form: remands"), ("reviewed: 2026-11-01", "reviewed: 2027-01-01")),
    "a span that ends before it begins": altered(CASE, ("from: 2024-05-01", "from: 2024-05/2024-04")),
    "an approximate date": altered(CASE, ("from: 2024-05-01", "from: 2024-05-01~"), ("date: 2024-05-01", "date: 2024-04-27")),
    "an approximate month": altered(CASE, ("from: 2024-05-01", "from: 2024-12~"), ("date: 2024-05-01", "date: 2024-10-31")),
    "a misspelt key": altered(CASE, ("detained_by", "detainedby")),
    "a far key": with_keys(CASE, "zzz: 1"),
    "a body": with_keys(CASE, "designations:\n  - {by: UN, as: hostage, sources: [a]}"),
    "a body by name": with_keys(CASE, "designations:\n  - {by: The Bureau, as: hostage, sources: [a]}"),
    "an alias as a group": with_keys(CASE, "aliases:\n  - {name: Vera Example, kind: birth}\n  - {kind: births}"),
    "an odd address": altered(CASE, ("https://example.org/1", "https://example.org:99999/1")),
    "an address with a part left out": altered(CASE, ("https://example.org/1", "https://example.org/…")),
    "an address without a dot": altered(CASE, ("https://example.org/1", "https://localhost/1")),
    "an escape in a host": altered(CASE, ("https://example.org/1", "https://example.org%5B/1")),
    "an address in Cyrillic": altered(CASE, ("https://example.org/1", "https://пример.рф/дело?а=б")),
    "a swap without an exchange": altered(FREED, ("manner: court-order", "manner: court-order, swap: 2024-x")),
    "an exchange without a swap": altered(FREED, ("manner: court-order", "manner: exchange")),
    "died and released": altered(FREED, ("status: released", "status: died")),
    "died twice over": with_keys(FREED, "death: {date: 2024-07-01, sources: [a]}"),
    "dead and detained": with_keys(CASE, "death: {date: 2024-07-01, sources: [a]}"),
    "a conviction elsewhere": with_keys(CASE, "rulings:\n  - {kind: conviction, by: FR, sentence: 2 years, sources: [a]}"),
    "a conviction": with_keys(CASE, "rulings:\n  - {kind: conviction, sources: [a]}"),
    "an acquittal above its conviction": with_keys(
        CASE,
        "rulings:\n  - {kind: overturned, date: 2025, sources: [a]}\n  - {kind: conviction, date: 2024-06, sentence: 2 years, sources: [a]}",
    ),
    "a conviction above an older acquittal": with_keys(
        CASE,
        "rulings:\n  - {kind: conviction, date: 2025, sentence: 2 years, sources: [a]}\n  - {kind: other, sources: [a]}\n"
        "  - {kind: acquittal, sources: [a]}\n  - {kind: remand, date: ../2024-05, sources: [a]}",
    ),
    "rulings whose dates leave their order open": with_keys(
        CASE,
        "rulings:\n  - {kind: conviction, date: 2025-03, sentence: 1 year, sources: [a]}\n  - {kind: overturned, date: 2025, sources: [a]}",
    ),
    "a minor": altered(CASE, ("citizenships: [RU]", "citizenships: [RU], born: 2008")),
    "just of age": altered(CASE, ("citizenships: [RU]", "citizenships: [RU], born: 2007")),
    "a summary of three paragraphs": altered(
        CASE, ("summary: She was arrested in May 2024.[^a]", 'summary: "A.[^a]\\n\\nB.[^a]\\n \\nC.[^b]"')
    ),
    "a summary in two languages": altered(CASE, ("summary: She", "summary:\n  ru: Она.[^b]\n  en: She")),
    "marks without an id": altered(CASE, ("2024.[^a]", "2024.[^a][^ ]")),
    "a mark that is not closed": altered(CASE, ("2024.[^a]", "2024.[^a] More[^b and.[^a]")),
    "a mark with blanks": altered(CASE, ("2024.[^a]", "2024.[^ a ] [^a b]")),
    "a mark alone": altered(CASE, ("2024.[^a]", "2024.[^]")),
    "marks in other texts": with_keys(
        CASE, "aliases: ['Anna[^a]', 'Ann[^]']\nevents:\n  - {date: 2024-05-02, event: 'A hearing[^a', sources: [a]}"
    ),
    "an unknown source beside a wrong address": altered(
        CASE, ("sources: [a]}\ndetained", "sources: [b]}\ndetained"), ("https://example.org/1", "x")
    ),
    "an unused source beside a wrong date": altered(
        CASE, ("from: 2024-05-01", "from: 1.5.24"), ("  a: {", "  b: {title: B, publisher: P, url: https://example.org/2}\n  a: {")
    ),
    "an unused source beside an empty summary": altered(
        CASE, ("summary: She was arrested in May 2024.[^a]", "summary:"), ("[a]", "[b]"), ("[a]", "[b]"), ("[a]", "[b]")
    ),
    "a source under a misspelt key": altered(
        CASE,
        ("reviewed", "event:\n  - {date: 2024-05-02, event: x, source: [c]}\nreviewed"),
        ("  a: {", "  c: {title: C, publisher: P, url: https://example.org/2}\n  a: {"),
    ),
    "a status beside a wrong place of custody": altered(CASE, ("form: remand", "form: house-arrest, place: [x]")),
    "an order of dates beside a wrong form": altered(CASE, ("form: remand", "form: remands, to: 2024-04-01")),
    "a swap's release beside a wrong date": altered(
        FREED, ("manner: court-order", "manner: exchange, basis: none"), ("date: 2024-06-01", "date: June")
    ),
    "a hearing beside one that is no group": with_keys(
        CASE, "hearings:\n  - {date: 2027-01-15, time: 09:30, purpose: Appeal, sources: [a]}\n  - soon"
    ),
    "a hearing beside a bad one": with_keys(
        CASE, "hearings:\n  - {date: 2027-01-15, time: 09:30, purpose: Appeal, sources: [a]}\n  - {date: soon, sources: [a]}"
    ),
    "twice the same address beside a missing title": altered(
        CASE, ("  a: {", "  b: {publisher: P, url: https://example.org/1}\n  a: {"), ("[a]", "[a, b]")
    ),
    "sources of a text": altered(
        CASE,
        ("[a]}\ndetained", "a}\ndetained"),
        ("last_report: {date: 2024-05-01, sources: [a]", "last_report: {date: 2024-05-01, sources: [q]"),
    ),
    "a source that is a text": altered(CASE, ("  a: {", "  b: B\n  a: {"), ("[a]", "[c]")),
    "a source whose id is none": altered(
        CASE, ("  a: {", "  The B: {title: B, publisher: P, url: https://example.org/2}\n  a: {"), ("[a]", "[c]")
    ),
    "birth after arrest beside a wrong citizenship": altered(CASE, ("citizenships: [RU]", "citizenships: [Burma], born: 2025")),
    "flags in words": with_keys(
        CASE, "listed: No\nrulings:\n  - {kind: other, in_absentia: yes, sources: [a]}\n  - {kind: other, in_absentia: maybe, sources: [a]}"
    ),
    "times in words": with_keys(
        CASE,
        "hearings:\n"
        + "".join(
            f"  - {{date: 2027-01-0{day}, time: '{time}', zone: Europe/Moscow, purpose: x, sources: [a]}}\n"
            for day, time in enumerate(("9:30", "9.30 p.m.", "12 am", "25:00", "9", "14h30", "14:30:00", "noon"), 1)
        ),
    ),
    "convictions that no longer stand": with_keys(
        CASE,
        "charges:\n"
        "  - {offence: A, category: espionage, outcome: convicted, sources: [a]}\n"
        "  - {offence: B, category: espionage, outcome: convicted, by: FR, sources: [a]}\n"
        "  - {offence: C, category: espionage, outcome: convicted, by: IT, sources: [a]}\n"
        "  - {offence: D, category: espionage, outcome: overturned, sources: [a]}\n"
        "rulings:\n"
        "  - {kind: conviction, date: 2024-07, sentence: A year, sources: [a]}\n"
        "  - {kind: overturned, date: 2024-09, sources: [a]}\n"
        "  - {kind: upheld, date: 2024-08, sources: [a]}\n"
        "  - {kind: acquittal, date: 2024-08, by: FR, sources: [a]}\n"
        "  - {kind: conviction, date: 2024-06, by: FR, sources: [a]}",
    ),
    "a conviction that a release undid": with_keys(
        altered(FREED, ("manner: court-order", "manner: court-order, basis: charges-dropped")),
        "charges: [{offence: A, category: espionage, outcome: convicted, sources: [a]}]",
    ),
    "texts with joiners": with_keys(CASE, "listed: 'می\u200cخواهم'\nsame: ['क्\u200dष']\naliases: ['می\u200cخواهم[^a]']"),
    "ids as they are said": with_keys(CASE, "same: [Anna Sample, 'Борис', '“vera”', ---]\nnot: ['" + "a b" * 50 + "']"),
    "addresses in brackets": with_keys(
        CASE,
        "links:\n"
        + "".join(
            f"  - {{title: x, url: '{url}'}}\n"
            for url in (
                "<https://example.org/x>",
                "“https://example.org”",
                "www.example.org/a",
                "example.org",
                "(see https://example.org)",
                "<ftp://example.org>",
            )
        ),
    ),
    "helps of their own fields and of others": with_keys(
        CASE,
        "unknowns: ['What the record does not know, each in one sentence.', Where it took place.]\n"
        "aliases: ['The other name, in Latin script.', {name: 'The other name, in Latin script.'}, Who published it., TODO]\n"
        "designations: [{by: Who published it., as: hostage, sources: [a]}]",
    ),
    "withdrawn": "withdrawn: {date: 2026-01, reason: errors}\nname: 1\nzzz: {}\n",
    "sources of no kind": altered(CASE, ("sources: [a]}\ndetained", "sources: [a, a, B]}\ndetained")),
    "a name of other letters": altered(CASE, ("name: Vera Example", "name: 'Véra\tExample'")),
    "nothing": "x:\n",
    "a party": altered(CASE, ("detained_by: US", "detained_by: river-front")),
    "a party by its name": altered(CASE, ("detained_by: US", "detained_by: The River Front"), ("[RU]", "[Речной фронт]")),
    "a party as the author of a label": with_keys(CASE, "designations:\n  - {by: River Front, as: hostage, sources: [a]}"),
    "no party": altered(CASE, ("detained_by: US", "detained_by: Lake Front"), ("[RU]", "['?!']")),
    "Kosovo": altered(CASE, ("[RU]", "[XK]"), ("detained_by: US", "detained_by: kosovo")),
    "former states by name": altered(CASE, ("[RU]", "[USSR, Yugoslavian]"), ("detained_by: US", "detained_by: GDR")),
    "stateless": altered(CASE, ("[RU]", "[stateless]")),
    "stateless and more": altered(CASE, ("[RU]", "[RU, unknown]")),
    "no citizenship": altered(CASE, ("[RU]", "[n/a, none, Stateles, NO, na]")),
    "an empty list of citizenships": altered(CASE, ("[RU]", "[]")),
    "a state before its time": altered(
        with_keys(
            CASE,
            "charges:\n  - {offence: Spying, category: espionage, date: 1961, sources: [a]}\nrelease: {date: 1992, manner: bail, to: SU, sources: [a]}",
        ),
        ("detained_by: US", "detained_by: RU"),
        ("from: 2024-05-01", "from: 1962-02-10, by: SU, for: UA"),
        ("date: 2024-05-01", "date: 1963"),
    ),
    "a state on the days of its change": altered(
        CASE,
        ("detained_by: US", "detained_by: RU"),
        ("from: 2024-05-01", "from: 1991, by: SU, to: 1991-12-26"),
        ("date: 2024-05-01", "date: 1991-12"),
    ),
}


@pytest.mark.parametrize("today", [TODAY, date(2024, 2, 29)])
def test_odd_records_are_judged_as_by_the_check(today: date) -> None:
    answers = said_by_form([("case", "vera-example", text) for text in MORE.values()], today)
    for (name, text), answer in zip(MORE.items(), answers, strict=True):
        assert answer == said_by_check("case", "vera-example", text, today), name


def test_odd_swaps_are_judged_as_by_the_check() -> None:
    swaps = [
        altered(SWAP, ("parties: [RU, US]", "parties: [RU]")),
        altered(SWAP, ("sources_for: {sources: [a]}\n", "")),
        altered(SWAP, ("parties", "others:\n  - {number: 0, what: people, sources: [a]}\n  - {number: x, sources: []}\nparties")),
        altered(SWAP, ("parties: [RU, US]", "parties: [SU, river-front, Lake Front]")),
        altered(SWAP, ("date: 2024-06-01", "date: 1962-02-10"), ("parties", "mediators: [{by: UA, sources: [a]}]\nparties")),
        altered(SWAP, ("parties: [RU, US]", "others: [{number: 1, what: One, released_by: YU, to: DD, sources: [a]}]\nparties: [RU, US]")),
        altered(SWAP, ("parties", "mediators:\n  - {by: EU, sources: [a]}\nformerly: [2024-06-01-exampleton]\nparties")),
    ]
    answers = said_by_form([("swap", "2024-06-01-exampleton", text) for text in swaps])
    assert answers == [said_by_check("swap", "2024-06-01-exampleton", text) for text in swaps]
    assert all(answers)


def test_the_form_has_the_rules_of_the_check_by_the_same_names() -> None:
    from casetracker.record.validate.rules import RULES_OF

    # What the schema says has no function of its own in the form.
    said_by_schema = {"ended_as_written", "report_needed", "exchange_fields", "hearing_times", "two_parties", "citizenship_alone"}
    every = {check.__name__: [".".join(keys) for keys in reads] for rules in RULES_OF.values() for reads, check in rules}
    wanted = {name: sorted(reads) for name, reads in every.items() if name not in said_by_schema}
    body = "return Object.fromEntries([...m.RULES, ...order.ORDER_RULES, ...status.STATUS_RULES, ...states.STATE_RULES].map((rule) => [rule.name, rule.reads]));"
    found = run_module("form/rules.js", body, order="form/date_order.js", status="form/status.js", states="form/state_rules.js")
    assert {name: sorted(reads) for name, reads in found.items()} == wanted


def test_of_two_charges_the_form_says_no_more_than_the_check_where_a_ruling_can_be_about_the_other() -> None:
    text = (DATA / "valid" / "one-charge-of-two-undone" / "cases" / "ana-primer.yml").read_text("utf-8")
    alone = altered(text, ("    level: administrative\n", ""), ("    outcome: not-punishable\n", "    outcome: pending\n"))
    given = [("case", "ana-primer", text), ("case", "ana-primer", alone)]
    assert said_by_form(given) == [said_by_check(*each) for each in given]
    assert [[rule for rule, *_ in answer] for answer in said_by_form(given)] == [[], ["charge-undone"]]


def test_the_schema_alone_refuses_what_its_conditions_are_about() -> None:
    schema = json.dumps([record_schema(kind) for kind in ("case", "swap")])
    for rule in RULES:
        if f"rule={rule} " in schema:
            examples = [path for path in (DATA / "invalid").iterdir() if path.name.split("--")[0] == rule]
            assert examples, rule
    assert schema.count("rule=") == 16


def test_the_form_sees_the_characters_that_nobody_sees() -> None:
    texts = [*HIDDEN, *SEEN]
    named = [list(dict.fromkeys(f"U+{ord(text[place]):04X}" for place in hidden_in(text))) for text in texts]
    assert run_module("form/hidden.js", "return given.map(m.hiddenIn);", texts) == named
    (answer,) = said_by_form([("case", "vera-example", with_keys(altered(CASE, ("Vera", "Ve\u200bra")), "unknowns: [Wo\u00ad?]"))])
    hint = RULES["file-character"].hint
    assert answer == [
        ["file-character", "name", "the character U+200B is not allowed here", hint],
        ["file-character", "unknowns[0]", "the character U+00AD is not allowed here", hint],
    ]


def test_the_form_tells_a_paragraph_that_says_nothing_beside_its_citations() -> None:
    help = next(spec.help for spec in fields(Case) if spec.key == "summary")
    texts = ["TODO[^a]", "Text.[^a]", "[^a]", "She was arrested.[^a]\n\n…[^a]", f"{help}[^a]"]
    given = [("case", "vera-example", altered(CASE, ("She was arrested in May 2024.[^a]", json.dumps(text)))) for text in texts]
    answers = said_by_form(given)
    assert all("text-placeholder" in [rule for rule, *_ in answer] for answer in answers)
    assert answers == [said_by_check(*each) for each in given]


def test_the_form_refuses_the_hosts_that_the_check_refuses() -> None:
    hosts = [*ODD_HOSTS, *SOUND_HOSTS]
    assert run_module("form/hosts.js", "return given.map(m.oddLetters);", hosts) == [odd_letters(host) for host in hosts]
    texts = [altered(CASE, ("https://example.org/1", f"https://{host}/1")) for host in hosts if not hidden_in(host)]
    texts += [altered(CASE, ("in May 2024.", f"in May, says [a paper](https://{host}/a).")) for host in hosts if not hidden_in(host)]
    answers = said_by_form([("case", "vera-example", text) for text in texts])
    assert answers == [said_by_check("case", "vera-example", text) for text in texts]


def test_the_form_tells_of_copies_elsewhere() -> None:
    sources = {
        name: {"archive": f"https://{host}/a"}
        for name, host in {"a": "web.archive.org", "b": "Copies.example.org", "c": "copies.example.org"}.items()
    }
    known = {"cases": [], "swaps": [], "taken": [], "archives": ["web.archive.org"]}
    body = "return [...m.acrossFindings({ kind: 'swap', data: { sources: given.sources }, own: null }, [], given.known, {})];"
    told = run_module("form/across.js", body, {"sources": sources, "known": known})
    values = {"host": "copies.example.org", "known": "web.archive.org"}
    assert told == [{"rule": "archive-elsewhere", "path": ["sources", "b", "archive"], "values": values}]


def test_no_script_of_the_form_evaluates_text_or_reads_it_as_html() -> None:
    files = [*(ASSETS / "form").glob("*.js"), *(ASSETS / "vendor").rglob("*.js")]
    for file in files:
        text = file.read_text("utf-8")
        assert not any(
            each in text for each in ("eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
        ), file


def test_exchanges_are_judged_as_by_the_check() -> None:
    text = exchanged("Vera Example")
    assert said_by_form([("case", "vera-example", text)]) == [said_by_check("case", "vera-example", text)] == [[]]


@pytest.mark.parametrize(
    ("freed", "exchanged_on", "days"),
    [
        ("2024-06-01", "2024-06-01", 0), ("2024-06-08", "2024-06-01", 0), ("2024-06-09", "2024-06-01", 8), ("2024-05-25", "2024-06-01", 0),
        ("2024-05-24", "2024-06-01", 8), ("2024-06", "2024-07-07", 0), ("2024-06", "2024-07-08", 8), ("2024-07-08", "2024-06", 8),
        ("2024-07-07", "2024-06", 0), ("../2024-05-24", "2024-06-01/2024-06-02", 8), ("2024-06-01~", "2024-06-11", 0),
        ("2024-06-01~", "2024-06-12", 8), ("2024-12-28", "2025-01-05", 8), ("2024-02-26", "2024-03-04", 0), ("2023-02-26", "2023-03-06", 8),
    ],
)  # fmt: skip
def test_a_release_more_than_seven_days_from_the_swap_is_told_as_by_the_check(written, freed: str, exchanged_on: str, days: int) -> None:
    case = altered(exchanged("Vera Example", day=freed), ("from: 2024-05-01", "from: 2023"))
    swap = altered(
        SWAP, ("date: 2024-06-01", f"date: {exchanged_on}"), ("summary:", "others: [{number: 1, what: One, sources: [a]}]\nsummary:")
    )
    folder = written({"vera-example.yml": case, "swaps/2024-06-01-exampleton.yml": swap})
    loaded = load(folder, TODAY)
    told = f"the release ({freed}) is {days} days from the swap '2024-06-01-exampleton' ({exchanged_on})"
    assert said_across(case, loaded) == [each.message for each in loaded.problems] == ([told] if days else [])


@pytest.mark.parametrize("kind", ["", "kind: exchange\n", "kind: release\n"])
@pytest.mark.parametrize("manner", ["exchange", "negotiated", "unilateral"])
@pytest.mark.parametrize("freed", ["2024-06-01", "2024-05-20", "2024-06-12", "2024-06-18"])
def test_a_release_in_a_swap_of_each_kind_and_of_several_days_is_judged_as_by_the_check(
    written, kind: str, manner: str, freed: str
) -> None:
    case = altered(exchanged("Vera Example", day=freed), ("manner: exchange", f"manner: {manner}"))
    case = case if manner == "exchange" else altered(case, ("status: exchanged", "status: released"))
    swap = kind + altered(
        SWAP,
        ("date: 2024-06-01", "date: 2024-06-01\nuntil: 2024-06-10"),
        ("summary:", "terms: [{by: RU, gives: Money, sources: [a]}]\nsummary:"),
    )
    loaded = load(written({"vera-example.yml": case, "swaps/2024-06-01-exampleton.yml": swap}), TODAY)
    wanted = [each.message for each in loaded.problems if each.rule in ACROSS]
    assert said_across(case, loaded) == wanted
    assert len(wanted) == (freed in ("2024-05-20", "2024-06-18")) + (manner == "exchange" and "release" in kind) + (
        manner == "negotiated" and "release" not in kind
    )


def said_across(case: str, loaded: Loaded) -> list[str]:
    """What the form says of a case beside the swaps that are published."""
    known = existing_records(at(loaded.tracker)) | {"cases": []}
    body = """
    const draft = { kind: "case", id: "vera-example", own: null, data: read.data(read.read(given.text)) };
    return [...m.acrossFindings(draft, [draft], given.known, given.model)].map((each) => wording.worded(each, given.model).message);
    """
    given = {"text": case, "known": known, "model": model(words())}
    found: list[str] = run_module("form/across.js", body, given, read="form/read.js", wording="form/wording.js")
    return found


@pytest.mark.parametrize("id", ["status", "Places", "con", "com¹", "LPT9", "constructor", "-a", "a b", "a" * 121, "vera-example"])
def test_a_file_name_is_refused_in_the_words_of_the_check(id: str) -> None:
    body = "return [...m.nameFindings(given.draft, [], given.known, given.model)].map((each) => wording.worded(each, given.model).message);"
    given = {"draft": {"kind": "case", "id": id, "own": None}, "known": {"cases": [], "swaps": [], "taken": []}, "model": model(words())}
    unfit = id_fault(id)
    wanted = [RULES[unfit[0]].message.format(**unfit[1])] if unfit else []
    assert run_module("form/across.js", body, given, wording="form/wording.js") == wanted


def test_the_vendored_scripts_keep_their_licences() -> None:
    for folder in (ASSETS / "vendor").iterdir():
        if isinstance(folder, Path) and folder.is_dir():
            assert (folder / "LICENSE").is_file(), folder.name
