"""Which web addresses a page may link to."""

from __future__ import annotations

import pytest

from casetracker.text import address_fault, ascii_address, host, host_letters, is_archive
from casetracker.text.hosts import odd_letters
from odd_hosts import ODD_HOSTS, SOUND_HOSTS


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
        "https://…", "https://example.org/…", "https://…/cases/vera-example/", "https://example.org/a\u200bb", "https://example.org/\u00ad",
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
        ("https://EXAMPLE.org:8443/a", "example.org:8443"),
        ("https://example.org:443/a", "example.org"),
        ("http://example.org:443/a", "example.org:443"),
        ("https://www.Пример.рф/a", "xn--e1afmkfd.xn--p1ai"),
        ("http://news.example.org", "news.example.org"),
        ("https://wwwexample.org/www.", "wwwexample.org"),
    ],
)
def test_a_host_is_shown_without_www(url: str, shown: str) -> None:
    assert host(url) == shown


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_a_host_with_letters_that_can_pass_for_others_is_refused_with_their_names(host: str) -> None:
    assert odd_letters(host) == ODD_HOSTS[host]
    url = f"https://{host}/a"
    assert address_fault(url) == "url-host"
    assert host_letters(url) == ", ".join(f"'{letter}' (U+{ord(letter):04X})" for letter in ODD_HOSTS[host][:5])


@pytest.mark.parametrize("host", SOUND_HOSTS)
def test_a_host_in_one_script_is_sound_and_shown_in_ascii(host: str) -> None:
    url = f"https://{host}/а?б=в#г"
    assert address_fault(url) is None
    assert ascii_address(url) == f"https://{SOUND_HOSTS[host]}/а?б=в#г"
    assert ascii_address(ascii_address(url)) == ascii_address(url)


def test_a_port_stays_and_a_sound_address_stays_as_it_is() -> None:
    assert ascii_address("https://пример.рф:8443/а") == "https://xn--e1afmkfd.xn--p1ai:8443/а"
    assert ascii_address("HTTPS://Example.ORG/а") == "HTTPS://Example.ORG/а"
    assert ascii_address("https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("web.archive.org", True),
        ("www.webarchive.org.uk", True),
        ("archive.org", False),
        ("evilperma.cc", False),
        ("perma.cc.evil.test", False),
    ],
)
def test_an_archive_is_one_of_those_that_are_named_or_a_part_of_it(host: str, found: bool) -> None:
    assert is_archive(host) is found
    assert is_archive("copies.example.org", ("example.org",))
