"""The Russian of the interface: every message has words, and dates, spans and names of states stand in them as a newspaper writes them."""

from __future__ import annotations

import re
import shutil
import subprocess

import polib
import pytest

from casetracker.cli.generate import catalogue
from casetracker.locale import CATALOGUES, words
from casetracker.record.dates import parse

FILE = CATALOGUES / "ru.po"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def messages(content: str) -> dict[tuple[str, str], polib.POEntry]:
    return {(each.msgid, each.msgid_plural): each for each in polib.pofile(content) if not each.obsolete}


def faults(entry: polib.POEntry) -> list[str]:
    """Return what is wrong with the Russian of a message: missing or fuzzy, too few forms, or placeholders of its own."""
    said = [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]
    found = [] if all(said) and not entry.fuzzy else ["untranslated"]
    found += [] if len(said) == (3 if entry.msgid_plural else 1) else ["forms"]
    # The first form also stands for 21 and 31, so that it can't leave the number out.
    known = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return found + [f"placeholders: {each}" for each in said if sorted(PLACEHOLDER.findall(each)) != known]


def test_every_message_has_russian_words_with_the_same_placeholders() -> None:
    wanted, there = messages(catalogue().decode()), messages(FILE.read_text("utf-8"))
    assert there.keys() == wanted.keys()
    assert {id: found for id, entry in there.items() if (found := faults(entry))} == {}


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (polib.POEntry(msgid="a", msgstr=""), ["untranslated"]),
        (polib.POEntry(msgid="a", msgstr="а", flags=["fuzzy"]), ["untranslated"]),
        (polib.POEntry(msgid="%(a)s", msgstr="%(b)s"), ["placeholders: %(b)s"]),
        (polib.POEntry(msgid="one", msgid_plural="%(n)s", msgstr_plural={0: "%(n)s", 1: "%(n)s"}), ["forms"]),
    ],
)
def test_what_is_wrong_with_a_message_is_found(entry: polib.POEntry, found: list[str]) -> None:
    assert faults(entry) == found


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_takes_the_catalogue() -> None:
    done = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", FILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("written", "before", "shown"),
    [
        ("2024-01-27", "", "27 января 2024 года"),
        ("2024-03", "", "март 2024 года"),
        ("2024-03", "on", "в марте 2024 года"),
        ("2024", "on", "в 2024 году"),
        ("2024-03", "since", "с марта 2024 года"),
        ("2024-03", "until", "до марта 2024 года"),
        ("2024-03", "to", "по март 2024 года"),
        ("2024", "to", "по 2024 год"),
        ("2024-03", "of", "марта 2024 года"),
        ("2024-03~", "", "около марта 2024 года"),
        ("../2024", "on", "не позднее 2024 года"),
        ("2024-05-28/2024-05-31", "on", "между 28 и 31 мая 2024 года"),
        ("2024-05-28/2024-06-03", "since", "с какого-то дня между 28 мая и 3 июня 2024 года"),
        ("2023-12/2024-02", "", "между декабрём 2023 года и февралём 2024 года"),
        ("2010/2012", "", "между 2010 и 2012 годом"),
        ("2024-05-31/2024-06-01", "until", "до 31 мая или 1 июня 2024 года"),
        ("2024-02/2024-03", "on", "в феврале или марте 2024 года"),
        ("2019/2020", "on", "в 2019 или 2020 году"),
        ("unknown", "since", "с неизвестного дня"),
    ],
)
def test_a_date_stands_in_the_case_that_its_preposition_asks_for(written: str, before: str, shown: str) -> None:
    assert words("ru").date(parse(written), before) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-01-27", "2025-04-10", "с 27 января 2024 года по 10 апреля 2025 года"),
        ("2024-01-27", "2024-04-10", "с 27 января по 10 апреля 2024 года"),
        ("2024-03-01", "2024-03-20", "с 1 по 20 марта 2024 года"),
        ("2024-03", "2024-05-20", "с марта по 20 мая 2024 года"),
        ("2019", "2020", "с 2019 по 2020 год"),
        ("2019", "2020-05-01", "с 2019 года по 1 мая 2020 года"),
        ("../2019", "2020-05-01", "с 2019 года или ранее по 1 мая 2020 года"),
        ("2016-02-10/2016-02-11", "2016-12-11", "с 10 или 11 февраля 2016 года по 11 декабря 2016 года"),
    ],
)
def test_a_span_runs_from_one_date_to_the_other_and_says_once_what_both_share(start: str, end: str, shown: str) -> None:
    assert words("ru").span(parse(start), parse(end)) == shown
    assert words("ru").days(parse(start), parse(end)) == shown


def test_states_are_called_as_newspapers_call_them() -> None:
    called = words("ru").country
    assert [called(code) for code in ("US", "GB", "KR", "BY", "ZA", "DE")] == [
        "США", "Великобритания", "Южная Корея", "Беларусь", "ЮАР", "Германия",
    ]  # fmt: skip


def test_labels_in_a_row_begin_with_one_capital_but_in_english() -> None:
    assert words("ru").labels(["Государственная измена", "Шпионаж"]) == "Государственная измена, шпионаж"
    assert words("en").labels(["Treason", "Espionage"]) == "Treason, Espionage"
