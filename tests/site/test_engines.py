"""The same site by other engines: no page is missing, each says the same, every link leads somewhere.

ProperDocs runs our hook. Zensical makes the frames of the pages, from stubs, and the pages that people write.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from browsing import Open
from casetracker.site.inspect import inspect
from golden_record import RECORD
from hostile_records import hostile_record
from searched import Entry
from small_sites import EPOCH, BuiltSite, build_site, run, write_tracker

ODD = "<script>a(1)</script>\"'><b>{{ 7*7 }}{% x %}&amp; ``` *a* _b_ [a] ~~~ :a: <!-- $x$ [x](y)"
"""What could break out of text, and what some Markdown reads as markup."""
ENGINES_OWN = re.compile(r"assets/(javascripts|stylesheets|images)/|search/pages\.json$|sitemap\.xml\.gz$")


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
    assert done.stdout == f"{len(site.addresses) + len(site.framed)} pages stand at '{engine}'.\n"
    return site


@pytest.fixture(scope="module")
def ours(tracker: Path) -> BuiltSite:
    return build_site(tracker / "mkdocs.yml", tracker / "ours", draws=True)


@pytest.fixture(scope="module")
def zensical(tracker: Path) -> BuiltSite:
    return built(tracker, "zensical")


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


def test_no_page_and_no_file_is_missing(ours: BuiltSite, zensical: BuiltSite) -> None:
    assert zensical.addresses == ours.addresses
    for path in ours.folder.rglob("*"):
        name = path.relative_to(ours.folder).as_posix()
        if path.is_file() and path.suffix != ".html" and not ENGINES_OWN.search(name):
            theirs, own = (zensical.folder / name).read_bytes(), path.read_bytes()
            if name == "_headers":
                theirs, own = (re.sub(rb"(?<=script-src 'self' )[^;]*", b"", each) for each in (theirs, own))
            assert theirs == own, name


def test_each_page_has_the_same_main_content(ours: BuiltSite, zensical: BuiltSite) -> None:
    for address in [*ours.addresses, "404.html"]:
        found = Main(ours.raw(address)).parts
        assert len(found) > 5, address
        assert Main(zensical.raw(address)).parts == found, address


def test_every_link_leads_somewhere(zensical: BuiltSite) -> None:
    assert inspect(zensical.folder) == []


def test_each_page_says_the_same_of_itself(ours: BuiltSite, zensical: BuiltSite) -> None:
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
        assert said(zensical, address, described) == said(ours, address, described), address


def test_the_colours_are_ours_before_the_page_shows(ours: BuiltSite, zensical: BuiltSite) -> None:
    script = re.search(r"<script>\{let kept.*?</script>", ours.raw("cases/"))
    assert script
    for address in ("", "cases/", "about/method/"):
        assert script[0] in zensical.raw(address), address
        assert 'id="ct-palette"' in zensical.raw(address), address


def test_nothing_that_no_page_needs_is_published_or_let_in(ours: BuiltSite, zensical: BuiltSite) -> None:
    for site in (ours, zensical):
        names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*")]
        assert len(names) > 500
        assert [each for each in names if re.search(r"lunr|/workers|search_index|^search\.json|\.map$|\.ttf$|/land\.json", each)] == []
        assert "style-src 'self';" in site.raw("")
    assert "search.result" not in ours.raw("")


def test_a_search_finds_what_it_finds_on_our_own_site(ours: BuiltSite, zensical: BuiltSite) -> None:
    def plain(entry: Entry) -> tuple[str, ...]:
        """An entry without what the engines put between words, such as a sign for a link to a heading."""
        return tuple(re.sub(r"\W", "", text) for text in (entry.title, entry.line, *entry.texts))

    assert {address: plain(entry) for address, entry in zensical.search.items()} == {
        address: plain(entry) for address, entry in ours.search.items()
    }
    assert not (zensical.folder / "search.json").exists()


def test_nothing_of_the_stubs_is_left(zensical: BuiltSite) -> None:
    for path in zensical.folder.rglob("*"):
        if path.suffix in (".html", ".json", ".xml", "") and path.is_file():
            assert not re.search("[\ue000\ue001]", path.read_text("utf-8")), path


def test_the_navigation_leads_to_the_same_pages_by_the_same_names(ours: BuiltSite, zensical: BuiltSite) -> None:
    for address in ("", "cases/", "about/method/"):
        tabs = [[each.text.strip() for each in site.page(address).all("a", class_="md-tabs__link")] for site in (ours, zensical)]
        assert tabs[0] == tabs[1], address
        assert len(tabs[0]) == 9, address


def test_a_file_of_somebody_s_own_at_the_address_of_ours_is_refused(tracker: Path, zensical: BuiltSite) -> None:
    for name, address in (("cases/index.md", "cases/index.html"), ("api/v1/cases.json", "api/v1/cases.json")):
        file = tracker / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Mine.")
        done = run("casetracker", "build", "--engine", "zensical", "--site", "zensical", at=tracker)
        file.unlink()
        assert f"two sources for the address '{address}'; remove or rename one of them" in done.stderr
        assert (tracker / "zensical").resolve() == zensical.folder


@pytest.mark.parametrize("address", ["", "cases/", "cases/vera-example/", "swaps/", "about/method/", "404.html"])
def test_its_pages_run_the_theme_s_scripts_and_ours_and_no_others(zensical: BuiltSite, open_page: Open, address: str) -> None:
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', zensical.raw(address))
    assert policy
    assert "unsafe" not in policy[1]
    served = zensical.folder.parent / "served"
    served.mkdir(exist_ok=True)
    if not (served / "below").exists():
        (served / "below").symlink_to(zensical.folder)
    page = open_page(served, f"below/{address}")  # which fails where the policy stops a script that is there
    page.locator("#ct-palette").wait_for(state="attached")


def test_its_search_finds_a_person(zensical: BuiltSite, open_page: Open) -> None:
    page = open_page(zensical.folder, "about/method/")
    page.get_by_role("combobox", name="Search").press_sequentially("Vera")
    page.get_by_role("option", name=re.compile("Vera Example")).first.wait_for()


def test_properdocs_with_our_hook_writes_the_same_bytes_but_for_its_name(tracker: Path, ours: BuiltSite) -> None:
    site = built(tracker, "properdocs")
    files = {path.relative_to(ours.folder) for path in ours.folder.rglob("*") if path.is_file()}
    assert {path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()} == files
    for name in files:
        theirs, own = (site.folder / name).read_bytes(), (ours.folder / name).read_bytes()
        assert re.sub(rb"mkdocs-ProperDocs [\d.]+", b"mkdocs-1.6.1", theirs) == own, name


def test_where_zensical_leaves_out_a_page_the_site_stays(tracker: Path, zensical: BuiltSite) -> None:
    module = tracker / "loses" / "zensical"
    module.mkdir(parents=True)
    (module / "__init__.py").touch()
    (module / "__main__.py").write_text(
        "import sys\nfrom pathlib import Path\nfiles = Path(sys.argv[-1]).parent\n"
        "for page in (files / 'docs').rglob('*.md'):\n"
        "    if page.stem != 'needed':\n"
        "        to = files / 'site' / page.relative_to(files / 'docs').with_suffix('')\n"
        "        to = (to.parent if page.stem == 'index' else to) / 'index.html'\n"
        "        to.parent.mkdir(parents=True, exist_ok=True)\n        to.touch()\n"
    )
    paths = {"PYTHONPATH": f"{module.parent}:{Path(__file__).parents[2] / 'hooks'}"}
    done = run("casetracker", "build", "--engine", "zensical", "--site", "zensical", at=tracker, environment=EPOCH | paths)
    assert done.returncode == 1
    assert "Zensical left out the page 'contribute/needed/'" in done.stderr
    assert (tracker / "zensical").resolve() == zensical.folder
    assert list(tracker.glob(".zensical-*")) == [zensical.folder]
