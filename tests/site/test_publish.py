"""`casetracker build`: how it ends, what it says, and that the site in place is always a whole one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casetracker.site import publish
from small_records import CASE, altered, with_keys
from small_sites import EPOCH, ROOT, process_environment, run, write_tracker

FORMER = {"vera-example.yml": with_keys(CASE, "formerly: [vera-sample]")}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker that was built once."""
    folder = tmp_path_factory.mktemp("tracker")
    write_tracker(folder, FORMER)
    done = run("casetracker", "build", at=folder)
    assert (done.returncode, done.stdout) == (0, f"{pages(folder / 'site')} pages stand at 'site'.\n"), done.stderr
    return folder


@pytest.fixture
def tracker(template: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(template, tmp_path / "tracker", symlinks=True)


def pages(site: Path) -> int:
    return len(list(site.resolve().rglob("index.html")))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file of a site with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def stands_as_it_was(tracker: Path, *command: str, says: str, code: int = 1, environment: dict[str, str] | None = None) -> str:
    """Build, see it fail with these words and leave no trace; return all that it said."""
    before, beside = snapshot(tracker / "site"), sorted(path.name for path in tracker.glob(".site*"))
    done = run("casetracker", "build", *command, at=tracker, environment=EPOCH | (environment or {}))
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert done.stdout == ""
    if code == 1:
        assert done.stderr.endswith("The site at 'site' was left as it was.\n")
    assert snapshot(tracker / "site") == before
    assert sorted(path.name for path in tracker.glob(".site*")) == beside, "something was left lying about"
    return done.stderr


def test_the_site_is_a_link_to_a_whole_folder(template: Path) -> None:
    assert (template / "site").is_symlink()
    assert (template / "site" / "cases" / "vera-example" / "index.html").is_file()
    assert (template / "site").resolve().stat().st_mode & 0o777 == 0o755
    assert [path.name for path in template.glob(".site*")] == [(template / "site").resolve().name]


def test_readers_never_miss_a_page_while_a_new_site_is_built(tracker: Path) -> None:
    (tracker / "cases" / "vera-example.yml").write_text(altered(CASE, ("Vera Example", "Vera Beispiel")))
    page, seen, misses = tracker / "site" / "cases" / "vera-example" / "index.html", set(), 0
    command = [Path(sys.executable).with_name("casetracker"), "build"]
    with subprocess.Popen(
        command, cwd=tracker, env=process_environment() | EPOCH, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as build:
        while build.poll() is None:
            try:
                seen.add("Vera Beispiel" in page.read_text("utf-8"))
            except FileNotFoundError:
                misses += 1
    seen.add("Vera Beispiel" in page.read_text("utf-8"))
    assert (build.returncode, misses, seen) == (0, 0, {False, True})


def test_nothing_of_a_site_before_a_withdrawal_is_left_on_the_disk(tracker: Path) -> None:
    file = tracker / "cases" / "w.yml"
    file.write_text(altered(CASE, ("Vera Example", "Wanda Exemplar")))
    assert run("casetracker", "build", at=tracker).returncode == 0
    first = (tracker / "site").resolve()
    assert "Wanda Exemplar" in (first / "cases" / "w" / "index.html").read_text("utf-8")
    file.write_text("withdrawn: {date: 2026-11-20, reason: request}\n")
    done = run("casetracker", "build", at=tracker)
    assert (done.returncode, "could not be removed" in done.stderr) == (0, False)
    assert not first.exists()
    assert [path.name for path in tracker.glob(".site*")] == [(tracker / "site").resolve().name]
    left = [path for path in tracker.rglob("*") if path.is_file() and b"Wanda Exemplar" in path.read_bytes()]
    assert left == []


def test_an_earlier_site_that_can_not_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".site-1234abcd", ".site-5678abcd", ".site-old", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "site").symlink_to(".site-5678abcd")
    monkeypatch.setattr(publish, "GRACE", 0)
    monkeypatch.setattr(publish.shutil, "rmtree", lambda path, ignore_errors: path.name == ".site-old" and os.rmdir(path))
    said: list[str] = []
    publish._clear(tmp_path / "site", said.append)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-1234abcd", ".site-5678abcd", "other", "site"]
    lies = tmp_path / ".site-1234abcd"
    assert said == [f"'{lies}' could not be removed. It is an earlier site and may show what was withdrawn since; remove it by hand."]


def test_a_build_that_is_interrupted_after_the_change_leaves_the_new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(config: Path, folder: Path, as_of: object, lock: object) -> list[str]:
        (folder / "index.html").write_text("new")
        return []

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publish, "_clear", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish.publish(tmp_path / "mkdocs.yml", tmp_path / "site", print, None, build)
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    monkeypatch.undo()
    put = publish._put
    monkeypatch.setattr(publish, "_put", lambda *given: (put(*given), interrupt()))
    with pytest.raises(KeyboardInterrupt):
        publish.publish(tmp_path / "mkdocs.yml", tmp_path / "site", print, None, build)
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_plain_folder_makes_way_for_the_link(tracker: Path) -> None:
    (tracker / "site").unlink()
    assert run("mkdocs", "build", at=tracker).returncode == 0
    assert not (tracker / "site").is_symlink()
    assert run("casetracker", "build", at=tracker).returncode == 0
    assert (tracker / "site").is_symlink()
    assert (tracker / "site" / "index.html").is_file()


def test_mkdocs_alone_builds_through_the_link(tracker: Path) -> None:
    (tracker / "cases" / "vera-example.yml").write_text(altered(CASE, ("Vera Example", "Vera Beispiel")))
    assert run("mkdocs", "build", "--strict", at=tracker).returncode == 0
    assert "Vera Beispiel" in (tracker / "site" / "cases" / "vera-example" / "index.html").read_text("utf-8")


def test_another_configuration_and_another_place(template: Path, tmp_path: Path) -> None:
    done = run("casetracker", "build", "--config", template / "mkdocs.yml", "--site", tmp_path / "www" / "record", at=tmp_path)
    number = pages(template / "site")
    assert (done.returncode, done.stdout) == (0, f"{number} pages stand at '{tmp_path}/www/record'.\n"), done.stderr
    assert (tmp_path / "www" / "record" / "cases" / "vera-example" / "index.html").is_file()
    assert snapshot(tmp_path / "www" / "record").keys() == snapshot(template / "site").keys()


def test_a_broken_record_leaves_the_site(tracker: Path) -> None:
    (tracker / "cases" / "vera-example.yml").write_text(altered(CASE, ("status: detained", "status: detaind")))
    said = stands_as_it_was(tracker, says="cases/vera-example.yml:4:9: status: 'detaind' is not a status (did you mean 'detained'?)\n")
    assert "  | status: detaind\n  |         ^\n" in said
    assert said.count("Traceback") == 0


def test_a_broken_template_of_the_theme_leaves_the_site(tracker: Path) -> None:
    theme = shutil.copytree(ROOT / "hooks" / "casetracker" / "web", tracker / "theme")
    (theme / "main.html").write_text("{% extends 'base.html' %}{% block content %}")
    write_tracker(tracker, {}, theme={"custom_dir": str(theme)})
    stands_as_it_was(tracker, says="the build failed; the messages above say why")


def test_a_broken_template_of_ours_leaves_the_site(tracker: Path) -> None:
    hooks = shutil.copytree(ROOT / "hooks", tracker / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    (hooks / "casetracker" / "pages" / "case" / "case.html").write_text("{{ view.no_such_thing }}")
    write_tracker(tracker, {}, hooks=[str(hooks / "tracker_hook.py")])
    said = stands_as_it_was(tracker, says="no_such_thing", environment={"PYTHONPATH": str(hooks)})
    assert "the build failed; the messages above say why" in said


def test_a_warning_of_the_site_leaves_the_site(tracker: Path) -> None:
    write_tracker(tracker, {}, docs={"about/method.md": "# Method\n\n[A page](nowhere.md)\n"})
    said = stands_as_it_was(tracker, says="Aborted with 1 warnings in strict mode!")
    assert "'nowhere.md'" in said


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ('<a href="../nowhere/">x</a>', "the built site has 1 broken link\n  about/method/index.html: ../nowhere/ (no such file)\n"),
        (
            '<a href="../#nothing">x</a> <a href="#none">y</a>',
            "the built site has 2 broken links\n"
            "  about/method/index.html: ../#nothing (no such anchor)\n  about/method/index.html: #none (no such anchor)\n",
        ),
    ],
)
def test_a_link_in_html_that_leads_nowhere_leaves_the_site(tracker: Path, html: str, says: str) -> None:
    write_tracker(tracker, {}, docs={"about/method.md": f"# Method\n\n<p>{html}</p>\n"})
    stands_as_it_was(tracker, says=says)


