"""What stands above every page: a preview's problems, or which earlier day a site shows; and a page in place of each file that can't be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape

from casetracker.locale import Words
from casetracker.pages.output import Page
from casetracker.record.load import Loaded
from casetracker.record.model import KINDS
from casetracker.record.problems import Problem
from casetracker.record.problems.report import counted
from casetracker.record.read import RecordFile
from casetracker.text.marking import N_

SHOWN = 20
FAILED = (
    '<div class="ct-problems" role="alert"><p><b>The site can’t be built now; the terminal says why.</b> '
    "What you see is as it was before.</p></div>"
)
"""The banner of a preview whose last build failed."""


def framed(banners: str) -> str:
    """Return banners as the theme frames its own."""
    return f'<aside class="md-banner"><div class="md-banner__inner md-grid md-typeset">{banners}</div></aside>'


def html(errors: Sequence[Problem]) -> str:
    """Return the banner for these errors."""
    items = "".join(_item(each) for each in sorted(errors)[:SHOWN])
    more = f"<li>… and {len(errors) - SHOWN} more, on the terminal.</li>" if len(errors) > SHOWN else ""
    return (
        '<div class="ct-problems" role="alert"><p><b>The record can’t be built: '
        f"{escape(counted(errors))}.</b> What these files hold is left out of this preview. Mend them and save; this banner goes away by itself.</p>"
        f"<ul>{items}{more}</ul></div>"
    )


def past(day: date, words: Words) -> str:
    """Return the banner of a site that shows the record as it stood on an earlier day."""
    head = words._(N_("The record as it stood on %(day)s.")) % {"day": words.day(day)}
    rest = words._(
        N_(
            "What happened later is left out, and so are sources published later and texts that may have been written later. "
            "What only a later source bears out stands here without one."
        )
    )
    return f'<div class="ct-past" role="note"><p><b>{escape(head)}</b> {escape(rest)}</p></div>'


def _item(each: Problem) -> str:
    source = (
        f"<pre>{escape(each.place.source[:200])}\n{' ' * (each.place.column - 1)}^</pre>"
        if each.place.source.strip() and each.place.column < 200
        else ""
    )
    return f"<li><code>{escape(str(each))}</code>{source}<p>{escape(each.hint)}</p></li>"


def stand_ins(loaded: Loaded) -> dict[str, Callable[[], Page]]:
    """Return what makes a page for each file that is left out, by the address where its own will be: whoever looks at that page
    sees the banner there instead of 'not found', and comes back to the record with the next good save.
    """
    tracker = loaded.tracker
    shown = {(each.kind, each.id) for each in (*tracker.every(), *tracker.withdrawn)} | set(tracker.formerly)
    left_out = [file for file in loaded.files if not file.fault and (file.kind, file.id) not in shown]
    return {f"{KINDS[file.kind].address}{file.id}/": partial(_stand_in, file) for file in left_out}


def _stand_in(file: RecordFile) -> Page:
    section = KINDS[file.kind].address
    body = f'<h1 id="top">{escape(file.name)}</h1><p>This file can’t be read now; what is wrong with it stands above.</p>'
    return Page(f"{section}{file.id}/", file.name, "", lambda: body, section=section, file=file.name, noindex=True)
