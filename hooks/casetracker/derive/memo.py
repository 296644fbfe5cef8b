"""Remembers what a pure function made of a case for as long as the case lives: pages, figures and exports ask the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from casetracker.model import Case

P = ParamSpec("P")
R = TypeVar("R")


def per_case(function: Callable[Concatenate[Case, P], R]) -> Callable[Concatenate[Case, P], R]:
    """Return `function` with a memory. Its other arguments must be hashable, and it must depend on nothing else."""
    known: WeakKeyDictionary[Case, dict[Any, R]] = WeakKeyDictionary()

    @wraps(function)
    def remembering(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> R:
        of_case = known.get(case)
        if of_case is None:
            of_case = known[case] = {}
        key = (args, tuple(kwargs.items()))
        if key not in of_case:
            of_case[key] = function(case, *args, **kwargs)
        return of_case[key]

    return remembering
