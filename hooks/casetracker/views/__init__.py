"""For each kind of page the one frozen object that its template receives: everything worked out and worded, nothing escaped."""

from casetracker.views.case import CaseView, case_view
from casetracker.views.change_log import ChangesView, changes_views
from casetracker.views.context import Context, context
from casetracker.views.feed_list import FeedsView, feeds_view
from casetracker.views.home import HomeView, home_view
from casetracker.views.index import IndexView, index_views
from casetracker.views.needed import NeededView, needed_view
from casetracker.views.reference import FieldsView, GlossaryView, fields_view, glossary_view
from casetracker.views.statistics import StatisticsView, statistics_view
from casetracker.views.swap import SwapLogView, SwapView, swap_log_view, swap_view

__all__ = [
    "CaseView", "ChangesView", "Context", "FeedsView", "FieldsView", "GlossaryView", "HomeView", "IndexView", "NeededView", "StatisticsView", "SwapLogView", "SwapView", "case_view", "changes_views", "context",
    "feeds_view", "fields_view", "glossary_view", "home_view", "index_views", "needed_view", "statistics_view", "swap_log_view", "swap_view",
]  # fmt: skip
