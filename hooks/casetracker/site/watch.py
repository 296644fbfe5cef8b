"""How MkDocs' server looks at what it watches: without following links, and without giving up a folder that is gone for a while.

MkDocs has no way to say so; it takes the class by which the server's observer looks (watchdog 6).
"""

from __future__ import annotations

import os
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot


class Emitter(PollingEmitter):
    """Looks at one folder again and again, and tells what changed."""

    def __init__(self, *given: Any, **how: Any) -> None:
        # A link that leads to `/` would be looked through at each turn.
        super().__init__(*given, stat=os.lstat, **how)
        look = self._take_snapshot

        def look_or_see_nothing() -> DirectorySnapshot:
            """A folder that was moved away is empty until it is back: watchdog's own emitter would end, and never look again."""
            try:
                return look()
            except OSError:
                return EmptyDirectorySnapshot()

        self._take_snapshot = look_or_see_nothing


def look_by_our_rules(server: LiveReloadServer) -> None:
    """Let the server look so at all that it is told to watch from now on."""
    server.observer._emitter_class = Emitter
