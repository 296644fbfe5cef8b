"""The code host's issue forms, made from the model: for a new case, a new exchange, and a correction of either.

A list of groups is one text, so that a new field of the model needs no new part of a form. `from_issue` reads what people write into it,
and what it can't read comes back into the issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from casetracker.record.model import KINDS, RecordKind, kinds
from casetracker.record.model.case import CASE
from casetracker.record.model.choices import widened
from casetracker.record.model.kinds import FieldSpec, Kind, fields
from casetracker.record.scope import ANY, Scope
from casetracker.settings import states_of

UPKEEP = frozenset({"same", "not", "formerly", "listed", "withdrawn", "reviewed", "review"})
"""Fields that maintainers fill in."""
RECORD, TAKE_OUT, REST, AGREED = "Record", "Take out", "Anything else", "Before you send it"
FILES = "Files"
"""Labels beside those of the model's fields."""
_HEAD = "# Made from the model by 'make generate'; a change by hand is lost.\n"
_DANGER = (
    "**What you send here is public and permanent under your account's name.** "
    "Do not send it where it could endanger you or anyone else: write to {private} instead."
)


class Section(NamedTuple):
    """A field of the model as a part of a form."""

    label: str
    spec: FieldSpec


def sections(kind: str) -> list[Section]:
    """Return the parts of the form for a kind of record: the sources first, since everything cites them."""
    found = [Section(spec.key.replace("_", " ").capitalize(), spec) for spec in fields(KINDS[kind].record) if spec.key not in UPKEEP]
    return sorted(found, key=lambda each: each.spec.key != "sources")


def issue_forms(settings: Mapping[str, Any], scope: Scope = ANY) -> dict[str, bytes]:
    """Return the files of `.github/ISSUE_TEMPLATE/` by name. `settings` is what mkdocs.yml holds."""
    tracker = settings["extra"]["casetracker"]
    private, states = tracker["contact"]["private"], states_of(tracker, scope.parties)
    site, repository = ((settings.get(key) or "").rstrip("/") for key in ("site_url", "repo_url"))
    contact = private if private.startswith("https://") else f"{site}/contribute/" if site else repository
    forms = {
        **{f"new-{kind.id}.yml": _new(kind, private, states, scope) for kind in KINDS.values()},
        **{f"correction{'' if kind is CASE else f'-{kind.id}'}.yml": _correction(kind, private, states, scope) for kind in KINDS.values()},
        "files.yml": _files(private),
        "config.yml": {"blank_issues_enabled": False, **({"contact_links": [_private_way(contact, private)]} if contact else {})},
    }
    return {name: (_HEAD + _dump(form)).encode() for name, form in forms.items()}


def _private_way(url: str, private: str) -> dict[str, str]:
    about = f"If it could endanger anyone that this comes from you, or that it is public at once: {private}"
    return {"name": "Write in private", "url": url, "about": about}


def _new(kind: RecordKind, private: str, states: tuple[str, ...], scope: Scope) -> dict[str, Any]:
    body = [_intro(private), *(_part(each, states, scope, filled=True) for each in sections(kind.id)), _rest(), _agreed()]
    return {"name": f"A new {kind.noun}", "description": kind.missing, "labels": [kind.id], "body": body}


def _correction(kind: RecordKind, private: str, states: tuple[str, ...], scope: Scope) -> dict[str, Any]:
    record = _text(
        "input", RECORD, "The address of its page, or its file name.", required=True, placeholder=f"https://…/{kind.page(kind.example)}"
    )
    take_out = _text(
        "textarea", TAKE_OUT, f"Parts that are to go, each by its heading here and on a line of its own, such as {kind.passing}."
    )
    hint = {
        "type": "markdown",
        "attributes": {
            "value": "Fill in what is to change and leave the rest empty. Single values are replaced; items of lists and sources are added."
        },
    }
    parts = [_part(each, states, scope, filled=False) for each in sections(kind.id)]
    body = [_intro(private), record, hint, *parts, take_out, _rest(), _agreed()]
    about = {"name": f"A correction of {kind.a_noun}", "description": f"Something in {kind.a_noun} is wrong, or is missing."}
    return {**about, "labels": ["correction"], "body": body}


def _files(private: str) -> dict[str, Any]:
    """The form for what the contribution form of the site made: it fills in the one part itself, or has it on the clipboard."""
    danger = {"type": "markdown", "attributes": {"value": _DANGER.format(private=private)}}
    files = _text("textarea", FILES, "What the form on the site filled in here, or put on your clipboard: paste it.", required=True)
    about = {"name": "Files from the form on the site", "description": "What the form 'Add or correct a case' made, several files at once."}
    return {**about, "body": [danger, files, _rest(), _agreed()]}


