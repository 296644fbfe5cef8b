"""Generated pages as MkDocs pages whose content is HTML already, past Markdown."""

from __future__ import annotations

from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File as MkDocsFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from casetracker.pages.output import Page, Site
from casetracker.site.frames import MARKS
from casetracker.site.sources import OF_RECORDS, named, source_uri


class TrackerPage(MkDocsPage):
    """A page of the tracker. Its title and description are escaped here: the theme puts them into HTML as they are."""

    def __init__(self, source: Page, file: MkDocsFile, config: MkDocsConfig) -> None:
        self.source = source
        super().__init__(escape(source.label or source.title), file, config)
        self.meta = self._meta()

    def _meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        if self.source.description:
            meta["description"] = escape(self.source.description)
        return meta

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", self._meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = MARKS["content"]  # takes its place when all else is written: the pages are made on all cores
        self.toc = TableOfContents([AnchorLink(self.source.title, "top", 1)])
        self.present_anchor_ids = set()


def mkdocs_page(page: Page, config: MkDocsConfig) -> TrackerPage:
    """Return `page` as MkDocs has it, with the file that it is said to come from."""
    uri = source_uri(page.address, page.section)
    file = MkDocsFile.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if page.file:
        file.edit_uri = f"../{page.file}"
    return TrackerPage(page, file, config)


def apart(site: Site, config: MkDocsConfig) -> tuple[list[Page], list[Page]]:
    """Return the pages that MkDocs has to know, and all others.

    It knows the heads of sections, what `nav` names, and the few that belong to no record, since written pages link to
    those whether or not `nav` names them.
    """
    inside = set(named(config.nav))
    known = [
        page
        for page in site.pages
        if page.section in (page.address, "") or page.section not in OF_RECORDS or source_uri(page.address, page.section) in inside
    ]
    theirs = {page.address for page in known}
    return known, [page for page in site.pages if page.address not in theirs]


def add_pages(files: Files, known: list[Page], others: list[Page], site: Site, config: MkDocsConfig) -> Files:
    """Add the pages that MkDocs has to know.

    Raises PluginError where two sources have one address, whoever writes them: the last would be kept, silently.
    """
    taken = {file.dest_uri: file.src_uri for file in files}
    for page in known:
        made = mkdocs_page(page, config)
        _claim(taken, made.file.dest_uri, made.file.src_uri)
        files.append(made.file)
    for page in others:
        _claim(taken, f"{page.address}index.html", page.file or f"the page '{page.title}'")
    for file in site.files:
        _claim(taken, file.address, "an export")
    return files


def _claim(taken: dict[str, str], address: str, source: str) -> None:
    if address in taken:
        raise PluginError(f"two sources for the address '{address}': {taken[address]} and {source}; remove or rename one of them")
    taken[address] = source


def section_of(page: Page, files: Files) -> Any:
    """Return the part of the navigation that a page outside it belongs to, so that its tab stays lit; None where there is none."""
    file = files.get_file_from_path(source_uri(page.section))
    return (file.page.parent or file.page) if file is not None and file.page is not None else None


def attach(nav: Navigation, files: Files, known: list[Page]) -> None:
    """Give every page that MkDocs knows but that its navigation does not name the section of its kind as its parent."""
    in_nav = {id(page) for page in nav.pages}
    for page in known:
        file = files.get_file_from_path(source_uri(page.address, page.section))
        if file is not None and file.page is not None and id(file.page) not in in_nav:
            parent = section_of(page, files)
            file.page.parent = parent if parent is not file.page else None
