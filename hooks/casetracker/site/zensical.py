"""The site built by Zensical, which runs no hook of ours.

It gets the pages that people write, and of the generated ones a blank stub for each frame: those that the navigation or
written pages may name, and one for all others of a kind. What it makes of the stubs are the page frames, into which the
same code as MkDocs' puts every page.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.exceptions import PluginError

from casetracker.pages.output import FORM, BuildInfo, File, Page, Site
from casetracker.record.parallel import WorkerError
from casetracker.record.problems import report
from casetracker.settings import SettingsError
from casetracker.site import banner, headers, placeholders
from casetracker.site.build_info import build_day
from casetracker.site.configuration import Configuration, Tagged, configuration
from casetracker.site.defaults import complete, is_needed
from casetracker.site.frames import MARKS, Frames
from casetracker.site.output import SEARCH, search_pages, sitemap_of
from casetracker.site.outside import refusal
from casetracker.site.pages import known_pages
from casetracker.site.policy import worded
from casetracker.site.publish import PublishError
from casetracker.site.sources import address, named, shared, source_uri, written
from casetracker.site.theme_variables import of_build, theme_variables
from casetracker.site.whole import RecordError, whole
from casetracker.site.writer import Spoken, write
from casetracker.site.zensical_theme import theme
from casetracker.web import WEB, hashed

THEIR_SEARCH = "search.json"
"""The engine's own search index, which says what stands in written pages."""
POLICY = "\ue000policy\ue001"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_EDIT = re.compile(r'<a [^>]*rel="edit">.*?</a>', re.DOTALL)
"""The link by which a page is edited at the code host, where no page is that comes with the generator."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ROOT = re.compile(r'(?<=new URL\(")[^"]*(?=",location\))')
"""In the theme's first script, the way from a page to the site's root."""


def build(config: Path, folder: Path, as_of: date | None, lock: int | None) -> list[str]:
    """Build the site of `config` in `folder` and return the address of every page that it owes. Raises PublishError."""
    files = folder.with_name(folder.name + ".files")
    try:
        return _build(configuration(config), folder, files, as_of, lock)
    except RecordError as fault:
        raise PublishError(f"the record has errors\n\n{report(fault.problems)}") from None
    except WorkerError as fault:
        raise PublishError(f"a page could not be made\n\n{fault}") from None
    except (SettingsError, PluginError) as fault:
        raise PublishError(str(fault)) from None
    finally:
        shutil.rmtree(files, ignore_errors=True)


def _build(given: Configuration, folder: Path, files: Path, as_of: date | None, lock: int | None) -> list[str]:
    if fault := refusal((given.docs, given.theme)):
        raise PublishError(fault)
    if given.settings.languages:
        print(f"warning: Zensical builds the site in its first language alone: {given.settings.language}", file=sys.stderr)
        given = replace(given, settings=replace(given.settings, languages=()))
    today = build_day()
    site, build_info = whole(given, today, as_of or today, lambda text: print(f"warning: {text}", file=sys.stderr))
    texts = written(given.docs)
    _one_source_each(site, given.docs, texts)
    config = complete(given.given, given.docs, given.settings.words())
    own = {page.address for page in known_pages(site, config["nav"])}
    frames = Frames(partial(_frame, folder, build_info.base), build_info.base, own)
    stubs = {frames.key(page): page for page in reversed(site.pages)}  # of those with one frame the first: who asks for it

    shutil.copytree(WEB / "assets", files / "docs" / "assets")
    if given.docs.is_dir():
        shutil.copytree(given.docs, files / "docs", ignore=shutil.ignore_patterns(".*", "*.md"), dirs_exist_ok=True)
    for path, source in texts.items():
        _put(files / "docs" / path, _of_people(path, source.read_text("utf-8"), given, site, build_info))
    for page in stubs.values():
        _put(files / "docs" / source_uri(page.address, page.section), _stub(page, page.address in own))
    day = as_of or today
    shown = theme_variables(given.settings, day) | of_build(build_info)
    for path, text in theme(shown, build_info).items():
        _put(files / "theme" / path, text)
    past = banner.past(day, given.settings.words()) if day < today else ""
    variables = {"accent": shown["accent"], "banner": past, "policy": POLICY}
    _put(files / "mkdocs.yml", _dumped(_configuration(config, variables)))

    # In a process of its own, so that nothing of it outlives the build; all that it says goes to standard error.
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file", str(files / "mkdocs.yml")]
    done = subprocess.run(command, stdout=2, check=False, pass_fds=() if lock is None else (lock,))  # noqa: S603  (our own interpreter)
    if done.returncode:
        raise PublishError("the build failed; the messages above say why")
    folder.rmdir()
    (files / "site").rename(folder)
    addresses = [*(page.address for page in site.pages), *map(address, texts)]
    # It ends well also where it left pages out.
    for page in stubs.values():
        if not (folder / page.path).is_file():
            raise PublishError(f"Zensical left out the page '{page.address}'")
    for path in shared(given.docs):
        file = folder / address(path) / "index.html"
        file.write_text(_EDIT.sub("", file.read_text("utf-8"), count=1), "utf-8")
    policy = _policies(folder, list(stubs.values()), build_info.base, given.settings.contribute.origin)
    sections = json.loads((folder / THEIR_SEARCH).read_bytes())["items"]
    (folder / THEIR_SEARCH).unlink()
    for found in sorted((folder / "assets").rglob("*"), reverse=True):  # what is in a folder before the folder
        if found.is_file() and not is_needed(found.relative_to(folder).as_posix()):
            found.unlink()
        elif found.is_dir() and not any(found.iterdir()):
            found.rmdir()
    more = [File(SEARCH, lambda: search_pages(sections, site, [*named(config["nav"])]))]
    if build_info.base:
        more.append(File("sitemap.xml", lambda: sitemap_of(addresses, site, build_info.base, lambda address: ()).encode()))
    write(folder, [Spoken("", replace(site, files=(*site.files, *more)), frames)], os.cpu_count() or 1)
    headers.write(folder, policy)
    return addresses


def _one_source_each(site: Site, docs: Path, texts: Iterable[str]) -> None:
    """Raise PublishError where two sources have one address: the last would be kept, silently."""
    others = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"]
    generated = [*(page.path for page in site.pages), *(file.path for file in site.files)]
    taken = [*generated, *(f"{address(path)}index.html" for path in texts), *others]
    for path, number in Counter(taken).items():
        if number > 1:
            raise PublishError(f"two sources for the address '{path}'; remove or rename one of them")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _stub(page: Page, known: bool) -> str:
    """Return a page with marks for all that differs between pages of one frame. One that the navigation names is named there by its own title."""
    front = {
        "title": escape(page.label or page.title) if known else MARKS["title"],
        "heading": MARKS["title"],
        "description": MARKS["description"] if page.description else "",
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
        "script": "" if page.script == "tracker.js" else page.script,
        "made": MARKS["content"],
        "home": not page.address,
        "head": MARKS["head"],
    }
    return _text(front, "")


def _of_people(path: str, text: str, given: Configuration, site: Site, build_info: BuildInfo) -> str:
    """Return a page that people wrote, with its placeholders filled in and its head."""
    found = _FRONT.match(text)
    front = yaml.safe_load(found[1]) if found else None
    front = front if isinstance(front, dict) else {}
    body = placeholders.fill(text[found.end() :] if found else text, given.settings, build_info.repository, site.figures)
    page = Page(address(path), str(front.get("title") or ""), str(front.get("description") or ""), str, "")
    return _text({**front, "head": site.head(page)}, body)


def _configuration(config: Mapping[str, Any], variables: Mapping[str, object]) -> dict[str, Any]:
    """Return the configuration without what only MkDocs with our hook understands."""
    ours = ("hooks", "watch", "docs_dir", "site_dir", "plugins")
    return {
        **{key: value for key, value in config.items() if key not in ours},
        "plugins": {name: options for name, options in config["plugins"].items() if name != "casetracker"},
        "strict": True,
        "theme": {**config["theme"], "custom_dir": "theme", "variant": "classic"},
        "extra": {**{key: value for key, value in config["extra"].items() if key != "casetracker"}, "tracker": dict(variables)},
    }


def _frame(folder: Path, base: str, page: Page) -> str:
    """Return the frame that was made of a stub. The engine knows one address for it."""
    html = (folder / page.path).read_text("utf-8")
    return html.replace(f'"{base}{page.address}"', f'"{MARKS["canonical"]}"') if base else html


def _policies(folder: Path, stubs: list[Page], base: str, posted: str) -> str:
    """Put into each page its policy, and return that for all pages.

    Which scripts are the theme's is seen from the stubs, in which there is nothing of the record and nothing that people
    wrote; one of them names the way to the site's root.
    """
    texts = {_ROOT.sub("", script) for page in stubs for script in _SCRIPT.findall((folder / page.path).read_text("utf-8"))}
    every: set[str] = set()
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        html = file.read_text("utf-8")
        root = urlsplit(base).path.rstrip("/") or "/" if name == "404.html" else "/".join([".."] * name.count("/")) or "."
        hashes = {hashed(text.replace('new URL(""', f'new URL("{root}"')) for text in texts}
        every |= hashes
        file.write_text(html.replace(POLICY, worded(hashes, posted if name == f"{FORM}index.html" else "")), "utf-8")
    return worded(every, posted)


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as lines, and what is for the engine to understand as it was read."""


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)
)
_Dumper.add_representer(Tagged, lambda dumper, value: dumper.represent_scalar(value.tag, value.text))


def _dumped(values: Mapping[str, Any]) -> str:
    return yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def _text(front: Mapping[str, Any], body: str) -> str:
    return f"---\n{_dumped({key: value for key, value in front.items() if value})}---\n{body}"
