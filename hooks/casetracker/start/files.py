"""The files that a new tracker begins with: from templates, and from the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from casetracker.edit.issues.forms import issue_forms
from casetracker.edit.writing import scalar
from casetracker.record.model import KINDS
from casetracker.record.model.blank import blank
from casetracker.record.model.schema import schema_bytes
from casetracker.record.scope import Scope
from casetracker.settings import categories, parties
from casetracker.start.answers import Answers
from casetracker.start.generator import Requirement

TEMPLATES = Path(__file__).parent / "files"
ENDPOINT = Path(__file__).parent / "endpoint" / "contribution.js"
"""A function for a serverless host that takes what the form posts; a tracker has it where somebody asks for it."""
FORMS = ".github/ISSUE_TEMPLATE"
_OF_HOST = {".github/": "github", ".gitlab-ci.yml": "gitlab"}
"""How the paths of files begin that one code host reads, and that host."""


def of_model(configuration: Mapping[str, Any], record: str = "cases") -> dict[str, bytes]:
    """Return what is made from the model, by path: blanks and schemas of records, and issue forms. `configuration` is what mkdocs.yml holds."""
    given = configuration["extra"]["casetracker"]
    scope = Scope(parties(given), categories=categories(given))
    return {
        **{f"{FORMS}/{name}": content for name, content in issue_forms(configuration, scope).items()},
        **{f"{record}/_schema/{kind}.json": schema_bytes(kind, scope) for kind in KINDS},
        **{f"{record}/{kind.file('_template')}": blank(kind.id).encode() for kind in KINDS.values()},
    }


def of_templates(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Return what the templates make of these values, by path: `dot-` is a dot at the beginning of a name."""
    environment = Environment(
        variable_start_string="«", variable_end_string="»", block_start_string="«%", block_end_string="%»", comment_start_string="«#",
        comment_end_string="#»", trim_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined, autoescape=False,  # noqa: S701
    )  # fmt: skip
    environment.filters["yaml"] = lambda text: scalar(text)
    return {
        file.relative_to(TEMPLATES).as_posix().replace("dot-", "."): environment.from_string(file.read_text("utf-8"))
        .render(values)
        .encode()
        for file in sorted(TEMPLATES.rglob("*"))
        if file.is_file()
    }


def files(answers: Answers, generator: Requirement, *, endpoint: bool = False) -> dict[str, bytes]:
    """Return the files of a new tracker by path, without those that only another code host reads."""
    made = of_templates({"answers": answers, "generator": generator.line, "parties": [_party(each) for each in answers.states.parties]})
    made |= of_model(yaml.safe_load(made["mkdocs.yml"]))
    if generator.wheel:
        made[f"wheels/{generator.wheel.name}"] = generator.wheel.read_bytes()
    if endpoint:
        made[f"endpoint/{ENDPOINT.name}"] = ENDPOINT.read_bytes()
    left_out = tuple(path for path, host in _OF_HOST.items() if not answers.has_files_of(host))
    return {path: content for path, content in sorted(made.items()) if not path.startswith(left_out)}


def _party(party: Any) -> dict[str, str]:
    return {"id": party.id, "name": f"{party.article} {party.name}".strip()}
