"""The site in a further language: one more build by MkDocs on the same record, below the code of that language.

Its pages have the same addresses as those of the first language, from a root of their own. What all languages share, such as the
scripts and the data, stands at the first one's root alone.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from jinja2 import Environment, pass_context
from jinja2.runtime import Context as TemplateContext
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as MkDocsFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from casetracker.settings import Settings
from casetracker.site.originals import has_changed
from casetracker.site.sources import translated, written
from casetracker.text.marking import N_

if TYPE_CHECKING:
    from casetracker.site.plugin import Plugin

ASSETS = "assets/"
"""Where scripts, styles and fonts stand, of the theme and ours."""
PICTURES = "assets/import/"
"""The pictures that written pages show: MkDocs finds them from the root of a language alone."""


def build_in(language: str, first: Plugin, config: MkDocsConfig) -> Plugin:
    """Build the site in a further language, and return what built it. `first` is what has built it in the first one, with `config`."""
    from casetracker.site.plugin import Plugin

    class InLanguage(Plugin):
        """The events of that build."""

        def _settings(self, config: MkDocsConfig) -> Settings:
            config.extra_css = [at_root(str(path)) for path in config.extra_css]
            texts = first.settings.texts(language)
            config.site_name = texts.site_name or config.site_name
            config.site_description = texts.description or config.site_description
            config.repo_name = texts.repo_name or config.repo_name
            return first.settings.spoken(language)

        def _take_day(self) -> None:
            self.today, self.day = first.today, first.day

        def on_pre_build(self, config: MkDocsConfig) -> None:
            self.build_info = replace(first.build_info, title=config.site_name, prefix=f"{language}/", base=config.site_url or "")
            self._read()
            self._begin(config)

        def _read(self) -> None:
            self.record, self.past = first.record, first.past
            self.loaded = first.loaded

        def on_files(self, files: Files, config: MkDocsConfig) -> Files:
            for file in list(files):
                if file.src_uri.startswith(ASSETS) and not file.src_uri.startswith(PICTURES):
                    files.remove(file)
            files = super().on_files(files, config)
            docs = Path(config.docs_dir)
            originals = written(docs)
            self.behind = set()
            for path, source in translated(docs, language).items():
                if has_changed(originals[path].read_text("utf-8"), source.read_text("utf-8")):
                    self.behind.add(path)
                if old := files.get_file_from_path(path):
                    files.remove(old)
                page = MkDocsFile.generated(config, path, abs_src_path=str(source), inclusion=InclusionLevel.NOT_IN_NAV)
                if source.is_relative_to(docs):
                    page.edit_uri = source.relative_to(docs).as_posix()
                files.append(page)
            return files

        def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
            address: Any = env.filters["url"]

            @pass_context
            def url(context: TemplateContext, path: str) -> str:
                return str(address(context, at_root(path)))

            env.filters["url"] = url
            return super().on_env(env, config, files)

        def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
            if self._speaks(page.url):
                return super().on_page_markdown(markdown, page, config, files)
            named: Any = page
            named.written_in = first.settings.language  # the theme asks for it where the page's own sections are listed
            titles = page.meta.get("titles")  # what it is called in other languages, such as in their navigation
            if title := titles.get(language) if isinstance(titles, dict) else None:
                page.title = title
            else:
                page.title = first.rendered[page.url].title
                direction = first.settings.words().locale.text_direction
                named.typeset = {"title": f'<span lang="{named.written_in}" dir="{direction}">{escape(page.title or "")}</span>'}
            return ""  # what the first language has made of it is taken

        def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
            if not self._speaks(page.url):
                if first.build_info.base:
                    page.canonical_url = f"{first.build_info.base}{page.url}"
                made = first.rendered[page.url]
                page.toc, page.present_anchor_ids = made.toc, made.present_anchor_ids
                page.content = _not_translated(made.content or "", first.settings, language)
            elif page.file.src_uri in self.behind:
                page.content = _behind(first.settings, language, page.url) + (page.content or "")
            return super().on_page_context(context, page, config, nav)

        def on_post_build(self, config: MkDocsConfig) -> None:
            """All languages are written, or shown, by the first one's build."""
            self._take_written(config)
            parts = ((self.sections, True), (first.sections, False))
            self.sections: list[dict[str, Any]] = [
                each for found, own in parts for each in found if own == self._speaks(each["location"].partition("#")[0])
            ]

        def _speaks(self, address: str) -> bool:
            """Whether this language has a page in words of its own."""
            return first.build_info.speaks(language, address)

    further = InLanguage()
    further.preview = first.preview
    own = load_config(
        str(config.config_file_path),
        site_dir=str(Path(config.site_dir, language)),
        strict=config.strict,
        **({"site_url": urljoin(first.build_info.base, f"{language}/")} if first.build_info.base else {}),
    )
    for event, methods in own.plugins.events.items():
        own.plugins.events[event] = [
            getattr(further, each.__name__) if isinstance(getattr(each, "__self__", None), Plugin) else each for each in methods
        ]
    build(own)
    return further


def links(settings: Settings, prefix: str, address: str, depth: int) -> list[tuple[str, str, str]]:
    """Return code, name and link of the same page in each other language of the site.

    `prefix` is where this language stands, `depth` how many folders deep the page lies in it. MkDocs' own way from a page to
    one above the root would leave out what their addresses begin with alike.
    """
    up = "../" * (depth + bool(prefix))
    return [
        (code, settings.words(code).own_name, f"{up}{there}" or ".")
        for code, there in settings.in_languages(address)
        if code != settings.language
    ]


def _not_translated(content: str, of: Settings, language: str) -> str:
    """Return the content of a written page that is not translated, with a line that says so."""
    spoken, own = of.words(language), of.language
    said = spoken._(N_("This page is not translated. It is in this language: %(language)s.")) % {"language": spoken.tongue(own)}
    return f'<p class="ct-note ct-untranslated-page">{escape(said)}</p>\n<div lang="{own}" dir="{of.words().locale.text_direction}">\n{content}\n</div>'


def _behind(of: Settings, language: str, address: str) -> str:
    """Return a line that says that a page has changed since it was translated, with a link to the page as it is."""
    said = escape(of.words(language)._(N_("The original of this page has changed since it was translated: %(original)s")))
    root = "../" * (address.count("/") + 1)
    link = f'<a href="{root}{address}" lang="{of.language}" hreflang="{of.language}">{escape(of.words().own_name)}</a>'
    return f'<p class="ct-note">{said % {"original": link}}</p>\n'


def at_root(path: str) -> str:
    """Return the path of what all languages share, from the root of one; any other path as it is."""
    return f"../{path}" if path.startswith(ASSETS) else path
