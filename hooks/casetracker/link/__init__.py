"""All records → the `Tracker`: references resolved, and the rules that join several files."""

from casetracker.link.across import link
from casetracker.link.tracker import Tracker

__all__ = ["Tracker", "link"]
