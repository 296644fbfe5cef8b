"""All records → the `Tracker`: references resolved, and the rules that join several files.

`outlines` holds what of a record those rules read, `across` and `places` the rules, `tracker` what everything after this reads from.
"""

from casetracker.record.references.across import across
from casetracker.record.references.outlines import Outline, Stay, outline
from casetracker.record.references.tracker import Tracker, is_listed, tracker

__all__ = ["Outline", "Stay", "Tracker", "across", "is_listed", "outline", "tracker"]
