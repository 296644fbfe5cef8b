"""What tests of several layers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from browsing import browser, look_at, open_page, serve, tabs
from groups import OneWorkerAGroup, place
from sample_record import sample_texts
from shared_sites import built_once, committed, in_pseudo_languages, in_two_languages
from small_sites import EXAMPLE_CONTACT, BuiltSite, TinySite, build_site, write_tracker
from written_records import Written


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the expected outputs of tests anew instead of comparing with them")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--golden` run only the tests that write what is expected: the rest has nothing to say then. What takes long goes first."""
    if config.getoption("--golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
    items.sort(key=lambda item: place(item.path))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneWorkerAGroup:
    config.option.loadscopereorder = False
    return OneWorkerAGroup(config, log)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests tell of what they could try on this machine."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, told in report.user_properties:
            if name == "tried":
                terminalreporter.line(str(told))


__all__ = ["browser", "look_at", "open_page", "serve", "tabs"]


@pytest.fixture(autouse=True, scope="session")
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let commands keep what they work out in a folder of this run, and not in that of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("user-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("casetracker.cli.places.user_cache_path", lambda *names, **how: folder)
        patch.setattr("small_sites.USER_CACHE", str(folder))
        patch.setenv("LC_ALL", "C.UTF-8")  # commands speak English, whatever this terminal speaks
        yield folder


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a record from file names inside `cases/` and their content, and return its folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "cases"
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


@pytest.fixture
def tiny_site(tmp_path: Path) -> TinySite:
    """Write a small tracker (see `write_tracker`) into a folder of this test, and build it."""

    def make(cases: Mapping[str, str | bytes], **rest: Any) -> BuiltSite:
        return build_site(write_tracker(tmp_path, cases, **rest), tmp_path / "built")

    return make


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The sample record with the repository's own configuration and pages, built once for all workers of a run by the command that people use, strictly."""

    def written(folder: Path) -> Path:
        config = write_tracker(folder / "tracker", sample_texts(), settings={"contact": EXAMPLE_CONTACT})
        committed(folder / "tracker")
        return config

    return built_once(tmp_path_factory, "sample-site", written)


@pytest.fixture(scope="session")
def two_languages(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small record in English and Russian (see `in_two_languages`), built once for all workers of a run."""
    return built_once(tmp_path_factory, "two-languages", in_two_languages)


@pytest.fixture(scope="session")
def pseudo_languages(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The golden record in English and in two languages that nobody speaks (see `in_pseudo_languages`), built once for all workers of a run."""
    return built_once(tmp_path_factory, "pseudo-languages", in_pseudo_languages)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what is expected, or write that file anew under `--golden`."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.is_file(), f"{file.name} is not there yet: run 'make golden' and look at what it wrote"
        assert text.splitlines() == file.read_text("utf-8").splitlines(), f"{file.name} is another; if it should be, run 'make golden'"

    return compare
