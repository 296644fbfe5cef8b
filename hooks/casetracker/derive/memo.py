"""Remembers what a pure function made of a case for as long as the case lives: pages, figures and exports ask the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

from casetracker.model import Case

P = ParamSpec("P")
R = TypeVar("R")


def per_case(function: Callable[Concatenate[Case, P], R]) -> Callable[Concatenate[Case, P], R]:
    """Return `function` with a memory. Its other arguments must be hashable, and it must depend on nothing else.

    A case is known by itself and not by what it says: in a preview the same file is read again for each build, and what
    comes back must hold the parts of the case that was asked about, which callers compare by identity.
    """
    known: dict[int, tuple[ref[Case], dict[Any, R]]] = {}

    @wraps(function)
    def remembering(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> R:
        place = id(case)
        found = known.get(place)
        if found is None or found[0]() is not case:
            found = known[place] = (ref(case, lambda _: known.pop(place, None)), {})
        of_case = found[1]
        key = (args, tuple(kwargs.items())) if kwargs else args
        if key not in of_case:
            of_case[key] = function(case, *args, **kwargs)
        return of_case[key]

    return remembering
