"""The files that the form writes: as a careful person would write them, read back to the same record, and changed no more than asked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
import yaml

from casetracker.data.form import model
from casetracker.edit.style import styled
from casetracker.edit.writing import record_text, scalar
from casetracker.locale import words
from casetracker.record.model import KINDS
from casetracker.record.model.blank import blank
from casetracker.record.read import read_yaml
from casetracker.record.validate import validate
from node import run_module
from sample_record import sample_in_style
from small_records import CASE, TODAY, with_keys

FILES = sample_in_style()

THROUGH_THE_FORM = """
const { model } = given;
return given.files.map(([kind, id, text]) => {
  const before = read.data(read.read(text));
  const doc = new m.Doc(kind, model, { data: before, id });
  return doc.text();
});
"""


def records_of(kind: Any, id: str, text: str) -> Any:
    checked = validate(text.encode(), "file", id, kind, TODAY)
    return checked.record, [each.rule for each in checked.problems]


@lru_cache(maxsize=1)
def through_the_form() -> list[str]:
    """Return every file of the sample record as the form writes it."""
    answers: list[str] = run_module("form/files.js", THROUGH_THE_FORM, {"model": model(words()), "files": FILES}, read="form/read.js")
    return answers


def corrected(files: Sequence[tuple[str, str, str]], change: str) -> list[str]:
    """Return each file after `change`, JavaScript that alters `data`, as the form corrects it."""
    body = f"""
    return given.files.map(([kind, id, text]) => {{
      const data = read.data(read.read(text));
      {change}
      return m.splice(text, kind, data, given.model);
    }});
    """
    answers: list[str] = run_module("form/splice.js", body, {"model": model(words()), "files": files}, read="form/read.js")
    return answers


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [each[1:] for each in lines if each[0] == "-"], [each[1:] for each in lines if each[0] == "+"]


def test_every_record_comes_through_the_form_as_it_was() -> None:
    for (kind, id, text), written in zip(FILES, through_the_form(), strict=True):
        assert records_of(kind, id, written) == records_of(kind, id, text), id
        # Other readers of YAML find the same texts, lists and groups in it.
        assert yaml.load(written, yaml.CBaseLoader) == yaml.load(text, yaml.CBaseLoader), id  # noqa: S506


def test_most_records_are_written_as_they_stand() -> None:
    same = sum(written == text for (_, _, text), written in zip(FILES, through_the_form(), strict=True))
    assert same >= len(FILES) * 4 // 5


def test_the_form_and_the_command_fmt_write_one_style() -> None:
    for (kind, id, _), written in zip(FILES, through_the_form(), strict=True):
        assert record_text(read_yaml(written.encode()), kind) == written, id


def test_other_readers_take_no_text_for_a_flag_or_nothing() -> None:
    for (kind, id, _), written in zip(FILES, through_the_form(), strict=True):
        loaded = yaml.load(written, yaml.CSafeLoader)
        assert isinstance(loaded.get("detained_by", "RU"), str), id
        for code in loaded["person"]["citizenships"] if kind == "case" else loaded.get("parties", []):
            assert isinstance(code, str), id
        assert all(isinstance(source["title"], str) for source in loaded["sources"].values()), id


def test_the_keys_stand_in_the_order_of_the_template() -> None:
    for kind in KINDS:
        order = [found[1] for line in blank(kind).splitlines() if (found := re.match(r"(?:# )?([a-z_]+):", line))]
        for (of, id, _), written in zip(FILES, through_the_form(), strict=True):
            if of == kind:
                keys = [line.partition(":")[0] for line in written.splitlines() if line[:1].isalpha()]
                assert keys == [key for key in order if key in keys], id


ONE_LINE = {
    "reviewed": "data.reviewed = '2026-11-23';",
    "the last period": "if (kind === 'case') data.custody.at(-1).from = '../2009-01';",
    "a title in need of marks": "Object.values(data.sources).at(-1).title = 'It: \"was\" so';",
    "citizenships": "if (kind === 'case') data.person.citizenships = ['NO', 'GE'];",
    "a summary's end": "if (kind === 'place') data.name += '!'; else if (typeof data.summary === 'string') data.summary += ' And so on.[^a]'; else data.summary.en += ' And so on.[^a]';",
}


@pytest.mark.parametrize("what", ONE_LINE)
def test_changing_one_value_changes_one_line(what: str) -> None:
    for (kind, id, text), after in zip(FILES, corrected(FILES, ONE_LINE[what]), strict=True):
        gone, come = changed_lines(text, after)
        wanted = 0 if kind != "case" and "kind === 'case'" in ONE_LINE[what] else 1
        assert (len(gone), len(come)) == (wanted, wanted), (id, gone, come)


def test_adding_and_removing_touch_no_other_line() -> None:
    change = "data.events = [...(data.events ?? []), { date: '2025-01-01', event: 'It was: so', sources: ['a', 'b'] }];"
    with_events = [file for file in FILES if file.kind != "place"]
    for (_, id, text), after in zip(with_events, corrected(with_events, change), strict=True):
        gone, come = changed_lines(text, after)
        assert not gone, id
        assert come[-3:] == ["  - date: 2025-01-01", '    event: "It was: so"', "    sources: [a, b]"], id
    for (_, id, text), after in zip(
        FILES, corrected(FILES, "delete data.unknowns; data.links = undefined; delete data.links;"), strict=True
    ):
        gone, come = changed_lines(text, after)
        assert not come, id
        assert all(line.startswith(("unknowns:", "links:", "  - ", "    ")) for line in gone), id


def test_no_change_changes_nothing() -> None:
    assert corrected(FILES, "") == [text for _, _, text in FILES]


HAND = """\
# A file written by hand.
name: "Vera Example"   # as the press writes it
aliases: ["Vera Exemplar", V. E.]
person: {citizenships: [RU], sources: [a]}
detained_by: US
status: detained
last_report:
    # indented by four
    date:    2024-05-01
    sources:
      - a
