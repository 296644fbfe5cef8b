"""The same site by other engines: no page is missing, each says the same, every link leads somewhere.

ProperDocs runs our hook. Zensical, and ProperDocs too, builds from the plain files of `casetracker export-pages`.
"""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casetracker.site.configuration import configuration
from casetracker.site.export import export
from casetracker.site.inspect import inspect
from golden_record import RECORD
from hostile_records import hostile_record
from small_records import TODAY
from small_sites import EPOCH, BuiltSite, build_site, run, write_tracker

ODD = "<script>a(1)</script>\"'><b>{{ 7*7 }}{% x %}&amp; ``` *a* _b_ [a] ~~~ :a: <!-- $x$ [x](y)"
"""What could break out of text, and what some Markdown reads as markup."""
ENGINES_OWN = re.compile(r"assets/(javascripts|stylesheets|images)/|search(\.json|/search_index\.json)$|sitemap\.xml\.gz$")


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker with every kind of record, every field, and odd text in each; its folder."""
    folder = tmp_path_factory.mktemp("engines")
    golden = {path.relative_to(RECORD).as_posix(): path.read_bytes() for path in RECORD.rglob("*.yml")}
    write_tracker(folder, {**golden, **hostile_record(ODD)[0]}, site_url="https://tracker.test.org/below/")
    return folder


def built(tracker: Path, engine: str) -> BuiltSite:
    """The site as `make site ENGINE=…` builds it."""
    done = run("casetracker", "build", "--engine", engine, "--site", engine, at=tracker)
    assert done.returncode == 0, done.stderr
    site = BuiltSite((tracker / engine).resolve(), done.stderr)
    assert done.stdout == f"{len(site.addresses)} pages stand at '{engine}'.\n"
    return site


@pytest.fixture(scope="module")
def ours(tracker: Path) -> BuiltSite:
    return build_site(tracker / "mkdocs.yml", tracker / "ours")


@pytest.fixture(scope="module")
def sites(tracker: Path, ours: BuiltSite) -> dict[str, BuiltSite]:
    """The site by each other way to build it."""
    written = export(configuration(tracker / "mkdocs.yml"), tracker / "plain", TODAY, TODAY, print)
    assert sorted(written) == ours.addresses
    done = run("properdocs", "build", "--strict", "--config-file", "plain/mkdocs.yml", at=tracker)
    assert done.returncode == 0, done.stderr
    return {"zensical": built(tracker, "zensical"), "properdocs, plain files": BuiltSite(tracker / "plain" / "site")}


OTHERS = pytest.mark.parametrize("engine", ["zensical", "properdocs, plain files"])


class Main(HTMLParser):
    """The main content of a page as a list of tags and texts, without what only tells an engine how to search or to skip to it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[object] = []
        self._hidden = False
        article = html.partition('<article class="md-content__inner md-typeset">')[2]
        self.feed(re.split(r"</article>\s*</div>\s*<script>", article)[0])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs if name != "data-search-exclude"}
        if "action" in given:
            given["action"] = given["action"].removesuffix(".")
        self._hidden |= tag == "p" and given == {"hidden": ""}
        if tag != "article" and given.get("id") != "__skip":
            self._add((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden = tag != "p"
        elif tag != "article" and (tag != "a" or self.parts):
            self._add(tag)

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"\s+", " ", data)) if data.strip() else None

    def _add(self, part: object) -> None:
        if not self._hidden:
            self.parts.append(part)


@OTHERS
def test_no_page_and_no_file_is_missing(ours: BuiltSite, sites: dict[str, BuiltSite], engine: str) -> None:
    site = sites[engine]
    assert site.addresses == ours.addresses
    for path in ours.folder.rglob("*"):
        name = path.relative_to(ours.folder).as_posix()
        if path.is_file() and path.suffix != ".html" and not ENGINES_OWN.search(name):
            theirs, own = (site.folder / name).read_bytes(), path.read_bytes()
            if name == "sitemap.xml":
                own = own.rstrip()
            if name == "_headers":
                theirs, own = (re.sub(rb"(?<=script-src 'self' )[^;]*|(?<=style-src 'self')[^;]*", b"", each) for each in (theirs, own))
            assert theirs == own, name


