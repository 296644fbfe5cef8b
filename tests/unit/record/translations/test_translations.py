"""The texts of a record in another language: which there are, how a gettext file follows them, and what stands in their place."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from markupsafe import escape

from casetracker.record.model import KINDS
from casetracker.record.model.kinds import Alias, Group, Many, Text, fields
from casetracker.record.translations import NOTHING, Original, TranslationError, Untranslated, parted, read, reworded, texts, updated
from small_records import CASE, altered, with_keys
from small_records import case as sound

CHARGED = altered(
    with_keys(
        CASE,
        """\
charges:
  - {offence: Smuggling of samples, category: other, statute: Article 7, date: 2024-05-01, sources: [a]}
  - {offence: Smuggling of samples, category: other, date: 2024-06-01, sources: [a]}
""",
    ),
    ("sources:\n  a:", "unknowns: [The day of the trial is not known.]\nsources:\n  a:"),
)
HEAD = """\
# Texts of this record. Write beside each what it says in this language; a text without words stays in its own language.
msgid ""
msgstr ""
"Project-Id-Version: casetracker\\n"
"PO-Revision-Date: 2000-01-01 00:00+0000\\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Review: none\\n"

"""


def filled(content: str, **words: str) -> str:
    """Return a file in which these texts, by their first words, have words."""
    for text, said in words.items():
        begin = text.replace("_", " ")
        at = content.index(f'msgid "{begin}')
        content = content[:at] + content[at:].replace('msgstr ""', f'msgstr "{said}"', 1)
    return content


def test_every_text_goes_by_its_field_and_one_that_is_said_twice_stands_once() -> None:
    case = sound(CHARGED)
    assert [(each.field, each.text) for each in texts(case)] == [
        ("charges.offence", "Smuggling of samples"),
        ("charges.statute", "Article 7"),
        ("charges.offence", "Smuggling of samples"),
        ("summary", "She was arrested in May 2024.[^a]"),
        ("unknowns", "The day of the trial is not known."),
    ]
    assert updated("", case, "ru") == HEAD + (
        '#. The offence as the authority names it.\nmsgctxt "charges.offence"\nmsgid "Smuggling of samples"\nmsgstr ""\n\n'
        '#. Article and code.\nmsgctxt "charges.statute"\nmsgid "Article 7"\nmsgstr ""\n\n'
        "#. The case in two short paragraphs at most, each citing a source as [^id].\n#. Facts only; claims are called claims.\n"
        'msgctxt "summary"\nmsgid "She was arrested in May 2024.[^a]"\nmsgstr ""\n\n'
        '#. What the record does not know, each in one sentence.\nmsgctxt "unknowns"\nmsgid "The day of the trial is not known."\nmsgstr ""\n'
    )


def _declared(of: Any, above: str = "") -> list[str]:
    found = []
    for spec in fields(of):
        inner = spec.kind.item if isinstance(spec.kind, Many) else spec.kind
        if isinstance(inner, Group | Alias):
            found += _declared(inner.of, f"{above}{spec.key}.")
        elif isinstance(inner, Text) and not inner.translated:
            found.append(f"{above}{spec.key}")
    return found


def test_what_somebody_else_chose_is_not_worded_anew() -> None:
    assert {kind.id: _declared(kind.record) for kind in KINDS.values()} == {
        "case": ["name", "aliases.name", "custody.facility"],
        "swap": ["negotiators.name"],
        "place": ["aliases", "address"],
    }


def test_a_changed_text_keeps_its_words_as_fuzzy_and_they_are_not_shown() -> None:
    words = filled(updated("", sound(CHARGED), "ru"), Smuggling="Контрабанда образцов", Article="Статья 7")
    changed = sound(CHARGED.replace("Smuggling of samples", "Smuggling of two samples").replace("statute: Article 7, ", ""))
    after = updated(words, changed, "ru")
    assert (
        '#, fuzzy\n#| msgid "Smuggling of samples"\nmsgctxt "charges.offence"\n'
        'msgid "Smuggling of two samples"\nmsgstr "Контрабанда образцов"\n' in after
    )
    assert '#~ msgctxt "charges.statute"\n#~ msgid "Article 7"\n#~ msgstr "Статья 7"\n' in after
    assert read(after).words == {}
    assert parted(after).counts.worded() == "0 of 3 texts are translated, 1 is fuzzy"
    assert updated(after, changed, "ru") == after
    back = updated(after, sound(CHARGED), "ru")
    assert read(back).words[Original("charges.statute", "Article 7")] == "Статья 7"


def test_words_stay_with_their_text_in_another_order_and_heads_and_remarks_of_tools_stay() -> None:
    content = filled(updated("", sound(CHARGED), "ru"), The_day="День суда неизвестен.")
    content = content.replace('"X-Review: none\\n"', '"X-Review: 2026-11-20, V. P.\\n"\n"X-Generator: Weblate\\n"')
    content = content.replace("#. What the record", "# Was it one day?\n#. What the record")
    turned = sound(CHARGED.replace("unknowns: [", "unknowns: [Nothing is known of a lawyer., "))
    after = updated(content, turned, "ru")
    assert '"X-Generator: Weblate\\n"' in after
    assert "# Was it one day?\n" in after
    assert read(after).review == "2026-11-20, V. P."
    assert read(after).words == {Original("unknowns", "The day of the trial is not known."): "День суда неизвестен."}


def test_words_of_other_records_are_taken_for_the_same_text_in_the_same_field() -> None:
    shared = {Original("charges.offence", "Smuggling of samples"): "Контрабанда образцов", Original("events.event", "Article 7"): "нет"}
    assert read(updated("", sound(CHARGED), "ru", shared)).words == {
        Original("charges.offence", "Smuggling of samples"): "Контрабанда образцов"
    }


def test_a_sentence_about_somebody_else_waits_for_a_look_since_its_words_may_have_a_gender() -> None:
    pardon = "rulings: [{kind: clemency, date: 2025-12-13, ruling: Pardoned among others., sources: [a]}]"
    case, original = sound(with_keys(CASE, pardon)), Original("rulings.ruling", "Pardoned among others.")
    content = updated("", case, "ru", {original: "Помилован в числе других."})
    assert '#, fuzzy\nmsgctxt "rulings.ruling"\nmsgid "Pardoned among others."\nmsgstr "Помилован в числе других."\n' in content
    assert original not in read(content).words
    assert updated(content, case, "ru", {original: "Помилован в числе других."}) == content


def test_a_record_in_a_language_says_which_texts_are_not_in_it() -> None:
    case = sound(CHARGED)
    words = read(filled(updated("", case, "ru"), Article="Статья 7", She="Её арестовали в мае 2024 года.[^a]"))
    there = reworded(case, words.of, "ru")
    assert there.charges[0].statute == "Статья 7"
    assert there.summary == {"en": "She was arrested in May 2024.[^a]", "ru": "Её арестовали в мае 2024 года.[^a]"}
    assert there.charges[1].offence == "Smuggling of samples"
    assert str(escape(there.charges[1].offence)) == '<span lang="en" dir="ltr" class="ct-untranslated">Smuggling of samples</span>'
    assert str(escape(Untranslated("<b>"))) == '<span lang="en" dir="ltr" class="ct-untranslated">&lt;b&gt;</span>'
    assert (there.name, there.custody, there.sources) == (case.name, case.custody, case.sources)
    assert reworded(case, NOTHING.of, "ru").summary == case.summary


@pytest.mark.parametrize("content", ['msgid "a\nmsgstr ""\n', "not a gettext file\n", 'msgid "a"\nmsgid "b"\n'])
def test_a_file_that_is_no_translation_is_refused_with_its_line(content: str) -> None:
    with pytest.raises(TranslationError, match="line"):
        read(content)


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_takes_every_file(tmp_path) -> None:
    file = tmp_path / "vera.po"
    file.write_text(filled(updated("", sound(CHARGED), "ru"), Article="Статья 7"), encoding="utf-8")
    done = subprocess.run(["msgfmt", "--check", "-o", "-", file], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