custody:
- from: 2024-05-01
  form: remand
  # the first one
  sources: [a]
- from: 2024-06-01

  form: sentence
  sources: [a]
summary: >-
  She was arrested
  in May 2024.[^a]
sources:
  a: {title: Report, publisher: The Paper, url: https://example.org/1}
reviewed: 2026-11-01"""


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        ("data.name = 'Vera B.';", ['name: "Vera Example"   # as the press writes it'], ["name: Vera B.   # as the press writes it"]),
        ("data.last_report.date = '2024-05-02';", ["    date:    2024-05-01"], ["    date:    2024-05-02"]),
        ("data.custody.splice(0, 1);", ["- from: 2024-05-01", "  form: remand", "  # the first one", "  sources: [a]"], []),
        ("data.custody[1].place = 'Town';", [], ["  place: Town"]),
        ("delete data.custody[0].from;", ["- from: 2024-05-01", "  form: remand"], ["- form: remand"]),
        ("data.reviewed = '2026-11-02';", ["reviewed: 2026-11-01"], ["reviewed: 2026-11-02"]),
        ("data.names = {ru: 'Вера'};", [], ["names:", "  ru: Вера"]),
        (
            "data.person.born = '1990';",
            ["person: {citizenships: [RU], sources: [a]}"],
            ["person:", "  citizenships: [RU]", "  born: 1990", "  sources: [a]"],
        ),
        ("data.aliases.push('Three');", ['aliases: ["Vera Exemplar", V. E.]'], ["aliases:", "  - Vera Exemplar", "  - V. E.", "  - Three"]),
    ],
)
def test_a_file_written_by_hand_keeps_its_comments_and_its_style(change: str, gone: list[str], come: list[str]) -> None:
    (after,) = corrected([("case", "vera-example", HAND)], change)
    assert changed_lines(HAND, after) == (gone, come)


RESISTING = """\
# A file in which a list is written as nobody writes one.
name: Vera Example
person:
  citizenships: [RU]
  sources: [a]
detained_by: US
status: detained
last_report:
  date: 2024-05-01
  sources: [a]
custody:
  -
    # not-known before
    from: 2024-05-01
    form: remand
    sources: [a]
  - from: 2024-06-01
    form: sentence
    sources: [a]
summary: |-
  She was arrested.[^a]
sources:
  one: # the first
    title: Report
    # seen on paper
    publisher: The Paper
    url: https://example.org/1
  a: {title: Note, publisher: The Paper, url: https://example.org/2} # a short one
  two:
    title: Reply
    publisher: The Paper
    url: https://example.org/3
reviewed: 2026-11-01
"""


def test_what_cannot_be_changed_line_by_line_is_written_anew_and_said_to_be() -> None:
    body = """
    return [given.hand, given.resisting].map((text) => {
      const doc = m.Doc.correcting("case", "vera-example", text, given.model);
      doc.root.fields.custody.items.splice(0, 1);
      doc.update();
      return [doc.text(), doc.anew];
    });
    """
    given = {"model": model(words()), "hand": HAND, "resisting": RESISTING}
    (line_by_line, kept), (whole, anew) = run_module("form/files.js", body, given)
    assert (kept, anew) == (False, True)
    assert line_by_line.startswith("# A file written by hand.\n")
    after = yaml.safe_load(whole)
    assert after == {**yaml.safe_load(RESISTING), "custody": [{"from": date(2024, 6, 1), "form": "sentence", "sources": ["a"]}]}
    (spliced,) = corrected([("case", "vera-example", RESISTING)], "data.custody.splice(0, 1);")
    assert spliced == whole


@pytest.mark.parametrize(("before", "after"), [("a", "b"), ("one", "a-one"), ("two", "zwei")])
def test_another_id_of_a_source_changes_its_key_and_its_citations_alone(before: str, after: str) -> None:
    body = """
    const doc = m.Doc.correcting("case", "vera-example", given.text, given.model);
    const { root } = doc;
    sources.relabel(root, root.fields.sources.entries.find((each) => each.key.text === given.before), given.after);
    doc.update();
    return doc.text();
    """
    given = {"model": model(words()), "text": RESISTING, "before": before, "after": after}
    changed = run_module("form/files.js", body, given, sources="form/sources.js")
    wanted = RESISTING
    for pattern in ("\n  {}:", "[{}]", "[^{}]"):
        wanted = wanted.replace(pattern.format(before), pattern.format(after))
    assert changed == wanted


TEXTS = [
    "plain", "1984", "1.5", "no", "NO", "true", "null", "~", "- a", "a: b", "a #b", "a#b", "#a", "'a'", '"a"', "it's", 'a "b": c', "[a]", "{a}",
    "a, b", "*a", "&a", "!a", "|a", ">a", "%a", "@a", "`a`", "? a", "?a", "a:", "12:30", "0x1f", "a\\b: c", "Ünïcode – “q”", "…", "...", "---", "=", "<<",
]  # fmt: skip


def test_texts_are_quoted_where_they_need_it_and_read_back_the_same() -> None:
    body = "return given.map((text) => m.scalar(text, { is: 'text' }));"
    written = run_module("form/write.js", body, TEXTS)
    for text, each in zip(TEXTS, written, strict=True):
        assert yaml.safe_load(f"a: {each}") == {"a": text}
        assert yaml.safe_load(f"- {each}") == [text]
        assert each == scalar(text)
    bare = [text for text, each in zip(TEXTS, written, strict=True) if each == text]
    assert bare == ["plain", "a#b", "it's", "a, b", "?a", "Ünïcode – “q”", "…"]


HEARINGS = (
    "hearings: [{date: 2026-12-05, purpose: Appeal, sources: [a]}, {date: 2026-12-05, purpose: Second matter, id: noon, sources: [a]}]"
)
TWO = styled(with_keys(CASE, HEARINGS).encode(), "case").decode()


def edited(text: str, change: str) -> Any:
    """Return the file, and what its entries are called in it, after `change`: JavaScript that alters the nodes of the form."""
    body = f"""
    const doc = m.Doc.correcting("case", "vera-example", given.text, given.model);
    const hearings = doc.root.fields.hearings.items;
    const add = (date) => hearings.push(state.node({{ is: "group", of: "Hearing" }}, {{ date, purpose: "More", sources: ["a"] }}, {{ model: given.model, sources: doc.root.fields.sources }}));
    {change}
    doc.update();
    return [doc.text(), doc.data.hearings.map((each) => each.id ?? "")];
    """
    return run_module("form/files.js", body, {"model": model(words()), "text": text}, state="form/nodes.js")


def test_the_form_carries_ids_through_and_gives_one_where_it_is_needed() -> None:
    assert edited(TWO, "") == [TWO, ["", "noon"]]
    assert edited(TWO, "hearings[1].fields.purpose.text = 'Third matter';") == [TWO.replace("Second", "Third"), ["", "noon"]]
    text, ids = edited(TWO, "add('2026-12-05'); add('2026-12-05'); add('2026-12-06');")
    assert ids == ["", "noon", "b", "c", ""]
    assert text.count("id: ") == 3
    assert [rule for rule in records_of("case", "vera-example", text)[1] if rule.startswith("entry")] == []


def test_a_period_whose_beginning_is_not_written_yet_stops_nothing() -> None:
    text, _ = edited(TWO, "doc.root.fields.custody.items[0].fields.from.text = '';")
    assert "custody:\n  - form: remand\n" in text


def test_of_two_that_come_to_have_one_name_in_the_form_the_later_one_gets_another_id() -> None:
    text, ids = edited(
        TWO.replace("purpose: Appeal", "purpose: Appeal\n    id: noon").replace(
            "2026-12-05\n    purpose: Second", "2026-12-06\n    purpose: Second"
        ),
        "hearings[1].fields.date.text = '2026-12-05';",
    )
    assert ids == ["noon", ""]
    assert records_of("case", "vera-example", text)[1] == []