def test_a_page_that_the_build_left_out_leaves_the_site(tracker: Path) -> None:
    (tracker / "loses.py").write_text(
        "from pathlib import Path\n\ndef on_post_build(config):\n    (Path(config.site_dir) / 'cases/vera-sample/index.html').unlink()\n"
    )
    write_tracker(tracker, {}, hooks=[str(ROOT / "hooks" / "tracker_hook.py"), "loses.py"])
    stands_as_it_was(tracker, says="the build left out 1 page, the first of them 'cases/vera-sample/'")


def test_two_sources_for_one_address_leave_the_site(tracker: Path) -> None:
    write_tracker(tracker, {}, docs={"cases/vera-example.md": "# Somebody\n"})
    address = "two sources for the address 'cases/vera-example/index.html': cases/vera-example.md and cases/vera-example.yml; remove or rename one"
    stands_as_it_was(tracker, says=address)


def test_a_written_page_for_a_former_address_leaves_the_site(tracker: Path) -> None:
    write_tracker(tracker, {}, docs={"cases/vera-sample/index.md": "# Somebody\n"})
    stands_as_it_was(
        tracker,
        says="two sources for the address 'cases/vera-sample/index.html': cases/vera-sample/index.md and the page 'This page has moved'",
    )


def test_a_configuration_without_the_hook_leaves_the_site(tracker: Path) -> None:
    write_tracker(tracker, {}, hooks=[], nav=[{"Method": "about/method.md"}], docs={"about/method.md": "# Method\n"})
    for page in (tracker / "docs").rglob("*.md"):
        if page.name != "method.md":
            page.unlink()
    (tracker / "docs" / "index.md").write_text("# Home\n")
    write_tracker(
        tracker, {}, hooks=[], nav=[{"Home": "index.md"}, {"Method": "about/method.md"}], theme={"custom_dir": "."}, docs_dir="docs"
    )
    stands_as_it_was(tracker, says="is the plugin casetracker, or hooks/tracker_hook.py, named in the configuration?")


