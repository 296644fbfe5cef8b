"""Whom to write to, and where the form may send a contribution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from casetracker.settings.fault import SettingsError, known_keys

_EXAMPLE_HOSTS = ("example.org", "example.com", "example.net", "invalid", "example", "test")
CONTACT = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+|https://[^\s<>\"']+")
"""What a contact may be: a mail address or an https address."""
_ENDPOINT = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")
"""An address without a name, a query or a mark: nothing in it has to be escaped, in a policy or anywhere else."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to. `private` stands beside every public way to contribute."""

    private: str
    """A mail or https address for those whom a public way could endanger."""
    corrections: str
    answer_days: int = 14
    """Within how many days an answer is promised."""

    @property
    def examples(self) -> tuple[str, ...]:
        """Those of `private` and `corrections` that nobody reads, as in the configuration that the repository ships."""
        return tuple(name for name in ("private", "corrections") if _is_example(_host(getattr(self, name))))

    @property
    def is_example(self) -> bool:
        """Whether there is such an address, which makes a site a demonstration."""
        return bool(self.examples)

    @property
    def remark(self) -> str:
        """What whoever builds a site has to be told of them, if anything."""
        named = " and ".join(f"contact.{name}" for name in self.examples)
        return (
            f"The contact addresses in mkdocs.yml are examples that nobody reads: {named}. The site says that it is a demonstration."
            if named
            else ""
        )


@dataclass(frozen=True, slots=True)
class Contribute:
    """How contributions come beside the code host and the private way."""

    endpoint: str = ""
    """The address to which the form posts a contribution of whoever has no account; empty where there is none."""

    @property
    def origin(self) -> str:
        """The part of that address by which a policy allows it."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.endpoint)) if self.endpoint else ""


def link_to(contact: str) -> str:
    """Return the link to a contact address, which is a mail address or an https address."""
    return contact if contact.startswith("https://") else f"mailto:{contact}"


def _host(address: str) -> str:
    return address.split("/")[2 if "://" in address else 0].rpartition("@")[2]


def _is_example(host: str) -> bool:
    return f".{host.partition(':')[0].lower()}".endswith(tuple(f".{each}" for each in _EXAMPLE_HOSTS))


def contact(given: Any, where: str) -> Contact:
    if not isinstance(given, Mapping):
        raise SettingsError(f"{where} is missing: people need a private address ('private') and one for corrections ('corrections')")
    known_keys(given, ("private", "corrections", "answer_days"), where)
    for key in ("private", "corrections"):
        if not isinstance(given.get(key), str) or not CONTACT.fullmatch(given[key]):
            raise SettingsError(f"{where}.{key}: this needs a mail address or an https address, such as {key}@your-organisation.org")
    days = given.get("answer_days", 14)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 365:
        raise SettingsError(f"{where}.answer_days: this should be a number of days from 1 to 365, but is {days!r}")
    return Contact(given["private"], given["corrections"], days)


def contribute(given: Any, where: str) -> Contribute:
    if given is None:
        return Contribute()
    if not isinstance(given, Mapping) or [*given] != ["endpoint"]:
        raise SettingsError(f"{where}: this should be 'endpoint' with an address, such as '{{endpoint: {_EXAMPLE}}}', but is {given!r}")
    if not isinstance(given["endpoint"], str) or not _ENDPOINT.fullmatch(given["endpoint"]):
        raise SettingsError(
            f"{where}.endpoint: this needs an https address without a query, such as {_EXAMPLE}, but is {given['endpoint']!r}"
        )
    return Contribute(given["endpoint"])


_EXAMPLE = "https://contribute.your-organisation.org/"
