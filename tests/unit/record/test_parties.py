"""Parties: what a configuration may name, and that what it names stands where a state may."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.locale import words
from casetracker.record.countries import COUNTRIES
from casetracker.record.parties import Party, holders
from casetracker.record.scope import Scope
from casetracker.record.validate import validate
from casetracker.settings import SettingsError, parties, settings
from small_records import CASE, SWAP, TODAY, altered, with_keys

CONTACT = {"private": "private@example.org", "corrections": "corrections@example.org"}
FRONT = Party("river-front", "River Front", "the", (("ru", "Речной фронт"),))
ARMY = Party("dpr", "Dale People's Republic")


def test_a_party_has_an_id_a_name_and_names_in_other_languages() -> None:
    given = {"river-front": {"name": "the River Front", "names": {"ru": "Речной фронт"}}, "dpr": {"name": "Dale People's Republic"}}
    assert parties({"parties": given}) == (ARMY, FRONT)
    assert settings({"contact": CONTACT, "parties": given}).parties == settings({"contact": CONTACT, "parties": given}).scope.parties
    assert parties({}) == parties(None) == parties({"parties": None}) == settings({"contact": CONTACT}).parties == ()


WHERE = "mkdocs.yml: extra.casetracker.parties"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], f"{WHERE}: this should be ids, each with a name, such as 'taliban: {{name: the Taliban}}', but is []"),
        ({12: {"name": "A"}}, f"{WHERE}: 12 can't be an id: put it in quotes"),
        ({"River": {"name": "A"}}, f"{WHERE}: 'River' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most"),
        ({"a--b": {"name": "A"}}, f"{WHERE}: 'a--b' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most"),
        ({"con": {"name": "A"}}, f"{WHERE}: 'con' can't be an id: Windows can't have a file of that name"),
        ({"ru": {"name": "A"}}, f"{WHERE}: 'ru' can't be an id: two letters are the code of a state"),
        ({"stateless": {"name": "A"}}, f"{WHERE}: 'stateless' can't be an id: records write it where there is no citizenship to write"),
        ({"front": "The Front"}, f"{WHERE}.front: this needs a name, such as 'taliban: {{name: the Taliban}}'"),
        ({"front": {"title": "A"}}, f"{WHERE}.front: 'title' is not a setting; the settings are: name, names"),
        ({"front": {}}, f"{WHERE}.front.name: this should be a name on one line, of at most 120 characters, but is None"),
        ({"front": {"name": "A\nB"}}, f"{WHERE}.front.name: this should be a name on one line, of at most 120 characters, but is 'A\\nB'"),
        ({"front": {"name": "A", "names": ["B"]}}, f"{WHERE}.front.names: this should be languages, each with the name in it, but is ['B']"),
        ({"front": {"name": "A", "names": {"xx": "B"}}}, f"{WHERE}.front.names: 'xx' is not the code of a language"),
        ({"front": {"name": "A", "names": {"ru": ""}}}, f"{WHERE}.front.names.ru: this should be a name on one line, of at most 120 characters, but is ''"),
        ({"front": {"name": "soviet union"}}, f"{WHERE}.front.name: 'soviet union' is the name of the state SU: records write that code"),
        ({"a": {"name": "The Front"}, "b": {"name": "front"}}, f"{WHERE}.b.name: 'front' is the name of 'a' too"),
    ],
)  # fmt: skip
def test_what_is_no_party_is_said_with_what_to_write(given: Any, says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({"contact": CONTACT, "parties": given})
    assert str(refused.value) == says


def test_a_party_stands_beside_the_states() -> None:
    assert holders(()) == COUNTRIES
    assert holders((ARMY, FRONT)) == COUNTRIES | {"dpr": "Dale People's Republic", "river-front": "River Front"}


@pytest.mark.parametrize(
    ("language", "code", "name", "in_a_sentence"),
    [
        ("en", "river-front", "River Front", "the River Front"),
        ("en", "dpr", "Dale People's Republic", "Dale People's Republic"),
        ("en", "SU", "Soviet Union", "the Soviet Union"),
        ("en", "DD", "East Germany", "East Germany"),
        ("en", "XK", "Kosovo", "Kosovo"),
        ("en", "US", "United States", "the United States"),
        ("en", "A body", "A body", "A body"),
    ],
)
def test_a_name_in_a_sentence_has_its_article(language: str, code: str, name: str, in_a_sentence: str) -> None:
    spoken = words(language, parties=(ARMY, FRONT))
    assert (spoken.country(code), spoken.state(code)) == (name, in_a_sentence)


def test_names_are_in_the_reader_s_language_as_far_as_there_are_any(tmp_path: Any) -> None:
    plurals = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals};\\n"\n'
    (tmp_path / "ru.po").write_text(f'{head}\nmsgid "Soviet Union"\nmsgstr "Советский Союз"\n', "utf-8")
    spoken = words("ru", tmp_path, (ARMY, FRONT))
    said = [spoken.state(code) for code in ("XK", "SU", "YU", "river-front", "dpr")]
    assert said == ["Косово", "Советский Союз", "Yugoslavia", "Речной фронт", "Dale People's Republic"]


EVERYWHERE = """
  - {from: 2024-05-01, form: police, by: dpr, for: river-front, sources: [a]}
  - {from: 2024-05-02, form: remand, sources: [a]}
