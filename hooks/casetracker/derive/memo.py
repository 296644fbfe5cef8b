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

    A case is known by itself and not by what it is equal to: what was made of another may hold parts of that other.
    """
    known: dict[int, tuple[ref[Case], dict[Any, R]]] = {}

    @wraps(function)
    def remembering(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> R:
        number = id(case)
        found = known.get(number)
        if found is None:
            found = known[number] = (ref(case, lambda _: known.pop(number, None)), {})
        of_case = found[1]
        key = (args, tuple(kwargs.items()))
        if key not in of_case:
            of_case[key] = function(case, *args, **kwargs)
        return of_case[key]

    return remembering
