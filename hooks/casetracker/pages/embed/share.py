"""What stands beside a figure to be taken along: files under names that say what they are, the code that embeds it, and how to cite it.

A file names the day and the version of the record in itself and in its name, so that it can be told later what it was made from.
"""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

from casetracker.pages.card.view import HEIGHT, WIDTH, swap_card
from casetracker.pages.cite import Citation, citations_of
from casetracker.pages.context import Context
from casetracker.pages.embed import png
from casetracker.pages.embed.shown import Embeddable
from casetracker.pages.output import BuildInfo, Page
from casetracker.record.model import KINDS
from casetracker.text.marking import N_

CSV, SVG, PNG, JSON = N_("CSV"), N_("SVG"), N_("PNG"), N_("JSON")
DAY = 86_400
"""Seconds after which a site should ask anew."""
FRAME = 680
"""The width in pixels that is asked for where a width has to be said: a column of text."""


class Download(NamedTuple):
    """A file to take along: its form, its address, and the name under which it is stored."""

    form: str
    address: str
    name: str


class Taken(NamedTuple):
    """What stands below a figure."""

    files: tuple[Download, ...] = ()
    texts: tuple[Citation, ...] = ()
    foot: tuple[str, ...] = ()
    """For a page whose script makes files besides, what stands below its picture."""


def as_of(context: Context, build_info: BuildInfo) -> str:
    """Return `As of 24 November 2026, version 2424242.`"""
    _ = context.words._
    values = {"day": context.words.day(context.day), "version": build_info.version or _("version not known")}
    return _("As of %(day)s, version %(version)s.") % values if build_info.version else _("As of %(day)s, %(version)s.") % values


def foot(address: str, context: Context, build_info: BuildInfo) -> tuple[str, str]:
    """Return what stands below a picture: from which page of which site, of which day and version, under which licence."""
    where = ", ".join([build_info.title, *([f"{build_info.base}{address}"] if build_info.base else [])])
    source = context.words._("Source: %(source)s") % {"source": where}
    return source, f"{as_of(context, build_info)} {context.settings.licence_name}."


def taken(figure: Embeddable, title: str, height: int, context: Context, build_info: BuildInfo) -> Taken:
    """Return what stands below a figure of that title, which takes so many pixels of `height` in a column of text."""
    forms = [(CSV, figure.csv), (SVG, figure.file("svg"))]
    if picture := png_of(figure, context, build_info):
        forms.append((PNG, picture))
    files = tuple(_download(form, figure.name, address, context, build_info) for form, address in forms)
    if not build_info.base:
        return Taken(files, ())
    embed = Citation(context.words._("Embed code"), framed(figure, title, height, build_info))
    key = figure.name.replace("/", "-")
    return Taken(files, (embed, *citations_of(title, key, figure.page, context.day, build_info, context.words)))


def png_of(figure: Embeddable, context: Context, build_info: BuildInfo) -> str:
    """Return the address of the picture of a figure as PNG: of a swap its card, of which there is one anyway. Empty where there is none."""
    if not build_info.cards:
        return ""
    if not figure.is_swap:
        return figure.file("png") if png.can_draw() and not context.words.runs_from_right else ""  # our fonts have no such letters
    card = swap_card(context.tracker.swaps[figure.id], build_info.title, context)
    return f"cards/{figure.name}.png" if build_info.cards.shows(card) else ""


def framed(figure: Embeddable, title: str, height: int, build_info: BuildInfo) -> str:
    """Return the HTML that shows a figure in a page of another site: it is as wide as there is room, and tells us of no reader's page."""
    return (
        f'<iframe src="{build_info.base}{figure.address}" title="{escape(title)}" width="100%" height="{height}" '
        'style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def of_record(page: Page, context: Context, build_info: BuildInfo, files: tuple[Download, ...], texts: tuple[Citation, ...]) -> Taken:
    """Return what stands below the page of a record: its data, its card, and the HTML that shows the card in a page of another site.

    That is a picture that leads to the page, changes with it, and goes where the record is withdrawn. `files` and `texts` are what there is besides.
    Of a case a script makes more.
    """
    name, card = page.address.rstrip("/"), f"cards/{page.address.rstrip('/')}.png"
    if page.card and not files:
        files = (_download(PNG, name, card, context, build_info),)
        if build_info.base:
            texts = (Citation(context.words._("Embed code"), _linked(page, card, build_info)), *texts)
    below = foot(page.address, context, build_info) if page.section == KINDS["case"].address else ()
    return Taken((*files, _download(JSON, name, f"api/v1/{name}.json", context, build_info)), texts, below)


def _linked(page: Page, card: str, build_info: BuildInfo) -> str:
    said = escape(f"{page.title}, {build_info.title}")
    size = f'width="{WIDTH}" height="{HEIGHT}" style="max-width:100%;height:auto" loading="lazy" referrerpolicy="no-referrer"'
    return f'<a href="{build_info.base}{page.address}"><img src="{build_info.base}{card}" alt="{said}" {size}></a>'


def _download(form: str, name: str, address: str, context: Context, build_info: BuildInfo) -> Download:
    """Return a file to take along, under a name that says what it is, of which day and of which version."""
    said = "-".join(part for part in (name.replace("/", "-"), f"{context.day}", build_info.version) if part)
    return Download(context.words._(form), address, f"{said}.{form.lower()}")


def oembed(figure: Embeddable, title: str, height: int, thumbnail: tuple[str, int, int] | None, build_info: BuildInfo) -> dict[str, Any]:
    """Return what a figure says of itself to a site in which its address was pasted (oEmbed 1.0, https://oembed.com).

    `thumbnail` is the address of a picture with its width and height.
    """
    found: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": build_info.title,
        "provider_url": build_info.base,
        "cache_age": DAY,
        "html": framed(figure, title, height, build_info),
        "width": FRAME,
        "height": height,
    }
    if thumbnail:
        address, wide, high = thumbnail
        found |= {"thumbnail_url": f"{build_info.base}{address}", "thumbnail_width": wide, "thumbnail_height": high}
    return found