def _intro(private: str) -> dict[str, Any]:
    plainly = (
        "Write as you would to a person. It goes fastest with one thing a line and its word before it, as in `born: 1990`. "
        "What a program can't place comes back to you here, and a maintainer puts it where it belongs."
    )
    numbered = (
        "Begin with the sources: the address of each, who published it, its title and its day. They are numbered in their order: "
        "write `[1]` or `sources: 1, 2` where a fact rests on them, and `[1]` after a sentence of the summary."
    )
    return {"type": "markdown", "attributes": {"value": f"{_DANGER.format(private=private)}\n\n{plainly}\n\n{numbered}"}}


def _agreed() -> dict[str, Any]:
    options = ["I know that this is public and permanent.", "I have read the editorial rules, and every fact has a published source."]
    options_ = [{"label": each, "required": True} for each in options]
    return {"type": "checkboxes", "id": "agreed", "attributes": {"label": AGREED, "options": options_}}


def _rest() -> dict[str, Any]:
    return _text("textarea", REST, "For the maintainer: what does not fit above. It is read by a person and not put into the file.")


def _part(section: Section, states: tuple[str, ...], scope: Scope, *, filled: bool) -> dict[str, Any]:
    """One field; `filled` puts the keys of what must be there into it, to be filled in."""
    label, spec = section
    required = filled and spec.must
    if isinstance(spec.kind, kinds.Choice):
        attributes = {"label": label, "description": spec.help, "options": list(spec.kind.options)}
        return {"type": "dropdown", "id": spec.key, "attributes": attributes, "validations": {"required": required}}
    group = group_of(spec.kind)
    if group is None:
        several = isinstance(spec.kind, kinds.Many | kinds.Keyed | kinds.Prose)
        about, example = f"{spec.help}{_each_line(spec.kind)}", spec.example_of(states)
        return _text("textarea" if several else "input", label, about, required, example, spec.key)
    lines = "\n".join(f"{key}: " for key in keys_of(group, must=True))
    values = {"value": lines} if required else {"placeholder": lines}
    help_ = "The published sources of all that you write below." if spec.key == "sources" else spec.help
    about = f"{help_} {_between(spec.kind)}One thing a line, if you can with its word before it.\n\n{_legend(group, scope)}"
    attributes = {"label": label, "description": about, **values}
    return {"type": "textarea", "id": spec.key, "attributes": attributes, "validations": {"required": required}}


def _text(
    type_: str, label: str, description: str, required: bool = False, placeholder: str = "", id_: str | None = None
) -> dict[str, Any]:
    attributes = {"label": label, "description": description, **({"placeholder": placeholder} if placeholder else {})}
    return {
        "type": type_,
        "id": id_ or label.lower().replace(" ", "-"),
        "attributes": attributes,
        "validations": {"required": required},
    }


def group_of(kind: Kind) -> type | None:
    """Return the group that a field holds, one or many; None where it holds plain values."""
    match kind:
        case kinds.Group(of=of):
            return of
        case kinds.Many(item=kinds.Group(of=of)) | kinds.Keyed(value=kinds.Group(of=of)):
            return of
        case _:
            return None


def keys_of(group: type, *, must: bool = False) -> list[str]:
    """Return the keys of a group, with those of the groups within it in place of their own; `must` for those that every item has."""
    found: list[str] = []
    for spec in fields(group):
        inner = group_of(spec.kind)
        if spec.must or not (must or spec.given_by_fmt):
            found += keys_of(inner, must=must) if inner else [spec.key]
    return found


def _each_line(kind: Kind) -> str:
    match kind:
        case kinds.Many(item=kinds.Country() | kinds.Citizenship() | kinds.Id()):
            return " Separate them by commas."
        case kinds.Many() | kinds.Keyed():
            return " Each on a line."
        case _:
            return ""


def _between(kind: Kind) -> str:
    return "" if isinstance(kind, kinds.Group) else "Leave a blank line between two. "


def _legend(group: type, scope: Scope) -> str:
    """What each key of a group is, with its choices: the needed ones first."""
    specs: list[FieldSpec] = []
    for spec in fields(group):
        inner = group_of(spec.kind)
        specs += fields(inner) if inner else [spec]
    lines = []
    for spec in sorted((each for each in specs if not each.given_by_fmt), key=lambda each: not each.must):
        kind = widened(spec.kind, scope)
        options = f" One of: {', '.join(kind.options)}." if isinstance(kind, kinds.Choice) else ""
        help_ = "The numbers of the sources that bear this out." if spec.key == "sources" else spec.help
        lines.append(f"- `{spec.key}`{' (needed)' if spec.must else ''}: {help_}{options}")
    return "\n".join(lines)


class _Dumper(yaml.SafeDumper):
    """Long texts stand as blocks, so that a person can read a form."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text and " \n" not in text else None)


_Dumper.add_representer(str, _block)


def _dump(form: Mapping[str, Any]) -> str:
    return yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
