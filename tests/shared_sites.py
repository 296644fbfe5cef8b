"""Sites that many tests look at, built once for all workers of a run."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from pseudo import FROM_LEFT, FROM_RIGHT, from_left, from_right, write_catalogues
from sample_record import golden_texts
from small_records import CASE, PLACE, SWAP, altered, exchanged, with_keys
from small_sites import EXAMPLE_CONTACT, ROOT, BuiltSite, run, write_tracker


def committed(folder: Path, message: str = "The record") -> None:
    """Make `folder` a git repository, if it is none, and commit all that is in it."""
    person = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*person, "commit", "-q", "-m", message]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def built_once(factory: pytest.TempPathFactory, name: str, configuration: Callable[[Path], Path]) -> BuiltSite:
    """Build a site under `name` unless another worker of this run has, on the real day: a browser counts days on from there.

    `configuration` gives its mkdocs.yml, in a folder of its own.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, log = shared / name, shared / f"{name}.log"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.is_file():
            config = configuration(shared / f"{name}-source")
            command = ("mkdocs", "build", "--strict", "--config-file", config, "--site-dir", folder)
            done = run(*command, at=shared, environment={})
            assert done.returncode == 0, done.stderr
            log.write_text(done.stderr, "utf-8")
    return BuiltSite(folder, log.read_text("utf-8"))


ADDRESS = "https://tracker.test.org/record/"
"""The address of the site in two languages."""
REPOSITORY = "https://github.com/example/record"
"""Where its files are."""
_HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Review: {}\\n"\n\n'
_ENTRY = 'msgctxt "{}"\nmsgid "{}"\nmsgstr "{}"\n\n'


def translation(words: Mapping[tuple[str, str], str], review: str = "none") -> str:
    """Return a gettext file with words for texts by their fields."""
    return _HEAD.format(review) + "".join(_ENTRY.format(*original, text) for original, text in words.items())


def in_two_languages(folder: Path) -> Path:
    """Write a tracker in English and Russian, and return its mkdocs.yml.

    Of Vera all is translated, of Ivan some, of Petr nothing, of the exchange all, which somebody has read. Two written pages are translated, one of which has changed since; one is not.
    """
    offence = "charges: [{offence: An offence, category: treason, by: US, outcome: pending, sources: [a]}]\nunknowns: [The day of the trial is not known.]"
    trial = f"hearings:\n  - {{date: {date.today() + timedelta(30)}, purpose: Appeal, sources: [a]}}"
    summary = ("summary", "She was arrested in May 2024.[^a]")
    cases = {
        "vera-example.yml": with_keys(CASE, f"names: {{ru: Вера Образец}}\n{offence}\n{trial}"),
        "ivan-sample.yml": with_keys(exchanged("Ivan Sample"), f"{offence}\nformerly: [ivan-old]"),
        "petr-sample.yml": with_keys(exchanged("Petr Sample", "RU", "US"), offence),
        "hidden-person.yml": with_keys(altered(CASE, ("Vera Example", "Hidden Person")), "listed: false"),
        "gone.yml": "withdrawn: {date: 2026-01-03, reason: request}\n",
        "swaps/2024-06-01-exampleton.yml": SWAP,
        "places/muster-prison.yml": PLACE,
        "_translations/ru/vera-example.po": translation({
            ("charges.offence", "An offence"): "Проступок",
            ("hearings.purpose", "Appeal"): "Апелляция",
            summary: "Её арестовали в мае 2024 года.[^a]",
            ("unknowns", "The day of the trial is not known."): "День суда неизвестен.",
        }),
        "_translations/ru/ivan-sample.po": translation({("charges.offence", "An offence"): "Проступок"}),
        "_translations/ru/swaps/2024-06-01-exampleton.po": translation(
            {
                ("title", "Exchange in Exampleton"): "Обмен в Примерово",
                ("summary", "Two people were exchanged.[^a]"): "Обменяли двух человек.[^a]",
            },
            "2026-11-20, Reader",
        ),
    }  # fmt: skip
    docs = {
        "about/hello.md": "# Hello\n\nIn English.\n",
        "about/hello.ru.md": "# Привет\n\nПо-русски.\n",
        "about/later.md": "# Later\n\nIn English, and more by now.\n",
        "about/later.ru.md": "---\ntranslates: 0123456789ab\n---\n# Потом\n\nПо-русски.\n",
        "about/alone.md": "---\ntitles: {ru: Одна}\n---\n\n# Alone\n\nIn English.\n",
    }
    settings = {
        "languages": ["en", "ru"],
        "translations": {
            "ru": {
                "site_name": "Картотека",
                "description": "Люди, которых придумали.",
                "chosen": "все придуманы",
                "repo_name": "Исходный код",
            }
        },
    }
    validation, code_host = {"nav": {"omitted_files": "info"}}, {"repo_url": REPOSITORY, "edit_uri": "edit/main/docs/"}
    config = write_tracker(folder, cases, docs, settings, site_url=ADDRESS, validation=validation, **code_host)
    committed(folder)
    return config


def in_pseudo_languages(folder: Path) -> Path:
    """Write a tracker in English and in two languages that nobody speaks, one of each direction, whose words it brings itself; return its mkdocs.yml."""
    write_catalogues(folder / "locale")
    settings = {
        "languages": ["en", FROM_LEFT, FROM_RIGHT],
        "contact": EXAMPLE_CONTACT,
        "translations": {
            language: {
                "site_name": worded("Case tracker"),
                "description": worded("Invented."),
                "chosen": worded("all invented"),
                "repo_name": "·",
            }
            for language, worded in ((FROM_LEFT, from_left), (FROM_RIGHT, from_right))
        },
    }
    base = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    base["extra"]["casetracker"] = {}
    (folder / "base.yml").write_text(yaml.safe_dump(base, allow_unicode=True), "utf-8")
    config = write_tracker(folder, golden_texts(), settings=settings, site_url=ADDRESS, INHERIT=str(folder / "base.yml"))
    committed(folder)
    return config
