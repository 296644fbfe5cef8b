"""Words are found in any script, without accents, and with a slip of the finger; what they name comes before what speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from node import run_module

DATA = {
    "words": {"skip": "of the in"},
    "fields": [["Also known as", 9], ["Charge", 6], ["Held by", 6], ["Mediator", 6], ["Summary", 3], ["Occupation", 5]],
    "facts": [
        [0, "Вера Примёрова"],
        [0, "Novák"],
        [1, "Espionage", "spying, spies"],
        [2, "Türkiye", "TR, turkey, turkish"],
        [5, "Ballet dancer"],
        [5, "Engineer, retired"],
        [3, "Exchange at Muster Bridge of 10 April 2025"],
        [3, "Türkiye", "TR, turkey"],
        [4, "Ten people were exchanged. Among them was a dancer named Sample."],
    ],
    # A 0 stands for the next fact that is new, any other number for one that stood before.
    "groups": [
        ["states/", [["tr", "Türkiye", "State or party", [7], "TR, turkey, turkish"]]],
        ["charges/", [["", "Espionage", "Charge", [], "spying, spies"]]],
        [
            "cases/",
            [
                ["", "Vera Example", "Case", [0, 0, 0, 0, 0]],
                ["", "Łukasz Sample", "Case", [3, 0]],
                ["jm", "Jörg Muster", "Case", [4]],
            ],
        ],
        ["swaps/", [["2025-04-10-muster", "Exchange at Muster Bridge of 10 April 2025", "Exchange", [8, 9]]]],
        ["places/", [["", "Muster", "Place", []]]],
    ],
}
PAGES = [
    ["about/method/", "Method", "", "How a dancer is counted", False],
    ["contribute/", "Counted and contributed", "", "", True],
    ["about/dancers/", "Dancers", "", "", False],
    ["about/#d", "About", "Design", "counted", False],
]
VERA, LUKASZ, JORG, SWAP = "cases/vera-example", "cases/lukasz-sample", "cases/jm", "swaps/2025-04-10-muster"
CASES = "cases/"
ASKED: dict[tuple[str, str], tuple[list[str], bool, bool]] = {
    ("vera", ""): ([VERA], False, True),
    ("ВЕРА", ""): ([VERA], False, True),
    ("Βέρα", ""): ([VERA], False, True),
    ("primerova", ""): ([VERA], False, True),
    ("Примёровой", ""): ([VERA], False, True),
    ("Веры", ""): ([VERA], True, True),  # of so short a word no ending is cut off
    ("примеровать", ""): ([VERA], True, True),  # nor that of a verb
    ("novak vera", ""): ([VERA], False, True),
    ("lukasz", ""): ([LUKASZ], False, True),
    ("Jorg", ""): ([JORG], False, True),
    ("ve", ""): ([VERA], False, True),
    ("exmaple", ""): ([VERA], True, True),
    ("Primerovva", ""): ([VERA], True, True),
    ("sampel engineer", ""): ([LUKASZ], True, True),
    ("spies", ""): (["charges/espionage", VERA, LUKASZ], False, True),
    ("turkish spies", ""): ([VERA], False, True),
    ("turkey", ""): (["states/tr", VERA, JORG, SWAP], False, True),
    ("turkey mediator", ""): (["states/tr", SWAP], False, True),
    ("muster", ""): (["places/muster", JORG, SWAP, "states/tr"], False, True),
    ("muster 2025", ""): ([SWAP, "states/tr"], False, True),
    ("dancer", ""): ([VERA, SWAP, "about/dancers/", "about/method/"], False, True),
    ("the dancer in counted", ""): (["about/method/"], False, True),
    ("counted", ""): (["about/method/", "about/#d", "contribute/"], False, True),
    ("contributed", ""): (["contribute/"], False, True),
    ("dancer", CASES): ([VERA], False, True),
    ("bridge", CASES): ([], False, False),
    ("vera espionage nowhere", ""): ([VERA], False, False),
    ("xqzw", ""): ([], False, False),
    ("", ""): ([], False, False),
}
"""A question, and the folder that alone is searched, to what is found; whether it is only spelled nearly so; whether every word was found."""
ASK = """
  const index = m.open(given[0]);
  m.addPages(index, given[1], "Page");
  return given[2].map(([query, folder]) => {
    const { found, near, whole } = m.find(index, query, folder);
    const where = found.map(({ where }) => where.map(({ text }) => text));
    return { found: found.map(({ entry }) => entry.folder + entry.id), where, near, whole: Boolean(whole) };
  });
"""


@pytest.fixture(scope="module")
def search() -> Callable[[tuple[str, str]], dict[str, Any]]:
    """Ask all questions at once: most of the time goes by until there is something to ask."""
    more = [("vera spying dancer", ""), ("примерова", "")]
    questions = [*ASKED, *more]
    answers = dict(zip(questions, run_module("search/find.js", ASK, [DATA, PAGES, questions]), strict=True))
    return answers.__getitem__


@pytest.mark.parametrize("question", ASKED, ids=" ".join)
def test_what_is_named_comes_first(search: Callable[[tuple[str, str]], dict[str, Any]], question: tuple[str, str]) -> None:
    answer = search(question)
    assert (answer["found"], answer["near"], answer["whole"]) == ASKED[question]


def test_a_result_says_in_which_texts_the_words_stand_that_its_title_does_not_have(
    search: Callable[[tuple[str, str]], dict[str, Any]],
) -> None:
    assert search(("vera spying dancer", ""))["where"] == [["Espionage", "Ballet dancer"]]
    assert search(("примерова", ""))["where"] == [["Вера Примёрова"]]


MARKED = [
    ("Вера Примёрова", ["primerova"], ["Примёрова"]),
    ("A spy, <b>spying</b>", ["spy"], ["spy", "spying"]),
    ("IK-17, Ozyorny", ["ik", "17"], ["IK", "17"]),
    ("Tsikhanouski", ["khanou"], ["Tsikhanouski"]),
    ("Anna", ["nna"], []),
]


def test_the_words_that_were_asked_for_are_marked_and_nothing_is_lost() -> None:
    found = run_module("search/words.js", "return given.map(([text, forms]) => m.marks(text, forms));", MARKED)
    for (text, _, marked), pieces in zip(MARKED, found, strict=True):
        assert "".join(piece for piece, _ in pieces) == text
        assert [piece for piece, is_marked in pieces if is_marked] == marked


def test_steps_between_words_are_counted_up_to_a_limit() -> None:
    others = ["vera", "vear", "ver", "viera", "vira", "novak"]
    assert run_module("search/words.js", "return given.map((other) => m.distance('vera', other, 2));", others) == [0, 1, 1, 1, 1, 3]
