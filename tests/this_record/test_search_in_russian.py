"""What people ask the Russian site for: the page that they mean comes first, under a name in either script and in any case."""

from __future__ import annotations

import json

from node import run_module
from small_sites import BuiltSite

FOUND = {
    "Карелина": "cases/ksenia-karelina/",
    "Карелена": "cases/ksenia-karelina/",
    "Karelena": "cases/ksenia-karelina/",
    "Khavana": "cases/ksenia-karelina/",
    "Уилан": "cases/paul-whelan/",
    "Уилана": "cases/paul-whelan/",
    "Whelan": "cases/paul-whelan/",
    "Βίννικ": "cases/alexander-vinnik/",
    "Винник отмывание": "cases/alexander-vinnik/",
    "Чапман 2010": "cases/anna-chapman/",
    "измена": "charges/treason/",
    "госизмена": "charges/treason/",
    "шпионы": "charges/espionage/",
    "статья 275": "charges/treason/",
    "Лефортово": "places/lefortovo/",
    "ИК-17": "places/ik-17-ozyorny/",
    "Анкара 2024": "swaps/2024-08-01-ankara/",
    "обмен в Вене": "swaps/2010-07-09-vienna/",
    "обмен шпионами 2010": "swaps/2010-07-09-vienna/",
    "Турция посредник": "states/tr/",
    "Германии": "states/de/",
}
"""What people type, and what they mean by it."""
ENGLISH = {"Карелина": "cases/ksenia-karelina/", "Karelina": "cases/ksenia-karelina/", "Лефортово": "places/lefortovo/"}
ASK = """
  const index = m.open(given[0]);
  return given[1].map((asked) => m.find(index, asked).found.slice(0, 1).map(({ entry }) => `${entry.folder}${entry.id}/`)[0]);
"""


def first(site: BuiltSite, folder: str, asked: dict[str, str]) -> dict[str, str]:
    """Return what comes first for each search whose page is there."""
    there = [typed for typed, address in asked.items() if address in site.addresses]
    assert len(there) > len(asked) / 2
    found = run_module("search/find.js", ASK, [json.loads(site.raw(f"{folder}search/records.json")), there])
    return dict(zip(there, found, strict=True))


def test_what_is_meant_comes_first(real_site: BuiltSite) -> None:
    found = first(real_site, "ru/", FOUND)
    assert found == {typed: FOUND[typed] for typed in found}


def test_the_english_search_knows_names_in_both_scripts_too(real_site: BuiltSite) -> None:
    found = first(real_site, "", ENGLISH)
    assert found == {typed: ENGLISH[typed] for typed in found}
