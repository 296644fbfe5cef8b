"""`/contribute/`: what the contribution form is made from, and what it looks things up in.

`form.json` is what its first step needs: the model in words, every field with its kind, help and choices, with the form's own words,
which stand in `form_words.yml`; and who is in the record already, so that the form can warn of a second file for one person.
`check.json` is what the check needs besides: every rule with its wording, and what everyday words can mean. `sources.json` is what
the record says of the pages that it cites.
`records/` holds the files themselves, so that a correction keeps every line that nobody changed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import yaml

from casetracker.facts.timeline import ORDER
from casetracker.history.compare import NAMED, SUMMARY_FIELDS, UNSAID
from casetracker.history.difference import FIRST, SENTENCES
from casetracker.locale import Words
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, encoded
from casetracker.record.countries import BODIES, COUNTRIES, FORMER, LANGUAGES
from casetracker.record.guesses import choice_words, country_words, dates, language_words
from casetracker.record.guesses.everyday import place_key
from casetracker.record.guesses.values import FLAGS
from casetracker.record.model import KINDS, fields, kinds, summary_line
from casetracker.record.model.choices import ACQUITS, CONVICTS, FALLEN, OF_SWAPS, UNDOES, widened
from casetracker.record.model.kinds import FieldSpec, Kind, title
from casetracker.record.model.placeholders import AROUND, NAME, NATIVE_NAME, PROSE
from casetracker.record.model.placeholders import WORDS as WORDLESS
from casetracker.record.model.statuses import AT_LIBERTY, CONVICTED, ENDED, HELD, OF_FORM
from casetracker.record.problems import RULES
from casetracker.record.read import RESERVED
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate.expected import expected, owner
from casetracker.record.validate.single import available_zones
from casetracker.text import name_keys
from casetracker.text.phrase import Phrase, plain, several
from casetracker.web.bundles import ASSETS, bundles

Data = dict[str, Any]
_PHRASE = re.compile(r'\bphrase\("([^"]+)"')
LATER = ("rules", "phrases", "guesses", "former", "bodies", "placeholders", "reserved", "compared", "sentences")
"""What of the model is needed only to check, and to say what changes."""
SOURCE = ("title", "publisher", "url", "date", "archive", "language", "via", "kind")
"""What of a source holds for whoever cites it; when it was read does not."""


@lru_cache(maxsize=1)
def form_words() -> Data:
    """Return the form's own words, by the headings of their file."""
    found: Data = yaml.safe_load(Path(__file__).with_name("form_words.yml").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def phrases() -> tuple[str, ...]:
    """Return the parts of messages that the form's check makes, as its scripts name them."""
    scripts = (path.read_text("utf-8") for path in sorted((ASSETS / "form").glob("*.js")))
    return tuple(dict.fromkeys(found for text in scripts for found in _PHRASE.findall(text)))


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File("contribute/form.json", partial(_bytes, _first, context))
    yield File("contribute/check.json", partial(_bytes, _later, context))
    if build_info.prefix:  # all else is the same in every language, and stands at the root
        return
    yield from (File(f"assets/{name}", text.encode) for name, text in bundles().items())
    yield File("contribute/sources.json", partial(_bytes, cited_sources, context))
    if build_info.text is not None:
        for name in (KINDS[each.kind].file(each.id) for each in context.tracker.every()):
            yield File(f"contribute/records/{name}", partial(build_info.text, name))


def _bytes(make: Any, of: Any) -> bytes:
    return encoded(make(of))


def _first(context: Context) -> Data:
    whole = _model(context.words, context.settings.scope)
    return {"model": {key: value for key, value in whole.items() if key not in LATER}, "known": existing_records(context)}


def _later(context: Context) -> Data:
    whole = _model(context.words, context.settings.scope)
    return {key: whole[key] for key in LATER}


@lru_cache(maxsize=4)
def _model(words: Words, scope: Scope) -> Data:
    return model(words, scope)


def model(words: Words, scope: Scope = ANY) -> Data:
    """Return everything that the form is made from."""
    groups: dict[str, Data] = {}
    records = {
        kind.id: {**_record(kind.record, words, groups, scope), "noun": words._(kind.noun), "steps": _steps(kind.record, words)}
        for kind in KINDS.values()
    }
    return {
        "records": records,
        "groups": groups,
        "rules": {
            name: {
                "severity": rule.severity.value,
                "message": words._(rule.message),
                "hint": words._(rule.hint),
                "form": words._(rule.form),
                "told": words._(rule.form_message),
            }
            for name, rule in RULES.items()
        },
        "phrases": {each: translated for each in phrases() if (translated := words._(each)) != each},
        "countries": words.holders,
        "former": {
            code: {
                **{key: str(getattr(each, key)) for key in ("first", "last", "whole")},
                "parts": {part: str(day) for part, day in each.parts.items()},
            }
            for code, each in FORMER.items()
        },
        "guesses": {
            "choices": choice_words(),
            "countries": _in_english_too(country_words(words.parties), COUNTRIES, words),
            "languages": _in_english_too(language_words(), LANGUAGES, words),
            "flags": FLAGS,
        },
        "bodies": BODIES,
        "languages": {code: str(words.locale.languages.get(code, name)) for code, name in LANGUAGES.items()},
        "dates": {
            "months": dates.MONTHS,
            "seasons": dates.SEASONS,
            "quarters": sorted(dates.QUARTER_WORDS),
            "prefixes": dates.PREFIXES,
            "fillers": sorted(dates.FILLERS),
            "weekdays": sorted(dates.WEEKDAYS),
            "unknown": sorted(dates.UNKNOWN_WORDS),
            "shapes": dates.SHAPES,
        },
        "zones": sorted(available_zones()),
        "placeholders": {"around": AROUND, "words": sorted(WORDLESS), "prose": PROSE},
        "example": [NAME, NATIVE_NAME],
        "reserved": RESERVED,
        "held": sorted(HELD),
        "ended": sorted(ENDED),
        "convicted": sorted(CONVICTED),
        "of_form": OF_FORM,
        "convicts": sorted(CONVICTS),
        "acquits": sorted(ACQUITS),
        "fallen": sorted(FALLEN),
        "undoes": sorted(UNDOES),
        "of_swaps": OF_SWAPS,
        "at_liberty": sorted(AT_LIBERTY),
        "timeline": ORDER,
        "compared": {
            "unsaid": sorted(UNSAID),
            "named": {group.__name__: keys for group, keys in NAMED.items()},
            "summed": {group.__name__: keys for group, keys in SUMMARY_FIELDS.items()},
            "first": FIRST,
        },
        "sentences": {key: words._(text) for key, text in SENTENCES.items()},
        "words": {key: words._(text) for key, text in form_words()["script"].items()},
    }


def _in_english_too(answers: dict[str, str], names: dict[str, str], words: Words) -> dict[str, str]:
    """Return the everyday words for codes, in a further language with the English names: the form knows those of its own language by itself."""
    further = {} if words.language == "en" else names
    return answers | {code: ", ".join(filter(None, (answers.get(code), place_key(name)))) for code, name in further.items()}


def existing_records(context: Context) -> Data:
    """Return every case with its names as they compare, who holds the person and the year in which that began, every swap with its days, parties and kind, every place with its town and names, and ids that are gone, with what they are now."""
    return {
        "cases": [
            [
                case.id,
                case.name,
                sorted(
                    {key for name in (case.name, *case.names.values(), *(alias.name for alias in case.aliases)) for key in name_keys(name)}
                ),
                case.detained_by,
                first[0] if (first := re.findall("[0-9]{4}", case.custody[0].start.text)) else "",
            ]
            for case in context.tracker.listed
        ],
        "archives": list(context.settings.archives),
        "swaps": [
            [swap.id, swap.title, swap.date.text, list(swap.parties), swap.last_day.text, swap.manner]
            for swap in context.tracker.swaps.values()
        ],
        "places": [[place.id, place.town or "", *place.spellings] for place in context.tracker.places.values()],
        "taken": [[gone.kind, gone.id] for gone in context.tracker.withdrawn]
        + [[record, old, now] for (record, old), now in context.tracker.formerly.items()],
    }


def cited_sources(context: Context) -> list[Data]:
    """Return what the listed records say of each page that they cite, each page once, so that nobody has to write it again."""
    found: dict[str, Data] = {}
    of_records = [*(case.sources for case in context.tracker.listed), *(swap.sources for swap in context.tracker.swaps.values())]
    for sources in of_records:
        for source in sources.values():
            found.setdefault(source.url, {key: str(value) for key in SOURCE if (value := getattr(source, key))})
    return [found[url] for url in sorted(found)]


def _record(record: type, words: Words, groups: dict[str, Data], scope: Scope) -> Data:
    return {
        "summary": words._(summary_line(record)),
        "owner": words._(owner(record)),
        "title": words._(title(record)),
        "fields": [_field(record, spec, words, groups, scope) for spec in fields(record)],
    }


def _steps(record: type, words: Words) -> list[Data]:
    """Return the steps in which a record is asked for, each with the keys of its fields, in order."""
    own = form_words()
    asked: dict[str, list[str]] = own["asked"].get(record.__name__, own["asked"]["others"])
    keys = [spec.key for spec in fields(record)]
    left = [key for key in keys if not any(key in named for named in asked.values())]
    *before, last = asked
    fields_of = {**{step: asked[step] for step in before}, last: [*asked[last], *left], "send": []}
    return [
        {"id": step, **{key: words._(text) for key, text in own["steps"][step].items()}, "fields": [key for key in named if key in keys]}
        for step, named in fields_of.items()
    ]


def label(record: type, spec: FieldSpec) -> str:
    """Return what the form calls a field."""
    labels, name = form_words()["labels"], f"{record.__name__}.{spec.key}"
    return str(labels.get(name) or labels.get(spec.key) or spec.key.replace("_", " ").capitalize())


def _field(record: type, spec: FieldSpec, words: Words, groups: dict[str, Data], scope: Scope) -> Data:
    own, name = form_words(), f"{record.__name__}.{spec.key}"
    ask = own["helps"].get(name) or own["helps"].get(spec.key)
    item = own["items"].get(spec.key, "")
    question = own["questions"].get(name) or own["questions"].get(spec.key, "")
    return {
        "key": spec.key,
        "label": words._(label(record, spec)),
        "question": words._(question) if question else "",
        "proper": spec.key in own["proper"],
        "help": words._(spec.help),
        "ask": words._(ask) if ask else "",
        "must": spec.must,
        "example": spec.example_of(()),  # what is chosen from a list needs none
        "rare": spec.key in own["rare"] and any(record is kind.record for kind in KINDS.values()),
        "front": spec.key in own["front"].get(record.__name__, ()),
        "item": words._(item),
        # The file may name a place by its id, and the form shows its name.
        "kind": _kind(spec.kind, words, groups, scope) | ({"of": "place"} if spec.key == "facility" else {}),
    }


def _kind(kind: Kind, words: Words, groups: dict[str, Data], scope: Scope) -> Data:
    """Return a kind as the form knows it: its name under `is`, how messages call it, and what belongs to it."""
    said: Data = {
        "is": type(kind).__name__.lower(),
        "expected": words.said(value if isinstance(value := expected(kind), Phrase) else plain(value)),
    }
    match kind := widened(kind, scope):
        case kinds.Choice(what=what, options=options, meanings=meanings):
            shown = [[key, words._(label), words._(meanings.get(key, ""))] for key, label in options.items()]
            return {**said, "what": what, "options": shown}
        case kinds.Citizenship(words=choice):
            return {**said, **_kind(choice, words, groups, scope), **said}
        case kinds.Many(least=least) if least > 1:
            enough = words.said(several("{number} item", "{number} items", least))
            return {**said, "enough": enough, **_parts(kind, words, groups, scope)}
        case _:
            return said | _parts(kind, words, groups, scope)


def _parts(kind: Kind, words: Words, groups: dict[str, Data], scope: Scope) -> Data:
    """Return what belongs to a kind, by its name there."""
    return {each.name: _held(getattr(kind, each.name), words, groups, scope) for each in dataclasses.fields(kind)}


def _held(value: Any, words: Words, groups: dict[str, Data], scope: Scope) -> Any:
    """What belongs to a kind: another kind, a group by its name, or a plain value."""
    if isinstance(value, type):
        return _group(value, words, groups, scope)
    return _kind(value, words, groups, scope) if isinstance(value, Kind) else value


def _group(record: type, words: Words, groups: dict[str, Data], scope: Scope) -> str:
    if record.__name__ not in groups:
        groups[record.__name__] = {}
        groups[record.__name__] = _record(record, words, groups, scope)
    return record.__name__
