"""The events of MkDocs, each handed on to what does the work.

A bad record stops a build before MkDocs empties the site folder. Under `mkdocs serve` nothing may stop: what can't be
read is left out, and a banner on every page says what is wrong, until the next good save.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from casetracker.history import History, history
from casetracker.history.passed_on import passed_on
from casetracker.locale import words
from casetracker.pages.card.draw import FONTS, Cards
from casetracker.pages.engine import COMPILED
from casetracker.pages.every import pages_of
from casetracker.pages.output import BuildInfo, Page, Site
from casetracker.record.load import Loaded, load
from casetracker.record.model import Case, Swap
from casetracker.record.parallel import WorkerError, undisturbed
from casetracker.record.problems import report
from casetracker.settings import Settings, SettingsError, settings
from casetracker.site import banner, headers, output, placeholders
from casetracker.site.build_info import build_day, build_info, day_shown
from casetracker.site.content import shown, site
from casetracker.site.frames import MARKS, Frames
from casetracker.site.head import head, written
from casetracker.site.outside import refusal
from casetracker.site.pages import TrackerPage, add_pages, apart, attach, mkdocs_page, section_of
from casetracker.site.policy import Policies
from casetracker.site.preview import Preview
from casetracker.site.served import Served
from casetracker.site.theme_variables import of_build, theme_variables
from casetracker.site.watch import look_by_our_rules
from casetracker.site.writer import write
from casetracker.web import WEB

FEW_SAVED = 20
"""So many records may be shown at once before all else follows."""
log = logging.getLogger("casetracker")
"""Outside `mkdocs.`, so that a warning about the record is no warning about the site: strict concerns the site alone."""


class Plugin:
    """What the hook file registers. A build begins with `on_config`; what a preview keeps of the one before is in `preview`."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        """What lasts under a server; None in a build."""
        self.record: Path
        self.past: History
        self.frames: Frames
        self.settings: Settings
        self.loaded: Loaded
        self.site: Site
        self.today: date
        self.day: date
        """The day shown: today, or the earlier one that was asked for."""
        self.build_info: BuildInfo
        self.known: list[Page]
        """The pages that MkDocs renders, and below those that are put together past it."""
        self.others: list[Page]
        self.nav: Navigation
        self.files: Files
        self.environment: Environment
        self.policies: Policies

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings, and give the theme what its templates show of them."""
        try:
            self.settings = settings(config.extra.get("casetracker"))
        except SettingsError as fault:
            raise PluginError(str(fault)) from None
        self.today = build_day()
        self.day = day_shown(self.today)
        if remark := self.settings.contact.remark:
            log.warning(remark)
        # Before the theme's own templates, and after those of the tracker's own folder, if it has one.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(WEB))
        config.extra["tracker"] = theme_variables(self.settings, self.day)
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read, validate and link: after this event MkDocs empties the site folder, so a bad record has to stop the build here."""
        custom = config.theme.custom_dir
        if fault := refusal((Path(config.docs_dir), Path(custom) if custom else None)):
            raise PluginError(fault)
        folder = Path(config.config_file_path or "mkdocs.yml").parent / self.settings.record
        if not folder.is_dir():
            raise PluginError(f"there is no folder '{self.settings.record}' beside mkdocs.yml to read the record from")
        self.record = folder
        self.loaded = load(folder, self.today, self._processes(), self.preview.parsed if self.preview else None, self.settings.scope)
        if not self.preview:  # which publishes nothing, and begins anew with each save
            passed = passed_on(folder, self.loaded.files, self.loaded.outlines).problems
            self.loaded = replace(self.loaded, problems=(*self.loaded.problems, *passed))
        if self.loaded.problems:
            said = report(self.loaded.problems, colour=sys.stderr.isatty() and not os.environ.get("NO_COLOR"))
            if self.loaded.errors and not self.preview:
                raise PluginError(f"the record has errors\n\n{said}")
            log.warning("\n%s", said)
        self.past = history(
            folder, self.loaded.tracker, self.loaded.files, self.preview.versions if self.preview else None, self.settings.parties
        )
        if self.past.remark:
            log.warning(self.past.remark)
        self.build_info = build_info(
            config, self.past, self.loaded.files, self.record, self.today, self._cards(config), preview=bool(self.preview)
        )
        config.extra["tracker"] |= of_build(self.build_info, preview=bool(self.preview))
        if self.preview:
            self.preview.errors = self.loaded.errors
            self.preview.begin(config)
        self.site = self._site()

    def _site(self) -> Site:
        with undisturbed():
            made = site(self.loaded.tracker, self.settings, self.day, self.build_info, self.past)
        return replace(made, pages=(*made.pages, *banner.stand_ins(self.loaded))) if self.preview else made

    def _cards(self, config: MkDocsConfig) -> Cards | None:
        """Return what draws social cards; None where the site has none, and under a server, where nobody shares a page."""
        if self.preview or not self.settings.cards:
            return None
        cards = Cards(FONTS)
        if not cards.has_fonts:
            log.warning("There are no social cards: the fonts that they need are not in %s.", cards.fonts)
            return None
        return cards

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that the navigation may name; before it is made. All others are written at the end, past MkDocs."""
        if not config.use_directory_urls:
            raise PluginError("mkdocs.yml: use_directory_urls must stay true: the addresses of this site are promised to its readers")
        self.known, self.others = apart(self.site, config)
        return add_pages(files, self.known, self.others, self.site, config)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        attach(nav, files, self.known)
        self.nav, self.files = nav, files
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        self.environment = env
        if self.preview:
            env.bytecode_cache = COMPILED
        self.policies = Policies(env)
        return env

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The theme's own templates, such as its page for addresses that are not there, get what pages get."""
        return {**context, **self._around(context, None, "")}

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Fill in the contact addresses and the figures of the record in the pages that people write."""
        return placeholders.fill(markdown, self.settings, config.repo_url or "", self.site.figures)

    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        source = page.source if isinstance(page, TrackerPage) else None
        return {**context, **self._around(context, source, head(source) if source else self.site.head(written(page)))}

    def _around(self, context: Mapping[str, object], page: Page | None, head_html: str) -> dict[str, object]:
        """What our overrides of the theme's templates are told beside what the theme is."""
        return {
            "tracker_banner": self._banner(),
            "tracker_page": page,
            "tracker_head": head_html,
            # The preview's own script stands in the page and changes with every build, so there is no policy under a server.
            "tracker_policy": "" if self.preview else self.policies.of(context),
        }

    def _banner(self) -> str:
        return banner.past(self.day, words(self.settings.language)) if self.day < self.today else ""

    def _frame(self, config: MkDocsConfig) -> Callable[[Page], str]:
        """Return what renders the theme around a page that MkDocs does not know, as if it did."""

        def render(page: Page) -> str:
            stub = mkdocs_page(page, config)
            stub.title, stub.content = MARKS["title"], MARKS["content"]
            stub.meta = {**stub.meta, "description": MARKS["description"]}
            stub.toc = TableOfContents([AnchorLink("", "top", 1)])
            stub.canonical_url = MARKS["canonical"] if config.site_url else None
            stub.parent = section_of(page, self.files)
            stub.active = True
            context = get_context(self.nav, self.files.documentation_pages(), config, stub)
            html = self.environment.get_template("main.html").render(
                {**context, **self._around(context, replace(page, title=MARKS["title"]), MARKS["head"])}
            )
            stub.active = False
            return html

        return render

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what MkDocs does not know of: pages outside the navigation, exports, search entries, a sitemap with true dates."""
        folder = Path(config.site_dir)
        self.frames = Frames(self._frame(config), self.build_info.base, head)
        framed = {page.address for page in self.known}
        output.search_entries(folder, self.site)
        output.sitemap(folder, self.site, config.site_url or "")
        if self.preview:
            self.preview.bring(config, self.site, framed, self.frames, self.loaded.records)
            return
        try:
            write(folder, self.site, framed, self.frames, self._processes())
        except WorkerError as fault:
            raise PluginError(f"a page could not be made\n\n{fault}") from None
        headers.write(folder, self.policies.whole())
        output.manifest(self.site)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        look_by_our_rules(server)
        if self.preview:
            Served(server, builder, self._soon, self.preview)
        return server

    def on_shutdown(self) -> None:
        if self.preview:
            self.preview.close()
        # The process ends: nobody needs thousands of records taken apart one by one, which would take seconds.
        gc.freeze()

    def _soon(self) -> None:
        """Show the own pages of the few records that were saved, inside the theme as the last build had it."""
        assert self.preview is not None
        loaded = self.loaded = load(self.record, self.today, cache=self.preview.parsed, scope=self.settings.scope)
        self.preview.errors = loaded.errors
        known = {id(each) for each in self.preview.shown}
        saved = {(type(each), each.id) for each in loaded.records if id(each) not in known}
        pages = banner.stand_ins(loaded)
        if len(saved) > FEW_SAVED:
            return
        if saved:
            context = shown(loaded.tracker, self.settings, self.day, self.build_info, self.past)
            records: list[Case | Swap] = [*context.tracker.cases.values(), *context.tracker.swaps.values()]
            pages += pages_of([each for each in records if (type(each), each.id) in saved], context, self.build_info)
        self.preview.show(((f"{page.address}index.html", self.frames.whole(page, page.body())) for page in pages), loaded.records)

    def _processes(self) -> int:
        """How many processes may work at once; one once a server runs, whose threads a forked process would inherit half-way."""
        return 1 if self.preview and threading.active_count() > 1 else os.cpu_count() or 1
