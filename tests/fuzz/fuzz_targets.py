"""What has to hold for any bytes that reach the reader, the check behind it, the writer of files and the reader of issues.

The fuzzer (`make fuzz`) calls these with what it makes up, and a test with what it once found. An assertion, or any
exception but those caught here, is a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from casetracker.edit.issues.from_issue import IssueError, from_issue
from casetracker.edit.style import StyleError, styled
from casetracker.record.problems import report
from casetracker.record.read import ID, RESERVED, Data, Node, ReadError, read_data, read_yaml
from casetracker.record.read.yaml import NULLS
from casetracker.record.validate import validate
from casetracker.text.prose import plain, prose_html
from small_records import CASE, SWAP, TODAY

EXISTING = {"vera-example.yml": CASE, "swaps/2024-06-01-exampleton.yml": SWAP}
"""The record that issues are read against."""
OPENED = ("p>", "/p>", "em>", "/em>", "strong>", "/strong>", "/a>", 'a href="http://', 'a href="https://')
"""What may follow a `<`."""


def read(content: bytes) -> None:
    """Both readers say the same: the same values, or the same fault at a place that is in the file."""
    one, other = _said(lambda: _bare(read_yaml(content))), _said(lambda: read_data(content))
    assert one == other
    if isinstance(one, tuple):
        assert -1 <= one[1] <= content.count(b"\n") + content.count(b"\r") + 1
        assert one[2] >= 0


def _said(reader: Callable[[], Data]) -> Any:
    """What a reader returns, or the fault that it tells: rule, line, column and values."""
    try:
        return reader()
    except ReadError as fault:
        return fault.rule, fault.line, fault.column, fault.values


def _bare(node: Node) -> Data:
    if isinstance(node.value, dict):
        return {key: _bare(entry.node) for key, entry in node.value.items()}
    if isinstance(node.value, list):
        return [_bare(each) for each in node.value]
    return None if node.plain and node.value in NULLS else node.value


def checked(content: bytes) -> None:
    """A record, or problems that have a place and words; and the summary of a sound one becomes nothing but its few elements."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for kind, name in (("case", "vera-example"), ("swap", "2024-06-01-exampleton")):
        found = validate(content, f"cases/{name}.yml", name, kind, TODAY)  # type: ignore[arg-type]
        assert found.record is not None or any(each.is_error for each in found.problems)
        for each in found.problems:
            assert each.message
            assert each.message.isprintable()
            assert 0 <= each.place.line <= lines
        for form in ("text", "github", "json"):
            report(found.problems, form)  # type: ignore[arg-type]
        summary: Any = getattr(found.record, "summary", None)
        for text in (summary or {}).values():
            prose(text.encode())


def prose(content: bytes) -> None:
    """Whatever a summary says, it opens no element but these, and has no address but of these kinds."""
    text = content.decode("utf-8", "replace")
    html = prose_html(text, lambda _id: "")
    for part in html.split("<")[1:]:
        assert part.lower().startswith(OPENED), part
    assert "\n" not in plain(text)


def put_into_style(content: bytes) -> None:
    """Putting a file into style changes nothing that it says but for ids that entries need, and for a sound record once is as good as twice."""
    try:
        before = read_data(content)
    except ReadError:
        return
    try:
        after = styled(content, "case")
    except StyleError:  # it says what would be lost
        return
    assert _without_new_ids(read_data(after), before) == before
    if validate(content, "cases/vera-example.yml", "vera-example", "case", TODAY).record:
        assert styled(after, "case") == after


def _without_new_ids(after: Any, before: Any) -> Any:
    """Return data without the ids that `before` has not at the same place."""
    if isinstance(after, dict) and isinstance(before, dict):
        return {key: _without_new_ids(value, before.get(key)) for key, value in after.items() if key != "id" or key in before}
    if isinstance(after, list) and isinstance(before, list) and len(after) == len(before):
        return [_without_new_ids(*each) for each in zip(after, before, strict=True)]
    return after


def issue(content: bytes, folder: Path) -> None:
    """Any text gives a file inside the record that can be read, or the reason why it gives none; and writes nothing itself."""
    try:
        made = from_issue(content.decode("utf-8", "replace"), folder)
    except IssueError:
        return
    name = made.name.removeprefix("swaps/").removesuffix(".yml")
    assert ID.fullmatch(name)
    assert name not in RESERVED
    assert made.is_new == (made.name not in EXISTING)
    read_data(made.content)
    checked(made.content)


def written(folder: Path) -> Path:
    """Write the record that issues are read against."""
    for name, text in EXISTING.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def targets(folder: Path) -> dict[str, Callable[[bytes], None]]:
    """Return what takes any bytes, by name."""
    return {
        "read": read,
        "checked": checked,
        "put_into_style": put_into_style,
        "prose": prose,
        "issue": lambda content: issue(content, folder),
    }
