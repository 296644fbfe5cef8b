"""The Jinja environment, and the few functions that templates call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from casetracker.locale import Words
from casetracker.pages.sources import Mark
from casetracker.text import prose_html


class Compiled(BytecodeCache):
    """Compiled templates by the hash of their source, for a server that makes one environment after another."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])  # which looks at the source's hash

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
PAGES = Path(__file__).parent
TEMPLATES = sorted(PAGES.rglob("*.html"))
"""Each beside the view that it shows. No two share a name."""


def relative(target: str, page: str) -> str:
    """Return the address `target` as seen from the address `page`, both from the site's root.

    MkDocs leaves links in HTML as they are, so this is what stands in the page.
    """
    here = page.split("/")[:-1]
    there = target.partition("#")[0].split("/")[:-1]
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    rest = "/".join([*there[shared:], target[len("/".join(there)) + bool(there) :]])
    return "../" * (len(here) - shared) + rest or "./"


@dataclass(frozen=True)
class Renderer:
    """Renders one view after another in the reader's language. `link` writes an address as a page's engine wants it."""

    environment: Environment
    link: Callable[[str, str], str] = relative

    @classmethod
    def of(cls, words: Words, link: Callable[[str, str], str] = relative) -> Renderer:
        """Return a renderer for the pages in that language."""
        environment = Environment(
            loader=FileSystemLoader(sorted({file.parent for file in TEMPLATES})),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            bytecode_cache=COMPILED,
        )
        environment.filters |= {"prose": prose, "isolated": isolated, "bare": str}
        environment.globals |= {"words": words, "cites": cites, **_phrases(words)}
        return cls(environment, link)

    def render(self, template: str, address: str, **values: object) -> str:
        """Return the HTML of the page at `address`. Raises jinja2.TemplateError where the template and its view do not agree."""
        html = self.environment.get_template(template).render(link=lambda target: self.link(target, address), here=address, **values)
        return "\n".join(line for line in (each.strip() for each in html.split("\n")) if line) + "\n"


_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of a script that is written from right to left: the blocks that Unicode keeps for them (UAX 9, table of bidirectional classes)."""


def isolated(text: str) -> str | Markup:
    """Return a text that stands beside others, as an element of its own where it is written from right to left.

    Without that, neighbours in such scripts flow into one run, and stand in another order than in the file.
    """
    if not _FROM_RIGHT.search(text):
        return text
    return Markup("<bdi>{}</bdi>").format(text)


def prose(text: str, marks: tuple[Mark, ...]) -> Markup:
    """Return Markdown as safe HTML, its citations as links with the given marks in their order."""
    waiting: Iterator[Mark] = iter(marks)

    def group(cited: list[str]) -> str:
        first = {mark.number: mark for mark in reversed([next(waiting) for _ in cited])}
        return cites(tuple(sorted(first.values())))

    return Markup(prose_html(text, group))  # noqa: S704  (prose_html sanitises)


def cites(marks: tuple[Mark, ...]) -> Markup:
    """Return the links from a group's citations to their sources. Numbers and ids are ours, so there is nothing to escape."""
    if not marks:
        return Markup()
    links = [f'<a href="#s{number}" id="{id}">{number}</a>' if id else f'<a href="#s{number}">{number}</a>' for number, id in marks]
    return Markup(f"<sup>{', '.join(links)}</sup>")  # noqa: S704


def _phrases(words: Words) -> dict[str, Callable[..., Markup]]:
    """Return `_` and `ngettext` for templates: the catalogue's phrases are markup, the values put into them are escaped.

    Jinja's own extension does the same, but formats every phrase anew; most have nothing to format, and a page has a hundred.
    """
    known: dict[str, Markup] = {}

    def phrase(text: str, **values: object) -> Markup:
        found = known.get(text)
        if found is None:
            found = known[text] = Markup(words._(text))  # noqa: S704
        return found % values if values else found

    plurals: dict[tuple[str, int], Markup] = {}

    def plural(one: str, many: str, number: int, **values: object) -> Markup:
        found = None if values else plurals.get((one, number))
        if found is None:
            found = Markup(words.catalogue.ungettext(one, many, number)) % {"num": number, **values}  # noqa: S704
            if not values:
                plurals[one, number] = found
        return found

    return {"_": phrase, "ngettext": plural}
