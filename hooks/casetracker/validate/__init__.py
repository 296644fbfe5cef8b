"""One file's data → one record, or all its problems.

`shape` reads values by the kinds of the model; `rules`, `status` and `order` hold what joins several fields.
"""

from casetracker.validate.record import Checked, place_of, validate
from casetracker.validate.shape import Finding

__all__ = ["Checked", "Finding", "place_of", "validate"]
