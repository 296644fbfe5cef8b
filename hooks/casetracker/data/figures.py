"""`/data/figures/<name>.csv`: the numbers behind each figure of the statistics page, codes instead of words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.data.tables.csv_file import csv_file
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File
from casetracker.pages.statistics.chart import Chart
from casetracker.pages.statistics.view import CHARTS


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    for chart in CHARTS:
        yield File(f"data/figures/{chart.id}.csv", partial(_content, chart, context), group="figures")


def _content(chart: Chart, context: Context) -> bytes:
    return csv_file(chart.head, chart.rows(context))
