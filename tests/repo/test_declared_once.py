"""Every field and word of the record is declared once, with its help, and comes from there into all that is made from the model."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casetracker.cli import generate
from casetracker.cli.generate import generated
from casetracker.cli.places import scope_of
from casetracker.pages.reference.view import fields_of_all_groups, fields_view
from casetracker.record.model import KINDS, choices, fields
from casetracker.record.model.blank import blank
from casetracker.record.model.kinds import Choice, FieldSpec
from casetracker.record.model.placeholders import PROSE
from casetracker.record.model.schema import record_schema
from casetracker.record.problems import RULES
from casetracker.record.validate import validate
from golden_record import golden_context
from small_records import TODAY

ROOT = Path(__file__).parent.parent.parent
GROUPS: list[type] = [*(kind.record for kind in KINDS.values()), *fields_of_all_groups()]
SPECS = [pytest.param(group, spec, id=f"{group.__name__}.{spec.key}") for group in GROUPS for spec in fields(group)]
WORDS = {name: choice for name, choice in vars(choices).items() if isinstance(choice, Choice)}
SOURCES = [file for file in (ROOT / "hooks").rglob("*") if file.suffix in (".py", ".html", ".js")] + list(
    (ROOT / "hooks" / "casetracker" / "web" / "assets").glob("**/*.js")
)


@pytest.mark.parametrize(("group", "spec"), SPECS)
def test_every_field_says_what_it_is_for(group: type, spec: FieldSpec) -> None:
    assert len(spec.help) > 4
    assert spec.help == spec.help.strip()
    assert spec.help.endswith((".", "?"))


@pytest.mark.parametrize("name", WORDS)
def test_every_word_to_choose_has_a_label_and_no_meaning_is_left_over(name: str) -> None:
    choice = WORDS[name]
    assert all(label.strip() for label in choice.options.values())
    assert len(set(choice.options.values())) == len(choice.options), "two words have one label"
    assert set(choice.meanings) <= set(choice.options)
    assert choice.what.split()[0] in ("a", "an")


@pytest.mark.parametrize(("group", "spec"), SPECS)
def test_every_field_stands_in_the_field_reference_with_its_help(group: type, spec: FieldSpec) -> None:
    table = next(each for each in fields_view(golden_context()).tables if each.id == group.__name__.lower())
    row = next(each for each in table.rows if each.key == spec.key)
    assert (row.help, row.must) == (spec.help, "must" if spec.must else "may")


@pytest.mark.parametrize(("group", "spec"), SPECS)
def test_every_field_stands_in_a_json_schema_with_its_help(group: type, spec: FieldSpec) -> None:
    found = []
    for kind in KINDS:
        schema = record_schema(kind)
        objects = [each for name, each in schema["$defs"].items() if name == group.__name__]
        found += [each["properties"][spec.key]["description"] for each in objects if spec.key in each["properties"]]
    assert found
    assert set(found) == {spec.help}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_stands_in_the_blank_with_its_help(kind: str) -> None:
    text = " ".join(line.strip().removeprefix("#").strip() for line in blank(kind).splitlines())
    lines = [line.strip(" #-") for line in blank(kind).splitlines()]
    schema = record_schema(kind)
    for properties in [each["properties"] for name, each in schema["$defs"].items() if "properties" in each and name != "Withdrawal"]:
        for key, field in properties.items():
            if key not in ("withdrawn", "id"):  # `fmt` gives ids where they are needed
                assert any(line.startswith(f"{key}:") for line in lines), key
                assert field["description"] in text


FILLED = {
    "case": {
        "name": "Vera Example",
        "citizenships": "[US]",
        "detained_by": "RU",
        "status": "released",
        "from": "2024-01-27",
        "form": "remand",
    },
    "swap": {"title": "Exchange in Exampleton", "date": "2025-04-10", "parties": "[RU, US]"},
    "place": {"name": "Muster prison", "kind": "prison", "country": "US"},
}
COMMON = {"sources": "[an-id]", "publisher": "The Paper", "url": "https://example.org/1", "reviewed": "2026-11-01"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_blank_is_what_a_contributor_fills_in(kind: str) -> None:
    """Every key that is ready to fill in gets a value, a release is taken out of its comment, and the check passes."""
    values = COMMON | FILLED[kind]
    lines = []
    for line in blank(kind).splitlines():
        key = line.strip().removeprefix("- ").partition(":")[0]
        bare = line.strip().endswith(":") or line.strip().endswith(": []")
        if line.lstrip().startswith("#") or not bare or (key == "sources" and line == "sources:"):
            lines.append(line)
        elif key == "title" and kind != "swap":
            lines.append(f"{line} A report")
        elif key in values:
            lines.append(f"{line.partition(':')[0]}: {values[key]}")
        else:
            lines.append(line)
    text = "\n".join(lines).replace(PROSE, "Two people were arrested in May 2024.") + "\n"
    if kind == "case":
        text += "release: {date: 2024-06-01, manner: bail, sources: [an-id]}\n"
    checked = validate(text.encode(), "cases/vera-example.yml", "vera-example", kind, TODAY)  # type: ignore[arg-type]
    assert [str(each) for each in checked.problems] == []
    assert checked.record is not None


GENERATED = generated(ROOT)


@pytest.mark.parametrize("file", GENERATED, ids=lambda file: file.name)
def test_what_is_made_from_the_model_is_fresh(file: Path) -> None:
    assert file.read_bytes() == GENERATED[file], "run 'make generate'"


@pytest.mark.parametrize("what", ["a link", "a pipe"])
def test_what_is_made_is_not_written_through_a_link_or_into_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "cases").mkdir()
    (tmp_path / "elsewhere").write_text("mine")
    file = tmp_path / "cases" / "_template.yml"
    file.symlink_to(tmp_path / "elsewhere") if what == "a link" else os.mkfifo(file)
    generate.main()
    assert file.read_text("utf-8") == blank("case")
    assert not file.is_symlink()
    assert (tmp_path / "elsewhere").read_text() == "mine"


def test_the_wording_of_a_rule_stands_in_the_table_of_rules_alone() -> None:
    code = {file: _said(file) for file in SOURCES}
    for name, rule in RULES.items():
        for text in (rule.message, rule.hint):
            parts = [part for part in _plain_parts(text) if len(part) >= 40]
            for part in parts:
                holders = [file.name for file, content in code.items() if part in content]
                assert not holders, f"{name}: {part!r} stands in {holders}"


def test_no_two_rules_say_the_same() -> None:
    said = [rule.message for rule in RULES.values()]
    assert len(said) == len(set(said))


def _said(file: Path) -> str:
    """Return the texts of a Python module, each in one piece, or the whole of another file."""
    content = file.read_text("utf-8")
    if file.suffix != ".py":
        return content
    return "\n".join(node.value for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _plain_parts(text: str) -> Iterator[str]:
    """Yield the parts of a wording between its values, as they stand in the code."""
    depth, part = 0, ""
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth or char in "{}":
            if part:
                yield part
            part = ""
        else:
            part += char
    if part:
        yield part


def test_the_schema_of_the_site_is_that_of_the_editors() -> None:
    scope = scope_of(ROOT / "cases")
    for kind in KINDS:
        published: Any = json.loads((ROOT / "cases" / "_schema" / f"{kind}.json").read_text("utf-8"))
        assert published == record_schema(kind, scope)
