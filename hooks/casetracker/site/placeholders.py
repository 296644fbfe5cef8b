"""The few placeholders that hand-written pages may hold, so that no page repeats what the configuration or the record says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casetracker.record.parties import holders
from casetracker.settings import Settings, link_to

_TO_REPO = re.compile(r"\[([^\]\n]*)\]\(\{\{ repo \}\}[^)\n]*\)")
"""A link to the code host: where there is none, its words stay."""


def fill(markdown: str, settings: Settings, repository: str, figures: Mapping[str, str]) -> str:
    """Return `markdown` with `{{ contact.private }}` and its like filled in, `{{ repo }}` by `repository`, and the figures of the record.

    `{{ state }}` and `{{ other }}` are two states that the record is about, as codes; `{{ state.name }}` is the name of one.

    Anything else in braces stays as it is.
    """
    if "{{" not in markdown:
        return markdown
    states = dict(zip(("state", "other"), settings.of_examples, strict=True))
    values = {
        "contact.private": _address(settings.contact.private),
        "contact.corrections": _address(settings.contact.corrections),
        "contact.answer_days": str(settings.contact.answer_days),
        "repo": repository,
        "licence": settings.licence_name,
        **states,
        **{f"{name}.name": holders(settings.parties)[id] for name, id in states.items()},
        **figures,
    }
    if not repository:
        markdown = _TO_REPO.sub(r"\1", markdown)
    for name, value in values.items():
        markdown = markdown.replace("{{ " + name + " }}", value)
    return markdown


def _address(contact: str) -> str:
    return f"[{contact}]({link_to(contact)})"
