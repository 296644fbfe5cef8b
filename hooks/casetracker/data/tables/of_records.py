"""The tables of cases, swaps and places."""

from __future__ import annotations

from casetracker.data.shown import ShownCase, ShownPlace, ShownSwap, Value, taking
from casetracker.data.tables.table import SOURCES, Column, Foreign, Table, code, codes, dated, flag, number, text
from casetracker.facts import number_freed
from casetracker.record.model.choices import BASIS, GENDER, MANNER, PLACE, REVIEW, SWAP
from casetracker.record.model.statuses import STATUS
from casetracker.text.marking import N_

_REVIEWED = N_("The day on which the record was last checked against its sources, or written from excerpts of them.")
_REVIEW = N_("How: `full` where the sources were opened and compared, `excerpts` where they were not opened again.")
_SUMMARY = text("summary", N_("The summary as plain text, in the site's language."), "summary")
_OF_ANY = (
    Column("reviewed", _REVIEWED, lambda row: row.record.reviewed.text, "date", needed=True),
    code("review", _REVIEW, "record.review", REVIEW.options),
    code("page", N_("The address of the page."), "page"),
    code("json", N_("The address of the record in the API."), "json"),
)


def _mediators(*, disputed: bool) -> Value:
    """Return what names those who helped to bring a swap about: those of whom that is disputed, or the others."""
    return lambda row: "; ".join(each.by for each in row.record.mediators if (each.claim == "disputed") is disputed) or None


def _terms(*, disputed: bool) -> Value:
    """Return what names what was given beside people: what is disputed, or the rest."""
    return lambda row: "; ".join(f"{each.by}: {each.gives}" for each in row.record.terms if (each.claim == "disputed") is disputed) or None


def _mediation(row: ShownSwap) -> str:
    disputed = {each.claim == "disputed" for each in row.record.mediators}
    return "none-reported" if not disputed else "disputed" if all(disputed) else "reported"


def _at(row: ShownSwap) -> str | None:
    return row.record.at if row.record.at in row.context.tracker.places else None


_MEDIATION = N_("Whether somebody helped to bring it about: none reported, reported, or reported and disputed of all.")
_MEDIATORS = N_("Those whose part is not disputed: codes of states, ids of parties or names of bodies, apart by semicolons.")
_KIND = N_("Whether people were exchanged, or released together by agreement and nobody freed for them.")
_TERMS = N_("What else was given for people, each with who gave it, apart by semicolons.")
_PEOPLE = N_("How many people were freed: those whose record names this swap as their release.")
SWAPS = Table(
    "swaps",
    N_("Swaps"),
    N_("One exchange of prisoners, or one release of people together by agreement."),
    (
        code("id", N_("The id of the swap, which its address ends in."), "record.id"),
        code("kind", _KIND, "record.manner", SWAP.options),
        text("title", N_("A plain title."), "record.title", needed=True),
        *dated("date", N_("The day; where it took several, the first of them."), "record.date", needed=True),
        *dated("until", N_("The last day, where it took several."), "record.until"),
        text("place", N_("Where it took place."), "record.place"),
        codes("parties", N_("The states and parties that agreed on it, by code or id, apart by spaces."), "record.parties", needed=True),
        code("mediation", _MEDIATION, _mediation, ("none-reported", "reported", "disputed")),
        text("mediators", _MEDIATORS, _mediators(disputed=False)),
        text("mediators_disputed", N_("Those whose part is disputed, in the same way."), _mediators(disputed=True)),
        text("terms", _TERMS, _terms(disputed=False)),
        text("terms_disputed", N_("Those of them that are disputed, in the same way."), _terms(disputed=True)),
        number("people", _PEOPLE, lambda row: number_freed(row.sides)),
        number("withdrawn", N_("How many of them have no record any more."), lambda row: sum(side.withdrawn for side in row.sides)),
        _SUMMARY,
        *_OF_ANY,
        codes("sources", SOURCES, "record.sources_for.sources"),
        code("place_id", N_("The place where it was, if it has a record: `id` in the table of places."), _at, needed=False),
    ),
    lambda context, build_info: (ShownSwap(swap, context, build_info) for swap in context.tracker.swaps.values()),
    "id",
    (Foreign("place_id", "places", "id"),),
    ("date_earliest",),
)


def _other_names(row: ShownCase) -> str:
    return "; ".join(dict.fromkeys([*row.record.names.values(), *(alias.name for alias in row.record.aliases)]))


def _swap(row: ShownCase) -> str | None:
    swap = row.record.release.swap if row.record.release else None
    return swap if swap in row.context.tracker.swaps else None


