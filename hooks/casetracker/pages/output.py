"""What comes out, as plain data: pages, files, and what is known of the build."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from casetracker.pages.card.view import Card
from casetracker.pages.engine import relative

Read = Callable[[str], bytes]
"""Returns what stands in another file of the site, by its address."""


def encoded(data: object) -> bytes:
    """Return data as one line of JSON in UTF-8. The order of keys is the one in which they are declared."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


_SHOWN = {"edit/": "blob/", "-/edit/": "-/blob/", "_edit/": "src/commit/"}
"""How the address goes on that edits a file on GitHub, GitLab and Forgejo, and how that goes on which shows it in a commit."""
_EDITED = re.compile(rf"/({'|'.join(_SHOWN)})[^/]+/(.*)")
FORM = "contribute/new/"
"""The address of the contribution form."""


@dataclass(frozen=True)
class Page:
    """One page. Everything but `body` is plain text, to be escaped for where it goes."""

    address: str
    """From the site's root, ending in `/`; empty for the home page."""
    title: str
    description: str
    body: Callable[[], str]
    """Makes the HTML of the page's content."""
    section: str
    """The address of the page in whose part of the navigation this one belongs."""
    label: str = ""
    """What the navigation calls the page, where that is not its title."""
    file: str = ""
    """The file that an editor of this page has to open, from the repository's root."""
    noindex: bool = False
    moved_to: str = ""
    """The address to which a former one leads."""
    changed: date | None = None
    head: Callable[[], str] = str
    """Makes the HTML that stands in the head of the page, beyond what the theme puts there."""
    card: Card | None = None
    """What the picture says that other sites show beside a link to this page, at `cards/<address>.png`; None where there is none."""
    script: str = "tracker.js"
    """The one script of ours that this page loads, a module in `hooks/casetracker/web/assets/`."""
    of: Callable[[Read], str] | None = None
    """For a page that tells of other files: makes the same as `body` once all files are written, without making any of them again."""
    group: str = ""
    """The group of files that are made from the same as this page."""

    @property
    def path(self) -> str:
        """The path of its file from the site's root."""
        return f"{self.address}index.html"


@dataclass(frozen=True)
class File:
    """A file that is not a page: its address from the site's root, and what makes its bytes when they are asked for."""

    address: str
    content: Callable[[], bytes] = bytes
    of: Callable[[Read], bytes] | None = None
    """For a file made of other files: makes it once they are written, so that none is made again. Of two such the later may read the earlier."""
    group: str = ""
    """Files of one group are made from the same, which is costly: one process makes them all."""

    @property
    def path(self) -> str:
        """The path from the site's root."""
        return self.address


@dataclass(frozen=True)
class Site:
    """All of it. Nothing is made, worded or counted before it is asked for: a preview shows one page of thousands."""

    by_address: Mapping[str, Callable[[], Page]]
    """What makes each page, by its address."""
    files: tuple[File, ...]
    head: Callable[[Page], str] = field(default=lambda page: page.head())
    """Makes what stands in the head of a page that people wrote, from its address, title and description."""
    count: Callable[[], Mapping[str, str]] = dict
    """Makes `figures`."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page."""
        return tuple(make() for make in self.by_address.values())

    @cached_property
    def figures(self) -> Mapping[str, str]:
        """What pages that people wrote may show of the record: the name of a placeholder to its figure, as Markdown."""
        return self.count()


SHARED = ("api/v1/", "assets/", "contribute/records/", "contribute/sources.json")
"""With what the addresses of data begin that all languages of a site share."""


def is_shared(address: str) -> bool:
    """Whether an address is that of data or of something that only programs read, which all languages of a site share."""
    path = address.partition("#")[0]
    return path.startswith(SHARED) or (path.startswith("data/") and not path.endswith("/"))


class Drawer(Protocol):
    """Draws social cards."""

    def shows(self, card: Card) -> bool:
        """Return whether a picture can show all that a card says."""

    def png(self, card: Card) -> bytes:
        """Return the picture."""


@dataclass(frozen=True)
class BuildInfo:
    """A build: everything that neither the record nor the scope says."""

    title: str
    base: str = ""
    """The site's own address, ending in `/`; empty where it is not known."""
    prefix: str = ""
    """Where this site stands below that of the first language: `ru/`; empty for that one itself."""
    edit: str = ""
    """The address on the code host to which a file's path is added to edit that file; empty where there is none."""
    repository: str = ""
    """The repository's address on the code host; empty where there is none."""
    commit: str = ""
    """The commit that the record is of, 40 hex digits; empty where it is not known."""
    text: Callable[[str], bytes] | None = None
    """Reads a record's file by its path inside the folder of records (`jane-doe.yml`) when it is asked for; None where there are no files."""
    edited: bool = False
    """Whether the record is not as its last commit has it, so that it is of none."""
    cards: Drawer | None = None
    """Draws social cards; None where the site has none."""
    untranslated: Collection[tuple[str, str]] = ()
    """The pages that people wrote which a further language has in the words of the first one alone: language and address."""
    written: Collection[str] = ()
    """The addresses of the pages that people wrote: none of them has to be there, so nothing links to one that is not."""
    today: date | None = None
    """The day of the build, which is not always the day shown."""

    @property
    def root(self) -> str:
        """The address of the site in its first language, which has the data that all share; empty where it is not known."""
        return self.base.removesuffix(self.prefix)

    def speaks(self, language: str, address: str) -> bool:
        """Whether a language has a page in words of its own."""
        return (language, address) not in self.untranslated

    def link(self, target: str, page: str) -> str:
        """Return the address `target` as seen from the address `page`, both from the root of the site in one language."""
        return relative(target, self.prefix + page) if self.prefix and is_shared(target) else relative(target, page)

    @property
    def version(self) -> str:
        """The commit as people read it; empty where it is not known."""
        return self.commit[:7]

    @property
    def commits(self) -> str:
        """The address on the code host to which a commit's id is added to see it; empty where there is none."""
        return f"{self.repository}/commit/" if self.repository else ""

    def as_committed(self, file: str) -> str:
        """Return the address on the code host at which a file stays as it is in this commit; empty where commit or host is not known.

        It follows from the address that edits files, which is known of more hosts than have a way of their own to say a commit.
        """
        at = _EDITED.fullmatch(self.edit.removeprefix(self.repository)) if self.commit and self.repository else None
        return f"{self.repository}/{_SHOWN[at[1]]}{self.commit}/{at[2]}{file}" if at else ""

    @property
    def pulls(self) -> str:
        """The address on the code host to which the number of a pull request is added; empty where there is none."""
        if not self.repository:
            return ""
        return f"{self.repository}/{'-/merge_requests' if 'gitlab' in self.repository else 'pull'}/"
