"""The statuses of a case, each declared once: what it is called, what it means, how it is counted, and what shows it.

Everything that counts, sorts, colours or packs statuses reads this table; scripts get it as data, in the files that they load.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from casetracker.record.model.kinds import Choice
from casetracker.text.marking import N_


class Status(NamedTuple):
    id: str
    label: str
    meaning: str
    counted: Literal["held", "beside", "ended"]
    """As held; beside those who are held, in words of its own; or as a case that has ended."""
    ink: str
    """The colour that stands for it (`web/colours.py`) on cards; on pages the class `ct-<id>` of the styles gives it, and its sign."""
    convicted: bool = False
    """Whether it needs a conviction that stands."""
    forms: tuple[str, ...] = ()
    """The forms of custody that make it, whatever the rulings say."""
    last_known: str = N_("last reported held %(on_date)s; not known since")
    """What is said where the last report is old."""


STATUSES = (
    Status("detained", N_("Detained"), N_("Held in custody and not convicted, as far as the sources report."), "held", "held"),
    Status("imprisoned", N_("Imprisoned"), N_("Held in custody after a conviction that stands."), "held", "held", convicted=True),
    Status(
        "house-arrest",
        N_("House arrest"),
        N_("Confined to a dwelling by order of a court or an authority."),
        "held",
        "held",
        forms=("house-arrest",),
    ),
    Status(
        "restricted",
        N_("Restricted"),
        N_("At liberty, but barred from leaving a place or country. Not counted as held."),
        "beside",
        "muted",
        forms=("restricted",),
        last_known=N_("last reported %(on_date)s; not known since"),
    ),
    Status(
        "unknown",
        N_("Not known"),
        N_("It is not known whether the person is held. Not counted as held."),
        "beside",
        "muted",
        last_known=N_("last known to be held %(on_date)s"),
    ),
    Status("exchanged", N_("Exchanged"), N_("Released in an exchange of prisoners between states."), "ended", "exchanged"),
    Status("released", N_("Released"), N_("Released in any other way."), "ended", "released"),
    Status("died", N_("Died in custody"), N_("Died while in custody."), "ended", "ink"),
)
"""In the order in which lists have them. The three that end a case follow from its release or death (`validate.status`)."""
STATUS = Choice(N_("a status"), {each.id: each.label for each in STATUSES}, {each.id: each.meaning for each in STATUSES})
OF_STATUS = {each.id: each for each in STATUSES}
HELD = frozenset(each.id for each in STATUSES if each.counted == "held")
"""The statuses that count as held."""
CONVICTED = frozenset(each.id for each in STATUSES if each.convicted)
"""The statuses that need a conviction which stands."""
ENDED = frozenset(each.id for each in STATUSES if each.counted == "ended")
"""The statuses of a case that has ended."""
OF_FORM = {form: each.id for each in STATUSES for form in each.forms}
"""The forms of custody that make a status by themselves."""
AT_LIBERTY = frozenset(form for each in STATUSES if each.counted == "beside" for form in each.forms)
"""The forms in which a person is not held."""


def status_in(form: str, is_convicted: bool) -> str:
    """Return the status of a person in custody of that form."""
    return OF_FORM.get(form) or ("imprisoned" if is_convicted or form == "sentence" else "detained")
