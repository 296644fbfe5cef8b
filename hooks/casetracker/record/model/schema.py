"""The record as JSON Schema 2020-12, for editors, programs and the contribution form: made from the declarations, never by hand.

What a schema can say of how fields agree stands in it too, each with a `$comment` such as
`rule=report-missing at=status reads=status,last_report`: the rule of `problems` that words it, the field it is
about, and the fields that have to be sound before it means anything. The form reports by these comments.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from casetracker.record.countries import LANGUAGES
from casetracker.record.model import kinds
from casetracker.record.model.choices import CONVICTS, NO_CITIZENSHIP, OF_SWAPS, widened
from casetracker.record.model.groups import Hearing, Person, Release, Sourced
from casetracker.record.model.kinds import FieldSpec, Kind, fields, summary_line
from casetracker.record.model.records import KINDS
from casetracker.record.model.standing import STATUS_FOLLOWS
from casetracker.record.model.statuses import ENDED
from casetracker.record.parties import holders
from casetracker.record.scope import ANY, Scope

_PLAIN = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?"
_DATE = rf"^({_PLAIN}|{_PLAIN}/{_PLAIN}|\.\./{_PLAIN}|{_PLAIN}/\.\.)$"
DATE = rf"^unknown$|{_DATE}"
"""A partial date as the record's own schemas and those of the API write it."""
_FULL = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_YEAR = r"^[0-9]{4}~?(/[0-9]{4})?$"
_POINT = r"^-?([0-8]?[0-9](\.[0-9]{1,2})?|90(\.00?)?),\s*-?((1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,2})?|180(\.00?)?)$"
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ONE_LINE = r"^(?![\s\S]*\[\^)\s*\S[^\n]*\s*$"
"""A text on one line, in which no citation can stand."""
_ADDRESS = r"""^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'`\\^{|}@/?#]+([/?#][^\s<>"'`\\^{|}]*)?$"""
_PART = r"(?:(?!\n[ \t]*\n)[\s\S])*?\[\^[^\[\]\n]+\](?:(?!\n[ \t]*\n)[\s\S])*"
"""A paragraph that cites a source."""
_CITES_NOTHING = r"\[\^(?![^\[\]\n]*[^\[\]\s][^\[\]\n]*\])"
_PROSE = rf"^(?![\s\S]*{_CITES_NOTHING})\s*{_PART}(?:\n[ \t]*\n\s*{_PART})?\s*$"

Schema = dict[str, Any]


@lru_cache(maxsize=9)
def schema_bytes(kind: str, scope: Scope = ANY) -> bytes:
    """Return the schema of a kind of record as a JSON file."""
    return (json.dumps(record_schema(kind, scope), ensure_ascii=False, indent=2) + "\n").encode()


def record_schema(kind: str, scope: Scope = ANY) -> Schema:
    """Return the JSON Schema of a kind of record as its YAML file holds it; `scope` says what the settings add."""
    record = KINDS[kind].record
    groups = _countries(scope)
    whole = _object(record, groups, scope)
    rules = _RULES[kind]() if kind in _RULES else []
    # A withdrawn file needs nothing else, and nothing else in it is checked: what stands there is what was left of a record.
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": summary_line(record).rstrip("."),
        "type": "object",
        "if": {"required": ["withdrawn"]},
        "then": {"properties": {"withdrawn": whole["properties"]["withdrawn"]}},
        "else": {"$ref": f"#/$defs/{record.__name__}"},
        "$defs": {record.__name__: {**whole, **({"allOf": rules} if rules else {})}, **groups},
    }


_ENDING = " ".join(STATUS_FOLLOWS)


def _said(rule: str, at: str, reads: str, when: Schema, then: Schema) -> Schema:
    """A condition with the rule that words it."""
    return {"$comment": f"rule={rule} at={at} reads={reads.replace(' ', ',')}", "if": when, "then": then}


