"""`tests/data/valid/<what is hard about it>/`: sound records of the hard cases. Where a warning is the point, it stands in `report.txt`.

A tracker's parties stand in a mkdocs.yml beside the record, as they do in a tracker.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.cli.places import scope_of
from casetracker.record.load import Loaded, load
from casetracker.record.model import Case, Swap
from casetracker.record.problems import report
from small_records import DATA, TODAY

EXAMPLES = sorted(path for path in (DATA / "valid").iterdir() if path.is_dir())


def loaded(example: str) -> Loaded:
    folder = DATA / "valid" / example / "cases"
    return load(folder, TODAY, scope=scope_of(folder))


def case(example: str, id: str) -> Case:
    return loaded(example).tracker.cases[id]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_loads_without_errors_and_with_the_warnings_beside_it_alone(example: Path) -> None:
    told = example / "report.txt"
    found = loaded(example.name)
    assert report(found.problems) == (told.read_text("utf-8") if told.exists() else "")
    assert found.errors == ()
    assert len(found.tracker.cases) + len(found.tracker.swaps) + len(found.tracker.withdrawn) == len(found.files)


def test_one_example_alone_is_about_a_warning() -> None:
    assert [example.name for example in EXAMPLES if (example / "report.txt").exists()] == ["charge-after-release"]


@pytest.mark.parametrize(
    ("example", "id", "status"),
    [
        ("added-sentences", "nadia-muster", "imprisoned"),
        ("arrest-abroad", "oskar-beispiel", "imprisoned"),
        ("charge-after-release", "lena-mallinen", "released"),
        ("died", "ilmar-naidis", "died"),
        ("citizenship-not-known", "yara-mithal", "detained"),
        ("disputed-day", "carla-ejemplo", "detained"),
        ("former-states", "frank-sample", "exchanged"),
        ("from-kosovo", "arta-shembull", "detained"),
        ("held-by-a-party", "greta-exempel", "released"),
        ("hospital", "tomas-ukazka", "detained"),
        ("house-arrest", "anton-obrazets", "house-arrest"),
        ("liberty-between", "pavel-vzor", "detained"),
        ("one-state-after-another", "ilja-ukazka", "released"),
        ("restricted", "galina-proba", "restricted"),
        ("stateless", "noor-namuna", "detained"),
        ("several-states", "milan-primer", "exchanged"),
        ("swap", "egor-primerov", "exchanged"),
        ("two-detentions-of-one-person", "rosa-ejemplar", "released"),
        ("unknown", "yusuf-ornek", "unknown"),
    ],
)
def test_the_examples_cover_every_status(example: str, id: str, status: str) -> None:
    assert case(example, id).status == status


def test_an_arrest_abroad_keeps_who_held_and_who_asked() -> None:
    held = [(period.by, period.requested_by, period.form) for period in case("arrest-abroad", "oskar-beispiel").custody]
    assert held == [("ES", "US", "extradition"), (None, None, "remand"), (None, None, "sentence")]


def test_several_states_hold_one_after_the_other() -> None:
    assert [period.by for period in case("several-states", "milan-primer").custody] == ["GR", "FR", "FR", None]


def test_added_sentences_have_a_total() -> None:
    assert [ruling.total for ruling in case("added-sentences", "nadia-muster").rulings] == [None, None, "4 years and 6 months"]


def test_liberty_between_two_arrests_is_an_end_known_or_not() -> None:
    assert [period.end and period.end.text for period in case("liberty-between", "pavel-vzor").custody] == ["2023-03-15", "unknown", None]


def test_a_disputed_day_is_a_span_with_its_accounts() -> None:
    disputed = case("disputed-day", "carla-ejemplo")
    assert (disputed.custody[0].start.text, len(disputed.disputed[0].accounts)) == ("2025-01-27/2025-01-28", 2)


def test_a_swap_has_two_sides_and_others() -> None:
    tracker = load(DATA / "valid" / "swap" / "cases", TODAY).tracker
    swap = tracker.swaps["2024-08-01-exampleton"]
    assert isinstance(swap, Swap)
    assert [(freed.id, freed.detained_by) for freed in tracker.freed[swap.id]] == [
        ("egor-primerov", "DE"),
        ("jonas-pavyzdys", "RU"),
        ("martha-exempel", "RU"),
    ]
    assert [(others.number, others.released_by) for others in swap.others] == [(2, "DE")]


def test_a_withdrawn_record_keeps_its_address_and_little_else() -> None:
    gone = load(DATA / "valid" / "withdrawn" / "cases", TODAY).tracker.withdrawn
    assert [(each.id, each.withdrawn.reason, each.swap) for each in gone] == [
        ("namesake", "duplicate", "2023-exampleton"),
        ("somebody", "request", None),
    ]


def test_a_party_holds_as_a_state_does_and_may_ask_for_an_arrest() -> None:
    assert case("held-by-a-party", "greta-exempel").detained_by == "river-front"
    held = [(period.by, period.requested_by) for period in case("held-by-a-party", "pavel-primerov").custody]
    assert held == [("UZ", "river-front"), (None, None)]


def test_three_states_of_which_two_are_no_more_free_three_people() -> None:
    freed = loaded("former-states").tracker.freed["1962-02-11-muster-bridge"]
    assert [(each.name, each.detained_by, each.release and each.release.to) for each in freed] == [
        ("Frank Sample", "SU", "US"),
        ("Fred Muster", "DD", "US"),
        ("Viktor Obrazets", "US", "SU"),
    ]


def test_a_state_is_followed_by_another_within_a_case() -> None:
    followed = case("one-state-after-another", "ilja-ukazka")
    assert [period.by for period in followed.custody] == ["SU", "SU", None]
    assert (followed.rulings[0].by, followed.detained_by, followed.person.citizenships) == ("SU", "RU", ("CS",))


@pytest.mark.parametrize(
    ("example", "id", "citizenships"),
    [
        ("stateless", "noor-namuna", ("stateless",)),
        ("citizenship-not-known", "yara-mithal", ("unknown",)),
        ("from-kosovo", "arta-shembull", ("XK",)),
    ],
)
def test_somebody_is_a_citizen_of_a_state_that_iso_does_not_list_of_none_or_nobody_says_of_which(
    example: str, id: str, citizenships: tuple[str, ...]
) -> None:
    assert case(example, id).person.citizenships == citizenships