def test_no_configuration_means_that_it_can_not_run(tracker: Path) -> None:
    said = stands_as_it_was(tracker, "--config", "other.yml", says="there is no file 'other.yml' here", code=2)
    assert said.endswith("run this in the folder that holds it, or name it with --config\n")


def refuse(*_: object, **__: object) -> None:
    raise OSError("no links here")


@pytest.mark.parametrize("in_one_step", [True, False])
def test_without_links_the_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr(publish, "GRACE", 0)
    if not in_one_step:
        monkeypatch.setattr(publish, "_exchanged", lambda one, other: False)
    said: list[str] = []
    put: Callable[[Path, Path, Callable[[str], None]], None] = publish._put
    for number in ("1", "2", "3"):
        new = tmp_path / f".site-{number}"
        new.mkdir()
        (new / "index.html").write_text(number)
        put(new, tmp_path / "site", said.append)
        assert (tmp_path / "site" / "index.html").read_text() == number
        publish._clear(tmp_path / "site", said.append)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    if in_one_step and sys.platform == "linux":
        assert said == []
    else:
        assert said == ["This system can't let a folder change places in one step, so there is a moment without a site."] * 2


def interrupted(real: Callable[..., object], seen: list[int], step: int) -> Callable[..., object]:
    """Return a call that is interrupted where it is the one that `step` means: before it on even steps, after it on odd ones."""

    def call(*given: object, **more: object) -> object:
        seen[0] += 1
        mine = seen[0] == step // 2 + 1
        if mine and step % 2 == 0:
            raise KeyboardInterrupt
        result = real(*given, **more)
        if mine:
            raise KeyboardInterrupt
        return result

    return call


