"""Writes what is made from the model and committed: JSON Schemas for editors, blanks and issue forms of a tracker.

Run as `python -m casetracker.cli.generate` (`make generate`). In the generator's own repository it also writes the list of words, and
the workflows and scripts that a new tracker gets as well. A test holds that the files are fresh.
"""

from __future__ import annotations

import io
import re
from argparse import ArgumentParser, _HelpAction
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from casetracker.cli.main import COMMANDS, module_of
from casetracker.data.form import form_words, label, phrases
from casetracker.data.pages import api_words
from casetracker.pages.reference.view import fields_of_all_groups
from casetracker.record.countries import FORMER
from casetracker.record.model import choices
from casetracker.record.model.kinds import Choice, fields, summary_line, title
from casetracker.record.model.records import KINDS
from casetracker.record.problems import RULES
from casetracker.record.validate.expected import owner
from casetracker.site.configuration import of_tracker, read_configuration
from casetracker.start.files import FORMS, TEMPLATES, of_model

PACKAGE = Path(__file__).parent.parent
_WORKFLOWS = ("accept", "check", "links", "publish")
_SCRIPTS = ("fetch-memory", "open-request", "propose-links", "quoted.sh", "pull_request_template.md")
SHARED = {
    f".{name}": f"dot-{name}" for name in (*(f"github/workflows/{each}.yml" for each in _WORKFLOWS), *(f"github/{each}" for each in _SCRIPTS),
                                           "pre-commit-config.yaml")
}  # fmt: skip
"""Files of this repository that a new tracker has too, each with its template."""


def generated(root: Path) -> dict[Path, bytes]:
    """Return every generated file by its path; `root` is the folder that holds mkdocs.yml."""
    given = read_configuration(root / "mkdocs.yml")
    found = {root / path: content for path, content in of_model(given, (of_tracker(given) or {}).get("record", "cases")).items()}
    forms = root / FORMS
    if not forms.parent.is_dir():  # as at a code host that knows none
        found = {path: content for path, content in found.items() if path.parent != forms}
    if (root / "hooks" / "casetracker").is_dir():
        found |= {root / path: (TEMPLATES / template).read_bytes() for path, template in SHARED.items()}
        found[PACKAGE / "locale" / "messages.pot"] = catalogue()
    return found


def catalogue() -> bytes:
    """Return every word of the interface as a gettext template: from code, templates and the model's help."""
    words = Catalog(project="casetracker", charset="utf-8")
    methods = [("**.html", "jinja2"), ("**.py", "python")]
    keywords = {
        "N_": None,
        "_": None,
        "ngettext": (1, 2),
        "ngettext_noop": (1, 2),
        "plural": (1, 2),
        "phrase": None,
        "several": (1, 2),
        "numbered": (1, 2),
    }
    found = [*extract_from_dir(PACKAGE, methods, {"**.html": {"trimmed": "true"}}, keywords=keywords)]
    for _, _, message, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        if message and not (isinstance(message, str) and not message.strip()):
            words.add(message)
    for record in [*(kind.record for kind in KINDS.values()), *fields_of_all_groups()]:
        words.add(title(record))
        words.add(summary_line(record))
        for spec in fields(record):
            words.add(spec.help)
            words.add(label(record, spec))
    of_form = [text for part in ("labels", "questions", "helps", "items", "script") for text in form_words()[part].values()]
    of_form += [text for step in form_words()["steps"].values() for text in step.values()]
    for choice in (each for each in vars(choices).values() if isinstance(each, Choice)):
        for sentence in (choice.what, *choice.options.values(), *choice.meanings.values()):
            words.add(sentence)
    for sentence in (
        *of_commands(),
        *of_rules(),
        *api_words(),
        *of_form,
        *phrases(),
        *(state.name for state in FORMER.values()),
        *(kind.noun for kind in KINDS.values()),
    ):
        words.add(sentence)
    out = io.BytesIO()
    write_po(out, words, omit_header=True, sort_output=True, no_location=True, width=120)
    return out.getvalue()


def of_commands() -> Iterator[str]:
    """Yield what commands say of themselves: what each does, and the help on its arguments."""
    for name in COMMANDS:
        command = module_of(name)
        yield cleandoc(command.__doc__ or "")
        parser = ArgumentParser()  # not ours, which would say it in the language of this terminal
        command.add_arguments(parser)
        yield from (action.help for action in parser._actions if action.help and not isinstance(action, _HelpAction))


def of_rules() -> Iterator[str | tuple[str, str]]:
    """Yield the sentences of all rules, and what they call records and groups."""
    for rule in RULES.values():
        yield from (
            text for text in (rule.message, rule.hint, rule.form, rule.form_message) if re.search(r"\w", re.sub(r"\{.*?\}", "", text))
        )
    yield from sorted({owner(each) for each in (*(kind.record for kind in KINDS.values()), *fields_of_all_groups())})
    for kind in KINDS.values():
        yield kind.another
        yield f"{{number}} {kind.id}", f"{{number}} {kind.id}s"


def main() -> None:
    for path, content in generated(Path()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.unlink()  # whatever it led to is no business of ours
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            if content.startswith(b"#!"):
                path.chmod(0o755)
            print(f"written: {path}")


if __name__ == "__main__":
    main()
