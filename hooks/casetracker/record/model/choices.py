"""Every word that a field may be chosen from, with its label and its definition: the glossary comes from here.

The terms are those of human-rights documentation: OHCHR and the Working Group on Arbitrary Detention for forms of
detention, HURIDOCS for events, the Levinson Act for designations by the United States.
"""

from __future__ import annotations

from casetracker.record.model.kinds import Choice
from casetracker.record.model.statuses import STATUS  # noqa: F401  (one choice among the others)
from casetracker.text.marking import N_

FORM = Choice(
    N_("a form of custody"),
    {
        "police": N_("Police custody"),
        "administrative": N_("Administrative detention"),
        "remand": N_("Remand"),
        "extradition": N_("Extradition detention"),
        "house-arrest": N_("House arrest"),
        "sentence": N_("Serving a sentence"),
        "hospital": N_("Hospital by court order"),
        "immigration": N_("Immigration detention"),
        "restricted": N_("Barred from leaving"),
        "unknown": N_("Custody of unknown form"),
    },
    {
        "police": N_("Short detention by police or a security service, before a court has ordered custody."),
        "administrative": N_("Detention for an administrative offence, which is no crime, or without charge."),
        "remand": N_("Custody before and during trial, until a judgment."),
        "extradition": N_("Custody in one state while another asks for the person to be handed over."),
        "house-arrest": N_("Confinement to a dwelling by order of a court or an authority. Counted as held."),
        "sentence": N_("Custody after a conviction, in a prison, penal colony or camp, also while an appeal is heard."),
        "hospital": N_("A closed hospital in which a court has ordered the person to be kept."),
        "immigration": N_("Custody for want of a right to stay, or until deportation."),
        "restricted": N_("At liberty, but barred from leaving a place or country. Days under such an order are not days held."),
        "unknown": N_("Held, but the sources do not say in what form."),
    },
)
OFFENCE = Choice(
    N_("a category of offence"),
    {
        "treason": N_("Treason"),
        "espionage": N_("Espionage"),
        "extremism": N_("Extremism"),
        "speech": N_("Speech"),
        "foreign-agent": N_("Law on foreign agents or undesirable organisations"),
        "unregistered-agent": N_("Unregistered agent of a foreign state"),
        "terrorism": N_("Terrorism"),
        "mercenary": N_("Mercenary activity"),
        "homicide": N_("Homicide"),
        "violence": N_("Violence"),
        "drugs": N_("Drugs"),
        "weapons": N_("Weapons"),
        "theft-fraud": N_("Theft or fraud"),
        "corruption": N_("Corruption"),
        "cybercrime": N_("Cybercrime"),
        "money-laundering": N_("Money laundering"),
        "sanctions-export": N_("Sanctions or export control"),
        "public-order": N_("Public order"),
        "other": N_("Other offence"),
    },
    {
        "foreign-agent": N_(
            "A breach of the rules that a state makes for people or organisations which it calls foreign agents or undesirable."
        ),
        "unregistered-agent": N_(
            "Acting for a foreign state without saying so to the authorities, as under section 951 of title 18 of the United States Code."
        ),
    },
)
OUTCOME = Choice(
    N_("an outcome"),
    {
        "pending": N_("Pending"),
        "convicted": N_("Convicted"),
        "acquitted": N_("Acquitted"),
        "dropped": N_("Dropped"),
        "overturned": N_("Conviction overturned"),
        "not-tried": N_("Not tried"),
        "not-punishable": N_("Found not punishable"),
        "unknown": N_("Outcome not known"),
    },
)
RESPONSE_VIA = Choice(
    N_("a way in which an answer reached the public"),
    {
        "person": N_("said by the person"),
        "lawyer": N_("said by a lawyer"),
        "family-statement": N_("said by the family in a statement"),
        "state-report": N_("as reported by the prosecuting state"),
    },
)
LEVEL = Choice(N_("a level"), {"administrative": N_("Administrative offence, not a crime")})
RULING = Choice(
    N_("a kind of ruling"),
    {
        "conviction": N_("Convicted"),
        "acquittal": N_("Acquitted"),
        "partial": N_("Convicted in part"),
        "not-punishable": N_("Found not punishable"),
        "upheld": N_("Upheld on appeal"),
        "changed": N_("Changed on appeal"),
        "overturned": N_("Overturned"),
        "remand": N_("Remanded in custody"),
        "extradition": N_("Extradition decided"),
        "clemency": N_("Clemency"),
        "other": N_("Ruling"),
    },
)
CONVICTS = frozenset({"conviction", "partial", "changed"})
ACQUITS = frozenset({"acquittal", "overturned", "not-punishable"})
UNDOES = frozenset({"acquittal", "charges-dropped"})
FALLEN = frozenset({"acquitted", "dropped", "overturned", "not-punishable"})
"""Legal bases of a release that undo a conviction."""
DESIGNATION = Choice(
    N_("a designation"),
    {
        "wrongfully-detained": N_("Wrongfully detained"),
        "arbitrarily-detained": N_("Arbitrarily detained"),
        "political-prisoner": N_("Political prisoner"),
        "hostage": N_("Hostage"),
        "other": N_("Other designation"),
    },
    {
        "wrongfully-detained": N_("A determination of the United States government under the Levinson Act of 2020."),
        "arbitrarily-detained": N_("A finding such as that of the UN Working Group on Arbitrary Detention."),
        "political-prisoner": N_("A finding of a human-rights organisation by its published criteria, such as Memorial's."),
        "hostage": N_("A finding that a person is held in order to compel a third party."),
    },
)
HEARING_STATE = Choice(N_("a state of a hearing"), {"planned": N_("Planned"), "moved": N_("Moved"), "cancelled": N_("Cancelled")})
MANNER = Choice(
    N_("a manner of release"),
    {
        "exchange": N_("Exchange"),
        "negotiated": N_("Negotiated release"),
        "unilateral": N_("Unilateral release"),
        "court-order": N_("Court order"),
        "sentence-served": N_("Sentence served"),
        "deportation": N_("Deportation"),
        "transfer": N_("Transfer to another state"),
        "escape": N_("Escape"),
        "bail": N_("Bail"),
        "other": N_("Other manner"),
    },
    {
        "exchange": N_("Freed against people whom another state freed."),
        "negotiated": N_("Freed after talks, without an exchange of people."),
        "unilateral": N_("Freed by decision of the detaining state alone."),
    },
)
BASIS = Choice(
    N_("a legal basis"),
    {
        "pardon": N_("Pardon"),
        "commutation": N_("Commutation"),
        "charges-dropped": N_("Charges dropped"),
        "acquittal": N_("Acquittal"),
        "sentence-served": N_("Sentence served"),
        "enforcement-waived": N_("Enforcement waived"),
        "expulsion": N_("Expulsion"),
        "bail": N_("Bail"),
        "none-reported": N_("None reported"),
    },
)
ALIAS = Choice(
    N_("a kind of name"),
    {
        "legal": N_("legal name"),
        "birth": N_("name at birth"),
        "assumed": N_("assumed identity"),
        "spelling": N_("other spelling"),
    },
)
LINK = Choice(
    N_("a kind of link"),
    {
        "campaign": N_("Campaign"),
        "official": N_("Official page"),
        "court": N_("Court papers"),
        "reference": N_("Reference"),
        "write": N_("How to write to the person"),
    },
)
SOURCE = Choice(
    N_("a kind of source"),
    {
        "official": N_("Official"),
        "court": N_("Court"),
        "agency": N_("News agency"),
        "press": N_("Press"),
        "state-media": N_("State media"),
        "advocacy": N_("Advocacy"),
        "reference": N_("Reference work"),
    },
)
GENDER = Choice(N_("a gender"), {"woman": N_("Woman"), "man": N_("Man"), "other": N_("Other")})
REVIEW = Choice(
    N_("a way of review"),
    {"full": N_("Compared with its opened sources"), "excerpts": N_("Written from excerpts")},
    {
        "full": N_("The sources were opened and the whole record was compared with them."),
        "excerpts": N_("The record was written from stored excerpts or copies; the sources were not opened again."),
    },
)
NO_CITIZENSHIP = Choice(
    N_("a word in place of a citizenship"),
    {"stateless": N_("Stateless"), "unknown": N_("Not known")},
    {
        "stateless": N_("The sources say that the person is a citizen of no state."),
        "unknown": N_("The sources do not say of which state the person is a citizen."),
    },
)
CLAIM = Choice(N_("a state of a claim"), {"acknowledged": N_("Acknowledged"), "disputed": N_("Disputed")})
WITHDRAWN = Choice(
    N_("a reason for withdrawal"),
    {
        "error": N_("because it was in error"),
        "duplicate": N_("because it stood here twice"),
        "out-of-scope": N_("because it was outside the scope of this site"),
        "safety": N_("for reasons of safety"),
        "request": N_("at request"),
    },
)
