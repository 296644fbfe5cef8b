"""The addresses of the record's sources, asked whether they still lead to what was cited. All that the package
itself asks another host is here; `tools.supply` has pip-audit ask for known weaknesses.

`survey` is the whole run. Below it: `connect` opens a connection to a public host and no other, `manners` decides when a host may
be asked, `look` follows an address and judges what comes, `content` tells two states of a page apart, `memory` keeps what came
of earlier runs, `archive` asks for an archived copy, `patch` writes what can be proposed, and `report` says it.
"""

from casetracker.links.archive import API
from casetracker.links.connect import Limits
from casetracker.links.manners import Manners
from casetracker.links.memory import Memory
from casetracker.links.patch import Proposed, propose
from casetracker.links.places import Place, places
from casetracker.links.report import FORMATS, report
from casetracker.links.survey import NoNetworkError, Survey, survey

__all__ = [
    "API", "FORMATS", "Limits", "Manners", "Memory", "NoNetworkError", "Place",
    "Proposed", "Survey", "places", "propose", "report", "survey",
]  # fmt: skip
