"""How many examples are tried: few in `make test`, and the same ones each time; many new ones in `make soak`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making an example smaller: that takes minutes with whole records, and the first example tells enough."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile(
    "test", max_examples=12, deadline=None, phases=PHASES, derandomize=True, database=None, suppress_health_check=SLOW
)
settings.register_profile(
    "soak", max_examples=250, deadline=None, phases=PHASES, database=None, print_blob=True, suppress_health_check=SLOW
)
settings.load_profile(os.environ.get("CASETRACKER_PROFILE", "test"))
