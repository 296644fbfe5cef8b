"""The repository's own record, for the tests of this folder alone.

They hold what is said of the record in `cases/`. Everything else is tested with invented people, so that no honest edit
of a real case can break a test of the generator. A test here looks people up in the record as it is: it names nobody
whose case might be withdrawn, and counts nothing that grows.
"""

from __future__ import annotations

import pytest

from shared_sites import built_once
from small_sites import ROOT, BuiltSite


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The repository's own record, built once for all workers of a run by the command that people use, strictly."""
    return built_once(tmp_path_factory, "real-site", lambda folder: ROOT / "mkdocs.yml")
