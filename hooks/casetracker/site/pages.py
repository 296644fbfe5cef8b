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

from casetracker.output import Page, Site


class TrackerPage(MkDocsPage):
    """A page of the tracker. Its title and description are escaped here: the theme puts them into HTML as they are."""

    def __init__(self, source: Page, file: MkDocsFile, config: MkDocsConfig) -> None:
        self.source = source
        self.shelled = False
        """Whether the page stands outside the navigation, so that its section's shell fits it."""
        super().__init__(escape(source.title), file, config)
        self.meta = self._meta()

    def _meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = {"hide": ["navigation", "toc"], "search": {"exclude": True}}
        if self.shelled:
            meta["template"] = "tracker.html"
        if self.source.description:
            meta["description"] = escape(self.source.description)
        return meta

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", self._meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.source.body()
        self.toc = TableOfContents([AnchorLink(self.source.title, "top", 1)])
        self.present_anchor_ids = set()


def source_uri(address: str, section: str | None = None) -> str:
    """Return the path that MkDocs knows a page by: `cases/x.md` for `cases/x/`, and `cases/index.md` for the head of a section."""
    if not address or section in (None, address):
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"


def add_pages(files: Files, site: Site, config: MkDocsConfig) -> Files:
    """Add every page and file of the site. Raises PluginError where two would have one address: MkDocs would keep the last, silently."""
    taken = {file.dest_uri: file.src_uri for file in files}
    for page in site.pages:
        file = MkDocsFile.generated(config, source_uri(page.address, page.section), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        _claim(taken, file, page.file or f"the page '{page.title}'")
        if page.file:
            file.edit_uri = f"../{page.file}"
        files.append(file)
        TrackerPage(page, file, config)
    for each in site.files:
        file = MkDocsFile.generated(config, each.address, content=each.content(), inclusion=InclusionLevel.NOT_IN_NAV)
        _claim(taken, file, "a file that is made from the record")
        files.append(file)
    return files


def _claim(taken: dict[str, str], file: MkDocsFile, source: str) -> None:
    if file.dest_uri in taken:
        raise PluginError(
            f"two sources for the address '{file.dest_uri}': {taken[file.dest_uri]} and {source}; remove or rename one of them"
        )
    taken[file.dest_uri] = source


def attach(nav: Navigation, files: Files, site: Site) -> None:
    """Give every page outside the navigation the section of its kind as its parent, so that its tab stays lit."""
    sections = {}
    for page in site.pages:
        file = files.get_file_from_path(source_uri(page.section))
        if file is not None and file.page is not None:
            sections[page.section] = file.page.parent
    in_nav = {id(page) for page in nav.pages}
    for page in site.pages:
        file = files.get_file_from_path(source_uri(page.address, page.section))
        if file is not None and file.page is not None and id(file.page) not in in_nav:
            file.page.parent = sections.get(page.section)
            if isinstance(file.page, TrackerPage):
                file.page.shelled = True
