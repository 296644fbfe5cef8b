"""Our overrides of the theme as Zensical reads them: the frame, the foot, the search, and the page for addresses that lead nowhere, with their words filled in.

Its templates know no catalogue of words. So our overrides are rendered here once, but for addresses: these are left as
`{{ 'cases/' | url }}`, since they depend on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from casetracker.pages.output import BuildInfo
from casetracker.web import WEB

MAIN = Path(__file__).parent / "zensical_main.html"
NOT_FOUND, WORDED = "404.html", ("partials/copyright.html", "partials/search.html")
AS_THEY_ARE = ("partials/source.html", "partials/javascripts/palette.html")
"""Overrides without words or settings of ours in them."""


def theme(shown: Mapping[str, object], build_info: BuildInfo) -> dict[str, str]:
    """Return the files of the theme: path → text. `shown` is what our templates show as `config.extra.tracker`."""
    environment = Environment(loader=FileSystemLoader(WEB))  # noqa: S701  (as the theme's own, which these templates are written for)
    environment.filters["url"] = lambda address: f"{{{{ '{address}' | url }}}}"
    config = {"extra": {"tracker": shown}, "site_name": build_info.title}
    return {
        "main.html": MAIN.read_text("utf-8"),
        **{name: environment.get_template(name).render(config=config) for name in WORDED},
        NOT_FOUND: '{% extends "main.html" %}\n' + "".join(_blocks(environment.get_template(NOT_FOUND), config)),
        **{name: (WEB / name).read_text("utf-8") for name in AS_THEY_ARE},
    }


def _blocks(template: Template, config: Mapping[str, object]) -> Iterator[str]:
    """Yield each block of a template that extends another, rendered."""
    for name, block in template.blocks.items():
        yield f"{{% block {name} %}}{''.join(block(template.new_context({'config': config})))}{{% endblock %}}\n"
