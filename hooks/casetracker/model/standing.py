"""What custody and rulings say of a person's standing: convicted or not, and so detained or imprisoned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casetracker.dates import FAR
from casetracker.model.choices import ACQUITS, CONVICTS
from casetracker.model.groups import Ruling


def convicted(rulings: Sequence[Ruling], holder: str, home: str, on: date = FAR) -> bool:
    """Return whether on the day `on` a conviction by the state `holder` stands, which is the state that holds the person then.

    A ruling is by the state `home` where it names no other; a conviction elsewhere leaves a person who awaits trial
    detained. The last word counts among the rulings certainly given by that day; a ruling without a date counts from the next
    dated one after it, and at the end of the list always.
    """
    standing = False
    for index, ruling in enumerate(rulings):
        given = ruling.date or next((later.date for later in rulings[index + 1 :] if later.date), None)
        if (given is None and on < FAR) or (given is not None and given.latest > on) or (ruling.by or home) != holder:
            continue
        if ruling.kind in CONVICTS:
            standing = True
        elif ruling.kind in ACQUITS:
            standing = False
    return standing


def status_in(form: str, is_convicted: bool) -> str:
    """Return the status of a person in custody of that form."""
    if form in ("house-arrest", "restricted"):
        return form
    return "imprisoned" if is_convicted or form == "sentence" else "detained"
