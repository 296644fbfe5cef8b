"""The pages under `/data/`: what is offered, the API, and the field reference. They are told by the exports what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from casetracker.data import exports
from casetracker.data.api.resources import RESOURCES, schemas
from casetracker.data.archive import ADDRESS as ARCHIVE
from casetracker.data.openapi import CHANGES
from casetracker.data.shown import API
from casetracker.data.tables import TABLES
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Page, Read
from casetracker.pages.reference.offered import ApiView, DataView, Offered, api_view, data_view
from casetracker.pages.reference.view import fields_view
from casetracker.pages.statistics.figure import LEFT_OUT, Chart
from casetracker.pages.statistics.view import CHARTS
from casetracker.text.marking import N_

_EXPLAINED = ("Meta", "DerivedCase", "Entry", "DerivedSwap", "Reference", "Span", "Days", "StatisticsFile", "ChangesFile", "WithdrawnFile")
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
    def offered(address: str, title: str, about: str = "", rows: bool = False) -> Offered:
        content = read(address)
        return Offered(address, title, about, len(content), content.count(b"\r\n") - 1 if rows else None)

    def figure(chart: Chart) -> Offered:
        found = offered(f"data/figures/{chart.id}.csv", chart.title, rows=True)
        if found.rows:
            return found
        if chart.id == "endings" and context.settings.chosen_by_outcome:
            return found._replace(about=LEFT_OUT)
        return found._replace(title=N_("Nothing to count yet"))

    whole = [
        offered(ARCHIVE, N_("Archive"), N_("Every other file that this page lists, and the API's files of all records.")),
        offered("data/tracker.sqlite", N_("SQLite database"), N_("All tables, with keys, indexes and full-text search.")),
    ]
    described = [
        offered("data/dictionary.csv", N_("Data dictionary"), N_("Every column of every table, with its meaning.")),
        offered("data/datapackage.json", N_("Data package"), N_("The same for programs, by the Frictionless standard.")),
    ]
    groups = [(table.id, table.title) for table in fields_view(context).tables]
    return data_view(
        context,
        build_info.title,
        build_info.base,
        build_info.commit,
        {
            "whole": whole,
            "tables": [offered(f"data/{table.file}", table.title, table.row, rows=True) for table in TABLES],
            "described": described,
            "figures": [figure(chart) for chart in sorted(CHARTS)],
        },
        groups,
    )


def _api(context: Context, build_info: BuildInfo, read: Read) -> ApiView:
    files = exports(context, build_info)
    found = schemas("#")
    outputs = []
    for resource in RESOURCES:
        example = _example(resource.path, files)
        size = len(read(example.address)) if example else 0
        outputs.append((resource.path, resource.what, example.address if example else "", f"{API}{resource.schema_path}", size))
    return api_view(context, f"{build_info.base}{API}", outputs, {name: found[name] for name in _EXPLAINED}, CHANGES)


def api_words() -> Iterator[str]:
    """Yield every sentence that the API's page takes from the API's description, for the catalogue of words."""
    found = schemas("#")
    yield from (resource.what for resource in RESOURCES)
    for name in _EXPLAINED:
        yield found[name]["description"]
        yield from (held["description"] for held in found[name].get("properties", {}).values() if held.get("description"))


def _example(path: str, files: Sequence[File]) -> File | None:
    """The file of that path, or the first of them where there is one for each record."""
    start, _, end = f"{API}{path}".partition("{id}")
    return next((file for file in files if file.address.startswith(start) and file.address.endswith(end or start)), None)
