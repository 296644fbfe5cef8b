"""Everyday words for what is chosen from: each is answered with what to write, and no guess leads from one meaning to another."""

from __future__ import annotations

import re
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass

import pytest

import casetracker.record.model
from casetracker.data.form import model
from casetracker.locale import words
from casetracker.record.guesses import choice_meant, choice_words, field_meant, key_of, option_meant
from casetracker.record.guesses.everyday import choice_table
from casetracker.record.model import Case, Charge, Custody, Person, Release, Source, choices, fields, statuses
from casetracker.record.model.kinds import Choice
from node import run_module
from small_records import CASE, altered, check

CHOICES = {kind.what: kind for kind in (vars(choices) | vars(statuses)).values() if isinstance(kind, Choice)}
WORDS = [(what, answer, word) for what in CHOICES for answer, words in choice_words()[what].items() for word in words.split(", ")]
EVERY_WORD = sorted({word for kind in CHOICES.values() for word in choice_table(kind)})


SPECS = [
    spec
    for record in vars(casetracker.record.model).values()
    if isinstance(record, type) and is_dataclass(record) and any("kind" in field.metadata for field in dataclass_fields(record))
    for spec in fields(record)
]
"""Every field of every record and group."""


def test_every_choice_has_its_words_and_nothing_else_has_any() -> None:
    assert choice_words().keys() == {*CHOICES, "a field"}


def test_a_word_stands_once_as_it_is_looked_up_and_is_no_option_or_label() -> None:
    for what, kind in CHOICES.items():
        found = [word for each, _, word in WORDS if each == what]
        assert len(found) == len(set(found)), what
        assert [word for word in found if key_of(word) != word] == [], what
        own = {key_of(each) for option, label in kind.options.items() for each in (option, label)}
        assert own & set(found) <= {"foreign agent"}, what


def test_an_answer_is_an_option_or_a_sentence_that_names_what_there_is() -> None:
    keys = {spec.key for spec in SPECS}
    for what, kind in CHOICES.items():
        for answer in choice_words()[what]:
            named = re.findall("'([^']+)'", answer) if answer not in kind.options else [answer]
            assert answer in kind.options or re.match("write |leave |a |what ", answer), answer
            for each in named:
                key, colon, option = each.partition(": ")
                if colon:
                    of = [spec.kind.options for spec in SPECS if spec.key == key and isinstance(spec.kind, Choice)]
                    assert any(option in options for options in of), f"{what}: {answer}"
                else:
                    assert each in kind.options or each in keys, f"{what}: {answer}"


