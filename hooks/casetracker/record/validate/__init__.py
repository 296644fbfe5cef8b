"""One file's data → one record, or all its problems.

`shape` reads values by the kinds of the model, `single` those that are one text; `rules`, `status` and `order` hold what joins several fields.
"""

from casetracker.record.validate.finding import Finding
from casetracker.record.validate.mending import read_as_meant
from casetracker.record.validate.record import Checked, place_of, unsaid, validate

__all__ = ["Checked", "Finding", "place_of", "read_as_meant", "unsaid", "validate"]