def _case_rules() -> list[Schema]:
    """What a schema can say of how status, release, death, last report and custody agree."""

    def where(*has: str, without: tuple[str, ...] = (), status: Schema | None = None) -> Schema:
        asked: Schema = {"required": [*has, "status"] if status else list(has)}
        if without:
            asked["allOf"] = [{"not": {"required": [key]}} for key in without]
        return {**asked, "properties": {"status": status}} if status else asked

    def manner(of: Schema) -> Schema:
        return {"release": {"properties": {"manner": of}}}

    exchange, other = {"const": "exchange"}, {"not": {"const": "exchange"}}
    ended = {"enum": sorted(ENDED)}
    convicting = {"properties": {"kind": {"enum": sorted(CONVICTS)}}, "required": ["kind"]}
    return [
        _said("release-and-death", "death", _ENDING, where("release"), {"not": {"required": ["death"]}}),
        _said("status-after-death", "status", _ENDING, where("death", without=("release",)), {"properties": {"status": {"const": "died"}}}),
        _said(
            "status-needs-exchange",
            "status",
            _ENDING,
            where(without=("death",), status={"const": "exchanged"}),
            {"required": ["release"], "properties": manner(exchange)},
        ),
        _said(
            "status-needs-release",
            "status",
            _ENDING,
            where(without=("death",), status={"const": "released"}),
            {"required": ["release"]},
        ),
        _said("status-needs-death", "status", _ENDING, where(without=("release",), status={"const": "died"}), {"required": ["death"]}),
        _said(
            "status-after-release",
            "status",
            _ENDING,
            where("release", without=("death",), status={"not": {"const": "exchanged"}}),
            {"properties": {"status": {"const": "released"}, **manner(other)}},
        ),
        _said("report-needless", "last_report", "status last_report", where(status=ended), {"not": {"required": ["last_report"]}}),
        _said("report-missing", "status", "status last_report", where(status={"not": ended}), {"required": ["last_report"]}),
        _said(
            "custody-first",
            "custody/0/from",
            "custody.from",
            {"required": ["custody"]},
            {"properties": {"custody": {"prefixItems": [{"properties": {"from": {"not": {"const": "unknown"}}}}]}}},
        ),
        # Only in part: which rulings a later one undoes, and by which state they are, no schema can say.
        {
            "if": where(without=("release", "death"), status={"const": "imprisoned"}),
            "then": {"required": ["rulings"], "properties": {"rulings": {"contains": convicting}}},
        },
    ]


def _swap_rules() -> list[Schema]:
    return [_said("parties-few", "parties", "parties", {"required": ["parties"]}, {"properties": {"parties": {"minItems": 2}}})]


_RULES = {"case": _case_rules, "swap": _swap_rules}


def _group_rules(record: Any) -> list[Schema]:
    """What a schema can say of how the fields of one group agree."""
    if record is Hearing:
        return [
            _said("hearing-zone", "time", "hearings.time hearings.zone", {"required": ["time"]}, {"required": ["zone"]}),
            _said("hearing-time", "zone", "hearings.time hearings.zone", {"required": ["zone"]}, {"required": ["time"]}),
        ]
    if record is Person:
        word = {"required": ["citizenships"], "properties": {"citizenships": {"contains": {"enum": list(NO_CITIZENSHIP.options)}}}}
        return [_said("citizenship-alone", "citizenships", "person.citizenships", word, {"properties": {"citizenships": {"maxItems": 1}}})]
    if record is Release:
        exchange = {"required": ["manner"], "properties": {"manner": {"const": "exchange"}}}
        other = {"required": ["manner"], "not": {"properties": {"manner": {"enum": sorted(OF_SWAPS)}}}}
        return [
            _said("exchange-field", "", "release.manner release.swap release.to", exchange, {"required": ["swap"]}),
            _said("exchange-field", "", "release.manner release.swap release.to", exchange, {"required": ["to"]}),
            _said("exchange-only", "swap", "release.manner release.swap release.to", other, {"not": {"required": ["swap"]}}),
        ]
    return []


def kind_schema(kind: Kind, scope: Scope = ANY) -> Schema:
    """Return the schema of a kind of value that holds no group, whole in itself."""
    shared = _countries(scope)
    whole: Schema = _inlined(_kind(kind, shared, scope), shared)
    return whole


def _inlined(part: Any, shared: dict[str, Schema]) -> Any:
    if isinstance(part, list):
        return [_inlined(each, shared) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _inlined(value, shared) for key, value in part.items() if key != "$ref"}
    return {**shared[part["$ref"].rpartition("/")[2]], **found} if "$ref" in part else found


def _object(record: Any, groups: dict[str, Schema], scope: Scope) -> Schema:
    specs = fields(record)
    rules = _group_rules(record)
    return {
        "description": summary_line(record),
        "type": "object",
        "additionalProperties": False,
        "required": [spec.key for spec in specs if spec.must],
        "properties": {spec.key: _field(spec, groups, scope) for spec in specs},
        **({"allOf": rules} if rules else {}),
    }


