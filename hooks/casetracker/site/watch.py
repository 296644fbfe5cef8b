"""How MkDocs' server looks at what it watches: without following links, and without giving up a folder that is gone for a while.

MkDocs has no way to say so; it takes the class by which the server's observer looks (watchdog 6).
"""

from __future__ import annotations

import os
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot


def watch_by_our_rules(server: LiveReloadServer) -> set[str]:
    """Let the server look so at all that it is told to watch from now on. Return the set to which the path that is watched is added
    when a file below it has changed."""
    changed: set[str] = set()

    class Emitter(PollingEmitter):
        """Looks at one folder again and again, and says what changed."""

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

        def queue_event(self, event: FileSystemEvent) -> None:
            if not event.is_directory:
                changed.add(self.watch.path)
            super().queue_event(event)

    server.observer._emitter_class = Emitter
    return changed
