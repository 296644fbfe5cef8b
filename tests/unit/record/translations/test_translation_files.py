"""Where translations stand, what is wrong with one, and the command that keeps them in step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.record.load import load
from casetracker.record.problems import report
from casetracker.record.scope import ANY
from casetracker.record.translations import check_translations
from small_records import CASE, SWAP, TODAY, altered

Run = Callable[..., tuple[int, str, str]]
UNKNOWN = altered(CASE, ("sources:\n  a:", "unknowns: [The day of the trial is not known.]\nsources:\n  a:"))
WORDS = """\
msgctxt "summary"
msgid "She was arrested in May 2024.[^a]"
msgstr "{summary}"

msgctxt "unknowns"
msgid "The day of the trial is not known."
msgstr "{unknown}"
"""
RIGHT = {"summary": "Её арестовали в мае 2024 года.[^a]", "unknown": "День суда неизвестен."}
GONE = "withdrawn: {date: 2026-11-01, reason: request}\n"


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    def translate(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        return main(list(arguments)), *capsys.readouterr()

    return translate


def problems(folder: Path) -> str:
    loaded = load(folder, TODAY)
    return report([*loaded.problems, *check_translations(folder, loaded.files, TODAY, ANY)])


def test_a_sound_translation_has_no_problem(written) -> None:
    assert problems(written({"vera.yml": UNKNOWN, "_translations/ru/vera.po": WORDS.format(**RIGHT)})) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            {"summary": "Её арестовали в мае 2024 года."},
            "cases/_translations/ru/vera.po:1:1: summary: a paragraph cites no source\n",
        ),
        (
            {"summary": "Её арестовали[^a] в мае 2024 года.[^a]"},
            "cases/_translations/ru/vera.po:1:1: summary: a translation cites the same sources as its original, each as often: [^a]\n"
            "  = Put each mark behind the words that its source bears out.\n",
        ),
        ({"unknown": "День\\nсуда"}, "cases/_translations/ru/vera.po:5:1: unknowns: "),
        ({"unknown": "День[^a]"}, "cases/_translations/ru/vera.po:5:1: unknowns: "),
        ({"unknown": "д" * 801}, "cases/_translations/ru/vera.po:5:1: unknowns: "),
        (
            {"unknown": "День\u200b суда"},
            "cases/_translations/ru/vera.po:7:13: the character U+200B (zero width space) is not allowed here\n",
        ),
    ],
    ids=["no citation", "cited twice", "two lines", "a mark", "too long", "hidden"],
)
def test_words_are_held_to_what_texts_are_held_to(written, words: dict[str, str], said: str) -> None:
    assert said in problems(written({"vera.yml": UNKNOWN, "_translations/ru/vera.po": WORDS.format(**RIGHT | words)}))


def test_a_translation_of_nothing_and_one_that_cannot_be_read_are_errors(written) -> None:
    folder = written({
        "vera.yml": UNKNOWN,
        "gone.yml": GONE,
        "_translations/ru/gone.po": WORDS.format(**RIGHT),
        "_translations/ru/swaps/vera.po": "",
        "_translations/ru/vera.po": 'msgid "a\nmsgstr ""\n',
        "_translations/ru/vera.txt": "",
    })  # fmt: skip
    delete = "  = Delete it, or give it the name of the record that it translates; 'casetracker translate' moves the files of renamed records along.\n"
    assert problems(folder) == (
        f"cases/_translations/ru/gone.po: there is no case 'gone' of which this could be the translation\n{delete}"
        f"cases/_translations/ru/swaps/vera.po: there is no swap 'vera' of which this could be the translation\n{delete}"
        "cases/_translations/ru/vera.po:1:1: this can't be read as a gettext file: "
        'line 1 is neither a remark nor a text in quotation marks: msgid "a\n'
        "  = Mend that line; 'msgfmt --check' of gettext names what else may be wrong.\n"
        "cases/_translations/ru/vera.txt: this is no record, and nothing reads it\n"
        "  = Move it out of cases/, or delete it; a file that is to stand beside the records has a name that begins with '_'.\n"
        "4 errors in 4 files\n"
    )


def test_the_command_makes_files_keeps_them_in_step_and_counts(run: Run, tmp_path) -> None:
    files = {"vera.yml": UNKNOWN, "swaps/2024-06-01-exampleton.yml": SWAP}
    assert run(files, "translate", "ru") == (
        0,
        "cases/_translations/ru/vera.po: put in step with its record\n"
        "cases/_translations/ru/swaps/2024-06-01-exampleton.po: put in step with its record\n"
        "2 files: 0 of 4 texts are translated.\n",
        "",
    )
    assert run({}, "translate", "ru", "--check") == (0, "2 files: 0 of 4 texts are translated.\n", "")
    place = tmp_path / "cases/_translations/ru/vera.po"
    place.write_text(place.read_text().replace('not known."\nmsgstr ""', 'not known."\nmsgstr "День суда неизвестен."'))
    changed = {"vera.yml": UNKNOWN.replace("of the trial", "of her trial")}
    assert run(changed, "translate", "ru", "--check") == (
        1,
        "cases/_translations/ru/vera.po: not in step with its record\n2 files: 0 of 4 texts are translated, 1 is fuzzy.\n"
        "1 file to put in step. Run: casetracker translate ru\n",
        "",
    )
    assert run({}, "translate", "ru", "cases/vera.yml")[0] == 0
    assert "#, fuzzy" in place.read_text()


def test_files_go_with_records_that_are_withdrawn_or_renamed(run: Run, tmp_path) -> None:
    run({"vera.yml": UNKNOWN, "anna.yml": altered(CASE, ("Vera", "Anna"))}, "translate", "ru")
    (tmp_path / "cases/anna.yml").unlink()
    code, output, _ = run(
        {"vera.yml": GONE, "anna-b.yml": altered(CASE, ("Vera", "Anna"), ("summary:", "formerly: [anna]\nsummary:"))}, "translate", "ru"
    )
    assert (code, output) == (
        0,
        "cases/_translations/ru/anna.po: put in step with its record\ncases/_translations/ru/vera.po: put in step with its record\n"
        "1 file: 0 of 1 texts are translated.\n",
    )
    assert [each.name for each in (tmp_path / "cases/_translations/ru").iterdir()] == ["anna-b.po"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("russian", "casetracker: 'russian' is not the code of a language; write it as ru or sr-Latn\n"),
        ("en", "casetracker: the texts of the record are in English, so there is nothing to translate into it\n"),
    ],
)
def test_a_language_that_is_none_is_refused(run: Run, language: str, said: str) -> None:
    assert run({"vera.yml": CASE}, "translate", language) == (2, "", said)


def test_a_file_that_cannot_be_read_is_left_as_it_is(run: Run, tmp_path) -> None:
    code, output, error = run({"vera.yml": CASE, "_translations/ru/vera.po": "words\n"}, "translate", "ru")
    assert (code, output) == (1, "0 files: 0 of 0 texts are translated.\n")
    assert error == (
        "casetracker: cases/_translations/ru/vera.po was left as it is: line 1 is neither a remark nor a text in quotation marks: words\n"
    )
    assert (tmp_path / "cases/_translations/ru/vera.po").read_text() == "words\n"
