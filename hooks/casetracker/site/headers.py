"""`_headers`: what a static host is to send with the site, in the form that Netlify, Cloudflare Pages and others read.

The pages bring their policy themselves, as a meta element. As a header it also holds for what is no page, and can say
that no other site may show ours in a frame. The policy is that of the pages, with the hashes of all of them, since such
a file has no rule for one page. Nothing here binds a visitor's browser for longer than the visit: whether a host can
always be reached by https (HSTS) is for whoever runs the host to promise.
"""

from __future__ import annotations

from pathlib import Path

NAME = "_headers"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # nobody else learns which case a reader came from
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",  # figures and data may stand on other sites
}
DATA = ("/api/*", "/data/*", "/feeds/*", "/calendar/*", "/calendar.ics", "/cases/index.json")
"""What programs on other sites may read; nothing there depends on who asks."""


def headers(policy: str) -> str:
    """Return the file for a site whose pages have `policy` (see `Policies.whole`)."""
    sent = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **EVERYWHERE}
    lines = ["/*", *(f"  {name}: {value}" for name, value in sent.items())]
    for path in DATA:
        lines += [path, "  Access-Control-Allow-Origin: *"]
    return "\n".join(lines) + "\n"


def write(folder: Path, policy: str) -> None:
    """Write the file into the built site in `folder`."""
    (folder / NAME).write_text(headers(policy), encoding="utf-8")
