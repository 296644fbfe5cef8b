"""Generated pages as MkDocs knows them: in its navigation and as the ends of links. It renders none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File as MkDocsFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from casetracker.pages.output import Page, Site
from casetracker.site.frames import MARKS
from casetracker.site.sources import OF_RECORDS, named, shared, source_uri


class TrackerPage(MkDocsPage):
    """A page of the tracker. Its title is escaped here: the theme puts it into HTML as it is."""

    def __init__(self, source: Page, config: MkDocsConfig) -> None:
        self.source = source
        file = MkDocsFile.generated(config, source_uri(source.address, source.section), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        if source.file:
            file.edit_uri = f"../{source.file}"
        super().__init__(escape(source.label or source.title), file, config)
        self.read_source(config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.content = "", MARKS["content"]
        self.meta = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        if self.source.description:
            self.meta["description"] = MARKS["description"]
        self.toc = TableOfContents([AnchorLink(self.source.title, "top", 1)])

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.present_anchor_ids = set()


Known = Mapping[str, TrackerPage]
"""The generated pages that MkDocs knows, by address."""


def known_pages(site: Site, nav: Any) -> list[Page]:
    """Return the pages that MkDocs has to know.

    These are the heads of sections, what `nav` names, and the few that belong to no record, since written pages link to
    those whether or not `nav` names them. Of 5,000 cases it needs to know nothing.
    """
    inside = set(named(nav))
    return [
        make()
        for address, make in site.by_address.items()
        if address in OF_RECORDS or not address.startswith(OF_RECORDS) or source_uri(address, "") in inside
    ]


def add_shared(files: Files, config: MkDocsConfig) -> None:
    """Add the written pages that come with the generator, where the tracker has none of that path. Nobody edits them at its code host."""
    for path, source in shared(Path(config.docs_dir)).items():
        files.append(MkDocsFile.generated(config, path, abs_src_path=str(source), inclusion=InclusionLevel.NOT_IN_NAV))


def add_pages(files: Files, site: Site, config: MkDocsConfig) -> Known:
    """Add the pages that MkDocs has to know to its `files` and return them.

    Raises PluginError where two sources have one address, whoever writes them: the last would be kept, silently.
    """
    known = {page.address: TrackerPage(page, config) for page in known_pages(site, config.nav)}
    taken = {file.dest_uri: file.src_uri for file in files}
    for page in known.values():
        _claim(taken, page.file.dest_uri, page.file.src_uri)
        files.append(page.file)
    for address, make in site.by_address.items():
        if address not in known:
            _claim(taken, f"{address}index.html", make)
    for file in site.files:
        _claim(taken, file.path, "an export")
    return known


def _claim(taken: dict[str, str], address: str, source: str | Callable[[], Page]) -> None:
    if address in taken:
        if not isinstance(source, str):
            page = source()
            source = page.file or f"the page '{page.title}'"
        raise PluginError(f"two sources for the address '{address}': {taken[address]} and {source}; remove or rename one of them")
    taken[address] = source if isinstance(source, str) else "a page"


def attach(nav: Navigation, known: Known) -> None:
    """Give every page that MkDocs knows but that its navigation does not name the section of its kind as its parent."""
    in_nav = {id(page) for page in nav.pages}
    for page in known.values():
        if id(page) not in in_nav:
            parent = _section_of(page.source, known)
            page.parent = parent if parent is not page else None


def _section_of(page: Page, known: Known) -> Any:
    """Return the part of the navigation that a page outside it belongs to, so that its tab stays lit; None where there is none."""
    head = known.get(page.section)
    return (head.parent or head) if head else None


def frame_renderer(
    environment: Environment, config: MkDocsConfig, nav: Navigation, files: Files, known: Known, around: Callable[..., Mapping[str, object]]
) -> Callable[[Page], str]:
    """Return what renders the theme around a generated page, with marks in it; the navigation names one that MkDocs knows as it does.

    `around` returns what our overrides of the theme's templates show, from MkDocs' context, the page and the HTML for its head.
    """
    written = files.documentation_pages()

    def render(page: Page) -> str:
        stub = known.get(page.address)
        if stub is None:
            stub = TrackerPage(page, config)
            stub.title, stub.meta["description"] = MARKS["title"], MARKS["description"]
            stub.canonical_url = MARKS["canonical"] if config.site_url else None
            stub.parent = _section_of(page, known)
        stub.active = True
        context = get_context(nav, written, config, stub)
        of_page = around(
            context, replace(page, title=MARKS["title"]), MARKS["head"], page.address if page.address in known else MARKS["address"]
        )
        html = environment.get_template("main.html").render({**context, **of_page})
        stub.active = False
        return html

    return render


def written(page: MkDocsPage) -> Page:
    """Return a page that people wrote as far as its head needs it."""
    return Page(page.url, str(page.title or ""), str(page.meta.get("description") or ""), str, "")
