"""What plain files bring along of the theme: our frame, foot, and page for addresses that lead nowhere, with their words filled in.

The engines' templates know no catalogue of words. So our overrides are rendered here once, but for addresses: these are
left as `{{ 'cases/' | url }}`, which both Jinja and MiniJinja read, since they depend on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from casetracker.pages.output import BuildInfo

MAIN = Path(__file__).parent / "plain_main.html"
NOT_FOUND, FOOT = "404.html", "partials/copyright.html"
AS_THEY_ARE = ("partials/source.html", "partials/javascripts/palette.html")
"""Overrides without words or settings of ours in them."""


def theme(overrides: Path | None, told: Mapping[str, object], build_info: BuildInfo) -> dict[str, str]:
    """Return the files of the theme: path → text. `overrides` is the folder of our own templates for MkDocs, `told` what they show."""
    files = {"main.html": MAIN.read_text(encoding="utf-8")}
    if overrides is None:
        return files
    environment = Environment(loader=FileSystemLoader(overrides))  # noqa: S701  (as the theme's own, which these templates are written for)
    environment.filters["url"] = lambda address: f"{{{{ '{address}' | url }}}}"
    config = {"extra": {"tracker": told}, "site_name": build_info.title}
    if (overrides / FOOT).is_file():
        files[FOOT] = environment.get_template(FOOT).render(config=config)
    if (overrides / NOT_FOUND).is_file():
        files[NOT_FOUND] = '{% extends "main.html" %}\n' + "".join(_blocks(environment.get_template(NOT_FOUND), config))
    files |= {name: (overrides / name).read_text(encoding="utf-8") for name in AS_THEY_ARE if (overrides / name).is_file()}
    return files


def _blocks(template: Template, config: Mapping[str, object]) -> Iterator[str]:
    """Yield each block of a template that extends another, rendered."""
    for name, block in template.blocks.items():
        yield f"{{% block {name} %}}{''.join(block(template.new_context({'config': config})))}{{% endblock %}}\n"
