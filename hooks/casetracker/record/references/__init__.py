"""All records → the `Tracker`: references resolved, and the rules that join several files.

`joints` holds what of a record those rules read, `across` the rules, `tracker` what everything after this reads from.
"""

from casetracker.record.references.across import Broken, across
from casetracker.record.references.joints import CaseJoint, GoneJoint, Joint, SwapJoint, joint
from casetracker.record.references.tracker import Tracker, tracker

__all__ = ["Broken", "CaseJoint", "GoneJoint", "Joint", "SwapJoint", "Tracker", "across", "joint", "tracker"]
