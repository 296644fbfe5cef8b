"""The sides of a swap: who released whom, to whom, worked out by hand from who was handed from where to where."""

from __future__ import annotations

from casetracker.facts import sides
from casetracker.facts.exchange import two_sides
from casetracker.record.model import Case, Withdrawn
from small_cases import a_swap, a_tracker, freed, withdrawn

Shown = tuple[str, str, str]


def of(*records: Case | Withdrawn) -> list[tuple[str, str, str] | tuple[str, str, str, int]]:
    """Return the sides as (released by, received by, people), with the number of withdrawn people where there are any."""
    swap = a_swap("RU", "US")
    found = []
    for side in sides(swap, a_tracker(swap, *records)):
        assert side.number == len(side.people) + side.withdrawn
        shown = (" ".join(side.released_by), " ".join(side.received_by), ", ".join(case.name for case in side.people))
        found.append((*shown, side.withdrawn) if side.withdrawn else shown)
    return found


def test_one_for_one() -> None:
    assert of(freed("Vera Example", "RU", "US"), freed("Ivan Sample", "US", "RU")) == [
        ("RU", "US", "Vera Example"),
        ("US", "RU", "Ivan Sample"),
    ]


def test_one_who_was_freed_by_one_side_only() -> None:
    assert of(freed("Vera Example", "RU", "US")) == [("RU", "US", "Vera Example")]


def test_three_for_two_with_three_states() -> None:
    # Russia frees A and B to the United States and C to Germany; these two free one each to Russia. Two sides: Russia
    # against both others, though nobody went between Germany and the United States.
    assert of(
        freed("A A", "RU", "US"),
        freed("B B", "RU", "US"),
        freed("C C", "RU", "DE"),
        freed("D D", "DE", "RU"),
        freed("E E", "US", "RU"),
    ) == [("RU", "US DE", "A A, B B, C C"), ("DE US", "RU", "D D, E E")]


def test_seven_states_on_two_sides() -> None:
    # Russia and Belarus free six; five states free one each, or two. Everybody crosses from one side to the other.
    assert of(
        freed("A A", "RU", "DE"),
        freed("B B", "RU", "US"),
        freed("C C", "RU", "US"),
        freed("D D", "RU", "DE"),
        freed("E E", "BY", "DE"),
        freed("F F", "RU", "DE"),
        freed("G G", "DE", "RU"),
        freed("H H", "US", "RU"),
        freed("I I", "US", "RU"),
        freed("J J", "SI", "RU"),
        freed("K K", "NO", "RU"),
    ) == [
        ("RU BY", "DE US", "A A, B B, C C, D D, E E, F F"),
        ("US DE SI NO", "RU", "G G, H H, I I, J J, K K"),
    ]
    # And the seventh, which frees one to Belarus.
    shown = of(freed("A A", "RU", "DE"), freed("E E", "BY", "US"), freed("K K", "NO", "BY"), freed("L L", "PL", "RU"),
               freed("G G", "DE", "RU"), freed("H H", "US", "RU"), freed("J J", "SI", "RU"))  # fmt: skip
    assert [(set(released_by.split()), people) for released_by, _, people in (each[:3] for each in shown)] == [
        ({"DE", "US", "NO", "PL", "SI"}, "G G, H H, J J, K K, L L"),
        ({"RU", "BY"}, "A A, E E"),
    ]


def test_a_withdrawn_person_is_counted_on_the_side_of_the_state_that_freed_them() -> None:
    gone = withdrawn("ivan-sample", "detained_by: US\nrelease: {swap: 2024-08-01-exampleton}")
    assert of(freed("Vera Example", "RU", "US"), gone) == [("RU", "US", "Vera Example"), ("US", "", "", 1)]


def test_a_withdrawn_person_counts_for_the_order_of_the_sides() -> None:
    gone = [withdrawn(f"gone-{number}", "detained_by: US\nrelease: {swap: 2024-08-01-exampleton}") for number in (1, 2)]
    assert of(freed("Vera Example", "RU", "US"), freed("Ivan Sample", "US", "RU"), *gone) == [
        ("US", "RU", "Ivan Sample", 2),
        ("RU", "US", "Vera Example"),
    ]


def test_a_withdrawn_person_of_whom_nothing_is_said_but_the_swap_is_counted_on_no_side() -> None:
    gone = withdrawn("ivan-sample", "release: {swap: 2024-08-01-exampleton}")
    assert of(freed("Vera Example", "RU", "US"), freed("Ivan Sample", "US", "RU"), gone)[-1] == ("", "", "", 1)


def test_a_withdrawn_person_of_a_state_that_freed_nobody_else_stands_alone() -> None:
    gone = withdrawn("ivan-sample", "detained_by: BY\nrelease: {swap: 2024-08-01-exampleton}")
    assert ("BY", "", "", 1) in of(freed("Vera Example", "RU", "US"), gone)


def test_a_withdrawn_person_who_names_no_swap_is_not_counted() -> None:
    assert of(freed("Vera Example", "RU", "US"), withdrawn("ivan-sample", "detained_by: US")) == [("RU", "US", "Vera Example")]


def test_states_that_can_t_be_split_in_two_sides_stand_each_for_itself() -> None:
    # Russia frees one to the United States, these one to Germany, and Germany one to Russia: a ring of three.
    assert of(freed("A A", "RU", "US"), freed("B B", "US", "DE"), freed("C C", "DE", "RU")) == [
        ("DE", "RU", "C C"),
        ("RU", "US", "A A"),
        ("US", "DE", "B B"),
    ]


def test_two_exchanges_that_nothing_joins_stand_each_for_itself() -> None:
    assert of(freed("A A", "RU", "US"), freed("B B", "US", "RU"), freed("C C", "BY", "PL")) == [
        ("BY", "PL", "C C"),
        ("RU", "US", "A A"),
        ("US", "RU", "B B"),
    ]


def test_who_was_handed_to_the_state_that_freed_them_does_not_break_the_sides() -> None:
    assert of(freed("A A", "RU", "RU"), freed("B B", "US", "RU")) == [("RU", "RU", "A A"), ("US", "RU", "B B")]


def test_a_swap_that_nobody_names_has_no_sides() -> None:
    assert of() == []


def test_a_swap_whose_people_are_all_withdrawn_says_how_many() -> None:
    gone = [withdrawn(f"gone-{number}", "release: {swap: 2024-08-01-exampleton}") for number in (1, 2)]
    assert of(*gone) == [("", "", "", 2)]


def test_who_was_freed_in_another_swap_is_not_of_this_one() -> None:
    assert of(freed("Vera Example", "RU", "US"), freed("Ivan Sample", "US", "RU", swap="2025-01-01-elsewhere")) == [
        ("RU", "US", "Vera Example")
    ]


def test_a_release_of_several_people_turns_no_exchange_round() -> None:
    # By the exchanges alone Belarus stands beside Russia. The release is larger than both, and would put Germany there.
    tracker = a_tracker(
        *(a_swap("RU", "US", id=name) for name in "ab"),
        a_swap("DE", "US", id="r", more="kind: release\n"),
        freed("A A", "RU", "US", "a"),
        freed("B B", "US", "RU", "a"),
        freed("C C", "BY", "DE", "b"),
        freed("D D", "DE", "BY", "b"),
        *(freed(f"E E{name}", "DE", "US", "r") for name in "aei"),
    )
    assert two_sides(tracker).swaps.keys() == {"a", "b"}
    of = {name: [side.released_by for side in pair[0]] for name, pair in two_sides(tracker, releases=True).swaps.items()}
    assert (of["a"] == [("RU",)]) is (of["b"] == [("BY",)])
