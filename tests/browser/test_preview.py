"""`mkdocs serve`, as `make serve` starts it: a save shows in the browser by itself, a broken one as a banner there and on the terminal."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Error, Page, Response, expect

from small_records import CASE, SWAP, altered, exchanged
from small_sites import EPOCH, ROOT, process_environment, write_tracker

pytestmark = pytest.mark.xdist_group("preview")
PATIENCE = 120
"""Seconds: a rebuild takes one or two, on a busy machine many more."""
BROKEN = altered(CASE, ("status: detained", "status: detaind"))


class Preview(NamedTuple):
    """A running preview."""

    folder: Path
    base: str
    terminal: Path

    def save(self, name: str, text: str) -> int:
        """Save a record as an editor does, and return how much the terminal had said before."""
        said = len(self.said())
        path = self.folder / "cases" / name
        path.write_text(text, "utf-8")
        return said

    def said(self) -> str:
        return self.terminal.read_text("utf-8", "replace")

    def says(self, words: str, since: int = 0) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.said()[since:]:
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)


def flags() -> list[str]:
    """Return what the Makefile hands to `mkdocs serve`."""
    found = re.search(r"^serve:.*\n\t@.*mkdocs serve(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1].split()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    write_tracker(folder, {"vera-example.yml": CASE, "anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample"))})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    terminal = folder / "terminal.log"
    command = [Path(sys.executable).with_name("mkdocs"), "serve", *flags(), "--dev-addr", f"127.0.0.1:{port}"]
    with terminal.open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=process_environment() | EPOCH, stdout=log, stderr=log)
    running = Preview(folder, f"http://127.0.0.1:{port}/case-tracker/", terminal)
    try:
        running.says("Serving on")
        yield running
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


@pytest.fixture
def page(preview: Preview, browser: Browser) -> Iterator[Page]:
    """A page of the preview, with the record as it was at the start."""
    preview.save("vera-example.yml", CASE)
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    visit(page, f"{preview.base}cases/vera-example/")
    heading(page, "Vera Example")
    expect(page.locator(".ct-problems")).to_have_count(0, timeout=PATIENCE * 1000)
    yield page
    context.close()


def visit(page: Page, address: str) -> Response | None:
    """Go to an address, once more where the page that is left loads itself again at that moment."""
    for _ in range(5):
        try:
            return page.goto(address)
        except Error as fault:
            if "ERR_ABORTED" not in str(fault):
                raise
    raise AssertionError(address)


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text, timeout=PATIENCE * 1000)


def test_a_saved_case_shows_by_itself(preview: Preview, page: Page) -> None:
    preview.save("vera-example.yml", altered(CASE, ("Vera Example", "Vera Beispiel")))
    heading(page, "Vera Beispiel")


def test_a_broken_save_shows_on_its_page_and_on_the_terminal_until_the_next_good_one(preview: Preview, page: Page) -> None:
    since = preview.save("vera-example.yml", BROKEN)
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("cases/vera-example.yml:4:9: status: 'detaind' is not a status", timeout=PATIENCE * 1000)
    expect(banner).to_contain_text("1 error in 1 file")
    expect(banner.locator("pre")).to_have_text("status: detaind\n        ^")
    heading(page, "cases/vera-example.yml")
    preview.says("cases/vera-example.yml:4:9: status: 'detaind' is not a status (did you mean 'detained'?)", since)
    preview.save("vera-example.yml", CASE)
    heading(page, "Vera Example")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_broken_save_shows_on_every_other_page_too(preview: Preview, page: Page) -> None:
    for address in ("", "cases/", "about/method/"):
        visit(page, preview.base + address)
        preview.save("vera-example.yml", BROKEN)
        expect(page.get_by_role("alert")).to_contain_text("cases/vera-example.yml:4:9", timeout=PATIENCE * 1000)
        if address == "cases/":
            expect(page.locator("article")).not_to_contain_text("Vera Example", timeout=PATIENCE * 1000)
            expect(page.get_by_role("link", name="Anna Sample")).to_have_count(1)
        preview.save("vera-example.yml", CASE)
        expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE * 1000)


def test_a_hostile_line_is_text_in_the_banner(preview: Preview, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    preview.save("vera-example.yml", altered(CASE, ("status: detained", 'status: "<img src=x onerror=alert(1)>"')))
    expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>", timeout=PATIENCE * 1000)
    assert page.locator("img[src=x]").count() == 0


def test_a_fault_between_two_files_shows_and_the_pages_stand(preview: Preview, page: Page) -> None:
    preview.save("vera-example.yml", exchanged("Vera Example"))
    expect(page.get_by_role("alert")).to_contain_text("there is no swap '2024-06-01-exampleton'", timeout=PATIENCE * 1000)
    heading(page, "Vera Example")
    (preview.folder / "cases" / "swaps").mkdir(exist_ok=True)
    preview.save("swaps/2024-06-01-exampleton.yml", SWAP)
    expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE * 1000)
    expect(page.locator(".ct-facts a", has_text="Exchange")).to_be_visible(timeout=PATIENCE * 1000)
    visit(page, f"{preview.base}swaps/2024-06-01-exampleton/")
    heading(page, "Exchange in Exampleton")
    preview.save("vera-example.yml", CASE)
    (preview.folder / "cases" / "swaps" / "2024-06-01-exampleton.yml").unlink()


def test_a_new_file_and_a_deleted_one_show(preview: Preview, page: Page) -> None:
    visit(page, f"{preview.base}cases/")
    preview.save("boris-new.yml", altered(CASE, ("Vera Example", "Boris New")))
    expect(page.get_by_role("link", name="Boris New")).to_be_visible(timeout=PATIENCE * 1000)
    visit(page, f"{preview.base}cases/boris-new/")  # a click would be lost where the list loads itself again at that moment
    heading(page, "Boris New")
    visit(page, f"{preview.base}cases/")
    (preview.folder / "cases" / "boris-new.yml").unlink()
    expect(page.get_by_role("link", name="Boris New")).to_have_count(0, timeout=PATIENCE * 1000)
    answer = visit(page, f"{preview.base}cases/boris-new/")
    assert answer is not None
    assert answer.status == 404


def test_nothing_is_written_where_the_preview_watches(preview: Preview, page: Page) -> None:
    """Else each build would bring the next one: here they come to an end."""
    end = time.monotonic() + PATIENCE
    said = ""
    while said != preview.said():
        assert time.monotonic() < end, "there is always another build"
        said = preview.said()
        page.wait_for_timeout(2500)


def test_links_pipes_and_files_out_of_place_are_told_and_the_preview_goes_on(preview: Preview, page: Page) -> None:
    record = preview.folder / "cases"
    (record / "everything").symlink_to("/")
    (record / "above").symlink_to("..")
    os.mkfifo(record / "boris-pipe.yml")
    (record / "2024").mkdir()
    preview.save("2024/clara-example.yml", altered(CASE, ("Vera Example", "Clara Example")))
    banner = page.get_by_role("alert")
    try:
        for said in (
            "cases/everything: this is a link, not a file",
            "cases/above: this is a link, not a file",
            "cases/boris-pipe.yml: this is a device or a pipe, not a file",
            "cases/2024/clara-example.yml: records stand directly in cases/, cases/swaps/ or cases/places/",
        ):
            expect(banner).to_contain_text(said, timeout=PATIENCE * 1000)
        preview.save("vera-example.yml", altered(CASE, ("Vera Example", "Vera Beispiel")))
        heading(page, "Vera Beispiel")
    finally:
        for name in ("everything", "above", "boris-pipe.yml", "2024/clara-example.yml"):
            (record / name).unlink()
        (record / "2024").rmdir()
    preview.save("vera-example.yml", CASE)
    expect(banner).to_have_count(0, timeout=PATIENCE * 1000)


def test_a_folder_of_records_that_was_moved_away_and_back_is_followed_again(preview: Preview) -> None:
    cases, away = preview.folder / "cases", preview.folder / "away"
    said = len(preview.said())
    cases.rename(away)
    preview.says("isn't an existing file or directory", said)  # MkDocs' own words, of what its configuration says to watch
    away.rename(cases)
    said = len(preview.said())
    preview.says("Reloading browsers", said)
    said = preview.save("vera-example.yml", altered(CASE, ("Vera Example", "Vera Moved")))
    preview.says("Reloading browsers", said)
    with urllib.request.urlopen(f"{preview.base}cases/vera-example/") as page:  # noqa: S310  (our own server)
        assert "Vera Moved" in page.read().decode()
    preview.save("vera-example.yml", CASE)