SAID = {
    statuses.STATUS: {
        "exile": ": write 'released', and under release 'manner: deportation'",
        "wanted": ": a record is of somebody who was held: write 'detained' where they were arrested, 'released' where they came free",
        "deceased": ": write 'died'", "dead": ": write 'died'", "killed": ": write 'died'", "умер": ": write 'died'",
        "Died in custody": ": write 'died'", "swapped": ": write 'exchanged'", "обменян": ": write 'exchanged'", "freed": ": write 'released'",
        "free": ": write 'released'", "jailed": ": write 'imprisoned', or 'detained' where there is no conviction",
        "prison": ": write 'imprisoned', or 'detained' where there is no conviction",
        "pardoned": ": write 'released', and under release 'basis: pardon'", "arrested": ": write 'detained', and under custody 'form: police'",
        "held": ": write 'detained', or 'imprisoned' after a conviction", "colony": ": write 'imprisoned'", "IK": ": write 'imprisoned'",
        "pre-trial detention": ": write 'detained', and under custody 'form: remand'", "SIZO": ": write 'detained', and under custody 'form: remand'",
        "в СИЗО": ": write 'detained', and under custody 'form: remand'", "convicted": ": write 'imprisoned', and under rulings 'kind: conviction'",
        "sentenced": ": write 'imprisoned', and under rulings 'kind: conviction'", "осуждён": ": write 'imprisoned', and under rulings 'kind: conviction'",
        "deported": ": write 'released', and under release 'manner: deportation'", "amnestied": ": write 'released', and under rulings 'kind: clemency'",
        "acquitted": ": write 'released', and under release 'basis: acquittal'", "disappeared": ": write 'unknown'",
        "подписка о невыезде": ": write 'restricted'", "домашний арест": ": write 'house-arrest'", "Home_Arrest": ": write 'house-arrest'",
        "House arrest": " (did you mean 'house-arrest'?)", "RELEASED": " (did you mean 'released'?)", "was released": " (did you mean 'released'?)",
        "relased": " (did you mean 'released'?)", "imprisonned": " (did you mean 'imprisoned'?)", "deceasd": " (did you mean 'died'?)",
        "arested": ": write 'detained', and under custody 'form: police'",
        "bail": ": write 'released', and under release 'manner: bail'; or 'restricted' where bail bars the person from leaving",
        "extradited": ": write 'detained', or 'imprisoned' after a conviction: an extradition begins a new period under custody, with 'by' for the "
        "state that holds the person then",
    },
    choices.FORM: {
        "military prison": ": write 'sentence' after a conviction, 'remand' before it",
        "pre-trial detention": ": write 'remand'", "SIZO": ": write 'remand'", "ИВС": ": write 'police'", "penal colony": ": write 'sentence'",
        "jail": ": write 'sentence' after a conviction, 'remand' before it",
        "arrested": ": write 'police' before a court has ordered custody, 'remand' after it", "ICE": ": write 'immigration'",
        "parole": ": write no period for it: who is at liberty is not in custody, and 'release' says how that came about",
        "psychiatric hospital": ": write 'hospital'", "Serving a sentence": ": write 'sentence'", "remnad": " (did you mean 'remand'?)",
    },
    choices.OFFENCE: {
        "child abuse": ": write 'violence' for an assault, else 'other'",
        "sedition": ": write 'speech' where it is for words alone, else 'extremism'", "insulting religious feelings": ": write 'speech'",
        "robbery": ": write 'violence' where it was done by force or threat, else 'theft-fraud'", "visa fraud": ": write 'other'",
        "sabotage": ": write 'terrorism' where the authority calls it that, else 'other'", "lobbying": ": write 'unregistered-agent'",
        "war crimes": ": write 'homicide' or 'violence', by what is said to have been done, else 'other'",
        "conspiracy": ": write the category of the offence that it was about",
        "murder": ": write 'homicide'", "bribery": ": write 'corruption'", "hacking": ": write 'cybercrime'", "spying": ": write 'espionage'",
        "шпионаж": ": write 'espionage'", "госизмена": ": write 'treason'", "fraud": ": write 'theft-fraud'", "FARA": ": write 'unregistered-agent'",
        "foreign agent": ": write 'foreign-agent' where the state calls the person one, 'unregistered-agent' where it says that they acted for another "
        "state without telling it",
        "18 U.S.C. 951": ": write 'unregistered-agent'", "fake news": ": write 'speech'", "undesirable organisation": ": write 'foreign-agent'",
        "smuggling": ": write 'drugs', 'weapons', 'sanctions-export' or 'other', by what was smuggled", "espionnage": " (did you mean 'espionage'?)",
    },
    choices.OUTCOME: {
        "unproven": ": write 'acquitted' where a court found so, 'dropped' where the case ended without a judgment",
        "guilty": ": write 'convicted'", "not guilty": ": write 'acquitted'", "quashed": ": write 'overturned'", "annulled": ": write 'overturned'",
        "pardoned": ": write 'convicted'; what came of it later is a ruling of its own, 'kind: changed' or 'kind: clemency'",
        "reduced": ": write 'convicted'; what came of it later is a ruling of its own, 'kind: changed' or 'kind: clemency'",
        "awaiting trial": ": write 'pending'", "dismissed": ": write 'dropped'", "acquited": " (did you mean 'acquitted'?)",
    },
    choices.RESPONSE_VIA: {
        "team": ": write whose answer they carried: 'person', 'lawyer', 'family-statement' or 'state-report'",
        "wife": ": write 'family-statement'", "attorney": ": write 'lawyer'", "адвокат": ": write 'lawyer'", "himself": ": write 'person'",
        "prosecutor": ": write 'state-report'",
        "newspaper": ": write whose answer they carried: 'person', 'lawyer', 'family-statement' or 'state-report'",
    },
    choices.LEVEL: {
        "civil": ": write 'administrative' where the law calls it no crime, and leave the line out else",
        "petty": ": write 'administrative' where the law calls it no crime, and leave the line out else",
        "misdemeanor": ": leave the line out: it is for what is no crime", "admin": ": write 'administrative'",
    },
    choices.RULING: {
        "sentenced": ": write 'conviction'", "verdict": ": write 'conviction', 'partial' or 'acquittal'", "commuted": ": write 'clemency'",
        "amnesty": ": write 'clemency'", "reduced": ": write 'changed'", "quashed": ": write 'overturned'", "affirmed": ": write 'upheld'",
        "appeal": ": write what was decided: 'upheld', 'changed' or 'overturned'", "indictment": ": a charge stands under 'charges'",
        "dismissed": ": write 'upheld' where an appeal was; where the case was, 'other', and under charges 'outcome: dropped'",
        "не виновен": "", "арест": ": write 'remand'", "Convicted": ": write 'conviction'",
    },
    choices.DESIGNATION: {
        "prisoner of war": ": write 'other'", "refugee": ": write 'other'",
        "prisoner of conscience": ": write 'political-prisoner'", "WGAD": ": write 'arbitrarily-detained'",
        "terrorist": ": a label that the detaining state gives belongs under charges", "wrongful detention": ": write 'wrongfully-detained'",
    },
    choices.HEARING_STATE: {
        "postponed": ": write 'moved'", "canceled": ": write 'cancelled'", "scheduled": ": write 'planned'",
        "took place": ": leave the line out once it was held",
    },
    choices.SWAP: {
        "swap": ": write 'exchange'", "group release": ": write 'release'", "relaese": " (did you mean 'release'?)", "prisoner trade": "",
    },
    choices.NO_CITIZENSHIP: {
        "Stateless": " (did you mean 'stateless'?)", "no citizenship": ": write 'stateless'", "без гражданства": ": write 'stateless'",
        "not reported": ": write 'unknown'", "n/a": ": write 'unknown'", "staetless": " (did you mean 'stateless'?)",
        "none": ": write 'stateless' where there is none, 'unknown' where no source says which",
    },
    choices.MANNER: {
        "swap": ": write 'exchange'", "prisoner exchange": ": write 'exchange'", "deal": ": write 'negotiated'", "expelled": ": write 'deportation'",
        "pardon": ": write how it came about ('exchange', 'negotiated' or 'unilateral'), and beside it 'basis: pardon'",
        "parole": ": write 'court-order' where a court decided it, else 'unilateral'", "on bail": ": write 'bail'",
        "died": ": a death in custody stands under 'death'", "time served": ": write 'sentence-served'",
    },
    choices.BASIS: {
        "extradition": ": leave the line out: an extradition is no release, but a new period under custody, with 'by' for the state that holds the person then",
        "humanitarian": ": write the legal act: 'pardon', 'commutation', 'enforcement-waived' or 'none-reported'; the reason stands under 'events'",
        "illness": ": write the legal act: 'pardon', 'commutation', 'enforcement-waived' or 'none-reported'; the reason stands under 'events'",
        "pardoned": ": write 'pardon'", "clemency": ": write 'pardon' or 'commutation', as the source calls it",
        "amnesty": ": leave the line out: there is no word for it here, and an amnesty stands under rulings, as 'kind: clemency'",
        "deported": ": write 'expulsion'", "none": ": write 'none-reported'", "not guilty": ": write 'acquittal'",
    },
    choices.ALIAS: {"maiden name": ": write 'birth'", "transliteration": ": write 'spelling'", "nickname": ": leave the line out"},
    choices.LINK: {
        "donate": ": write 'campaign'",
       "Wikipedia": ": write 'reference'", "petition": ": write 'campaign'", "docket": ": write 'court'"},
    choices.SOURCE: {
        "newspaper": ": write 'press'", "TV": ": write 'press'", "NGO": ": write 'advocacy'", "government": ": write 'official'",
        "TASS": ": write 'state-media'", "wire": ": write 'agency'", "court decision": ": write 'court'", "Википедия": ": write 'reference'",
        "blog": ": write who publishes it: 'official', 'press', 'advocacy' or another of the words below; leave the line out where none fits",
    },
    choices.GENDER: {"female": ": write 'woman'", "M": ": write 'man'", "Womn": "", "unknown": ": leave it out where no source says"},
    choices.REVIEW: {"extracts": ": write 'excerpts'", "complete": ": write 'full'"},
    choices.CLAIM: {
        "denied": ": write 'disputed'", "confirmed": ": write 'acknowledged'",
        "alleged": ": write 'disputed' only where somebody denies it, and leave the line out else",
    },
    choices.PLACE: {
        "SIZO": ": write 'remand-prison'", "СИЗО": ": write 'remand-prison'", "jail": ": write 'prison'", "IK": ": write 'penal-colony'",
        "bridge": ": write 'border-crossing'", "remand-prisn": " (did you mean 'remand-prison'?)", "church": "",
    },
    choices.WITHDRAWN: {"mistake": ": write 'error'", "at risk": ": write 'safety'", "privacy": ": write 'request'"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [(kind, text, said) for kind, of in SAID.items() for text, said in of.items()],
    ids=lambda each: str(each)[:40],
)
def test_an_everyday_word_is_answered_with_what_to_write(kind: Choice, text: str, said: str) -> None:
    assert choice_meant(text, kind) == said


def test_no_choice_is_without_an_example() -> None:
    assert {kind.what for kind in SAID} == CHOICES.keys()


def test_no_word_of_one_choice_is_taken_for_a_misspelt_one_of_another() -> None:
    """Every option, label and everyday word is tried at every choice: what is answered stands in that choice's own table."""
    for what, kind in CHOICES.items():
        table = choice_table(kind)
        guessed = {word: choice_meant(word, kind) for word in EVERY_WORD if key_of(word) not in table}
        assert {word: said for word, said in guessed.items() if said} == {}, what


def test_a_slip_in_an_option_leads_to_that_option_or_nowhere() -> None:
    for kind in CHOICES.values():
        for option in kind.options:
            for place in range(1, len(option)):
                shorter = option[:place] + option[place + 1 :]
                turned = option[:place] + option[place : place + 2][::-1] + option[place + 2 :]
                for slip in {shorter, turned} - kind.options.keys():
                    if key_of(slip) in EVERY_WORD:
                        continue
                    assert choice_meant(slip, kind) in ("", f" (did you mean '{option}'?)", choice_meant(key_of(option), kind)), slip


NO_GUESS = re.findall(
    "[a-z-]+",
    """
    retained restrained maintained obtained contained attained explained unrestrained unrestricted nonrestricted relisted relapsed
    related relaxed relegated replaced repeated reduced-fare revised rejoiced exchequer exchangeable imprinted improvised impressed
    dined dived tied lied unknowable unknotted known known-well restructured restocked constricted unexchanged unreleased undetained
    unimprisoned reimprisoned non-released not-released not-detained never-detained re-arrested misdetained unacknowledged
    disacknowledged undropped unconvicted-again unoverturned nonpending spending sending lending expending reason reasons season
    seasons treasons-trial reasoned espresso external extreme speeches speechless agency-made terrain terrible territory errorism
    merchant merciless homeside violent-film weaponless corrupted-file fraudless cyberspace drugstore arms-length personnel lawful
    lawless familiar planting planned-parenthood removed-item pressed pressure courtesy courtyard officer officious refereed
    preference depression compassion repulsion exclusion convocation conjunction election ejection deportment transferable escapade
    ballad bailiff pardonable commuter commotion explosion impulsion accidental oriental legalese birthday assumption spellbound
    campaigner referee writing wrote fuller fulfilled expert error-free duplicity out-of-date quest bequest conquest departed deputed
    reputed commended commanded demanded committed permitted submitted repelled compelled imposed exposed disposed proposed treated
    trusted pretended defended offended suspected arranged arraigned convinced extracted invested expended exploded interned-camp
    prospect detectives prisons-service reprised pronounced
    """,
)
"""Words that look like an option or an everyday word."""


@pytest.mark.parametrize("word", NO_GUESS)
def test_words_that_only_look_alike_get_no_guess(word: str) -> None:
    said = {what: choice_meant(word, kind) for what, kind in CHOICES.items()}
    assert {what: each for what, each in said.items() if each} == {}


@pytest.mark.parametrize("text", ["", "?", "王丽", "x" * 81, "detained" * 20, "0", "  "])
def test_nothing_is_guessed_of_what_is_no_word(text: str) -> None:
    assert [choice_meant(text, kind) for kind in CHOICES.values()] == [""] * len(CHOICES)


def test_an_option_is_taken_from_an_everyday_word_only_where_it_says_that_and_no_more() -> None:
    taken = {
        text: option_meant(text, statuses.STATUS)
        for text in ("dead", "Died in custody", "freed", "House arrest", "pardoned", "held", "relased")
    }
    assert taken == {
        "dead": "died", "Died in custody": "died", "freed": "released", "House arrest": "house-arrest",
        "pardoned": None, "held": None, "relased": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("record", "key", "meant"),
    [
        (Person, "nationality", "citizenships"), (Person, "date of birth", "born"), (Case, "nationality", None), (Case, "last-report", "last_report"),
        (Case, "Charge", "charges"), (Custody, "forms", "form"), (Custody, "prison", "facility"), (Custody, "since", "from"), (Custody, "frm", None),
        (Custody, "kind", "form"), (Charge, "article", "statute"), (Charge, "crime", "offence"), (Release, "type", "manner"),
        (Source, "link", "url"), (Source, "headline", "title"), (Source, "author", None), (Case, "state", None), (Case, "country", None),
        (Case, "sumary", "summary"), (Case, "detainedby", "detained_by"), (Custody, "fro", None), (Case, "relase", "release"), (Case, "deaths", "death"),
    ],
)  # fmt: skip
def test_a_key_is_found_by_what_people_call_it(record: type, key: str, meant: str | None) -> None:
    assert field_meant(key, [spec.key for spec in fields(record)]) == meant


def test_what_people_call_a_key_leads_to_keys_that_there_are() -> None:
    assert choice_words()["a field"].keys() <= {spec.key for spec in SPECS}


def test_the_form_says_the_same() -> None:
    texts = [*(text for of in SAID.values() for text in of), *NO_GUESS, *EVERY_WORD[::9], "", "王丽", "x" * 81]
    body = """
    const kinds = [...Object.values(given.model.records), ...Object.values(given.model.groups)].flatMap(({ fields }) => fields.map(({ kind }) => kind));
    const choices = new Map(kinds.map((kind) => kind.item ?? kind).filter(({ what }) => what).map((kind) => [kind.what, kind]));
    return Object.fromEntries([...choices].map(([what, kind]) => [what, given.texts.map((text) => m.choiceMeant(text, kind, given.model))]));
    """
    found = run_module("form/guesses.js", body, {"texts": texts, "model": model(words())})
    assert found == {what: [choice_meant(text, kind) for text in texts] for what, kind in CHOICES.items()}


def test_no_answer_is_cut_in_its_message() -> None:
    for answer, listed in choice_words()["a status"].items():
        (problem,) = check(altered(CASE, ("status: detained", f"status: {listed.split(', ')[0]}"))).problems
        assert problem.message.endswith(f": write '{answer}'" if answer in statuses.STATUS.options else f": {answer}")


def test_a_message_ends_with_what_to_write() -> None:
    (problem,) = check(altered(CASE, ("status: detained", "status: pardoned"))).problems
    assert problem.message == "'pardoned' is not a status: write 'released', and under release 'basis: pardon'"
    assert problem.hint == "Write one of: detained, imprisoned, house-arrest, restricted, unknown, exchanged, released, died."
