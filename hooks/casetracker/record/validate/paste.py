"""Lines of YAML that a person can paste into a file to mend a problem, at the place in the line where they have to stand.

`…` stands for what the person has to fill in: no value of it is a sound one, so that none can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from casetracker.record.model import KINDS, kinds
from casetracker.record.model.kinds import FieldSpec, Kind, fields
from casetracker.record.read import ID, Path, quoted
from casetracker.text import language_of, transcribed

_PLAIN = re.compile("[A-Za-z][A-Za-z' .-]*")
_WORDS = re.compile(r"\w[\w .-]*")
_WHOLE = {
    "report-missing": ("last_report", {}),
    "status-needs-exchange": ("release", {"manner": "exchange", "swap": "…", "to": "…"}),
    "status-needs-release": ("release", {}),
    "status-needs-death": ("death", {}),
}
"""Rule → the group of a case that is missing, and what is known of it."""


def paste(rule: str, path: Path, values: Mapping[str, Any], kind: str, there: Collection[str]) -> str:
    """Return the lines that mend a broken `rule` of a kind of record, or an empty text where there is nothing to paste.

    `there` are the keys that the file has: none is pasted a second time.
    """
    if rule in _WHOLE:
        key, known = _WHOLE[rule]
        if key in there:
            return ""
        return "\n".join(_field(_spec(KINDS[kind].record, key), 0, known))
    if rule == "status-conviction":
        lines = _field(_spec(KINDS[kind].record, "rulings"), 0, {"kind": "conviction", "date": "…", "sentence": "…"})
        return "\n".join(lines["rulings" in there :])
    if rule == "source-undefined" and ID.fullmatch(str(values["source"])):
        spec = _spec(KINDS[kind].record, "sources")
        assert isinstance(spec.kind, kinds.Keyed)
        return "\n".join([f"  {values['source']}:", *_group(spec.kind.value, 4, {})])
    if rule == "name-styled" and path == ("name",):
        return _renamed(str(values["value"]), there)[0]
    if rule == "name-latin":
        return "\n".join(_renamed(str(values["value"]), there))
    if rule == "key-missing" and not path:
        spec = _spec(KINDS[kind].record, str(values["key"]))
        return "\n".join(_field(spec, 0, {})) if _holds_more(spec.kind) else ""
    return ""


def _renamed(name: str, there: Collection[str]) -> list[str]:
    """The name in Latin letters, and as it was written beside it; one that only mixes letters has but the first."""
    proposed = transcribed(name)
    lines = [f"name: {proposed if _PLAIN.fullmatch(proposed) else '…'}"]
    if "names" in there or re.search("[A-Za-z]", name):
        return lines
    return [*lines, "names:", f"  {language_of(name) or '…'}: {name if _WORDS.fullmatch(name) else quoted(name)}"]


def _spec(record: Any, key: str) -> FieldSpec:
    return next(spec for spec in fields(record) if spec.key == key)


def _holds_more(kind: Kind) -> bool:
    return isinstance(kind, kinds.Group | kinds.Keyed | kinds.Prose) or (
        isinstance(kind, kinds.Many) and isinstance(kind.item, kinds.Group)
    )


def _field(spec: FieldSpec, indent: int, known: Mapping[str, str]) -> list[str]:
    """The lines of a field: its key, and what it must hold."""
    margin = " " * indent
    match spec.kind:
        case kinds.Group():
            return [f"{margin}{spec.key}:", *_group(spec.kind, indent + 2, known)]
        case kinds.Many(item=kinds.Group() as item):
            first, *rest = _group(item, indent + 4, known)
            return [f"{margin}{spec.key}:", f"{margin}  - {first.lstrip()}", *rest]
        case kinds.Keyed(value=kinds.Group() as item):
            return [f"{margin}{spec.key}:", f"{margin}  …:", *_group(item, indent + 4, known)]
        case kinds.Prose():
            return [f"{margin}{spec.key}: |-", f"{margin}  …[^…]"]
        case kinds.Many():
            return [f"{margin}{spec.key}: [{known.get(spec.key, '…')}]"]
        case _:
            return [f"{margin}{spec.key}: {known.get(spec.key, '…')}"]


def _group(kind: Kind, indent: int, known: Mapping[str, str]) -> list[str]:
    assert isinstance(kind, kinds.Group)
    return [line for spec in fields(kind.of) if spec.must or spec.key in known for line in _field(spec, indent, known)]
