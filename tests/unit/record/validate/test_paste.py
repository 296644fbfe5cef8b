"""What a message offers to paste mends what it is about, once it is filled in."""

from __future__ import annotations

import json

import pytest

from casetracker.record.model import KINDS, fields
from casetracker.record.problems import report
from casetracker.record.validate import validate
from small_records import CASE, FREED, SWAP, TODAY, altered

VALUES = {
    "date": "2024-07-01", "manner": "court-order", "swap": "2024-07-01-exampleton", "to": "RU", "sources": "a", "sentence": "3 years",
    "citizenships": "RU", "title": "A title", "publisher": "The Paper", "url": "https://example.org/9", "from": "2024-05-01", "form": "remand",
}  # fmt: skip


def filled(lines: str) -> str:
    """Return lines to paste with a sound value in place of each `…`."""
    found = []
    for line in lines.splitlines():
        key = line.split(":")[0].strip(" -")
        line = line.replace("…[^…]", "She was arrested.[^a]").replace("  …:", "  a:")
        found.append(line.replace("…", VALUES.get(key, key)))
    return "\n".join(found) + "\n"


def broken(text: str, rule: str, kind: str = "case") -> list[str]:
    return [each.paste for each in validate(text.encode(), "cases/x.yml", "x", kind, TODAY).problems if each.rule == rule]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("report-missing", altered(CASE, ("last_report: {date: 2024-05-01, sources: [a]}\n", ""))),
        ("status-needs-exchange", altered(CASE, ("status: detained", "status: exchanged"))),
        ("status-needs-release", altered(CASE, ("status: detained", "status: released"))),
        ("status-needs-death", altered(CASE, ("status: detained", "status: died"))),
        ("status-conviction", altered(CASE, ("status: detained", "status: imprisoned"))),
    ],
)
def test_what_is_missing_can_be_pasted_at_the_end_of_the_file(rule: str, text: str) -> None:
    (lines,) = broken(text, rule)
    assert lines
    assert broken(text + filled(lines), rule) == []


def test_a_further_ruling_is_pasted_below_the_others() -> None:
    rulings = "rulings:\n  - kind: overturned\n    sources: [a]\n"
    text = altered(CASE, ("status: detained", "status: imprisoned")) + rulings
    (lines,) = broken(text, "status-conviction")
    assert lines == "  - kind: conviction\n    date: …\n    sentence: …\n    sources: […]"
    assert broken(text + filled(lines), "status-conviction") == []


def test_a_source_is_pasted_below_the_others_under_the_id_that_was_cited() -> None:
    text = altered(
        FREED,
        ("custody:\n  - {from: 2024-05-01, form: remand, sources: [a]}", "custody:\n  - {from: 2024-05-01, form: remand, sources: [bb]}"),
    )
    (lines,) = broken(text, "source-undefined")
    assert lines == "  bb:\n    title: …\n    publisher: …\n    url: …"
    assert broken(altered(text, ("sources:\n", f"sources:\n{filled(lines)}")), "source-undefined") == []
    assert broken(altered(text, ("[bb]", '["b: {x"]')), "source-undefined") == []


@pytest.mark.parametrize(("kind", "text"), [("case", CASE), ("swap", SWAP)])
def test_every_group_that_must_be_there_can_be_pasted(kind: str, text: str) -> None:
    for spec in fields(KINDS[kind].record):
        if not spec.must:
            continue
        bare = "".join(f"{key.key}: \n" for key in fields(KINDS[kind].record) if key.must and key.key != spec.key)
        (lines,) = broken(bare, "key-missing", kind)
        if lines:
            assert lines.startswith(f"{spec.key}:")
            assert broken(bare + filled(lines), "key-missing", kind) == []
            found = validate((bare + filled(lines)).encode(), "x", "x", kind, TODAY).problems  # type: ignore[arg-type]
            assert [each for each in found if each.field.split(".")[0].split("[")[0] == spec.key] == []


def test_nothing_is_offered_that_stands_there_already() -> None:
    assert broken(altered(FREED, ("status: released", "status: exchanged")), "status-needs-exchange") == [""]


def test_lines_to_paste_stand_as_they_must_in_the_text_and_apart_in_the_other_forms() -> None:
    problems = validate(altered(CASE, ("status: detained", "status: died")).encode(), "cases/x.yml", "x", "case", TODAY).problems
    text = report(problems)
    assert "\n  = Lines to paste, with … to be filled in:\ndeath:\n  date: …\n  sources: […]\n" in text
    assert "%0ALines to paste, with … to be filled in:%0Adeath:%0A  date: …%0A  sources: […]\n" in report(problems, "github")
    rows = {row["rule"]: row["paste"] for row in json.loads(report(problems, "json"))["problems"]}
    assert rows["status-needs-death"] == "death:\n  date: …\n  sources: […]"
    assert rows["report-needless"] == ""
