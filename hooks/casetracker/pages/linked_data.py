"""A page in the terms of schema.org, as JSON-LD: what it is about, where it stands, and that the record is a dataset.

Only what the page says is said, and of people no more than their names and citizenships; what the head
says in other elements (address, description, licence) is not said again, since every page carries this. The fields are those that
search engines ask for: BreadcrumbList (position, name, item), Dataset (name, description), Event (name, startDate, location).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, Page
from casetracker.record.countries import COUNTRIES
from casetracker.record.model import Case, Swap
from casetracker.text.marking import N_

Data = dict[str, Any]
Trail = Sequence[tuple[str, str]]
"""The way from the first level of the site to a page: label and address."""

HEADLINE = 110
"""Characters of a headline that search engines show."""
DOWNLOADS = (
    ("api/v1/cases.json", "application/json"),
    ("api/v1/swaps.json", "application/json"),
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


def of_case(page: Page, case: Case, build_info: BuildInfo, context: Context, first: datetime | None, changed: str) -> Data:
    """Return the page of a case as an article about a person."""
    others = [*case.names.values(), *(alias.name for alias in case.aliases if alias.kind != "assumed")]
    about: Data = {"@type": "Person", "name": case.name}
    if others:
        about["alternateName"] = list(dict.fromkeys(others))[:5]
    # Of a party it is in dispute whether it is a country; and who is a citizen of none, or of nobody knows which, has no nationality.
    if states := [code for code in case.person.citizenships if code in COUNTRIES]:
        about["nationality"] = [{"@type": "Country", "name": context.words.country(code)} for code in states]
    return {**_article(page, build_info, context, first, changed), "about": about}


def of_swap(page: Page, swap: Swap, build_info: BuildInfo, context: Context, first: datetime | None, changed: str) -> Data:
    """Return the page of a swap as an article; about an event where its day and place are known."""
    article = _article(page, build_info, context, first, changed)
    if swap.place and swap.date.is_exact:
        place = {"@type": "Place", "name": swap.place, "address": swap.place}
        when = str(swap.date.earliest)
        article["about"] = {
            "@type": "Event", "name": swap.title, "startDate": when, "location": place,
            **({"endDate": str(swap.until.latest)} if swap.until and swap.until.is_exact else {}),
        }  # fmt: skip
    return article


def _article(page: Page, build_info: BuildInfo, context: Context, first: datetime | None, changed: str) -> Data:
    return {
        "@type": "Article",
        "headline": page.title[:HEADLINE],
        "inLanguage": context.words.language,
        **({"datePublished": f"{first:%Y-%m-%d}"} if first else {}),
        **({"dateModified": changed} if changed else {}),
        "author": _house(build_info),
    }


def _house(build_info: BuildInfo) -> Data:
    return {"@type": "Organization", "name": build_info.title, "url": build_info.base}
