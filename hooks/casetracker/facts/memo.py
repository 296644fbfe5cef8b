"""Remembers what a pure function made of a case for as long as the case lives: pages, figures and exports ask the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

from casetracker.record.model import Case

P = ParamSpec("P")
R = TypeVar("R")


def per_case(function: Callable[Concatenate[Case, P], R]) -> Callable[Concatenate[Case, P], R]:
    """Return `function` with a memory. Its other arguments must be hashable, and it must depend on nothing else.

    A case is known by itself and not by what it says: in a preview the same file is read again for each build, and what
    comes back must hold the parts of the case that was asked about, which callers compare by identity.
    """

    @wraps(function)
    def remembering(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> R:
        of_case = _of(case)
        key = (function, *args, *kwargs.items()) if kwargs else (function, *args)
        if key not in of_case:
            of_case[key] = function(case, *args, **kwargs)
        found: R = of_case[key]
        return found

    return remembering


_known: dict[int, tuple[ref[Case], dict[Any, Any]]] = {}
"""One for all functions: with thousands of cases, one for each of them would take more memory than what it holds."""


def _of(case: Case) -> dict[Any, Any]:
    """What is known of a case: function and arguments → what came of them."""
    place = id(case)
    found = _known.get(place)
    if found is None or found[0]() is not case:
        known = _known  # a name of its own: when Python ends, a module's names may be gone before the cases are
        found = known[place] = (ref(case, lambda _: known.pop(place, None)), {})
    return found[1]
