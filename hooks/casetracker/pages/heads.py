"""The head of a page: where its data and its feeds are, how it looks when it is shared, and what search engines read of it."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from casetracker.pages.card.view import HEIGHT, WIDTH
from casetracker.pages.case.last_change import newest
from casetracker.pages.context import Context
from casetracker.pages.embed.shown import Embeddable, embeddables_of
from casetracker.pages.feeds.view import Feed, case_feed, main_feeds, state_feed, states
from casetracker.pages.linked_data import Trail, article, breadcrumbs, dataset, script, website
from casetracker.pages.output import BuildInfo, Page
from casetracker.record.model import KINDS, Case, Record
from casetracker.settings import Settings

GATHERED = ("releases", "states", "charges")
"""Parts of the site whose pages stand in one file of the API."""


class Alternate(NamedTuple):
    """The same in another form."""

    form: str
    address: str
    title: str


def head(page: Page, context: Context, build_info: BuildInfo) -> str:
    """Return the HTML for the head of a page. A page that is not to be found by search says nothing about itself here."""
    if page.noindex or page.moved_to:
        return ""
    record = _record(page, context)
    case = record if isinstance(record, Case) else None
    parts = [_alternate(each, build_info.link(each.address, page.address)) for each in _alternates(page, case, context, build_info)]
    parts += _in_languages(page, context, build_info)
    parts += _shared(page, context, build_info, is_record=record is not None)
    if build_info.base:
        parts += [_embed(figure, build_info) for figure in embeddables_of(page.address, context)]
        parts.append(_linked(page, record, context, build_info))
    return "\n".join(part for part in parts if part)


def _in_languages(page: Page, context: Context, build_info: BuildInfo) -> list[str]:
    """Return the links to the same page in each language, and for all who read none of them to the first; none where one alone has it."""
    found = [(code, f"{build_info.root}{address}") for code, address in spoken(page.address, context.settings, build_info)]
    if not build_info.base or len(found) < 2:
        return []
    # The second word is for the theme's script, as below.
    return [
        f'<link rel="alternate translation" hreflang="{code}" href="{escape(address)}">'
        for code, address in [*found, *(("x-default", address) for _, address in found[:1])]
    ]


def spoken(address: str, settings: Settings, build_info: BuildInfo) -> list[tuple[str, str]]:
    """Return each language in whose own words the site has a page, with its address from the root of the first one."""
    return [(code, there) for code, there in settings.in_languages(address) if build_info.speaks(code, address)]


def _locales(page: Page, context: Context, build_info: BuildInfo) -> list[tuple[str, str]]:
    """Return Open Graph's locale of a page and those in which it can be had too; none on a site in English alone, as which all others count."""
    own = context.settings.language
    if not context.settings.languages:
        return [("locale", context.words.with_territory)] if context.words.language != "en" else []
    codes = [code for code, _ in spoken(page.address, context.settings, build_info)]
    codes.sort(key=lambda code: code != own)  # the rest in the order of the settings
    names = ["locale", *["locale:alternate"] * len(codes)]
    return [(name, context.settings.words(code).with_territory) for name, code in zip(names, codes, strict=False)]


def _shared(page: Page, context: Context, build_info: BuildInfo, *, is_record: bool) -> list[str]:
    """Return Open Graph's elements (https://ogp.me): what a page looks like where it is shared."""
    values = {
        "type": "article" if is_record else "website",
        "title": page.title if page.address else build_info.title,
        "site_name": build_info.title,
    }
    if page.description:
        values["description"] = page.description
    if build_info.base:
        values["url"] = build_info.base + page.address
    large = []
    if build_info.base and page.card:
        picture = f"{build_info.base}cards/{page.address.rstrip('/')}.png"
        # Without its size some sites show no picture at the first time that a page is shared; the words are for who can't see it.
        values |= {"image": picture, "image:width": str(WIDTH), "image:height": str(HEIGHT), "image:alt": page.card.words}
        large = ['<meta name="twitter:card" content="summary_large_image">']
    named = [*values.items(), *_locales(page, context, build_info)]
    return [f'<meta property="og:{name}" content="{escape(value)}">' for name, value in named] + large


