"""What mkdocs.yml says of a tracker, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casetracker.settings import Settings, settings
from casetracker.site.mkdocs_yml import of_tracker, read_configuration


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
    scope = settings(of_tracker(given))
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
