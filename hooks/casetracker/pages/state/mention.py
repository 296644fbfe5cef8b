"""A state or party where another page names it: its name, and the address of its own page."""

from __future__ import annotations

from casetracker.pages.context import Context
from casetracker.pages.place.mention import Mention
from casetracker.pages.state.view import address_of, states


def state_mention(code: str, context: Context, *, within: bool = False) -> Mention:
    """Return a state, party or body, with its article where it stands `within` a sentence; a body has no page."""
    name = context.words.state(code) if within else context.citizenship(code)
    return Mention(name, address_of(code) if code in states(context) else "")
