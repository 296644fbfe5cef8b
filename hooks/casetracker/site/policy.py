"""The Content-Security-Policy of a page: its own host and nothing else, and of scripts in the page those of the theme alone.

The form alone may also reach the address to which it posts contributions, where the settings name one.

The theme has a few short scripts in every page, one of which changes with the depth of the page's address. They are
allowed by their hashes, which are taken from the theme's own templates and never from a page: whatever else finds its
way into a page does not run. (Content Security Policy Level 3, W3C; `frame-ancestors` can't stand in a meta element, see `headers`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jinja2 import Environment

from casetracker.web import hashed

_THEME = ("base", "palette", "content")
"""The theme's templates of scripts that it puts into a page with the features that this site has on."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FIXED = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


class Policies:
    """The policies of one build: one for each base address, since the theme's first script names it. `posted` is where the form posts to."""

    def __init__(self, environment: Environment, posted: str = "") -> None:
        self._environment = environment
        self._posted = posted
        self._known: dict[str, set[str]] = {}

    def of(self, context: Mapping[str, object], *, is_form: bool = False) -> str:
        """Return the policy for a page that the theme renders with `context`."""
        base = str(context.get("base_url", ""))
        if base not in self._known:
            self._known[base] = self._hashes(context)
        return worded(self._known[base], self._posted if is_form else "")

    def whole(self, others: Iterable[Policies] = ()) -> str:
        """Return the policy for all pages that were asked for, here and of `others`: the same, with what each may do. The page's own holds beside it."""
        return worded({each for policies in (self, *others) for hashes in policies._known.values() for each in hashes}, self._posted)

    def _hashes(self, context: Mapping[str, object]) -> set[str]:
        found = set()
        for name in _THEME:
            rendered = self._environment.get_template(f"partials/javascripts/{name}.html").render(**context)
            for script in _SCRIPT.findall(rendered):
                found.add(hashed(script))
        return found


def worded(hashes: set[str], posted: str = "") -> str:
    """Return the policy that allows these scripts in a page, and to reach the origin `posted`."""
    fixed = FIXED.replace("connect-src 'self'", f"connect-src 'self' {posted}") if posted else FIXED
    return " ".join([f"{fixed}; script-src 'self'", *sorted(hashes)])
