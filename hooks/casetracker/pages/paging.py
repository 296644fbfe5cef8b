"""Lists that go on over several pages: which lines stand on which page, and the way from one page to the next."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.pages.context import Context

PAGE = 200
"""How many lines a page of a list holds."""


class Leaf(NamedTuple):
    """One page of a list."""

    address: str
    title: str
    """The list's name, on later pages with their number."""
    lines: slice
    """Which of the list's lines stand on it."""
    is_first: bool
    place: str = ""
    """`Page 2 of 7`; empty where the list has but one page."""
    before: str = ""
    """The address of the page before this one, where there is one."""
    after: str = ""


def leaves(head: str, name: str, number: int, context: Context, size: int = PAGE) -> list[Leaf]:
    """Return the pages of a list of `number` lines; the first one, at `head`, is there where it has none."""
    last = max(1, -(-number // size))
    addresses = ["", head, *(f"{head}{page}/" for page in range(2, last + 1)), ""]
    found = []
    for page in range(1, last + 1):
        place = context.words._("Page %(page)s of %(pages)s") % {"page": page, "pages": last} if last > 1 else ""
        title = f"{name} · {place}" if page > 1 else name
        lines = slice((page - 1) * size, page * size)
        found.append(Leaf(addresses[page], title, lines, page == 1, place, addresses[page - 1], addresses[page + 1]))
    return found
