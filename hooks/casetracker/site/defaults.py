"""What every tracker has and none has to write: mkdocs.yml may say otherwise, key by key.

MkDocs has read and checked its configuration before it asks any hook, so what is missing there is put into its result; the
configuration of another engine is written with it.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from casetracker.locale import Words
from casetracker.pages.engine import PAGES
from casetracker.site.configuration import merged, read_configuration
from casetracker.site.sources import SHARED, written
from casetracker.text.marking import N_
from casetracker.web import WEB

SEARCH = "search"
_NEEDED_BY_NO_PAGE = (
    "assets/javascripts/lunr/*", "assets/javascripts/workers/*",  # what the theme's own search runs on
    "assets/javascripts/*.map", "assets/stylesheets/*.map",  # the theme's sources, for its makers
    "assets/vendor/source-sans-3.*/*.ttf", "assets/vendor/world-atlas-*/land.json",  # what cards and maps are drawn with
)  # fmt: skip
STYLES = "assets/tracker.css"
EXTENSIONS: dict[str, dict[str, object]] = {
    "admonition": {},
    "attr_list": {},
    "tables": {},
    "pymdownx.highlight": {"use_pygments": True},
    "pymdownx.superfences": {},
}
VALIDATION = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
"""What is warned about, which ends a strict build."""
NAV = (
    (N_("Home"), "index.md"),
    (N_("Cases"), "cases/index.md"),
    (N_("Exchanges and releases"), "swaps/index.md"),
    (N_("Places"), "places/index.md"),
    (N_("Statistics"), "statistics/index.md"),
    (N_("Changes"), "changes/index.md"),
    (
        N_("Contribute"),
        ("contribute/index.md", "contribute/new.md", "contribute/guide.md", "contribute/needed.md", "contribute/checks.md",
         "contribute/commands.md", "contribute/maintaining.md", "contribute/endpoint.md", "contribute/code.md"),
    ),
    (N_("Data"), ("data/index.md", "data/figures.md", "feeds.md")),
    (
        N_("About"),
        ("about/index.md", "about/method.md", "about/editorial.md", "about/glossary.md", "about/corrections.md", "about/privacy.md",
         "about/speed.md", "about/design.md", "start.md"),
    ),
)  # fmt: skip
"""The parts of the site in their order, with the pages that are made and the usual names of those that people write."""
MADE = frozenset({"contribute/new.md", "contribute/needed.md", "data/index.md", "feeds.md", "about/glossary.md"})
"""Those of them, inside a part, that are made."""


def is_needed(file: str) -> bool:
    """Return whether a page needs that file of the theme or of our assets; what none needs is not published."""
    return not any(fnmatchcase(file, each) for each in _NEEDED_BY_NO_PAGE)


def complete(given: Mapping[str, Any], docs: Path, words: Words) -> dict[str, Any]:
    """Return what mkdocs.yml says over what holds where it says nothing. `docs` is the folder of written pages."""
    theme = given.get("theme")
    extensions, usual = _named(given.get("markdown_extensions")), _extensions(words)
    plugins = _named(given.get("plugins"))
    return {
        **given,
        "theme": merged(_theme(words), theme if isinstance(theme, dict) else {"name": theme or "material"}),
        "extra": {"generator": False, **(given.get("extra") or {})},
        "extra_css": list(dict.fromkeys([STYLES, *(given.get("extra_css") or ())])),
        "plugins": {SEARCH: plugins.pop(SEARCH, {}), **plugins},
        "markdown_extensions": [{name: usual.get(name, {}) | extensions.get(name, {})} for name in {**usual, **extensions}],
        "nav": given["nav"] if given.get("nav") else list(_nav([*written(docs)], words)),
        "validation": merged({part: dict.fromkeys(names, "warn") for part, names in VALIDATION.items()}, given.get("validation") or {}),
    }


def apply(config: MkDocsConfig, words: Words, record: str) -> None:
    """Put into MkDocs' configuration what mkdocs.yml leaves out. To be called before any other plugin looks at it."""
    given = read_configuration(Path(config.config_file_path)) if config.config_file_path else {}
    whole = complete(given, Path(config.docs_dir), words)
    for key in _theme(words):
        config.theme[key] = whole["theme"][key]
    config.extra.setdefault("generator", False)
    config.extra_css = whole["extra_css"]
    for name, options in _extensions(words).items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = options | config.mdx_configs.get(name, {})
    config.nav = whole["nav"]
    for part, names in VALIDATION.items():
        for name in names:
            if name not in ((given.get("validation") or {}).get(part) or {}):
                config.validation[part][name] = logging.WARNING
    _search(config, whole["plugins"][SEARCH])
    # The folder of records, and while somebody works on the generator itself, what its pages are made of.
    config.watch.extend(
        str(path) for path in (Path(config.config_file_path).parent / record, PAGES, SHARED, WEB) if str(path) not in config.watch
    )


def _search(config: MkDocsConfig, options: Mapping[str, Any]) -> None:
    """Set up the theme's search, also where mkdocs.yml does not name it, and have its index of written pages written before we read it."""
    name = next((each for each in config.plugins if each.rpartition("/")[2] == SEARCH), f"material/{SEARCH}")
    if name not in config.plugins:
        config.plugins[name] = get_plugins()[name].load()()
    theirs: Any = config.plugins[name]
    theirs.load_config(dict(options), config.config_file_path)
    events = config.plugins.events["post_build"]
    events.insert(0, events.pop(events.index(theirs.on_post_build)))


def _extensions(words: Words) -> dict[str, dict[str, object]]:
    return EXTENSIONS | {"toc": {"permalink": True, "permalink_title": words._(N_("Link to this section"))}}


def _theme(words: Words) -> dict[str, Any]:
    """The fonts are ours, and nothing is asked of another host; the switch of colours is in `web/partials`."""
    icon = "material/circle-half-full"
    return {
        "language": words.language,
        "font": False,
        "favicon": "assets/icon.svg",
        "icon": {"logo": "material/text-box-search-outline", "repo": "fontawesome/brands/git-alt"},
        "features": ["navigation.tabs", "navigation.indexes", "navigation.top", "toc.follow", "content.action.edit"],
        "palette": [
            {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": {"icon": icon, "name": words._(N_("Dark colours"))}},
            {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": {"icon": icon, "name": words._(N_("Light colours"))}},
        ],
    }  # fmt: skip


def _nav(docs: list[str], words: Words) -> Iterator[str | dict[str, Any]]:
    """Yield the parts of the navigation: of the pages that people write those that are there, the unusual ones after the others."""
    usual = {path for _, inside in NAV for path in ([inside] if isinstance(inside, str) else inside)}
    others = [path for path in docs if path not in usual]
    for title, inside in NAV:
        folder = f"{posixpath.dirname(inside if isinstance(inside, str) else inside[0])}/"
        more = [path for path in others if path.startswith(folder)]
        others = [path for path in others if path not in more]
        if isinstance(inside, str):
            yield {words._(title): inside}
        else:
            yield {words._(title): [*(path for path in inside if path in MADE or path in docs), *more]}
    yield from others


def _named(given: Any) -> dict[str, dict[str, Any]]:
    """Return plugins or extensions by name, each with its options, from either form in which they may be written."""
    items = (
        given.items()
        if isinstance(given, dict)
        else (next(iter(each.items())) if isinstance(each, dict) else (each, None) for each in given or ())
    )
    return {name: options or {} for name, options in items}
