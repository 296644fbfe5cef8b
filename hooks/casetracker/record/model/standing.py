"""What custody and rulings say of a person's standing: convicted or not, and so detained or imprisoned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casetracker.record.dates import FAR, PartialDate
from casetracker.record.model.choices import ACQUITS, CONVICTS, FALLEN
from casetracker.record.model.groups import Charge, Ruling

STATUS_FOLLOWS = (
    "status", "release.manner", "death", "custody.form", "custody.by", "rulings.kind", "rulings.date", "rulings.by", "detained_by",
)  # fmt: skip
"""What a rule on the status of a case reads: fields as a file has them."""


def convicted(rulings: Sequence[Ruling], holder: str, home: str, on: date = FAR) -> bool:
    """Return whether on the day `on` a conviction by the state `holder` stands, which is the state that holds the person then.

    A ruling is by the state `home` where it names no other; a conviction elsewhere leaves a person who awaits trial
    detained. The last word counts among the rulings certainly given by that day.
    """
    standing = False
    for ruling, given in in_order(rulings):
        if (given is None and on < FAR) or (given is not None and given.latest > on) or (ruling.by or home) != holder:
            continue
        if ruling.kind in CONVICTS:
            standing = True
        elif ruling.kind in ACQUITS:
            standing = False
    return standing


def may_be_undone(charge: Charge, charges: Sequence[Charge], home: str) -> bool:
    """Return whether what undoes a conviction undoes that on this charge.

    No ruling and no release names the charges that it is about. Where another charge of the same state came to nothing, it can be that
    one; and what a criminal court says is not about an administrative offence.
    """
    by = charge.by or home
    others = [each for each in charges if each is not charge and (each.by or home) == by]
    return charge.outcome == "convicted" and not any(each.outcome in FALLEN or (charge.level and not each.level) for each in others)


def undone(charge: Charge, charges: Sequence[Charge], rulings: Sequence[Ruling], home: str) -> Ruling | None:
    """Return the ruling after which no conviction bears a charge any more that is said to have led to one."""
    by = charge.by or home
    given = [ruling for ruling, _ in in_order(rulings) if (ruling.by or home) == by and ruling.kind in CONVICTS | ACQUITS]
    return given[-1] if given and given[-1].kind in ACQUITS and may_be_undone(charge, charges, home) else None


def in_order(rulings: Sequence[Ruling]) -> list[tuple[Ruling, PartialDate | None]]:
    """Return the rulings as they followed each other, each with the date by which it was given.

    The list is in order of time as far as its dates leave that open; where two of them contradict it, they are right. A ruling
    without a date was given by that of the next dated one in the list; at the end of the list nobody knows when.
    """
    left = [
        (ruling, ruling.date or next((later.date for later in rulings[index + 1 :] if later.date), None))
        for index, ruling in enumerate(rulings)
    ]
    found = []
    while left:
        first = next(index for index, (_, given) in enumerate(left) if not any(_before(other, given) for _, other in left))
        found.append(left.pop(first))
    return found


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.certainly_before(other)
