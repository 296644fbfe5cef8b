"""The setting `contribute`: what it may be, and what is said of anything else."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.settings import SettingsError, settings
from small_sites import CONTACT

WHERE = "mkdocs.yml: extra.casetracker.contribute"
EXAMPLE = "https://contribute.your-organisation.org/"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("x", f"{WHERE}: this should be 'endpoint' with an address, such as '{{endpoint: {EXAMPLE}}}', but is 'x'"),
        ({}, f"{WHERE}: this should be 'endpoint' with an address, such as '{{endpoint: {EXAMPLE}}}', but is {{}}"),
        ({"address": "x"}, f"{WHERE}: this should be 'endpoint' with an address, such as '{{endpoint: {EXAMPLE}}}', but is {{'address': 'x'}}"),
        *(
            ({"endpoint": address}, f"{WHERE}.endpoint: this needs an https address without a query, such as {EXAMPLE}, but is {address!r}")
            for address in (None, "", "http://a.test/", "https://a.test/?x", "https://u:p@a.test/", "https://a.test/ 'unsafe-inline'", "https://a")
        ),
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_with_what_to_write(given: Any, says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({"contact": CONTACT, "contribute": given})
    assert str(refused.value) == says


def test_its_origin_is_what_a_policy_allows() -> None:
    found = settings({"contact": CONTACT, "contribute": {"endpoint": "https://a.test.org:8443/in/here"}}).contribute
    assert (found.endpoint, found.origin) == ("https://a.test.org:8443/in/here", "https://a.test.org:8443")
    assert settings({"contact": CONTACT}).contribute.origin == ""
