"""The tables of the record: which there are, what a row of each is, and its columns.

The order is one in which every key that a row refers to is already there.
"""

from __future__ import annotations

from casetracker.data._columns import SOURCES, Column, Foreign, Table, columns_of, dated
from casetracker.record.model import Charge, Custody, Designation, Ruling, Source
from casetracker.record.model.choices import BASIS, MANNER, REVIEW, STATUS
from casetracker.text.marking import N_

_CASE = (Column("case_id", N_("The case: `id` in the table of cases."), needed=True, closed=True),)
_OF_CASE = (Foreign("case_id", "cases", "id"),)
_ENTRY = (
    Column("key", N_("The key of the row: `case_id`, a slash, `entry_id`. It survives edits elsewhere."), needed=True, closed=True),
    *_CASE,
    Column(
        "entry_id",
        N_("The id of the entry within its case, from its date and kind; the anchor on the case's page where it is dated."),
        needed=True,
    ),
)
_DAYS = (
    Column("days_fewest", N_("The fewest days held that the dates allow, up to the day shown."), "integer", needed=True),
    Column("days_most", N_("The most days held that the dates allow; empty where nothing bounds it."), "integer"),
)
_REVIEW = (
    Column(
        "reviewed",
        N_("The day on which the record was last checked against its sources, or written from excerpts of them."),
        "date",
        needed=True,
    ),
    Column(
        "review",
        N_("How: `full` where the sources were opened and compared, `excerpts` where they were not opened again."),
        needed=True,
        options=tuple(REVIEW.options),
        closed=True,
    ),
)
_PAGE = (
    Column("page", N_("The address of the page."), needed=True, closed=True),
    Column("json", N_("The address of the record in the API."), needed=True, closed=True),
)

