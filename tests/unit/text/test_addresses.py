"""Which web addresses a page may link to."""

from __future__ import annotations

import pytest

from casetracker.text import address_fault, host


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://EXAMPLE.ORG/A",
        "https://example.org:8443/a/b?c=d&e=f#g",
        "https://sub.example.org./a",
        "https://example.org/a_(b)",
        "https://example.org/%D0%92",
        "https://пример.рф/страница",
        "https://192.0.2.1/a",
        "https://example.org/a@b",
        "https://example.org/?mail=a@b.org",
        "https://example.org//a;b,c~d",
    ],
)
def test_an_address_with_a_host_is_sound(url: str) -> None:
    assert address_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "www.example.org/1", "//example.org", "/a", "#a", "mailto:vera@example.org", "ftp://example.org/a",
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
        "https:example.org", "https:/example.org", "https://", "https:///a", "https://./a", "https://localhost/a", "https://[::1]/a",
        "https://[example.org/a", "https://example.org:port/a", "https://example.org:99999/a", " https://example.org", "https://example.org ",
        "https://exa mple.org", "https://example.org/a b", "https://example.org/\na", "https://example.org/\ta", "https://example.org/\x00",
        'https://example.org/"onclick="x', "https://example.org/'", "https://example.org/<script>", "https://example.org/`a`",
        "https://example.org\\@evil.example", "https://example.org/{{7*7}}", "https://example.org/a|b", "https://example.org/^",
        "https://example.org%5B/a", "https://exa%20mple.org/", "https://[::ffff:192.0.2.1]/", "https://exam(ple.org/", "xhttps://example.org", "https://example.org\u00a0", "https://example.org/\u2028",
    ],
)  # fmt: skip
def test_anything_else_is_no_address(url: str) -> None:
    assert address_fault(url) == "url"


@pytest.mark.parametrize(
    "url", ["https://vera@example.org/", "https://vera:secret@example.org/", "https://@example.org/", "https://a:b@c.org:80/"]
)
def test_an_address_with_credentials_is_refused_for_that(url: str) -> None:
    assert address_fault(url) == "url-secret"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://EXAMPLE.org:8443/a", "example.org"),
        ("http://news.example.org", "news.example.org"),
        ("https://wwwexample.org/www.", "wwwexample.org"),
    ],
)
def test_a_host_is_shown_without_www(url: str, shown: str) -> None:
    assert host(url) == shown
