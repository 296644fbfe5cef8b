"""`_headers`: what a static host is to send with the site, in the form that Netlify, Cloudflare Pages and others read.

The pages bring their policy themselves, as a meta element. As a header it also holds for what is no page, and can say
who may show ours in a frame: nobody, but for what lies below `/embed/`, which everybody may. The policy is that of the pages,
with the hashes of all of them, since such a file has no rule for one page. Hosts differ in what they send where two rules say
something of one header, so each part of the site has a rule of its own. Nothing here binds a visitor's browser for longer than
the visit: whether a host can always be reached by https (HSTS) is for whoever runs the host to promise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from casetracker.pages.embed.make import policy as policy_of_embeds
from casetracker.pages.embed.shown import FOLDER

NAME = "_headers"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # nobody else learns which case a reader came from
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",  # figures and data may stand on other sites
}
OPEN_DATA = "  Access-Control-Allow-Origin: *"
EMBED = f"/{FOLDER}*"
DATA = ("/api/*", "/data/*", "/feeds/*", "/calendar/*", "/calendar.ics", EMBED)
"""What programs on other sites may read, and `INDEX`; nothing there depends on who asks."""
INDEX = "/cases/index.json"


def headers(policy: str, parts: Mapping[str, Iterable[str]]) -> str:
    """Return the file for a site whose pages have `policy` (see `Policies.whole`).

    `parts` are what lies at its root, `/cases/*` and `/404.html`, and at that of each further language: by where that is, such as `/ru`.
    """
    closed, opened = f"{policy}; frame-ancestors 'none'", policy_of_embeds(header=True)
    lines = ["/*", *(f"  {name}: {value}" for name, value in EVERYWHERE.items())]
    for root, there in parts.items():
        for part in sorted({"/", *there}):
            lines += [f"{root}{part}", f"  Content-Security-Policy: {opened if part == EMBED else closed}"]
            if part in DATA:
                lines.append(OPEN_DATA)
        lines += [f"{root}{INDEX}", OPEN_DATA]
    return "\n".join(lines) + "\n"


def write(folder: Path, policy: str, further: Collection[str] = ()) -> None:
    """Write the file for the built site in `folder` into it; `further` are the folders of its further languages, which have the same parts."""
    parts = {"": _parts(folder, further)} | {f"/{each}": _parts(folder / each) for each in further}
    (folder / NAME).write_text(headers(policy, parts), encoding="utf-8")


def _parts(folder: Path, but: Collection[str] = ()) -> list[str]:
    return [
        f"/{each.name}{'/*' if each.is_dir() else ''}" for each in folder.iterdir() if each.name[0] not in "._" and each.name not in but
    ]
