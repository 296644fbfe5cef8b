"""What is wrong with the record, where, and what to write instead.

`rules` is the one table of every message; `problem` is what one of them looks like once it has a place;
`report` prints many of them as text, as GitHub annotations or as JSON.
"""

from casetracker.record.problems.problem import Place, Problem, problem
from casetracker.record.problems.report import FORMATS, report
from casetracker.record.problems.rules import RULES, Rule, Severity
from casetracker.record.problems.spelling import all_closest, closest, nearest

__all__ = ["FORMATS", "RULES", "Place", "Problem", "Rule", "Severity", "all_closest", "closest", "nearest", "problem", "report"]
