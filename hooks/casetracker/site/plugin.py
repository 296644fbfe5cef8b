"""The events of MkDocs, each handed on to what does the work.

A bad record stops a build before MkDocs empties the site folder. Under `mkdocs serve` nothing may stop: what can't be
read is left out, and a banner on every page says what is wrong, until the next good save.
"""

from __future__ import annotations

import gc
import logging
import os
import posixpath
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from casetracker.history import History, history
from casetracker.history.passed_on import passed_on
from casetracker.pages.engine import COMPILED
from casetracker.pages.heads import spoken
from casetracker.pages.output import FORM, BuildInfo, File, Page, Site
from casetracker.record.load import Loaded, load
from casetracker.record.parallel import WorkerError, undisturbed
from casetracker.record.problems import report
from casetracker.record.translations import with_translations
from casetracker.settings import Settings, SettingsError, settings
from casetracker.site import banner, defaults, headers, output, placeholders
from casetracker.site.build_info import build_day, build_info, day_shown, drawer
from casetracker.site.content import site
from casetracker.site.frames import Frames
from casetracker.site.languages import build_in, links
from casetracker.site.outside import refusal
from casetracker.site.pages import Known, add_pages, add_shared, attach, frame_renderer, known_pages, written
from casetracker.site.policy import Policies
from casetracker.site.preview import Preview
from casetracker.site.progress import progress
from casetracker.site.sources import language_of, named
from casetracker.site.theme_variables import of_build, theme_variables
from casetracker.site.writer import Spoken, write
from casetracker.web import WEB

log = logging.getLogger("casetracker")
"""Outside `mkdocs.`, so that a warning about the record is no warning about the site: strict concerns the site alone."""


