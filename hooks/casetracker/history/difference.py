"""What lies between two states of the record, in a maintainer's words: field by field, prose only that it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from casetracker.history import Change, git
from casetracker.history.chains import record_name
from casetracker.history.compare import compare
from casetracker.history.present import blob_id
from casetracker.history.versions import Version, version
from casetracker.record.model import KINDS, file_of, kind_of
from casetracker.record.problems import Problem
from casetracker.record.problems.problem import shorten
from casetracker.record.problems.report import plural
from casetracker.record.read import What, record_files, shown_name, unexpected_in
from casetracker.record.scope import ANY, Scope
from casetracker.text import markdown_code
from casetracker.text.marking import N_

_UPKEEP = ("listed", "formerly", "withdrawn")
"""Fields that say nothing of anyone, and much to a maintainer."""
FIRST = ("date", "from", "by", "category", "kind", "form")
"""In which order the fields that say what was added are told."""
SENTENCES = {
    "new": N_("new {noun}"), "from_to": N_("{where} {old} → {new}"), "added": N_("{where} added"), "removed": N_("{where} removed"),
    "changed": N_("{where} changed"), "times": N_("{number} × {line}"), "nothing": N_("Nothing in the record changes."),
}  # fmt: skip
"""How a change is told, here and in the form on the site, which names fields and values as its readers do."""
_LONGEST = 2000
"""Characters that are said of one record."""
COMMENT = 30_000
"""Characters of the list in a comment: the host takes some 65,000, and other things stand in it too."""


class RecordChange(NamedTuple):
    """What happened to one record."""

    kind: str
    file: str
    """From the folder of records."""
    name: str
    """The person's name or the exchange's title."""
    what: str


class State(NamedTuple):
    """The record at one time."""

    ids: dict[str, str]
    """`<kind>/<id>` → the id of its content."""
    contents: Callable[[list[str]], list[bytes]]
    """What these records hold, all of them asked for at once."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with files that are no records where they stand."""


def at_commit(folder: Path, name: str) -> State:
    """Return the record as it is in the commit `name`. Raises GitError where there is no such commit."""
    there = list(git.entries(folder, git.commit(folder, name)))
    ids = {record: blob for path, mode, blob in there if mode.startswith("100") and (record := record_name(path))}
    problems = unexpected_in({path: _kind_of(mode) for path, mode, _ in there}, shown_name(folder))

    def contents(records: list[str]) -> list[bytes]:
        found = git.contents(folder, [ids[record] for record in records])
        return [found[ids[record]] for record in records]

    return State(ids, contents, tuple(problems))


def _kind_of(mode: str) -> What:
    return "a file" if mode.startswith("100") else "a link" if mode.startswith("120") else "a folder"


def on_disk(folder: Path) -> State:
    """Return the record as its files are now. Raises OSError where one can't be read."""
    files = record_files(folder)
    found = {f"{file.kind}/{file.id}": file.content().replace(b"\r\n", b"\n") for file in files if not file.fault}
    ids = {record: blob_id(content) for record, content in found.items()}
    return State(ids, lambda records: [found[each] for each in records], tuple(file.fault for file in files if file.fault))


def changed(before: State, after: State) -> list[str]:
    """Return the records that are not the same in both, in the order of their names."""
    return sorted(name for name in before.ids.keys() | after.ids.keys() if before.ids.get(name) != after.ids.get(name))


def difference(before: State, after: State, scope: Scope = ANY) -> list[RecordChange]:
    """Return what happened to every record that is not the same in both."""
    names = changed(before, after)
    was, now = _read(before, names), _read(after, names)
    renamed = {
        old: name
        for name in names
        if name not in before.ids
        for old in _formerly(name, now.get(name))
        if old in names and old not in after.ids
    }
    found = []
    for name in names:
        if name in renamed:
            continue
        old_name = next((old for old, new in renamed.items() if new == name), name)
        what = "; ".join(_what(name, was.get(old_name), now.get(name), old_name in before.ids, name in after.ids, scope))
        if old_name != name:
            what = f"renamed from {old_name.partition('/')[2]}; {what}"
        found.append(
            RecordChange(kind_of(name).id, file_of(name), _name(now.get(name)) or _name(was.get(old_name)) or name.partition("/")[2], what)
        )
    return found


def as_text(changes: list[RecordChange], problems: Sequence[Problem] = ()) -> str:
    """Return one line a record: `Jane Doe: status detained → exchanged; release added, 2025-04-10`; and one a file that is no record."""
    lines = [f"{shorten(each.name, _LONGEST)}: {shorten(each.what, _LONGEST)}" for each in changes]
    return "\n".join([*lines, *(f"{each}; {_lowered(each.hint)}" for each in problems), _counted(changes)]) + "\n"


