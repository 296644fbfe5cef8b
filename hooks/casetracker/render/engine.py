"""The Jinja environment, and the few functions that templates call."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from casetracker.text import prose_html
from casetracker.views.sources import Mark
from casetracker.words import Words

TEMPLATES = Path(__file__).parent.parent / "templates"


def relative(target: str, page: str) -> str:
    """Return the address `target` as seen from the address `page`, both from the site's root and ending in `/` or a file.

    MkDocs leaves links in HTML as they are, so this is what stands in the page.
    """
    path, _, anchor = target.partition("#")
    start = page if page.endswith("/") or not page else posixpath.dirname(page) + "/"
    found = posixpath.relpath(path or ".", start.rstrip("/") or ".")
    if path.endswith("/") or not path:
        found += "/"
    return f"{found}#{anchor}" if anchor else found


@dataclass(frozen=True)
class Renderer:
    """Renders one view after another in the reader's language. `link` writes an address as a page's engine wants it."""

    environment: Environment
    link: Callable[[str, str], str] = relative

    @classmethod
    def of(cls, words: Words, link: Callable[[str, str], str] = relative) -> Renderer:
        """Return a renderer for the pages in that language."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
        environment.filters["prose"] = prose
        environment.globals["words"] = words
        return cls(environment, link)

    def render(self, template: str, address: str, **values: object) -> str:
        """Return the HTML of the page at `address`. Raises jinja2.TemplateError where the template and its view do not agree."""
        html = self.environment.get_template(template).render(link=lambda target: self.link(target, address), here=address, **values)
        return "\n".join(line for line in (each.strip() for each in html.split("\n")) if line) + "\n"


def prose(text: str, marks: tuple[Mark, ...]) -> Markup:
    """Return Markdown as safe HTML, its citations as links with the given marks in their order."""
    waiting: Iterator[Mark] = iter(marks)
    return Markup(prose_html(text, lambda _: cite(next(waiting))))  # noqa: S704  (prose_html sanitises)


def cite(mark: Mark) -> str:
    """Return the link from a citation to its source."""
    return f'<sup class="ct-cite"><a href="#s{mark.number}" id="{escape(mark.id)}">{mark.number}</a></sup>'
