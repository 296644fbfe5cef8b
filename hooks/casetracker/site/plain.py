"""The site as plain files for another engine: pages with front matter, all other files as they are, and a configuration.

    docs/cases/vera-example/index.md   front matter, then the page's own HTML as one block
    docs/about/method.md               a page that people wrote, its placeholders filled in
    docs/api/v1/cases.json             everything that is no page, at its address
    theme/                             what the engine's theme puts around a page (see `plain_theme`)
    mkdocs.yml                         read by Zensical, ProperDocs and MkDocs alike, with no hook

Every page that is made is an `index.md` in the folder of its address. Links in its HTML, which are relative to that
address, are then also relative to the file, and an engine that resolves them from either has them right.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casetracker.pages.output import BuildInfo, Page, Read, Site
from casetracker.settings import Settings
from casetracker.site import headers
from casetracker.site.output import sitemap_of
from casetracker.site.plain_pages import dumped, made, of_people
from casetracker.site.policy import OPEN
from casetracker.site.sources import OF_RECORDS, address, named, source_uri, written
from casetracker.web import WEB

MARK = "# Written by casetracker export-pages; what is changed here is lost with the next export.\n"


class PlainError(Exception):
    """The files were not written; the message says why."""


@dataclass(frozen=True)
class Plain:
    """What is written, and where from."""

    site: Site
    build_info: BuildInfo
    settings: Settings
    docs: Path
    """The folder of pages that people write, and of assets."""
    given: Mapping[str, Any]
    """The configuration as it was written."""
    theme: Mapping[str, str]
    """Files of the theme that stand before the engine's own: path → text."""
    told: Mapping[str, object]
    """What these templates are told as `config.extra.tracker`."""


def write(plain: Plain, folder: Path) -> list[str]:
    """Write everything to `folder`, which must not be there, be empty, or be an earlier export, and return the address of every page.

    An earlier export is replaced as a whole, so that nothing of a withdrawn record stays. Raises PlainError.
    """
    if folder.exists() and not _ours(folder):
        raise PlainError(f"'{folder}' holds something else; name a folder that is not there yet, or that this command wrote")
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        texts = _written(plain)
        addresses = [*(page.address for page in plain.site.pages), *map(address, texts)]
        for each, number in Counter(addresses).items():
            if number > 1:
                raise PlainError(f"two sources for the address '{each}'; remove or rename one of them")
        _put(beside, _contents(plain, texts, lambda each: (beside / "docs" / each).read_bytes()))
        _copy(plain.docs, beside / "docs")
        _copy(WEB / "assets", beside / "docs" / "assets")
        (beside / "mkdocs.yml").write_text(MARK + dumped(_configuration(plain)), encoding="utf-8")
        beside.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return addresses


def _ours(folder: Path) -> bool:
    file = folder / "mkdocs.yml"
    return folder.is_dir() and (not any(folder.iterdir()) or (file.is_file() and file.read_text(encoding="utf-8").startswith(MARK)))


def _put(folder: Path, contents: Iterator[tuple[str, bytes]]) -> None:
    """Write each file. Raises PlainError where two have one address: one would be kept, silently."""
    for name, content in contents:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise PlainError(f"two sources for '{name}'; remove or rename one of them") from None


def _contents(plain: Plain, texts: Mapping[str, str], read: Read) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file and what it holds; what is made of other files after them, when `read` finds them written."""
    ours = {source_uri(page.address, page.section): f"{page.address}index.md" for page in plain.site.pages}
    for path, text in texts.items():
        yield f"docs/{path}", of_people(path, text, plain.site, plain.settings, plain.build_info, ours).encode()
    for file in sorted(plain.site.files, key=lambda each: each.of is not None):
        yield f"docs/{file.address}", file.of(read) if file.of else file.content()
    yield f"docs/{headers.NAME}", headers.headers(OPEN).encode()
    for page in plain.site.pages:
        yield f"docs/{page.address}index.md", made(page, page.of(read) if page.of else page.body()).encode()
    theme = dict(plain.theme)
    if plain.build_info.base:
        addresses = [*(page.address for page in plain.site.pages), *map(address, texts)]
        theme["sitemap.xml"] = sitemap_of(addresses, plain.site, plain.build_info.base)
    for path, text in theme.items():
        yield f"theme/{path}", text.encode()


def _copy(docs: Path, target: Path) -> None:
    """Copy everything that is no page. Raises PlainError where a file of ours has that address."""
    for path in docs.rglob("*"):
        name = path.relative_to(docs)
        if path.is_dir() or path.suffix == ".md" or any(part.startswith(".") for part in name.parts):
            continue
        if (target / name).exists():
            raise PlainError(f"two sources for 'docs/{name.as_posix()}'; remove or rename one of them")
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)


def _written(plain: Plain) -> dict[str, str]:
    """Return the pages that people wrote: path inside the folder → text."""
    return {path: (plain.docs / path).read_text(encoding="utf-8") for path in written(plain.docs)}


def _configuration(plain: Plain) -> dict[str, Any]:
    """Return the configuration without what only MkDocs with our hook understands."""
    given = {key: value for key, value in plain.given.items() if key not in ("hooks", "watch", "docs_dir", "site_dir")}
    theme = given.get("theme")
    extra = {key: value for key, value in (given.get("extra") or {}).items() if key != "casetracker"}
    pages = {source_uri(page.address, page.section): page for page in plain.site.pages}
    return {
        **given,
        "strict": True,
        "theme": {**(theme if isinstance(theme, dict) else {"name": theme}), "custom_dir": "theme", "variant": "classic"},
        "extra": {**extra, "tracker": dict(plain.told)},
        "nav": _nav(given.get("nav"), pages),
        "not_in_nav": "\n".join(_apart(plain.site, str(given.get("not_in_nav") or ""), set(named(given.get("nav"))))) + "\n",
    }


def _apart(site: Site, given: str, inside: set[str]) -> list[str]:
    """Return the patterns of pages outside the navigation, of which an engine that warns has to know."""
    others = [page for page in site.pages if source_uri(page.address, page.section) not in inside]
    found = (f"/{page.section}" if page.section in OF_RECORDS else f"/{page.address}index.md" for page in others)
    return list(dict.fromkeys([*given.split(), *found]))


def _nav(nav: Any, pages: Mapping[str, Page]) -> Any:
    """Return `nav` with the pages that are made by their files here, and by the name that they have in it."""
    if isinstance(nav, list):
        return [_item(each, pages) for each in nav]
    page = pages.get(nav) if isinstance(nav, str) else None
    return f"{page.address}index.md" if page else nav


def _item(item: Any, pages: Mapping[str, Page]) -> Any:
    if isinstance(item, dict):
        return {name: _nav(value, pages) for name, value in item.items()}
    page = pages.get(item)
    return {page.label: _nav(item, pages)} if page and page.label else _nav(item, pages)
