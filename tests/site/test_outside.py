"""Links, pipes and devices in a folder that is published: what they lead to is never on the site, and each is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.site.outside import refusal
from small_records import CASE
from small_sites import BuildFailed, build_site, run, write_tracker

OUT = "this link leads to what is not published, and would publish it; put the file itself here, or remove the link"
NOWHERE = "this link leads nowhere; remove it"
ENDLESS = "this link leads to a folder that holds it, which has no end; remove it"
DEVICE = "this is no file but a pipe, a socket or a device, and can't be published; remove it"
FAULTY: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file outside": (lambda path: path.symlink_to("../secret.txt"), OUT),
    "a folder outside": (lambda path: path.symlink_to("../cases", target_is_directory=True), OUT),
    "a file of the system": (lambda path: path.symlink_to("/etc/hostname"), OUT),
    "a hidden file": (lambda path: path.symlink_to(".hidden"), OUT),
    "by way of another link": (lambda path: (path.symlink_to("inner"), path.with_name("inner").symlink_to("../secret.txt")), OUT),
    "nothing": (lambda path: path.symlink_to("nobody"), NOWHERE),
    "itself": (lambda path: path.symlink_to(path.name), NOWHERE),
    "the folder around it": (lambda path: path.symlink_to(".", target_is_directory=True), ENDLESS),
    "a device": (lambda path: path.symlink_to("/dev/zero"), OUT),
    "a pipe": (lambda path: os.mkfifo(path), DEVICE),
}
SOUND: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_text("x"),
    "a link to a file beside it": lambda path: path.symlink_to("index.md"),
    "a link to a folder beside it": lambda path: path.symlink_to("about", target_is_directory=True),
    "a hidden link": lambda path: path.with_name(".git").symlink_to("../secret.txt"),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "about").mkdir(parents=True)
    (tmp_path / "cases").mkdir()
    for name in ("secret.txt", "docs/index.md", "docs/.hidden"):
        (tmp_path / name).write_text("secret")
    return tmp_path / "docs"


@pytest.mark.parametrize("name", FAULTY)
def test_each_is_named_with_what_is_wrong_with_it(docs: Path, name: str) -> None:
    make, fault = FAULTY[name]
    make(docs / "about" / "../a")
    found = refusal([docs])
    number = 2 if "another" in name else 1
    assert found.splitlines()[0] == f"{number} file{'s' * (number > 1)} can't be published"
    assert f"\n{docs / 'a'}: {fault}" in found


@pytest.mark.parametrize("name", SOUND)
def test_what_is_published_anyway_may_be_linked(docs: Path, name: str) -> None:
    SOUND[name](docs / "a")
    assert refusal([docs, None]) == ""


def test_the_folder_itself_may_be_a_link(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to("docs", target_is_directory=True)
    assert refusal([tmp_path / "other"]) == ""


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    config = write_tracker(tmp_path / "tracker", {"vera-example.yml": CASE})
    (tmp_path / "secret.txt").write_text("A secret")
    (tmp_path / "tracker" / "docs" / "about" / "notes.txt").symlink_to(tmp_path / "secret.txt")
    return config


def said(config: Path) -> str:
    return f"1 file can't be published\n\n{config.parent / 'docs/about/notes.txt'}: {OUT}"


def test_a_build_ends_with_the_message_and_makes_nothing(tracker: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildFailed) as failed:
        build_site(tracker, tmp_path / "site")
    assert said(tracker) in str(failed.value)
    assert not (tmp_path / "site").exists()


def test_so_does_a_preview(tracker: Path) -> None:
    done = run("mkdocs", "serve", "--dev-addr", "127.0.0.1:0", at=tracker.parent)
    assert done.returncode == 1
    assert said(tracker) in done.stderr


def test_so_does_a_template_of_ours_that_is_a_link(tmp_path: Path) -> None:
    config = write_tracker(tmp_path / "tracker", {"vera-example.yml": CASE}, theme={"custom_dir": "theme"})
    (tmp_path / "tracker" / "theme").mkdir()
    (tmp_path / "secret.txt").write_text("A secret")
    link = tmp_path / "tracker" / "theme" / "main.html"
    link.symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BuildFailed) as failed:
        build_site(config, tmp_path / "site")
    assert f"{link}: {OUT}" in str(failed.value)


def test_so_does_a_build_by_an_engine_that_runs_no_hook(tracker: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--engine", "zensical", "--site", str(tmp_path / "other"), "--config", str(tracker)]) == 1
    assert capsys.readouterr().err.startswith(f"casetracker: {said(tracker)}\n")
    assert not (tmp_path / "other").exists()
