"""`pip install` is all that a tracker needs: an empty folder, ten lines of configuration and one case give the same site as in this repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from browsing import Open
from casetracker.site.inspect import inspect
from casetracker.site.sources import SHARED, language_of
from casetracker.site.sources import address as address_of
from form_page import ready
from small_records import CASE
from small_sites import CONTACT, EPOCH, ROOT, BuiltSite, build_site, write_tracker

TEN_LINES = f"""\
site_name: Example tracker
site_url: https://tracker.test.org/below/
theme: material
plugins: [casetracker]
extra:
  casetracker:
    contact:
      private: {CONTACT["private"]}
      corrections: {CONTACT["corrections"]}
      answer_days: 9
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the wheel of this repository is installed, without what it depends on: that is borrowed."""
    folder = tmp_path_factory.mktemp("installed")
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "hooks", "pyproject.toml", "README.md", "LICENSE"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(lambda each: each and (ROOT / each).is_file(), tracked):
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "source" / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    done = subprocess.run([*pip, "--target", folder / "packages", folder / "source"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "packages"


def run(package: Path, *command: str | Path, at: Path) -> str:
    """Run Python as it is where the package is installed, in the folder `at`, and return what it said."""
    environment = {**os.environ, **EPOCH, "PYTHONPATH": str(package), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, "-P", *command], cwd=at, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "mkdocs.yml").write_text(TEN_LINES)
    (folder / "docs").mkdir()  # MkDocs itself wants it
    (folder / "cases").mkdir()
    (folder / "cases" / "vera-example.yml").write_text(CASE)
    return folder


@pytest.fixture(scope="module")
def site(package: Path, tracker: Path) -> BuiltSite:
    return BuiltSite(tracker / "site", run(package, "-m", "mkdocs", "build", "--strict", at=tracker))


def test_what_is_installed_is_what_built_it(package: Path, tracker: Path) -> None:
    assert Path(run(package, "-c", "import casetracker; print(casetracker.__file__)", at=tracker).strip()).is_relative_to(package)


def test_every_file_is_as_this_repository_makes_it(site: BuiltSite, tmp_path: Path) -> None:
    write_tracker(tmp_path, {"vera-example.yml": CASE}, docs_dir=".")
    shutil.rmtree(tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text(TEN_LINES.replace("plugins: [casetracker]", f"hooks: ['{ROOT / 'hooks' / 'tracker_hook.py'}']"))
    ours = build_site(config, tmp_path / "built", draws=True)
    files = {path.relative_to(ours.folder) for path in ours.folder.rglob("*") if path.is_file()}
    assert {path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()} == files
    assert [name for name in files if (site.folder / name).read_bytes() != (ours.folder / name).read_bytes()] == []


def test_every_link_leads_somewhere_and_none_to_a_page_that_nobody_wrote(site: BuiltSite) -> None:
    assert inspect(site.folder) == []
    for address in [*site.addresses, "404.html"]:
        targets = [each["href"] for each in site.page(address).all("a") if "href" in each.attributes]
        assert not [each for each in targets if re.search("about/(method/)?$", each)], address


def test_the_written_pages_that_every_tracker_has_come_with_it(site: BuiltSite) -> None:
    shared = {"about/corrections/", "about/editorial/", "about/privacy/", "data/figures/"}
    shared |= {f"contribute/{name}" for name in ("", "checks/", "commands/", "endpoint/", "guide/", "maintaining/")}
    assert shared <= {*site.addresses}
    originals = [path.relative_to(SHARED).as_posix() for path in SHARED.rglob("*.md") if not language_of(path.name)]
    assert {*map(address_of, originals)} == shared
    assert CONTACT["private"] in site.page("contribute/").text


def test_it_has_the_look_of_this_repository_and_asks_no_other_host(site: BuiltSite) -> None:
    page = site.page("")
    parts = [each.text.strip() for each in page.all("a", class_="md-tabs__link")]
    assert parts == ["Home", "Cases", "Exchanges and releases", "Places", "Statistics", "Changes", "Contribute", "Data", "About"]
    assert [each["href"] for each in page.all("link", rel="stylesheet")][-1] == "assets/tracker.css"
    assert len(page.all("input", name="__palette")) == 2
    assert site.search["cases/vera-example/"].title == "Vera Example"
    for address in site.addresses:
        page = site.page(address)
        assert "script-src 'self' 'sha256-" in page.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
        asked = [each.attributes.get("src") for each in page.elements] + [
            each["href"] for each in page.all("link") if each["rel"].partition(" ")[0] not in ("canonical", "alternate")
        ]
        assert not [each for each in asked if each and "//" in each], address


def test_the_form_loads(site: BuiltSite, open_page: Open) -> None:
    ready(open_page(site.folder, "contribute/new/?case=vera-example"))


def test_without_a_folder_for_written_pages_the_own_command_builds_it_too(package: Path, tracker: Path, site: BuiltSite) -> None:
    (tracker / "docs").rmdir()
    assert f"{len(site.addresses) + len(site.framed)} pages stand at 'own'." in run(
        package, package / "bin" / "casetracker", "build", "--site", "own", at=tracker
    )
    assert BuiltSite(tracker / "own").addresses == site.addresses


def test_pages_that_are_there_are_linked_to_and_stand_in_the_navigation(package: Path, tracker: Path, site: BuiltSite) -> None:
    for name in ("about/corrections", "about/method", "about/a-page-more", "contribute/README"):
        (tracker / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tracker / "docs" / f"{name}.md").write_text(f"# {name.title()}\n")
    (tracker / "mkdocs.yml").write_text(
        f"{TEN_LINES}{{}}".format("markdown_extensions: [abbr]\nvalidation: {nav: {omitted_files: ignore}}\n").replace(
            "theme: material", "theme: {name: material, features: [navigation.top]}"
        )
    )
    run(package, "-m", "mkdocs", "build", "--strict", "--site-dir", "more", at=tracker)
    more = BuiltSite(tracker / "more")
    assert inspect(more.folder) == []
    inside = [each["href"] for each in more.page("about/method/").all("a", class_="md-nav__link") if "href" in each.attributes]
    wanted = ["./", "../editorial/", "../glossary/", "../corrections/", "../privacy/", "../a-page-more/"]
    assert [each for each in inside if each in wanted] == wanted
    assert "about/method/" in [each["href"] for each in more.page("").all("a")]
    assert not more.page("").all("nav", class_="md-tabs")  # for which `features` has no word now
    assert set(more.addresses) - set(site.addresses) == {"about/method/", "about/a-page-more/"}
    # Its own pages stand where the shared ones stood.
    assert [more.page(address).one("h1").text.strip("¶") for address in ("about/corrections/", "contribute/")] == [
        "About/Corrections", "Contribute/Readme",
    ]  # fmt: skip


def test_what_init_writes_is_all_that_a_tracker_needs_besides_it(package: Path, tmp_path: Path) -> None:
    program = package / "bin" / "casetracker"
    said = run(package, program, "init", "new", "--defaults", "--states", "Peru, Bolivia, Chile", "--languages", "en, ru", at=tmp_path)
    assert " files in 'new'." in said
    run(package, program, "new", "Vera Example", at=tmp_path / "new")
    (tmp_path / "new" / "cases" / "vera-example.yml").write_text(CASE)
    assert "pages stand at 'site'." in run(package, program, "build", at=tmp_path / "new")
    site = BuiltSite(tmp_path / "new" / "site")
    assert {"cases/vera-example/", "about/method/", "contribute/guide/"} <= set(site.addresses)
    assert "Not written yet: who else is left out, and why" in site.page("about/method/").text
    assert site.page("ru/cases/").one("h1").text.startswith("Карточки")