def _field(spec: FieldSpec, groups: dict[str, Schema], scope: Scope) -> Schema:
    described: Schema = {"description": spec.help, **_kind(spec.kind, groups, scope)}
    if spec.example and isinstance(spec.kind, kinds.Text | kinds.Choice | kinds.Date | kinds.Time | kinds.Zone | kinds.Coordinates):
        described["examples"] = [spec.example]
    if spec.default:
        described["default"] = spec.default
    return described


def _group(record: Any, groups: dict[str, Schema], scope: Scope) -> Schema:
    name = record.__name__ if record is not Sourced else "Sourced"
    if name not in groups:
        groups[name] = {}
        groups[name] = _object(record, groups, scope)
    return {"$ref": f"#/$defs/{name}"}


def _shared(name: str, schema: Schema, groups: dict[str, Schema]) -> Schema:
    groups.setdefault(name, schema)
    return {"$ref": f"#/$defs/{name}"}


def _countries(scope: Scope) -> dict[str, Schema]:
    return {"Country": {"type": "string", "enum": list(holders(scope.parties))}}


def _language(groups: dict[str, Schema]) -> Schema:
    codes = "|".join(sorted(LANGUAGES))
    return _shared("Language", {"type": "string", "pattern": f"^({codes})(-[A-Z][a-z]{{3}})?(-([A-Z]{{2}}|[0-9]{{3}}))?$"}, groups)


def _kind(kind: Kind, groups: dict[str, Schema], scope: Scope) -> Schema:
    match widened(kind, scope):
        case kinds.Text(limit=limit):
            # YAML reads a bare 1984 as a number, and a title may be just that.
            return {"type": ["string", "integer"], "maxLength": limit, "minLength": 1, "pattern": _ONE_LINE}
        case kinds.Prose(limit=limit):
            text = {"type": "string", "maxLength": limit, "pattern": _PROSE}
            return {
                "oneOf": [
                    text,
                    {"type": "object", "required": ["en"], "propertyNames": _language(groups), "additionalProperties": text},
                ]
            }
        case kinds.Date(form="full"):
            return {"type": "string", "pattern": _FULL}
        case kinds.Date(form="year"):
            return {"type": ["string", "integer"], "pattern": _YEAR, "minimum": 1, "maximum": 9999}
        case kinds.Date(unknown=unknown):
            dated: Schema = {"type": ["string", "integer"], "pattern": _DATE, "minimum": 1, "maximum": 9999}
            return {"anyOf": [{"const": "unknown"}, dated]} if unknown else dated
        case kinds.Country():
            return {"$ref": "#/$defs/Country"}
        case kinds.Citizenship(words=words):
            return {"anyOf": [_kind(kinds.Country(), groups, scope), {"enum": list(words.options)}]}
        case kinds.Body():
            # Two letters are a state's code; anything longer is a party's id or a body's name.
            return {
                "anyOf": [_kind(kinds.Country(), groups, scope), {"type": "string", "maxLength": 200, "pattern": r"^([^\n]|[^\n]{3,})$"}]
            }
        case kinds.Language():
            return _language(groups)
        case kinds.Choice(options=options):
            return {"type": "string", "enum": list(options)}
        case kinds.Flag():
            return {"type": "boolean"}
        case kinds.Number(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case kinds.Address():
            return {"type": "string", "pattern": _ADDRESS}
        case kinds.Id():
            return {"type": "string", "pattern": _ID, "maxLength": 120}
        case kinds.Time():
            return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
        case kinds.Zone():
            return {"type": "string", "pattern": "^([A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC)$"}
        case kinds.Coordinates():
            return {"type": "string", "pattern": _POINT}
        case kinds.Group(of=of):
            return _group(of, groups, scope)
        case kinds.Alias(of=of, main=main):
            text = _kind(next(spec.kind for spec in fields(of) if spec.key == main), groups, scope)
            return {"anyOf": [text, _group(of, groups, scope)]}
        case kinds.Many(item=item, least=least, most=most, distinct=distinct):
            many: Schema = {"type": "array", "minItems": least, "maxItems": most, "items": _kind(item, groups, scope)}
            return {**many, "uniqueItems": True} if distinct else many
        case kinds.Keyed(key=key, value=value, most=most):
            return {
                "type": "object",
                "minProperties": 1,
                "maxProperties": most,
                "propertyNames": _kind(key, groups, scope),
                "additionalProperties": _kind(value, groups, scope),
            }