def _record(page: Page, context: Context) -> Record | None:
    folder, slash, rest = page.address.partition("/")
    of_kind = next((context.tracker.records.get(kind.id, {}) for kind in KINDS.values() if kind.address == folder + slash), {})
    return of_kind.get(rest.removesuffix("/"))


def _alternates(page: Page, case: Case | None, context: Context, build_info: BuildInfo) -> list[Alternate]:
    found = []
    if page.address.startswith(tuple(kind.address for kind in KINDS.values())) and page.address.count("/") <= 2:
        found.append(Alternate("application/json", f"api/v1/{page.address.rstrip('/')}.json", context.words._("The same as data")))
    elif (part := page.address.partition("/")[0]) in GATHERED:
        found.append(Alternate("application/json", f"api/v1/{part}.json", context.words._("The same as data")))
    if build_info.base:
        for each in _feeds(page, case, context):
            found += _of_feed(each)
    return found


def _feeds(page: Page, case: Case | None, context: Context) -> list[Feed]:
    """Return the feeds that a page has to do with, its own first."""
    every = {feed.what: feed for feed in main_feeds(context)}
    changes = [every["changes"]] if "changes" in every else []
    if case:
        return [case_feed(case.id, case.name, context)] if changes else []
    if page.address.startswith("states/"):
        of_page = [state_feed(state, context) for state in states(context) if state.lower() == page.address.split("/")[1]]
        return [*of_page, *changes] if changes else []
    if (part := page.address.partition("/")[0]) in ("swaps", "releases"):
        return [*([every[part]] if part in every else []), *changes]
    return list(every.values()) if page.address in ("", "feeds/") else changes


def _of_feed(feed: Feed) -> list[Alternate]:
    return [
        Alternate("application/atom+xml", f"{feed.stem}.xml", feed.title),
        Alternate("application/feed+json", f"{feed.stem}.json", feed.title),
    ]


def _alternate(each: Alternate, link: str) -> str:
    """Return the link. Its second word keeps the theme's script away, which asks for a sitemap beside whatever is `alternate` alone."""
    word = "data" if each.form == "application/json" else "feed"
    return f'<link rel="alternate {word}" type="{each.form}" href="{escape(link)}" title="{escape(each.title)}">'


def _embed(figure: Embeddable, build_info: BuildInfo) -> str:
    """Return the link by which a site in which the page's address is pasted finds what to show (https://oembed.com, 4). It has to be absolute."""
    address = f"{build_info.base}{figure.file('json')}"
    return f'<link rel="alternate embed" type="application/json+oembed" href="{escape(address)}">'


def _linked(page: Page, record: Record | None, context: Context, build_info: BuildInfo) -> str:
    changed = str(page.changed) if page.changed else ""
    graph = []
    if record:
        past = context.history.of(record.kind, record.id)
        graph.append(article(page, record, build_info, context, past[-1].time if past else None, changed))
    elif page.address in ("cases/", "data/"):
        graph.append(dataset(build_info, context, str(newest(context) or "")))
    elif not page.address:
        graph.append(website(page, build_info, context))
    trail = _trail(page, record if isinstance(record, Case) else None, context)
    if len(trail) > 1:
        graph.append(breadcrumbs(trail, build_info.base))
    return script(graph) if graph else ""


def _trail(page: Page, case: Case | None, context: Context) -> Trail:
    """Return the way to a page: the head of its part, and for a case its detaining state, as the page itself shows it."""
    _ = context.words._
    sections = {"cases/": _("Cases"), "swaps/": _("Exchanges and releases"), "places/": _("Places"), "changes/": _("Changes")}
    of_cases = {"states/": _("States and parties"), "charges/": _("Charges")}
    trail: list[tuple[str, str]] = []
    if any(page.address.startswith(key) for key in of_cases):
        trail.append((sections["cases/"], "cases/"))
    for key, label in (sections | of_cases).items():
        if page.address.startswith(key) and page.address != key:
            trail.append((label, key))
    if case and case.detained_by in states(context):
        label = _("Detained by %(state)s") % {"state": context.words.state(case.detained_by)}
        trail.append((label, f"states/{case.detained_by.lower()}/"))
    return [*trail, (page.title, page.address)]
