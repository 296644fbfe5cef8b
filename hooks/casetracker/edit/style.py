"""A file's text → the same record in the template's order and style, with every comment kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from casetracker.edit.comments import Comments, comments_of
from casetracker.edit.writing import record_text
from casetracker.history.compare import compare
from casetracker.history.versions import version
from casetracker.record.model import KINDS, kinds
from casetracker.record.model.blank import blank
from casetracker.record.model.entries import entries
from casetracker.record.model.kinds import Kind, fields
from casetracker.record.read import Entry, Node, read_yaml
from casetracker.record.validate import validate


class StyleError(Exception):
    """The file can't be put into style without a change to what it says; the message says what would be lost."""


def styled(content: bytes, kind: str, *, tidy: bool = False, before: Callable[[], bytes] = bytes) -> bytes:
    """Return `content` in the template's order and style, with an id for each entry that needs one.

    `tidy` takes out the comments that the blank brought along. `before` reads the file as it was last committed, and is asked
    where it matters which of two entries is the newer one.

    Raises ReadError where it can't be read, and StyleError where the outcome would not say the same: the outcome is read
    back and compared, so that no fault in here can change a record.
    """
    root = read_yaml(content)
    comments = comments_of(_text(content), root)
    give_ids(root, content, kind, before)
    if tidy:
        _tidy(comments, blank(kind))
    given = Counter(text.strip() for each in comments.values() for text in each.all())
    result = record_text(root, kind, comments).encode()
    again = read_yaml(result)
    if _data(root, kinds.Group(KINDS[kind].record)) != _data(again, kinds.Group(KINDS[kind].record)):
        raise StyleError("a value would not be read back as it stands")
    written = Counter(text.strip() for each in comments_of(_text(result), again).values() for text in each.all())
    lost = given - written - Counter([KINDS[kind].modeline])
    if lost:
        raise StyleError(f"the comment '{next(iter(lost))}' would be lost")
    return result


def give_ids(root: Node, content: bytes, kind: str, before: Callable[[], bytes] = bytes) -> None:
    """Give each entry an id that needs one, in a file that is sound: of two the one that came later."""
    record = validate(content, "", "", kind, date.max).record
    if not isinstance(record, KINDS[kind].record) or not any(each.id and not each.item.id for each in entries(record)):
        return
    then, now = (version(each, {})[0] or {} for each in (before(), content))
    older = {(key, place) for key, pairs in compare(then, now, KINDS[kind].record).pairs.items() for _, place in pairs}
    listed: Any = root.value
    for each in entries(record, older):
        if each.id and not each.item.id:
            listed[each.key].node.value[each.place].value["id"] = Entry(0, 0, Node(each.id, 0, 0))


def _tidy(comments: Comments, brought: str) -> None:
    """Take out what the blank brought along. Its unused keys with a value put in are somebody's words, and stay."""
    own = {line.strip() for line in brought.splitlines() if line.strip().startswith("#")}
    for each in comments.values():
        each.before = [text for text in each.before if text.strip() not in own]
        each.after = [text for text in each.after if text.strip() not in own]


def _text(content: bytes) -> str:
    return content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _data(node: Node, kind: Kind | None) -> Any:
    """What a node says, by which two files are the same record: prose without the space around it, which nothing reads."""
    value = node.value
    if isinstance(value, dict):
        known = {spec.key: spec.kind for spec in fields(kind.of)} if isinstance(kind, kinds.Group | kinds.Alias) else {}
        inner = kind.value if isinstance(kind, kinds.Keyed) else kind if isinstance(kind, kinds.Prose) else None
        return {key: _data(entry.node, known.get(key, inner)) for key, entry in value.items()}
    if isinstance(value, list):
        return [_data(each, kind.item if isinstance(kind, kinds.Many) else None) for each in value]
    return None if node.plain and value in ("", "~", "null", "Null", "NULL") else value
