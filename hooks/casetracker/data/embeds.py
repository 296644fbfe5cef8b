"""`/embed/`: for each figure a page that other sites may frame, its pictures, and what it says of itself where its address is pasted.

The pages have no frame of the theme, no script and nothing beside them but pictures. They are no `Page`: no navigation, search or
sitemap knows of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.data.tables.csv_file import csv_bytes
from casetracker.data.tables.gathered import RELEASES
from casetracker.pages.context import Context
from casetracker.pages.embed.make import SIZES, Made
from casetracker.pages.embed.share import png_of
from casetracker.pages.embed.shown import Embeddable, embeddables
from casetracker.pages.output import BuildInfo, File, Read, encoded


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    for figure in embeddables(context):
        made = Made(figure, context, build_info)
        # What is made from the statistics is made where these are worked out; pictures as PNG are made of those files by whoever has time.
        group = "" if figure.is_swap else "figures"
        yield File(f"{figure.address}index.html", made.page, group=group)
        yield File(figure.file("svg"), made.svg, group=group)
        for size in () if figure.is_swap else SIZES:
            yield File(f"{figure.address}{size}.svg", partial(made.svg, size, both=True), group=group)
        if figure.is_swap:
            yield File(figure.csv, partial(_released, figure, context, build_info))
        if not figure.is_swap and png_of(figure, context, build_info):
            yield File(figure.file("png"), of=made.png)
        if build_info.base:
            yield File(figure.file("json"), of=partial(_oembed, made))


def _oembed(made: Made, read: Read) -> bytes:
    return encoded(made.oembed(read))


def _released(figure: Embeddable, context: Context, build_info: BuildInfo) -> bytes:
    """Return the rows of the table of releases that are about one swap."""
    of_swap = [row for row in context.releases.values() if row.swap and row.swap.id == figure.id]
    table = RELEASES._replace(items=lambda context, build_info: of_swap)
    return csv_bytes(table, table.rows(context, build_info))
