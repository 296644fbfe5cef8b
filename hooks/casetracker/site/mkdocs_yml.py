"""mkdocs.yml, read without MkDocs, with what it inherits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casetracker.settings import SettingsError


@dataclass(frozen=True)
class Tagged:
    """A value with a tag that is for the engine to understand, such as `!!python/name:…`: written as it was read."""

    tag: str
    text: str


class _Loader(yaml.SafeLoader):
    """Reads plain values and `!ENV`; what MkDocs' other tags stand for is no business of ours, and is kept as it was written."""


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first variable that is set, else the default."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    names = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else []
    default = names.pop() if len(names) > 1 else None
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _variable)
_Loader.add_multi_constructor("", lambda loader, tag, node: Tagged(tag, node.value) if isinstance(node, yaml.ScalarNode) else None)


def read_configuration(file: Path) -> dict[str, Any]:
    """Return what `file` holds, over what the file holds that it names as `INHERIT`; merged as MkDocs merges them.

    Raises SettingsError where it is no configuration of MkDocs.
    """
    try:
        with file.open("rb") as source:
            given = yaml.load(source, _Loader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as fault:
        raise SettingsError(f"{file}: {fault}") from None
    except FileNotFoundError:
        raise SettingsError(f"{file}: there is no such file") from None
    if not isinstance(given, dict):
        raise SettingsError(f"{file}: this is no configuration of MkDocs")
    parent = given.pop("INHERIT", None)
    return merged(read_configuration(file.parent / str(parent)), given) if parent else given


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return what both say; where they differ, what `above` says."""
    found = dict(below)
    for key, value in above.items():
        old = found.get(key)
        found[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return found


def of_tracker(given: Mapping[str, Any]) -> Any:
    """Return what a configuration says of the tracker; None where it says nothing."""
    extra = given.get("extra")
    return extra.get("casetracker") if isinstance(extra, dict) else None