@OTHERS
def test_each_page_has_the_same_main_content(ours: BuiltSite, sites: dict[str, BuiltSite], engine: str) -> None:
    for address in [*ours.addresses, "404.html"]:
        found = Main(ours.raw(address)).parts
        assert len(found) > 5, address
        assert Main(sites[engine].raw(address)).parts == found, address


@OTHERS
def test_every_link_leads_somewhere(sites: dict[str, BuiltSite], engine: str) -> None:
    assert inspect(sites[engine].folder) == []


@OTHERS
def test_each_page_says_the_same_of_itself(ours: BuiltSite, sites: dict[str, BuiltSite], engine: str) -> None:
    def said(site: BuiltSite, address: str, described: bool) -> list[object]:
        page = site.page(address)
        heads: list[object] = [page.all("title")[0].text]
        metas = [each.attributes for each in page.all("meta") if each.attributes.get("name") != "description" or described]
        heads += [each for each in metas if {"property", "robots", "description", "refresh"} & {*each, *each.values()}]
        heads += [each.attributes for each in page.all("link") if each["rel"].partition(" ")[0] in ("canonical", "alternate")]
        heads += [each["src"].removeprefix("./") for each in page.all("script", type="module")]
        return heads + [each.text for each in page.all("script", type="application/ld+json")]

    for address in ours.addresses:
        # A page without a description of its own has none on our site and the site's on others.
        described = '<meta name="description" content="">' not in ours.raw(address)
        assert said(sites[engine], address, described) == said(ours, address, described), address


@OTHERS
def test_the_colours_are_ours_before_the_page_shows(ours: BuiltSite, sites: dict[str, BuiltSite], engine: str) -> None:
    script = re.search(r"<script>\{let kept.*?</script>", ours.raw("cases/"))
    assert script
    for address in ("", "cases/", "about/method/"):
        assert script[0] in sites[engine].raw(address), address
        assert 'id="ct-palette"' in sites[engine].raw(address), address


@OTHERS
def test_a_search_finds_what_it_finds_on_our_own_site(ours: BuiltSite, sites: dict[str, BuiltSite], engine: str) -> None:
    def plain(text: str) -> str:
        return unescape(re.sub("<[^>]+>", "", text))

    file = "search.json" if engine == "zensical" else "search/search_index.json"
    index = json.loads(sites[engine].raw(file))
    entries = [each for each in index.get("items", index.get("docs")) if each["location"].startswith(("cases/", "swaps/"))]
    wanted = {location: plain(each["text"]) for location, each in ours.search.items() if location.startswith(("cases/", "swaps/"))}
    assert {each["location"]: plain(each["text"]) for each in entries} == wanted
    assert len(entries) == len(wanted)


def test_properdocs_with_our_hook_writes_the_same_bytes_but_for_its_name(tracker: Path, ours: BuiltSite) -> None:
    site = built(tracker, "properdocs")
    files = {path.relative_to(ours.folder) for path in ours.folder.rglob("*") if path.is_file()}
    assert {path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()} == files
    for name in files:
        theirs, own = (site.folder / name).read_bytes(), (ours.folder / name).read_bytes()
        assert re.sub(rb"mkdocs-ProperDocs [\d.]+", b"mkdocs-1.6.1", theirs) == own, name


def test_where_zensical_leaves_out_a_page_the_site_stays(tracker: Path, sites: dict[str, BuiltSite]) -> None:
    module = tracker / "loses" / "zensical"
    module.mkdir(parents=True)
    (module / "__init__.py").touch()
    (module / "__main__.py").write_text(
        "import sys\nfrom pathlib import Path\nfiles = Path(sys.argv[-1]).parent\n"
        "for page in (files / 'docs').rglob('index.md'):\n"
        "    if page.parent.name != 'needed':\n"
        "        to = files / 'site' / page.parent.relative_to(files / 'docs') / 'index.html'\n"
        "        to.parent.mkdir(parents=True, exist_ok=True)\n        to.touch()\n"
    )
    paths = {"PYTHONPATH": f"{module.parent}:{Path(__file__).parents[2] / 'hooks'}"}
    done = run("casetracker", "build", "--engine", "zensical", "--site", "zensical", at=tracker, environment=EPOCH | paths)
    assert done.returncode == 1
    assert re.search(r"the build left out \d+ pages, the first of them 'contribute/needed/'", done.stderr), done.stderr
    assert (tracker / "zensical").resolve() == sites["zensical"].folder
    assert list(tracker.glob(".zensical-*")) == [sites["zensical"].folder]
