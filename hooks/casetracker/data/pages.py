"""The pages under `/data/`: what is offered, the API, and the field reference. What there is they know from the exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from casetracker.data import exports
from casetracker.data.api.resources import RESOURCES, Resource, schemas
from casetracker.data.archive import ADDRESS as ARCHIVE
from casetracker.data.openapi import CHANGES
from casetracker.data.shown import API
from casetracker.data.tables import TABLES
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, Page, Read
from casetracker.pages.reference.offered import ApiView, DataView, Download, Output, api_view, data_view, download, size
from casetracker.pages.reference.view import fields_view
from casetracker.pages.statistics.chart import LEFT_OUT, Chart
from casetracker.pages.statistics.view import CHARTS
from casetracker.text.marking import N_

_EXPLAINED = (
    "Meta",
    "Translation",
    "DerivedCase",
    "Entry",
    "DerivedSwap",
    "Reference",
    "Span",
    "Days",
    "StatisticsFile",
    "ChangesFile",
    "WithdrawnFile",
)
"""The parts that the API's page explains: those that the field reference does not."""

Body = Callable[..., Callable[[], str]]


def data_pages(context: Context, build_info: BuildInfo, body: Body) -> list[Page]:
    """Return the pages. `body` makes the content of one from its template, its address and its view."""
    _ = context.words._
    licence = {"licence_name": context.settings.licence_name, "licence_url": context.settings.licence_url}

    def data(read: Read) -> str:
        return body("data.html", "data/", lambda: _data(context, build_info, read), **licence)()

    def api(read: Read) -> str:
        return body("api.html", "data/api/", lambda: _api(context, build_info, read))()

    def made(address: str) -> bytes:
        return next(file for file in exports(context, build_info) if file.address == address).content()

    fields = body("fields.html", "data/fields/", lambda: fields_view(context), **licence)
    about = _(N_("The whole record to use again: tables, a database, an archive and an API."))
    return [
        Page("data/", _(N_("Data")), about, partial(data, made), section="data/", of=data),
        Page("data/api/", _(N_("API")), _(N_("The whole record as static JSON files.")), partial(api, made), section="data/", of=api),
        Page("data/fields/", _(N_("Fields")), _(N_("Every field of the record.")), fields, section="data/"),
    ]


def _data(context: Context, build_info: BuildInfo, read: Read) -> DataView:
    def file(address: str, title: str, about: str = "", rows: bool = False) -> Download:
        return download(address, title, about, read(address), context.words, rows=rows)

    def figure(chart: Chart) -> Download:
        address = f"data/figures/{chart.id}.csv"
        if read(address).count(b"\r\n") > 1:
            return file(address, chart.subject, rows=True)
        if chart.id == "endings" and context.settings.chosen_by_outcome:
            return file(address, chart.subject, LEFT_OUT, rows=True)
        return file(address, N_("Nothing to count yet"), rows=True)

    return data_view(
        context,
        build_info,
        [(table.id, table.title) for table in fields_view(context).tables],
        whole=(
            file(ARCHIVE, N_("Archive"), N_("Every other file that this page lists, and the API's files of all records.")),
            file("data/tracker.xlsx", N_("Workbook"), N_("All tables for Excel, LibreOffice and other spreadsheets, one a sheet.")),
            file("data/tracker.sqlite", N_("SQLite database"), N_("All tables, with keys, indexes and full-text search.")),
        ),
        tables=tuple(file(f"data/{table.file}", table.title, table.row, rows=True) for table in TABLES),
        described=(
            file("data/dictionary.csv", N_("Data dictionary"), N_("Every column of every table, with its meaning.")),
            file("data/datapackage.json", N_("Data package"), N_("The same for programs, by the Frictionless standard.")),
        ),
        figures=tuple(map(figure, sorted(CHARTS))),
    )


def _api(context: Context, build_info: BuildInfo, read: Read) -> ApiView:
    files, words, found = exports(context, build_info), context.words, schemas("#")

    def output(resource: Resource) -> Output:
        """Of a file, or of the first where there is one for each record."""
        start, _, end = f"{API}{resource.path}".partition("{id}")
        address = next((file.address for file in files if file.address.startswith(start) and file.address.endswith(end or start)), "")
        length = size(len(read(address)) if address else 0, words)
        return Output(resource.path, words._(resource.what), address, f"{API}{resource.schema_path}", length)

    return api_view(context, f"{build_info.base}{API}", map(output, RESOURCES), {name: found[name] for name in _EXPLAINED}, CHANGES)


def api_words() -> Iterator[str]:
    """Yield every sentence that the API's page takes from the API's description, for the catalogue of words."""
    found = schemas("#")
    yield from (resource.what for resource in RESOURCES)
    for name in _EXPLAINED:
        yield found[name]["description"]
        yield from (held["description"] for held in found[name].get("properties", {}).values() if held.get("description"))