charges:
  - {offence: Spying, category: espionage, by: dpr, sources: [a]}
rulings:
  - {kind: remand, by: dpr, sources: [a]}
designations:
  - {by: dpr, as: hostage, sources: [a]}
"""


def said(text: str, kind: Any = "case", parties: tuple[Party, ...] = (ARMY, FRONT)) -> list[str]:
    checked = validate(text.encode(), "file", "vera-example", kind, TODAY, Scope(parties))
    return [f"{each.field}: {each.message}" for each in checked.problems]


def test_a_party_stands_wherever_a_state_does() -> None:
    case = altered(
        CASE,
        ("detained_by: US", "detained_by: river-front"),
        ("[RU]", "[dpr]"),
        ("\n  - {from: 2024-05-01, form: remand, sources: [a]}\n", EVERYWHERE),
    )
    assert said(case) == []
    assert len(said(case, parties=())) == 6  # of the designation a body may be the author
    swap = altered(SWAP, ("[RU, US]", "[river-front, dpr]"))
    swap = with_keys(
        swap, "mediators: [{by: dpr, sources: [a]}]\nothers: [{number: 1, what: One, released_by: dpr, to: river-front, sources: [a]}]"
    )
    assert said(swap, "swap") == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("River Front", "'River Front' is not the code of a country (did you mean 'river-front'?)"),
        ("the river front", "'the river front' is not the code of a country (did you mean 'river-front'?)"),
        ("RIVER-FRONT", "'RIVER-FRONT' is not the code of a country (did you mean 'river-front', River Front?)"),
        ("river-frnt", "'river-frnt' is not the code of a country (did you mean 'river-front', River Front?)"),
        ("Речной фронт", "'Речной фронт' is not the code of a country (did you mean 'river-front'?)"),
        ("DPR", "'DPR' is not the code of a country (did you mean 'dpr', Dale People's Republic?)"),
        ("lake-front", "'lake-front' is no country's code and no party that mkdocs.yml names"),
    ],
)
def test_a_party_is_found_by_its_names(written: str, message: str) -> None:
    assert said(altered(CASE, ("detained_by: US", f"detained_by: {written}"))) == [f"detained_by: {message}"]


def test_where_a_body_may_stand_a_party_is_written_by_its_id() -> None:
    def by(name: str) -> list[str]:
        return said(with_keys(CASE, f"designations:\n  - {{by: {name}, as: hostage, sources: [a]}}"))

    assert by("The River Front") == ["designations[0].by: 'The River Front' is not the code of a country (did you mean 'river-front'?)"]
    assert by("river-front") == by("Lake Front") == []


def test_a_remark_behind_a_party_is_a_remark() -> None:
    assert (
        said(with_keys(CASE, "designations:\n  - by: river-front # the group that governs there\n    as: hostage\n    sources: [a]")) == []
    )
