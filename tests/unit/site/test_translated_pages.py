"""Written pages in further languages: which there are, and what `casetracker translate` says of those whose original has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.site import sources
from casetracker.site.originals import has_changed, naming
from casetracker.site.sources import translated

PAGE = "---\ntitle: Method\n---\n\n# Method\n"
IN_RUSSIAN = "---\ntitle: Методология\n---\n\n# Методология\n"
NAMED = "---\ntitle: Методология\ntranslates: 59216f4b33c1\n---\n\n# Методология\n"
CHANGED = (
    "docs/method.ru.md: its original has changed since. When it says the same again, delete its line 'translates' and run this again.\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (IN_RUSSIAN, NAMED),
        ("# Методология\n\n---\n", "---\ntranslates: 59216f4b33c1\n---\n\n# Методология\n\n---\n"),
        ("---\n---\n", "---\ntranslates: 59216f4b33c1\n---\n"),
        (NAMED, NAMED),
        (NAMED.replace("592", "000"), NAMED.replace("592", "000")),
    ],
    ids=["front matter", "none", "empty", "named", "another"],
)
def test_a_translation_names_the_text_that_it_translates(before: str, after: str) -> None:
    assert naming(PAGE, before) == after


def test_a_change_of_the_original_is_seen_where_a_text_is_named() -> None:
    assert not has_changed(PAGE, NAMED)
    assert has_changed(f"{PAGE}More.\n", NAMED)
    assert not has_changed(PAGE, IN_RUSSIAN)
    assert not has_changed(PAGE, f"{IN_RUSSIAN}\ntranslates: 0\n"), "the text of a page names nothing"


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cases").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Tracker\n")
    (tmp_path / "shared").mkdir()
    monkeypatch.setattr(sources, "SHARED", tmp_path / "shared")
    monkeypatch.setattr("casetracker.cli.translate.SHARED", tmp_path / "shared")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_names_pages_that_have_changed_that_wait_and_that_translate_none(
    tracker: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = tracker / "docs"
    for name, text in {"method.md": PAGE, "method.ru.md": IN_RUSSIAN, "more.md": "", "gone.ru.md": "", "method.el.md": ""}.items():
        (docs / name).write_text(text, "utf-8")
    records = "0 files: 0 of 0 texts are translated.\n"
    gone = "docs/gone.ru.md: there is no page of which this could be the translation\n"

    def said(*arguments: str) -> str:
        assert main(["translate", "ru", *arguments]) == 0
        return capsys.readouterr().out

    counted = "1 of 2 written pages are translated, {} to be brought up to date.\nNot translated: more.md\n"
    assert said("--check") == records + gone + counted.format(0)
    assert (docs / "method.ru.md").read_text("utf-8") == IN_RUSSIAN
    said()
    assert (docs / "method.ru.md").read_text("utf-8") == NAMED
    (docs / "method.md").write_text(f"{PAGE}More.\n")
    assert said() == said("--check") == records + CHANGED + gone + counted.format(1)
    (docs / "method.ru.md").write_text(IN_RUSSIAN, "utf-8")
    assert said() == records + gone + counted.format(0)


def test_shared_pages_belong_to_the_generator_and_translate_no_page_of_a_tracker(tracker: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared, docs = tracker / "shared", tracker / "docs"
    for name in ("method", "privacy"):
        (shared / f"{name}.md").write_text(PAGE)
        (shared / f"{name}.ru.md").write_text(NAMED.replace("592", "000"), "utf-8")
    (docs / "method.md").write_text(PAGE)
    assert translated(docs, "ru") == {"privacy.md": shared / "privacy.ru.md"}
    (docs / "privacy.ru.md").write_text(IN_RUSSIAN, "utf-8")
    assert translated(docs, "ru") == {"privacy.md": docs / "privacy.ru.md"}
    (docs / "privacy.ru.md").unlink()
    main(["translate", "ru"])
    assert capsys.readouterr().out.endswith("1 of 2 written pages are translated, 0 to be brought up to date.\nNot translated: method.md\n")
