"""A record of N invented cases in the shape of the real ones, seeded: partial dates, several scripts, swaps of 2 to 26 people.

`python tests/benchmarks/many_records.py DIR N [SEED]` writes it to DIR/cases.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase

from casetracker.record.model import choices

GIVEN = [
    "Ada",
    "Bela",
    "Cyril",
    "Dana",
    "Emil",
    "Fjodor",
    "Galina",
    "Henrik",
    "Ilse",
    "Jaro",
    "Kalle",
    "Lena",
    "Mirko",
    "Nora",
    "Oleg",
    "Petra",
    "Quirin",
    "Rosa",
    "Sven",
    "Tilda",
]
CYRILLIC = [
    "Ада",
    "Бела",
    "Кирилл",
    "Дана",
    "Эмиль",
    "Фёдор",
    "Галина",
    "Хенрик",
    "Ильзе",
    "Яро",
    "Калле",
    "Лена",
    "Мирко",
    "Нора",
    "Олег",
    "Петра",
    "Квирин",
    "Роза",
    "Свен",
    "Тильда",
]
FAMILY = [
    "Novak",
    "Sorokin",
    "Halvorsen",
    "Lindqvist",
    "Őri",
    "Łukasik",
    "Müller",
    "Brandt",
    "Castellanos",
    "Dumitru",
    "Ek",
    "Farkas",
    "Grönholm",
    "Horvat",
    "Ivić",
    "Jansons",
]
STATES = ["RU", "US", "BY", "DE", "PL", "NO", "EE", "LT", "CN", "IR"]
TEXT = (
    "Prosecutors said that the person passed information to a foreign body and received money for it over several months. "
    "The court heard the case behind closed doors and gave its judgment after a hearing that lasted less than an hour. "
)
NOUNS = ["harbour", "archive", "bridge", "factory", "museum", "station", "laboratory", "theatre", "market", "library"]


def records(number: int, seed: int = 7) -> dict[str, str]:
    """Return `cases/…` path → text of `number` cases and their swaps."""
    rng = random.Random(seed)
    files: dict[str, str] = {}
    swaps = _swaps(number, rng)
    places = [swap for swap, size in swaps.items() for _ in range(size)]
    for index in range(number):
        swap = places[index] if index < len(places) else None
        name, text = _case(index, swap, swaps, rng)
        files[f"cases/{name}.yml"] = text
    for swap in swaps:
        files[f"cases/swaps/{swap}.yml"] = _swap(swap, rng)
    return files


def _swaps(number: int, rng: random.Random) -> dict[str, int]:
    """Swap id → people: about half of all cases end in a swap of 2 to 26 people."""
    found: dict[str, int] = {}
    left = number // 2
    while left >= 2:
        size = min(left, rng.choice([2, 2, 2, 2, 4, 5, 10, 14, 24, 26]))
        day = date(2005, 1, 1) + timedelta(rng.randrange(7500))
        found[f"{day}-place-{len(found)}"] = size
        left -= size
    return found


def _date(day: date, rng: random.Random) -> str:
    return rng.choice([str(day)] * 6 + [str(day)[:7], str(day)[:7], f"{day}/{day + timedelta(1)}", f"{day}~"])


def _case(index: int, swap: str | None, swaps: dict[str, int], rng: random.Random) -> tuple[str, str]:
    first, family = rng.randrange(len(GIVEN)), rng.choice(FAMILY)
    name = f"{GIVEN[first]} {family} {_roman(index)}"
    released = date.fromisoformat(swap[:10]) if swap else None
    arrest = (released or date(2026, 6, 1)) - timedelta(rng.randrange(60, 3000))
    together = swap is not None and _is_release(swap)
    held_by = STATES[0] if together else STATES[index % 2] if swap else rng.choice(STATES)
    sources = rng.randrange(3, 31)
    cite = lambda: f"[{', '.join(sorted({f's{rng.randrange(sources)}' for _ in range(rng.randrange(1, 4))}))}]"  # noqa: E731
    used = [f"s{each}" for each in range(sources)]
    lines = [
        "# yaml-language-server: $schema=_schema/case.json",
        f"name: {name}",
        "names:",
        f"  ru: {CYRILLIC[first]} {family} {_roman(index)}",
        "aliases:",
        f"  - {GIVEN[first][0]}. {family} {_roman(index)}",
        "person:",
        f"  citizenships: [{rng.choice(STATES)}]",
        f"  born: {rng.randrange(1945, 1990)}",
        f"  occupation: Worker at a {rng.choice(NOUNS)}",
        f"  sources: {cite()}",
        f"detained_by: {held_by}",
        f"status: {'released' if together else 'exchanged' if swap else 'imprisoned'}",
    ]
    if not swap:
        lines += ["last_report:", "  date: 2026-10-01", f"  sources: {cite()}"]
    lines += [
        "custody:",
        f"  - from: {_date(arrest, rng)}",
        "    form: remand",
        f"    place: Town of the {rng.choice(NOUNS)}",
        f"    sources: {cite()}",
    ]
    verdict = arrest + timedelta(40)
    lines += [f"  - from: {verdict}", "    form: sentence", f"    sources: {cite()}", "charges:"]
    alike: Counter[str] = Counter()
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 5, 12])):
        offence, category = f"Offence against the {rng.choice(NOUNS)}", rng.choice(list(choices.OFFENCE.options))
        lines += [
            f"  - offence: {offence}",
            f"    category: {category}",
            f"    statute: Article {rng.randrange(100, 360)} of the Criminal Code",
            f"    allegation: {TEXT[: rng.randrange(60, len(TEXT))].strip()}",
            "    response: The person said through a lawyer that nothing of this is true.",
            "    response_via: lawyer",
            "    outcome: convicted",
            # As `fmt` gives them: a second charge of a category has no other name of its own.
            *([f"    id: {ascii_lowercase[alike[category]]}"] if alike[category] else []),
            f"    sources: {cite()}",
        ]
        alike[category] += 1
    lines += [
        "rulings:",
        "  - kind: conviction",
        f"    date: {verdict}",
        "    court: Regional Court",
        f"    sentence: {rng.randrange(2, 20)} years",
        f"    sources: {cite()}",
    ]
    lines.append("events:")
    for step in range(rng.choice([1, 2, 3, 5, 8, 12, 34])):
        lines += [
            f"  - date: {arrest + timedelta(step + 1)}",
            f"    event: A hearing was held at the {rng.choice(NOUNS)}, and nothing was decided.",
            f"    sources: {cite()}",
        ]
    if swap:
        lines += [
            "release:",
            f"  date: {released}",
            f"  manner: {'negotiated' if together else 'exchange'}",
            f"  swap: {swap}",
            f"  to: {STATES[1] if together else STATES[1 - index % 2]}",
            f"  sources: {cite()}",
        ]
    every = "".join(f"[^{each}]" for each in used)
    lines += ["summary: |-", f"  {name} was detained in {arrest.year}.{every}", "", f"  {TEXT.strip()}[^s0]", "sources:"]
    for each in used:
        lines += [
            f"  {each}:",
            f"    title: Report {each} on {name}",
            f"    publisher: Newspaper {each}",
            f"    url: https://news.example.org/{index}/{each}",
            f"    date: {arrest}",
            "    language: en",
            "    kind: press",
        ]
    return f"case-{index:05d}", "\n".join([*lines, "reviewed: 2026-11-01", ""])


def _is_release(swap: str) -> bool:
    """Whether nobody was freed for those who were: so it is with one swap in seven."""
    return int(swap.rsplit("-", 1)[1]) % 7 == 1


def _swap(swap: str, rng: random.Random) -> str:
    number = int(swap.rsplit("-", 1)[1])
    several = number % 5 == 0
    terms = ["terms:", "  - by: US", "    gives: The lifting of a duty on timber", "    claim: disputed", "    sources: [s0]"]
    return "\n".join(
        [
            "# yaml-language-server: $schema=../_schema/swap.json",
            *(["kind: release"] if _is_release(swap) else []),
            f"title: {'Release' if _is_release(swap) else 'Exchange'} at place {number}",
            f"date: {swap[:10]}",
            *([f"until: {date.fromisoformat(swap[:10]) + timedelta(2)}"] if several else []),
            f"place: {rng.choice(NOUNS).capitalize()}",
            "parties: [RU, US]",
            "sources_for:",
            "  sources: [s0]",
            *(terms if _is_release(swap) else []),
            "summary: |-",
            f"  {TEXT.strip()}[^s0]",
            "sources:",
            "  s0:",
            "    title: Report on the exchange",
            "    publisher: Newspaper",
            f"    url: https://news.example.org/{swap}",
            "reviewed: 2026-11-01",
            "",
        ]
    )


def _roman(number: int) -> str:
    """A number in letters, so that every name is its own and sorts like a name."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters.capitalize()


def write(folder: Path, number: int, seed: int = 7) -> None:
    """Write the record to `folder`/cases."""
    for name, text in records(number, seed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)
