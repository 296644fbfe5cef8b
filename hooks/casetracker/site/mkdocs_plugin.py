"""The same events as `tracker_hook.py` has, for `plugins: [casetracker]` in the mkdocs.yml of a tracker that has this package installed."""

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from casetracker.site.plugin import Plugin


class Options(Config):  # type: ignore[no-untyped-call]
    """None: a tracker's settings stand in `extra.casetracker`, as they do with the hook."""


class TrackerPlugin(Plugin, BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """`plugins: [casetracker]`."""
