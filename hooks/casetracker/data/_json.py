"""What every JSON file of the API begins with, and how it is written."""

from __future__ import annotations

import json
from typing import Any

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo

API = "api/v1/"


def encoded(data: object) -> bytes:
    """Return data as one line of JSON in UTF-8. The order of keys is the one in which they are declared."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def meta(context: Context, build_info: BuildInfo, name: str) -> dict[str, Any]:
    """Return what a re-user has to know of the file `name` below `api/v1/`: which record it is of, as of when, under which licence."""
    return {
        "title": build_info.title,
        "api": "v1",
        "generated": str(build_info.today or context.day),
        "as_of": str(context.day),
        "version": build_info.commit or None,
        "language": context.words.language,
        "licence": {"name": context.settings.licence_name, "url": context.settings.licence_url},
        "index": url(build_info, f"{API}index.json"),
        "self": url(build_info, f"{API}{name}"),
    }


def url(build_info: BuildInfo, address: str) -> str:
    """Return the whole address, or the one from the site's root where the site's own is not known."""
    return f"{build_info.base}{address}"
