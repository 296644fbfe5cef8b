"""What a preview shows while the record has errors: the problems themselves, on every page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from casetracker.problems import Problem
from casetracker.problems.report import counted

SHOWN = 20


def html(errors: Sequence[Problem]) -> str:
    """Return the banner for these errors."""
    items = "".join(_item(each) for each in sorted(errors)[:SHOWN])
    more = f"<li>… and {len(errors) - SHOWN} more, on the terminal.</li>" if len(errors) > SHOWN else ""
    return (
        '<div class="ct-problems" role="alert"><p><b>The record can’t be built: '
        f"{escape(counted(errors))}.</b> What these files hold is left out of this preview. Mend them and save; this banner goes away by itself.</p>"
        f"<ul>{items}{more}</ul></div>"
    )


def _item(each: Problem) -> str:
    source = (
        f"<pre>{escape(each.place.source[:200])}\n{' ' * (each.place.column - 1)}^</pre>"
        if each.place.source.strip() and each.place.column < 200
        else ""
    )
    return f"<li><code>{escape(str(each))}</code>{source}<p>{escape(each.hint)}</p></li>"
