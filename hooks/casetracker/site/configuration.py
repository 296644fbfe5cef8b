"""mkdocs.yml, with what it inherits, and what it says of a tracker; read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casetracker.settings import Settings, SettingsError, settings


@dataclass(frozen=True)
class Configuration:
    """The name and address of a site, its settings, and the folder of its records."""

    title: str
    base: str
    """The site's own address, ending in `/`; empty where it is not known."""
    repository: str
    edit: str
    """The address on the code host to which a file's path is added to edit that file; empty where there is none."""
    settings: Settings
    record: Path
    file: Path
    docs: Path
    """The folder of written pages."""
    site: Path
    """Where the built site is put."""
    theme: Path | None
    """The folder of templates that go before the theme's own."""
    given: Mapping[str, Any]
    """All that was written, with what it inherits."""


def configuration(file: Path) -> Configuration:
    """Return what `file` says. Raises SettingsError where it is no configuration of a tracker."""
    given = read_configuration(file)
    scope = settings(of_tracker(given), file.parent)
    address = given.get("site_url")
    repository, edit = str(given.get("repo_url") or "").rstrip("/"), str(given.get("edit_uri") or "")
    docs = f"{Path(str(given.get('docs_dir') or 'docs')).name}/"
    theme = given.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Configuration(
        title=str(given.get("site_name", "")),
        base=f"{address.rstrip('/')}/" if isinstance(address, str) and address else "",
        repository=repository,
        edit=f"{repository}/{edit.strip('/')}/".removesuffix(docs) if repository and edit else "",
        settings=scope,
        record=file.parent / scope.record,
        file=file,
        docs=file.parent / str(given.get("docs_dir") or "docs"),
        site=file.parent / str(given.get("site_dir") or "site"),
        theme=file.parent / custom if custom else None,
        given=given,
    )


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
