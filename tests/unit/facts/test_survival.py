"""The estimator of how detention ends, against lifelines and by hand."""

from __future__ import annotations

import random
import warnings
from typing import Any

import pytest

from casetracker.facts.survival import Spell, at, cumulative_incidence

ENDINGS = ("exchanged", "released", "died")


@pytest.fixture(scope="module")
def lifelines() -> Any:
    """Imported by the one worker that asks it: this takes seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lifelines
    return lifelines


def spells(seed: int, number: int, days: int) -> list[Spell]:
    """Random spells, a third of them not seen to end."""
    chance = random.Random(seed)
    lengths = chance.sample(range(1, days), number) if days > number else [chance.randrange(1, days) for _ in range(number)]
    return [Spell(length, chance.choice([*ENDINGS, "exchanged", None, None])) for length in lengths]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ending", ENDINGS)
def test_incidence_is_that_of_lifelines(lifelines: Any, seed: int, ending: str) -> None:
    given = spells(seed, 120, 3000)
    ours = cumulative_incidence(given, ENDINGS)
    codes = {None: 0, **{each: number for number, each in enumerate(ENDINGS, 1)}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = lifelines.AalenJohansenFitter(calculate_variance=False).fit(
            [spell.days for spell in given], [codes[spell.ending] for spell in given], event_of_interest=codes[ending]
        )
    theirs = fitted.cumulative_density_.iloc[:, 0]
    for days, value in theirs.items():
        assert at(ours, int(days)).incidence[ending] == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_who_is_still_inside_is_the_estimate_of_kaplan_and_meier_with_many_ties(lifelines: Any, seed: int) -> None:
    given = spells(seed, 300, 40)
    ours = cumulative_incidence(given, ENDINGS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = lifelines.KaplanMeierFitter().fit([spell.days for spell in given], [spell.ending is not None for spell in given])
    for days, value in fitted.survival_function_.iloc[:, 0].items():
        assert at(ours, int(days)).inside == pytest.approx(value, abs=1e-9)


def test_shares_and_those_inside_make_one_at_every_step() -> None:
    for step in cumulative_incidence(spells(7, 300, 60), ENDINGS):
        assert sum(step.incidence.values()) + step.inside == pytest.approx(1)


def test_a_death_is_no_release() -> None:
    steps = cumulative_incidence([Spell(10, "died"), Spell(20, "released")], ENDINGS)
    assert at(steps, 10).incidence == {"exchanged": 0, "released": 0, "died": 0.5}
    assert at(steps, 20).incidence == {"exchanged": 0, "released": 0.5, "died": 0.5}


def test_someone_censored_on_the_day_of_an_ending_could_have_left_on_it() -> None:
    steps = cumulative_incidence([Spell(10, None), Spell(10, "exchanged")], ENDINGS)
    assert steps[-1].at_risk == 2
    assert steps[-1].incidence["exchanged"] == 0.5


def test_endings_on_one_day_count_at_once() -> None:
    steps = cumulative_incidence([Spell(5, "exchanged"), Spell(5, "died"), Spell(9, None), Spell(9, None)], ENDINGS)
    assert [(step.days, step.at_risk) for step in steps] == [(0, 4), (5, 4)]
    assert steps[-1].incidence == {"exchanged": 0.25, "released": 0, "died": 0.25}


def test_without_spells_there_is_only_the_beginning() -> None:
    assert [step.days for step in cumulative_incidence([], ENDINGS)] == [0]
