"""The few placeholders that hand-written pages may hold, so that no page repeats what the configuration or the record says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casetracker.locale import words
from casetracker.record.parties import holders
from casetracker.settings import Settings, link_to
from casetracker.text.marking import N_

_TO_REPO = re.compile(r"\[([^\]\n]*)\]\(\{\{ repo \}\}[^)\n]*\)")
"""A link to the code host: where there is none, its words stay."""

_POSTED = (
    N_("When you send from the form without an account"),
    N_(
        "The contribution form can send what you wrote to {host}, if you press “Send it” there, and to nobody before. That service at once "
        "makes a public issue of it at the code host, without your name. It sees your IP address and what your browser says of itself, as "
        "any site that you visit. The program that runs there writes down neither. It has your IP address in its memory for an hour or "
        "more, to count how much comes from it; what its host logs is the host’s practice."
    ),
)
"""The heading and the text of the page on privacy, where the form can send by itself."""


def fill(markdown: str, settings: Settings, repository: str, figures: Mapping[str, str]) -> str:
    """Return `markdown` with `{{ contact.private }}` and its like filled in, `{{ repo }}` by `repository`, and the figures of the record.

    `{{ state }}` and `{{ other }}` are two states that the record is about, as codes; `{{ state.name }}` is the name of one.

    Anything else in braces stays as it is.
    """
    if "{{" not in markdown:
        return markdown
    states = dict(zip(("state", "other"), settings.of_examples, strict=True))
    posts_to = settings.contribute.endpoint
    values = {
        "contact.private": _address(settings.contact.private),
        "contact.corrections": _address(settings.contact.corrections),
        "contact.answer_days": str(settings.contact.answer_days),
        "contribute.endpoint": _posted(settings.language, posts_to.split("/")[2]) if posts_to else "",
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


def _posted(language: str, host: str) -> str:
    heading, text = (words(language)._(each) for each in _POSTED)
    return f"## {heading}\n\n{text.format(host=host)}"
