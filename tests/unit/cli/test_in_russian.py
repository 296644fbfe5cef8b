"""Commands speak the language of the terminal, where there is a catalogue for it: Russian, to the letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.cli.language import language
from shared_sites import translation
from small_records import CASE, altered, with_keys

Run = Callable[..., tuple[int, str, str]]
RUSSIAN = "ru_RU.UTF-8"
JAILED = altered(CASE, ("status: detained", "status: relased"))
KEY = altered(CASE, ("summary:", "sumary:"))
DATE = altered(CASE, ("date: 2024-05-01", "date: 2024-13-01"))
UNCITED = altered(CASE, ("sources:\n  a:", "sources:\n  b: {title: Other, publisher: The Post, url: https://example.org/2}\n  a:"))
ORDER = altered(CASE, ("date: 2024-05-01", "date: 2023-05-01"))
UNKNOWN = with_keys(CASE, "unknowns: [The day of the trial is not known., Where she is.]")


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", RUSSIAN)
    monkeypatch.setenv("COLUMNS", "100")

    def command(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        try:
            code = main(list(arguments))
        except SystemExit as end:
            code = int(str(end.code))
        return code, *capsys.readouterr()

    return command


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({}, "en"),
        ({"LANG": RUSSIAN}, "ru"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": RUSSIAN}, "ru"),
        ({"LANG": RUSSIAN, "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": RUSSIAN, "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": RUSSIAN, "LC_ALL": "en_US.UTF-8", "LANGUAGE": "ru:en"}, "ru"),
        ({"LANG": RUSSIAN, "LANGUAGE": "en:ru"}, "en"),
        ({"LANG": RUSSIAN, "LANGUAGE": "xx:ru"}, "ru"),
        ({"LANG": "C", "LANGUAGE": "ru"}, "en"),
        ({"LANG": "ru@latin"}, "ru"),
        ({"LANG": "../ru"}, "en"),
    ],
)
def test_the_language_is_asked_of_the_variables_in_the_order_of_gettext(monkeypatch, variables: dict[str, str], spoken: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    assert language() == spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            JAILED,
            "cases/vera-example.yml:4:9: status: 'relased' сюда не подходит: нужен статус (может быть, 'released'?)\n"
            "  | status: relased\n"
            "  |         ^\n"
            "  = Напишите одно из этих: detained, imprisoned, house-arrest, restricted, unknown, exchanged, released, died.\n"
            "1 ошибка в 1 файле\n",
        ),
        (KEY, "cases/vera-example.yml:8:1: sumary: поля 'sumary' здесь нет (карточка) (может быть, 'summary'?)\n"),
        (
            DATE,
            "last_report.date: такого дня или месяца нет: 2024-13-01: напишите 2024-01-13\n"
            "  | last_report: {date: 2024-13-01, sources: [a]}\n"
            "  |                     ^\n"
            "  = Проверьте дату; если день неизвестен, напишите только месяц или год.\n",
        ),
        (
            UNCITED,
            "cases/vera-example.yml:10:3: предупреждение: sources.b: в этом файле ничто не ссылается на источник 'b'\n"
            "  |   b: {title: Other, publisher: The Post, url: https://example.org/2}\n"
            "  |   ^\n"
            "  = Сошлитесь на него там, где он что-то подтверждает, или удалите его.\n"
            "1 предупреждение в 1 файле\n",
        ),
        (ORDER, "последнее сообщение (2023-05-01) раньше, чем начало содержания под стражей (2024-05-01)\n"),
        (CASE, "1 карточка, 0 обменов и 0 мест: ошибок нет.\n"),
    ],
    ids=["a slip", "a key", "a date", "a warning", "an order", "sound"],
)
def test_check(run: Run, text: str, said: str) -> None:
    first = run({"vera-example.yml": text}, "check")[1]
    assert said in first
    assert run({}, "check")[1] == first, "what was kept of the first check says the same"


def test_programs_get_the_same_in_every_language(run: Run, monkeypatch) -> None:
    _, russian, _ = run({"vera-example.yml": JAILED}, "check", "--format", "json")
    monkeypatch.setenv("LANG", "C")
    assert run({}, "check", "--format", "json")[1] == russian
    assert "'relased' is not a status" in russian


def test_new(run: Run) -> None:
    _, out, _ = run({}, "new", "Ivan Sample")
    assert out.startswith("Записано: cases/ivan-sample.yml\n\n1. Заполните его. У ключа без '#' должно быть значение; ")
    assert out.endswith(
        "5. Сделайте коммит в отдельной ветке и откройте запрос на слияние. Всё, что вы отправите, станет публичным навсегда.\n"
    )
    said = "cases/ivan-sample.yml уже есть и оставлен как был. Для другого человека с тем же именем добавьте --id ivan-sample-2"
    assert run({}, "new", "Ivan Sample") == (1, "", f"casetracker: {said}\n")


def test_fmt(run: Run) -> None:
    unstyled = altered(CASE, ("name: Vera Example\n", ""), ("detained_by: US", "detained_by: US\nname: Vera Example"))
    code, out, _ = run({"vera-example.yml": unstyled}, "fmt", "--check")
    assert (code, out.splitlines()[0]) == (1, "cases/vera-example.yml: порядок и оформление не по образцу")
    assert out.splitlines()[1] == "1 файл нужно привести в порядок. Запустите: casetracker fmt"
    assert run({}, "fmt")[1] == "cases/vera-example.yml: приведён в порядок по образцу\n"
    assert run({}, "fmt")[1] == "1 файл: всё в порядке.\n"


def test_todo(run: Run) -> None:
    _, out, _ = run({"vera-example.yml": CASE, "_draft-ivan.yml": "name: Ivan Sample\n"}, "todo", "--only", "draft")
    assert out.startswith(
        "Черновики (draft): 1 файл\n  = Чего в нём не хватает или что неверно; когда всё готово, уберите '_draft-' из имени файла.\n"
    )
    assert "    - не хватает 'summary' (карточка)\n" in out


def test_todo_of_a_language_and_translate(run: Run, monkeypatch) -> None:
    words = {("summary", "She was arrested in May 2024.[^a]"): "Её арестовали в мае 2024 года.[^a]"}
    files = {"vera-example.yml": UNKNOWN, "_translations/ru/vera-example.po": translation(words), "ivan-sample.yml": CASE}
    assert run(files, "todo", "--language", "ru") == (
        0,
        "Тексты без перевода (missing): 3 текста, 2 файла\n"
        "  = Они стоят по-английски, и каждая страница об этом говорит. Впишите перевод в файл.\n"
        "  cases/_translations/ru/ivan-sample.po\n"
        "    - summary: She was arrested in May 2024.[^a]\n"
        "  cases/_translations/ru/vera-example.po\n"
        "    - unknowns: The day of the trial is not known.\n"
        "    - unknowns: Where she is.\n"
        "\n"
        "Переводы, которые никто не вычитал (unread): 1 файл\n"
        "  = Кто вычитал перевод, вписывает день и имя в 'X-Review'.\n"
        "  cases/_translations/ru/vera-example.po\n"
        "\n"
        "ru: переведён 1 текст из 4.\n",
        "",
    )
    code, out, _ = run({}, "translate", "ru", "--check")
    assert (code, out.splitlines()[0]) == (1, "cases/_translations/ru/ivan-sample.po: разошёлся с карточкой")
    assert out.splitlines()[-1] == "2 файла разошлись с карточками. Запустите: casetracker translate ru"
    run({}, "translate", "ru")
    changed = altered(UNKNOWN, ("arrested in May 2024", "arrested in early May 2024"))
    assert "ru: переведён 0 текстов" not in run({"vera-example.yml": changed}, "todo", "--language", "ru")[1]
    _, out, _ = run({}, "todo", "--language", "ru", "cases/vera-example.yml")
    assert "Переводы, у которых изменился оригинал (fuzzy): 1 текст, 1 файл\n" in out
    assert out.endswith("\nru: переведено 0 текстов из 3, 1 под вопросом.\n")
    monkeypatch.setenv("LANG", "C")
    _, out, _ = run({}, "todo", "--language", "ru", "cases/vera-example.yml")
    assert out.startswith("Texts without words (missing): 2 texts, 1 file\n")
    assert out.endswith("\nru: 0 of 3 texts are translated, 1 is fuzzy.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "команды 'chekc' нет; есть команды: build,"),
        (
            ["check", "--strct"],
            "у 'casetracker check' нет ключа '--strct' (может быть, '--strict'?). Подробнее: 'casetracker check --help'.",
        ),
        (["check", "--format", "jsno"], "--format: 'jsno' не годится; можно одно из этих: text, github, json."),
        (["new"], "не хватает: WHAT. Подробнее: 'casetracker new --help'."),
        (["todo", "--after"], "после --after нужно значение. Подробнее: 'casetracker todo --help'."),
        (["check", "cases/vera.yml"], "файла 'cases/vera.yml' нет\n"),
        (
            ["check", "--record", "record"],
            "здесь нет папки 'record'; запустите команду в папке, где она лежит, или назовите её ключом --record\n",
        ),
        (["translate", "en"], "тексты базы написаны по-английски, переводить на английский нечего\n"),
        (["todo", "--language", "english"], "'english' — не язык, на который переводят базу; напишите, например, ru или sr-Latn\n"),
    ],
)
def test_wrong_use(run: Run, arguments: list[str], said: str) -> None:
    code, out, error = run({"vera-example.yml": CASE}, *arguments)
    assert (code, out) == (2, "")
    assert error.startswith(f"casetracker: {said}")


def test_help(run: Run) -> None:
    _, out, _ = run({}, "check", "--help")
    assert out.startswith("как запускать: casetracker check [-h] ")
    assert "Проверить базу и вывести все ошибки во всех файлах.\n" in out
    assert "только об этих файлах или папках\n" in out


def test_a_broken_translation_is_told_with_its_file(run: Run, tmp_path: Path) -> None:
    files = {
        "vera-example.yml": CASE,
        "_translations/ru/vera-example.po": 'msgid "a"\nmsgstr b\n',
        "_translations/ru/gone.po": 'msgid "a"\n',
    }
    code, out, _ = run(files, "check")
    assert code == 1
    assert "cases/_translations/ru/gone.po: нет того, что этот файл мог бы переводить: карточка 'gone'\n" in out
    unreadable = "это не читается как файл gettext: строка 2 — ни примечание, ни текст в кавычках: msgstr b"
    assert f"cases/_translations/ru/vera-example.po:2:1: {unreadable}\n" in out
