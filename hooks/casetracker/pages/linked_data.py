"""A page in the terms of schema.org, as JSON-LD: what it is about, where it stands, and that the record is a dataset.

Only what the page says is said, and of people no more than their names and citizenships; what the head
says in other elements (address, description, licence) is not said again, since every page carries this. The fields are those that
search engines ask for: BreadcrumbList (position, name, item), Dataset (name, description), Event (name, startDate, location).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, Page
from casetracker.pages.place.mention import of_exchange
from casetracker.record.countries import COUNTRIES
from casetracker.record.model import Case, Place, Record, Swap
from casetracker.text.marking import N_

Data = dict[str, Any]
Trail = Sequence[tuple[str, str]]
"""The way from the first level of the site to a page: label and address."""

HEADLINE = 110
"""Characters of a headline that search engines show."""
DOWNLOADS = (
    ("api/v1/cases.json", "application/json"),
    ("api/v1/swaps.json", "application/json"),
    ("api/v1/places.json", "application/json"),
    ("api/v1/releases.json", "application/json"),
    ("api/v1/changes.json", "application/json"),
    ("data/cases.csv", "text/csv"),
    ("data/tracker.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("data/tracker.sqlite", "application/vnd.sqlite3"),
)
"""Where the whole record can be had, and in which form."""
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script(graph: Sequence[Data]) -> str:
    """Return the JSON-LD as an element for a page's head. No text in it can end the element or begin another."""
    whole = {"@context": "https://schema.org", "@graph": list(graph)} if len(graph) != 1 else {"@context": "https://schema.org", **graph[0]}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def breadcrumbs(trail: Trail, base: str) -> Data:
    """Return the way to a page. The last step is the page itself, which needs no address."""
    items = [{"@type": "ListItem", "position": at, "name": label, "item": base + address} for at, (label, address) in enumerate(trail, 1)]
    items[-1].pop("item")
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(page: Page, build_info: BuildInfo, context: Context) -> Data:
    """Return the home page's own terms."""
    return {
        "@type": "WebSite",
        "name": build_info.title,
        "url": build_info.base,
        "inLanguage": context.words.language,
        **({"description": page.description} if page.description else {}),
    }


def dataset(build_info: BuildInfo, context: Context, changed: str) -> Data:
    """Return the record as a dataset, with where it can be had."""
    form = N_(
        "%(description)s A sourced record of people detained and of exchanges of prisoners: one entry a case, a source for every claim."
    )
    return {
        "@type": "Dataset",
        "name": build_info.title,
        "description": (context.words._(form) % {"description": context.settings.description}).strip(),
        "url": f"{build_info.base}data/",
        "license": context.settings.licence_url,
        "creator": _house(build_info),
        "isAccessibleForFree": True,
        "inLanguage": context.words.language,
        **({"dateModified": changed} if changed else {}),
        **({"version": build_info.commit} if build_info.commit else {}),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": build_info.base + address} for address, form in DOWNLOADS
        ],
    }


def article(page: Page, record: Record, build_info: BuildInfo, context: Context, first: datetime | None, changed: str) -> Data:
    """Return the page of a record as an article about what it tells of."""
    about = _ABOUT[record.kind](record, context)
    return {
        "@type": "Article",
        "headline": page.title[:HEADLINE],
        "inLanguage": context.words.language,
        **({"datePublished": f"{first:%Y-%m-%d}"} if first else {}),
        **({"dateModified": changed} if changed else {}),
        "author": _house(build_info),
        **({"about": about} if about else {}),
    }


def _person(case: Case, context: Context) -> Data:
    others = [*case.names.values(), *(alias.name for alias in case.aliases if alias.kind != "assumed")]
    about: Data = {"@type": "Person", "name": case.name}
    if others:
        about["alternateName"] = list(dict.fromkeys(others))[:5]
    # Of a party it is in dispute whether it is a country; and who is a citizen of none, or of nobody knows which, has no nationality.
    if states := [code for code in case.person.citizenships if code in COUNTRIES]:
        about["nationality"] = [{"@type": "Country", "name": context.words.country(code)} for code in states]
    return about


def _exchange(swap: Swap, context: Context) -> Data:
    """An exchange as an event, where its day and place are known."""
    where = of_exchange(swap, context).text
    if not where or not swap.date.is_exact:
        return {}
    place = {"@type": "Place", "name": where, "address": where}
    ended = {"endDate": str(swap.until.latest)} if swap.until and swap.until.is_exact else {}
    return {"@type": "Event", "name": swap.title, "startDate": str(swap.date.earliest), "location": place, **ended}


def _place(place: Place, context: Context) -> Data:
    """A place without its point on the map, which is that of the town."""
    lies = {"addressLocality": place.town, "addressRegion": place.region, "addressCountry": context.words.country(place.country)}
    about: Data = {"@type": "Place", "name": place.name}
    if others := place.spellings[1:6]:
        about["alternateName"] = list(others)
    return {**about, "address": {"@type": "PostalAddress", **{key: text for key, text in lies.items() if text}}}


_ABOUT: dict[str, Callable[[Any, Context], Data]] = {"case": _person, "swap": _exchange, "place": _place}


def _house(build_info: BuildInfo) -> Data:
    return {"@type": "Organization", "name": build_info.title, "url": build_info.base}