STOOD = ("link", "folder", "nothing")


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("in_one_step", [True, False])
@pytest.mark.parametrize("stood", STOOD)
def test_what_interrupts_the_change_at_any_step_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool, in_one_step: bool, stood: str
) -> None:
    """Each call that changes something on the disk is interrupted in turn, and once more after it was done."""
    calls: list[tuple[Any, str]] = [
        (os, "replace"),
        (Path, "rename"),
        (Path, "symlink_to"),
        (publish.shutil, "rmtree"),
        (Path, "unlink"),
        (publish, "_exchanged"),
    ]
    step, done = 0, False
    while not done:
        folder = tmp_path / str(step)
        folder.mkdir()
        target, seen = folder / "site", [0]
        for name, text in (("before", "old"), ("new", "new")):
            (folder / f".site-{name:_<8}").mkdir()
            (folder / f".site-{name:_<8}" / "index.html").write_text(text)
        if stood == "folder":
            (folder / ".site-before__").rename(target)
        elif stood == "link":
            target.symlink_to(".site-before__")

        with monkeypatch.context() as patched:
            if not in_one_step:
                patched.setattr(publish, "_exchanged", lambda one, other: False)
            if not links:
                patched.setattr(Path, "symlink_to", refuse)
            for owner, name in calls:
                if (in_one_step or name != "_exchanged") and (links or name != "symlink_to"):
                    patched.setattr(owner, name, interrupted(getattr(owner, name), seen, step))
            try:
                publish._put(folder / ".site-new_____", target, lambda text: None)
                done = True
            except KeyboardInterrupt:
                pass
        if target.exists():
            assert (target / "index.html").read_text() in ({"new"} if done or stood == "nothing" else {"old", "new"})
        else:
            assert stood == "nothing"
            assert not done
        step += 1
    assert step > 2


def test_the_site_stands_where_the_configuration_puts_it(tracker: Path) -> None:
    shutil.rmtree(tracker / "site", ignore_errors=True)
    config = tracker / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}site_dir: ../public\n", "utf-8")
    done = run("casetracker", "build", at=tracker)
    public = tracker.parent / "public"
    assert (done.returncode, done.stdout) == (0, f"{pages(public)} pages stand at '../public'.\n"), done.stderr
    assert run("casetracker", "verify", at=tracker).stdout.endswith(" at '../public'\n")


def test_a_site_does_not_take_the_place_of_its_own_configuration(tracker: Path) -> None:
    done = run("casetracker", "build", "--site", ".", at=tracker)
    said = "casetracker: the site can't be put at '.', which holds the configuration; name another folder with --site or site_dir\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert (tracker / "mkdocs.yml").is_file()


def test_a_time_of_the_build_that_is_none_is_told_in_a_sentence(tracker: Path) -> None:
    said = "SOURCE_DATE_EPOCH: 'abc' is no time; write whole seconds since 1 January 1970, as `date +%s` prints them, or unset it\n"
    assert "Traceback" not in stands_as_it_was(tracker, says=said, environment={"SOURCE_DATE_EPOCH": "abc"})
    stands_as_it_was(tracker, "--engine", "zensical", says=f"casetracker: {said}", environment={"SOURCE_DATE_EPOCH": "abc"})