def as_markdown(changes: list[RecordChange], problems: Sequence[Problem] = ()) -> str:
    """Return the same as a list for a comment; what files say stands as code, so that it can be no markup and mention nobody.

    It ends with a count where the list would be longer than a comment may be.
    """
    lines = [f"- {markdown_code(shorten(f'{each}; {_lowered(each.hint)}', _LONGEST))}" for each in problems]
    lines += [
        f"- {markdown_code(shorten(each.name, _LONGEST))} (`cases/{each.file}`): {markdown_code(shorten(each.what, _LONGEST))}"
        for each in changes
    ]
    ends = accumulate(len(line) + 1 for line in lines)
    shown = lines[: sum(end <= COMMENT for end in ends)]
    if len(shown) < len(lines):
        shown.append(f"- and {plural(len(lines) - len(shown), 'record')} more, which `casetracker diff` tells")
    return "\n".join([*shown, *([""] if shown else []), _counted(changes)]) + "\n"


def _lowered(hint: str) -> str:
    return hint[:1].lower() + hint[1:].removesuffix(".")


def _counted(changes: list[RecordChange]) -> str:
    if not changes:
        return SENTENCES["nothing"]
    numbers = Counter(each.kind for each in changes)
    words = " and ".join(plural(numbers[kind.id], kind.noun) for kind in KINDS.values() if numbers[kind.id])
    return f"{words} changed."


def _what(name: str, old: Version | None, new: Version | None, was: bool, is_now: bool, scope: Scope) -> Iterator[str]:
    """Yield each change of a record in words. `old` or `new` is None where there is no file, or where it can't be read."""
    kind = kind_of(name)
    if not is_now:
        yield f"{kind.noun} deleted; its address will be gone (a record is taken out with 'withdrawn')"
    elif new is None:
        yield "can't be read"
    elif not was:
        yield ", ".join(
            [SENTENCES["new"].format(noun=kind.noun), *(str(new[key]) for key in ("status", "date") if isinstance(new.get(key), str))]
        )
    elif old is None:
        yield "can be read again"
    else:
        found = compare(old, new, kind.record, scope)
        upkeep = [_single(key, old.get(key), new.get(key)) for key in _UPKEEP if old.get(key) != new.get(key)]
        yield from upkeep
        yield from _lines(found.changes)
        review = _review(old, new)
        if review == _dated(new) and not found.changes and not upkeep:
            yield "reviewed only"
        elif review:
            yield review
        elif not found.changes and not upkeep:
            yield "style or comments only"


def _review(old: Version, new: Version) -> str:
    """Return what is said of another review: its day, and how it was made where that is not a comparison with the opened sources."""
    was, now = (str(each.get("review", "full")) for each in (old, new))
    dated = _dated(new) if old.get("reviewed") != new.get("reviewed") else ""
    how = f"review {was} → {now}" if was != now else f"from {now}" if dated and now != "full" else ""
    return ", ".join(each for each in (dated, how) if each)


def _dated(version: Version) -> str:
    return f"reviewed {version.get('reviewed')}"


def _lines(changes: list[Change]) -> Iterator[str]:
    """Yield the changes in words; what can't be told apart, such as sources, is counted."""
    lines = Counter(_line(each) for each in changes)
    for line, number in lines.items():
        yield line if number == 1 else SENTENCES["times"].format(number=number, line=line)


def _line(change: Change) -> str:
    where = change.group if change.item < 0 or change.what == "removed" else f"{change.group}[{change.item}]"
    if change.group == "summary" and change.field == "en":
        where = "summary"
    else:
        where += f".{change.field}" if change.field and change.item >= 0 else f" {change.field}" if change.field else ""
    if change.old and change.new:
        return SENTENCES["from_to"].format(where=where, old=change.old, new=change.new)
    order = {key: place for place, key in enumerate(FIRST)}
    ordered = sorted(change.values, key=lambda each: order.get(each[0], len(order)))
    values = [f"{key}: true" if text == "true" else text for key, text in ordered if (key, text) != _BY_STATUS]
    return ", ".join([SENTENCES[change.what].format(where=where), *values, *([change.new] if change.new else [])])


_BY_STATUS = ("manner", "exchange")
"""The status says it already."""


def _single(key: str, old: Any, new: Any) -> str:
    what = "changed" if old and new else "added" if new else "removed"
    reason = f", {new['reason']}" if key == "withdrawn" and isinstance(new, dict) and isinstance(new.get("reason"), str) else ""
    return f"{key} {what}{reason}"


def _read(state: State, names: list[str]) -> dict[str, Version | None]:
    """Return what those of these records hold that are there; None for one that can't be read."""
    there = [name for name in names if name in state.ids]
    return {name: version(content, {})[0] for name, content in zip(there, state.contents(there), strict=True)}


def _formerly(name: str, version_: Version | None) -> list[str]:
    former = (version_ or {}).get("formerly")
    return [f"{kind_of(name).id}/{each}" for each in former if isinstance(each, str)] if isinstance(former, list) else []


def _name(version_: Version | None) -> str:
    found = (version_ or {}).get("name") or (version_ or {}).get("title")
    return " ".join(found.split()) if isinstance(found, str) else ""