_STALE = N_("Whether the last report is so old that it is not known whether the person is held on that day.")
_DETAINED_BY = N_("The state or party that holds the person, or held them last, by its code or id.")
_CITIZENSHIPS = N_("Citizenships held at the time of detention, by code, apart by spaces; `stateless` or `unknown` by itself.")
_LAST_REPORT = N_("The last day for which a source says that the person was held.")
_RELEASE_TO = N_("The state or party to which the person was handed over, by its code or id.")
_AGE_LEAST = N_("The least age when detained; empty where not known, and for anyone who may then have been under 18.")
_SOURCES = N_("The ids of the sources for who the person is, apart by spaces.")
CASES = Table(
    "cases",
    N_("Cases"),
    N_("One detention of one person."),
    (
        code("id", N_("The id of the case, which its address ends in."), "record.id"),
        text("name", N_("The name as most of the sources write it, in Latin script."), "record.name", needed=True),
        text("other_names", N_("The name in other scripts, and other names and spellings, apart by semicolons."), _other_names),
        code("status", N_("The status on the day shown."), "standing.word", STATUS.options),
        flag("held", N_("Whether the person counts as held on that day."), "standing.held"),
        flag("stale", _STALE, "standing.stale"),
        code("detained_by", _DETAINED_BY, "record.detained_by"),
        codes("citizenships", _CITIZENSHIPS, "record.person.citizenships", needed=True),
        code("gender", N_("As the sources speak of the person."), "record.person.gender", GENDER.options, needed=False),
        *dated("born", N_("Year of birth, or a span of years."), "record.person.born"),
        text("occupation", N_("Occupation before detention."), "record.person.occupation"),
        text("residence", N_("Where the person lived before detention."), "record.person.residence"),
        *dated("detained", N_("When the first custody began."), lambda row: row.record.custody[0].start, needed=True),
        *dated("last_report", _LAST_REPORT, "record.last_report?.date"),
        *dated("ended", N_("The day of release or death."), "ended?.date"),
        code("release_manner", N_("How the person came free."), "record.release?.manner", MANNER.options, needed=False),
        code("release_basis", N_("The legal act behind the release."), "record.release?.basis", BASIS.options, needed=False),
        code("release_to", _RELEASE_TO, "record.release?.to", needed=False),
        text("release_place", N_("Where the release took place."), "record.release?.place"),
        code("swap_id", N_("The swap in which the person was freed: `id` in the table of swaps."), _swap, needed=False),
        number("days_fewest", N_("The fewest days held that the dates allow, up to the day shown."), "days.total.fewest"),
        number("days_most", N_("The most days held that the dates allow; empty where nothing bounds it."), "days.total.most", needed=False),
        number("age_least", _AGE_LEAST, "age?.least", needed=False),
        number("age_most", N_("The greatest age when detained; empty in the same way."), "age?.most", needed=False),
        codes("categories", N_("The categories of the charges, apart by spaces."), "categories"),
        _SUMMARY,
        *_OF_ANY,
        codes("sources", _SOURCES, "record.person.sources"),
    ),
    lambda context, build_info: (ShownCase(case, context, build_info) for case in context.tracker.listed),
    "id",
    (Foreign("swap_id", "swaps", "id"),),
    ("status", "detained_by", "detained_earliest", "swap_id"),
)

_SPELLINGS = N_("Its name in other scripts, and other names and spellings, apart by semicolons.")
_HELD = N_("How many people of listed cases are known to have been held there.")
PLACES = Table(
    "places",
    N_("Places"),
    N_("One prison, court, crossing or other place that cases and swaps name."),
    (
        code("id", N_("The id of the place, which its address ends in."), "record.id"),
        text("name", N_("The name as reports in English write it."), "record.name", needed=True),
        text("other_names", _SPELLINGS, lambda row: "; ".join(row.record.spellings[1:])),
        code("kind", N_("What kind of place it is."), "record.sort", PLACE.options),
        text("town", N_("The town or district in which it lies."), "record.town"),
        text("region", N_("The region or province."), "record.region"),
        code("country", N_("The state in which it lies, by its code."), "record.country"),
        Column("latitude", N_("In degrees, to two decimals: of the town."), taking("record.at?.latitude"), "number"),
        Column("longitude", N_("In degrees, to two decimals: of the town."), taking("record.at?.longitude"), "number"),
        text("address", N_("The institution's own postal address, as an official page prints it."), "record.address"),
        text("held_by", N_("Who runs it."), "record.held_by"),
        number("people", _HELD, "people"),
        number("swaps", N_("How many exchanges took place there."), lambda row: row.found.exchanges),
        *_OF_ANY,
        codes("sources", SOURCES, "record.sources"),
    ),
    lambda context, build_info: (ShownPlace(place, context, build_info) for place in context.tracker.places.values()),
    "id",
    indexed=("country", "kind"),
)