SWAPS = Table(
    "swaps",
    N_("Swaps"),
    N_("One exchange of prisoners."),
    (
        Column("id", N_("The id of the swap, which its address ends in."), needed=True, closed=True),
        Column("title", N_("A plain title."), needed=True),
        *dated("date", N_("The day or days of the exchange."), needed=True),
        Column("place", N_("Where it took place.")),
        Column("parties", N_("The states and parties that agreed on it, by code or id, apart by spaces."), needed=True, closed=True),
        Column(
            "mediation",
            N_("Whether somebody helped to bring it about: none reported, reported, or reported and disputed of all."),
            needed=True,
            options=("none-reported", "reported", "disputed"),
            closed=True,
        ),
        Column("mediators", N_("Who did and is not disputed: codes of states, ids of parties or names of bodies, apart by semicolons.")),
        Column("mediators_disputed", N_("Of whom it is disputed, in the same way.")),
        Column(
            "people", N_("How many people were exchanged: those whose record names this swap as their release."), "integer", needed=True
        ),
        Column("withdrawn", N_("How many of them have no record any more."), "integer", needed=True),
        Column("summary", N_("The summary as plain text, in the site's language.")),
        *_REVIEW,
        *_PAGE,
        Column("sources", SOURCES, closed=True),
    ),
    "id",
    indexed=("date_earliest",),
)
CASES = Table(
    "cases",
    N_("Cases"),
    N_("One detention of one person."),
    (
        Column("id", N_("The id of the case, which its address ends in."), needed=True, closed=True),
        Column("name", N_("The name as most of the sources write it, in Latin script."), needed=True),
        Column("other_names", N_("The name in other scripts, and other names and spellings, apart by semicolons.")),
        Column("status", N_("The status on the day shown."), needed=True, options=tuple(STATUS.options), closed=True),
        Column("held", N_("Whether the person counts as held on that day."), "boolean", needed=True),
        Column("stale", N_("Whether the last report is so old that nothing is known of the day itself."), "boolean", needed=True),
        Column(
            "detained_by", N_("The state or party that holds the person, or held them last, by its code or id."), needed=True, closed=True
        ),
        Column(
            "citizenships",
            N_("Citizenships held at the time of detention, by code, apart by spaces; `stateless` or `unknown` by itself."),
            needed=True,
            closed=True,
        ),
        *dated("born", N_("Year of birth, or a span of years.")),
        Column("occupation", N_("Occupation before detention.")),
        Column("residence", N_("Where the person lived before detention.")),
        *dated("detained", N_("When the first custody began."), needed=True),
        *dated("last_report", N_("The last day for which a source says that the person was held.")),
        *dated("ended", N_("The day of release or death.")),
        Column("release_manner", N_("How the person came free."), options=tuple(MANNER.options), closed=True),
        Column("release_basis", N_("The legal act behind the release."), options=tuple(BASIS.options), closed=True),
        Column("release_to", N_("The state or party to which the person was handed over, by its code or id."), closed=True),
        Column("release_place", N_("Where the release took place.")),
        Column("swap_id", N_("The swap in which the person was freed: `id` in the table of swaps."), closed=True),
        *_DAYS,
        Column(
            "age_least",
            N_("The least age when detained; empty where not known, and for anyone who may then have been under 18."),
            "integer",
        ),
        Column("age_most", N_("The greatest age when detained; empty in the same way."), "integer"),
        Column("categories", N_("The categories of the charges, apart by spaces."), closed=True),
        Column("summary", N_("The summary as plain text, in the site's language.")),
        *_REVIEW,
        *_PAGE,
        Column("sources", N_("The ids of the sources for who the person is, apart by spaces."), closed=True),
    ),
    "id",
    (Foreign("swap_id", "swaps", "id"),),
    ("status", "detained_by", "detained_earliest", "swap_id"),
)
CUSTODY = Table(
    "custody", N_("Custody"), N_("One period of custody of a case."), (*_ENTRY, *columns_of(Custody)), "key", _OF_CASE, ("case_id",)
)
CHARGES = Table(
    "charges",
    N_("Charges"),
    N_("One charge of a case, with its outcome."),
    (*_ENTRY, *columns_of(Charge)),
    "key",
    _OF_CASE,
    ("case_id", "category"),
)
RULINGS = Table(
    "rulings",
    N_("Rulings"),
    N_("One decision of a court or act of clemency in a case."),
    (*_ENTRY, *columns_of(Ruling)),
    "key",
    _OF_CASE,
    ("case_id",),
)
DESIGNATIONS = Table(
    "designations",
    N_("Designations"),
    N_("What one state or body calls the detention in a case."),
    (*_ENTRY, *columns_of(Designation)),
    "key",
    _OF_CASE,
    ("case_id",),
)
TIMELINE = Table(
    "timeline",
    N_("Timeline"),
    N_("One dated thing of a case: custody, charge, ruling, designation, hearing, event, release or death."),
    (
        *_ENTRY,
        Column("kind", N_("What kind of entry it is."), needed=True, closed=True),
        *dated("date", N_("When it happened."), needed=True),
        Column("what", N_("What happened, in the site's language."), needed=True),
        Column("details", N_("Where, by whom, with what sentence.")),
        Column("sources", SOURCES, closed=True),
    ),
    "key",
    _OF_CASE,
    ("case_id", "date_earliest"),
)
SOURCE = Table(
    "sources",
    N_("Sources"),
    N_("One source as one record cites it."),
    (
        Column(
            "key",
            N_("The key of the row: `cases` or `swaps`, the record's id and the source's, apart by slashes."),
            needed=True,
            closed=True,
        ),
        Column("case_id", N_("The case that cites it, where it is a case's."), closed=True),
        Column("swap_id", N_("The swap that cites it, where it is a swap's."), closed=True),
        Column("source_id", N_("The id by which the record cites it."), needed=True, closed=True),
        *columns_of(Source),
    ),
    "key",
    (*_OF_CASE, Foreign("swap_id", "swaps", "id")),
    ("case_id", "swap_id", "publisher"),
)
HELD_AT_YEAR_END = Table(
    "held_at_year_end",
    N_("Held at the end of the year"),
    N_("How many people one state or party held when a year ended, by what the record knows now."),
    (
        Column("key", N_("The key of the row: the year, a hyphen, the code or id of who held them."), needed=True, closed=True),
        Column(
            "day",
            N_("The day for which is counted: the last of the year, or the day shown in a year that has not ended."),
            "date",
            needed=True,
        ),
        Column("state", N_("The state or party that held the people, by its code or id."), needed=True, closed=True),
        Column("held", N_("People held by it on that day. A person with several cases counts once."), "integer", needed=True),
        Column("stale", N_("How many of them had then not been reported on for long."), "integer", needed=True),
    ),
    "key",
)

TABLES = (SWAPS, CASES, CUSTODY, CHARGES, RULINGS, DESIGNATIONS, TIMELINE, SOURCE)
"""The tables of the record, but for the yearly one, which is worked out from all of it."""
