"""The words to choose from are those of the design, each with a label."""

from __future__ import annotations

import pytest

from casetracker.record.model import choices, statuses
from casetracker.record.model.kinds import Choice

WORDS = {
    "STATUS": "detained imprisoned house-arrest restricted unknown exchanged released died",
    "FORM": "police administrative remand extradition house-arrest sentence hospital immigration restricted unknown",
    "OFFENCE": (
        "treason espionage extremism speech foreign-agent unregistered-agent terrorism mercenary homicide violence drugs weapons "
        "theft-fraud corruption cybercrime money-laundering sanctions-export public-order other"
    ),
    "LEVEL": "administrative",
    "RESPONSE_VIA": "person lawyer family-statement state-report",
    "OUTCOME": "pending convicted acquitted dropped overturned not-tried not-punishable unknown",
    "RULING": "conviction acquittal partial not-punishable upheld changed overturned remand extradition clemency other",
    "DESIGNATION": "wrongfully-detained arbitrarily-detained political-prisoner hostage other",
    "HEARING_STATE": "planned moved cancelled",
    "MANNER": "exchange negotiated unilateral court-order sentence-served deportation transfer escape bail other",
    "BASIS": "pardon commutation charges-dropped acquittal sentence-served enforcement-waived expulsion bail none-reported",
    "ALIAS": "legal birth assumed spelling",
    "LINK": "campaign official court reference write",
    "SOURCE": "official court agency press state-media advocacy reference",
    "GENDER": "woman man other",
    "REVIEW": "full excerpts",
    "NO_CITIZENSHIP": "stateless unknown",
    "SWAP": "exchange release",
    "CLAIM": "acknowledged disputed",
    "PLACE": "police remand-prison prison penal-colony camp immigration-centre hospital court airport border-crossing other",
    "WITHDRAWN": "error duplicate out-of-scope safety request",
}


@pytest.mark.parametrize("name", WORDS)
def test_a_choice_has_the_words_of_the_design(name: str) -> None:
    assert list((vars(choices) | vars(statuses))[name].options) == WORDS[name].split()


def test_no_choice_is_missing_here() -> None:
    assert {name for name, value in (vars(choices) | vars(statuses)).items() if isinstance(value, Choice)} == WORDS.keys()


@pytest.mark.parametrize("name", WORDS)
def test_every_word_has_a_label_and_meanings_are_of_words_that_are_there(name: str) -> None:
    choice: Choice = (vars(choices) | vars(statuses))[name]
    assert all(choice.options.values())
    assert choice.meanings.keys() <= choice.options.keys()
    assert choice.what.startswith(("a ", "an "))


def test_statuses_are_held_or_ended_or_neither() -> None:
    assert sorted(statuses.HELD) == ["detained", "house-arrest", "imprisoned"]
    assert sorted(statuses.ENDED) == ["died", "exchanged", "released"]
    assert set(statuses.STATUS.options) - statuses.HELD - statuses.ENDED == {"restricted", "unknown"}


@pytest.mark.parametrize("name", ["STATUS", "FORM"])
def test_every_status_and_form_of_custody_is_defined(name: str) -> None:
    choice: Choice = (vars(choices) | vars(statuses))[name]
    assert choice.meanings.keys() == choice.options.keys()


def test_the_two_opposite_charges_of_being_an_agent_have_a_category_each_and_a_definition() -> None:
    assert choices.OFFENCE.meanings == {
        "foreign-agent": "A breach of the rules that a state makes for people or organisations which it calls foreign agents or undesirable.",
        "unregistered-agent": (
            "Acting for a foreign state without saying so to the authorities, as under section 951 of title 18 of the United States Code."
        ),
    }
