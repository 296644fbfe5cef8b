"""The addresses of the record's sources, asked whether they still lead to what was cited.

The package's own requests to other hosts are all made here; beside them, `supply` runs pip-audit, which asks one too.

`survey` is the whole run. Below it: `public` says which hosts anyone can reach, `connect` opens a connection to no other,
`manners` decides when a host may be asked, `look` follows an address and judges what comes, `content` tells two states of a page
apart, `memory` keeps what came of earlier runs, `archive` asks for an archived copy, `patch` writes what can be proposed, and
`report` says it.
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