class Plugin:
    """What the hook file registers. A build begins with `on_config`; what a preview keeps of the one before is in `preview`."""

    def __init__(self) -> None:
        self.preview: Preview | None = None
        """What lasts under a server; None in a build."""
        self.record: Path
        self.past: History
        self.settings: Settings
        self.loaded: Loaded
        self.site: Site
        self.today: date
        self.day: date
        """The day shown: today, or the earlier one that was asked for."""
        self.build_info: BuildInfo
        self.known: Known
        self.written: dict[str, Page]
        """The pages that people wrote, by address, as far as their heads need them."""
        self.rendered: dict[str, MkDocsPage]
        """The same as MkDocs has made them."""
        self.in_written: object
        """What the written pages show of the record."""
        self.sections: list[dict[str, Any]]
        """Their sections, as the theme's search index has them."""
        self.nav: Navigation
        self.usual: frozenset[str]
        """The sources that the navigation names."""
        self.frames: Frames
        self.policies: Policies
        self.further: list[Plugin] = []
        """What has built the site in further languages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # Without reloading, MkDocs serves the folder as one build leaves it, and never calls `on_serve`.
        self.preview = Preview() if command == "serve" and "--no-livereload" not in sys.argv else None

    @event_priority(100)  # before other plugins look at it
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings, set what mkdocs.yml leaves out, and give the theme what its templates show of them."""
        try:
            self.settings = self._settings(config)
        except SettingsError as fault:
            raise PluginError(str(fault)) from None
        if self.preview:
            self.preview.claim(*config.dev_addr)
        self._take_day()
        defaults.apply(config, self.settings.words(), self.settings.record)
        # Before the theme's own templates, and after those of the tracker's own folder, if it has one.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(WEB))
        config.extra["tracker"] = theme_variables(self.settings, self.day)
        return config

    def _settings(self, config: MkDocsConfig) -> Settings:
        found = settings(config.extra.get("casetracker"), Path(config.config_file_path or "mkdocs.yml").absolute().parent)
        if remark := found.contact.remark:
            log.warning(remark)
        return found

    def _take_day(self) -> None:
        self.today = build_day()
        self.day = day_shown(self.today)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read, validate and link: after this event MkDocs empties the site folder, so a bad record has to stop the build here."""
        custom = config.theme.custom_dir
        if fault := refusal((Path(config.docs_dir), Path(custom) if custom else None)):
            raise PluginError(fault)
        self.record = Path(config.config_file_path or "mkdocs.yml").absolute().parent / self.settings.record
        if not self.record.is_dir():
            raise PluginError(f"there is no folder '{self.settings.record}' beside mkdocs.yml to read the record from")
        self._read()
        self.build_info = build_info(
            config,
            self.past,
            self.loaded.files,
            self.record,
            self.today,
            None if self.preview else drawer(self.settings, log),
            further=self.settings.languages[1:],
            preview=bool(self.preview),
        )
        self._begin(config)

    def _begin(self, config: MkDocsConfig) -> None:
        config.extra["tracker"] |= of_build(self.build_info, preview=bool(self.preview))
        self.site = self._site()

    def _read(self) -> None:
        """Read the record and its history, and say what is wrong with it."""
        parsed = self.preview.parsed if self.preview else None
        self.loaded = load(self.record, self.today, self._processes(), parsed, self.settings.scope, progress)
        if not self.preview:  # which publishes nothing, and begins anew with each save
            passed = passed_on(self.record, self.loaded.files, self.loaded.outlines).problems
            self.loaded = replace(self.loaded, problems=(*self.loaded.problems, *passed))
        self.loaded = with_translations(self.loaded, self.record, self.settings.languages[1:], self.settings.scope)
        if self.loaded.problems:
            said = report(self.loaded.problems, colour=sys.stderr.isatty() and not os.environ.get("NO_COLOR"))
            if self.loaded.errors and not self.preview:
                raise PluginError(f"the record has errors\n\n{said}")
            log.warning("\n%s", said)
        versions = self.preview.versions if self.preview else None
        self.past = history(self.record, self.loaded.tracker, self.loaded.files, versions, self.settings.scope)
        if self.past.remark:
            log.warning(self.past.remark)

    def _site(self) -> Site:
        with undisturbed():
            made = site(self.loaded.tracker, self.settings, self.day, self.build_info, self.past)
        return replace(made, by_address={**made.by_address, **banner.stand_ins(self.loaded)}) if self.preview else made

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that the navigation may name; before it is made. All others are written at the end, past MkDocs."""
        if not config.use_directory_urls:
            raise PluginError("mkdocs.yml: use_directory_urls must stay true: the addresses of this site are promised to its readers")
        for file in files.documentation_pages():
            if language_of(posixpath.basename(file.src_uri)):
                files.remove(file)
        for file in [each for each in files if not defaults.is_needed(each.src_uri)]:
            files.remove(file)
        add_shared(files, config)
        self.known, self.written, self.rendered = add_pages(files, self.site, config), {}, {}
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        attach(nav, self.known)
        self.nav, self.usual = nav, frozenset(named(config.nav))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Links have been followed by now, so that MkDocs may forget our pages: it would render each, and hold it in memory."""
        for page in self.known.values():
            files.remove(page.file)
        env.bytecode_cache = COMPILED  # for one environment after another: of each save, of each language
        self.policies = Policies(env, self.settings.contribute.origin)
        self.frames = Frames(frame_renderer(env, config, self.nav, files, self.known, self._around), self.build_info.base, self.known)
        return env

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The theme's own templates, such as its page for addresses that are not there, get what pages get."""
        further = () if self.build_info.prefix else self.settings.languages[1:]
        return {
            **context,
            **self._around(context, None, "", ""),
            "tracker_further": [(each, self.settings.words(each)) for each in further],
        }

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Fill in the contact addresses and the figures of the record in the pages that people write."""
        return placeholders.fill(markdown, self.settings, config.repo_url or "", self.site.figures)

    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        source = self.written[page.url] = written(page)
        self.rendered[page.url] = page
        return {**context, **self._around(context, None, self.site.head(source), source.address)}

    def _around(self, context: Mapping[str, object], page: Page | None, head_html: str, address: str) -> dict[str, object]:
        """What our overrides of the theme's templates show beside what the theme is. `address` is that of the page, or the mark for it."""
        return {
            "tracker_banner": banner.past(self.day, self.settings.words()) if self.day < self.today else "",
            "tracker_page": page,
            "tracker_languages": links(self.settings, self.build_info.prefix, address, (page.address if page else address).count("/")),
            "tracker_head": head_html,
            # The preview's own script stands in the page and changes with every build, so there is no policy under a server.
            "tracker_policy": "" if self.preview else self.policies.of(context, is_form=page is not None and page.address == FORM),
        }

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what MkDocs does not know of: generated pages, exports, what a search finds, a sitemap with true dates; in all languages."""
        folder = Path(config.site_dir)
        self._take_written(config)
        self.further = [build_in(language, self, config) for language in self.settings.languages[1:]]
        if self.preview:
            self.preview.take(folder)
            self._show()
            return
        try:
            write(folder, self._spoken(), self._processes())
        except WorkerError as fault:
            raise PluginError(f"a page could not be made\n\n{fault}") from None
        headers.write(folder, self.policies.whole([each.policies for each in self.further]), self.settings.languages[1:])
        output.manifest(address for each in (self, *self.further) for address in each.addresses)

    def _take_written(self, config: MkDocsConfig) -> None:
        """Take what is to be known of the written pages, now that MkDocs has made them."""
        self.sections = output.sections_of_written(Path(config.site_dir))
        self.in_written = self._in_written(config) if self.preview else None

    def _spoken(self) -> list[Spoken]:
        return [Spoken(each.build_info.prefix, each._whole(), each.frames) for each in (self, *self.further)]

    @property
    def addresses(self) -> list[str]:
        """The addresses of all generated pages, from the root of the whole site."""
        return [f"{self.build_info.prefix}{address}" for address in self.site.by_address]

    def _whole(self) -> Site:
        """Return the site with what is made of its pages and the written ones."""
        site, base, sections, usual = self.site, self.build_info.base, self.sections, self.usual
        files = [File(output.SEARCH, lambda: output.search_pages(sections, whole, usual))]
        if base and not self.build_info.prefix:  # one for all languages
            every = [*self.written, *site.by_address]
            in_languages = partial(spoken, settings=self.settings, build_info=self.build_info)
            files.append(File("sitemap.xml", lambda: output.sitemap_of(every, whole, base, in_languages).encode()))
        whole = replace(site, files=(*site.files, *files))
        return whole

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
        if self.preview:
            self.preview.attach(server, self.record, builder, self._follow, lambda: self._is_outdated(config))
        return server

    def _follow(self) -> None:
        """Show the record as it is now."""
        self._read()
        self.site = self._site()
        for each in self.further:
            each._follow()
        self._show()

    def _is_outdated(self, config: MkDocsConfig) -> bool:
        """Whether the written pages show something of the record that has changed, or the day has."""
        return self.today != build_day() or any(each.in_written != each._in_written(config) for each in (self, *self.further))

    def _show(self) -> None:
        assert self.preview
        self.preview.show(self._spoken(), self.loaded.errors)

    def _in_written(self, config: MkDocsConfig) -> object:
        pages = [(page.address, page.label or page.title) for page in known_pages(self.site, config.nav)]
        return dict(self.site.figures), pages, [self.site.head(page) for page in self.written.values()]

    def on_shutdown(self) -> None:
        # The process ends: nobody needs thousands of records taken apart one by one, which would take seconds.
        gc.freeze()

    def _processes(self) -> int:
        """How many processes may work at once; one once a server runs, whose threads a forked process would inherit half-way."""
        return 1 if self.preview and threading.active_count() > 1 else os.cpu_count() or 1
