"""What MkDocs' server watches, looked at without following links: one that leads to `/` would be looked through at each turn."""

from __future__ import annotations

import os
from functools import partial

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingEmitter


def follow_no_links(server: LiveReloadServer) -> None:
    """Let the server look at links where they stand, in all that it is told to watch from now on.

    MkDocs has no way to say so; it takes the class by which the observer looks (watchdog 6).
    """
    server.observer._emitter_class = partial(PollingEmitter, stat=os.lstat)  # type: ignore[assignment]
