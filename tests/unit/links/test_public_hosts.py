"""Which hosts may be asked at all."""

from __future__ import annotations

import socket
import ssl

import pytest

from casetracker.links.connect import Limits, NoAnswerError, _context, ask, is_public

PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.1 198.18.0.1
224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 2001:db8::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:c0a8:101:: 2001:0:4136:e378:8000:63bf:80ff:fffe
localhost 1 0x7f.1"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_private_address_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_others_are(address: str) -> None:
    assert is_public(address)


def test_a_name_of_which_one_address_is_private_is_not_asked(monkeypatch) -> None:
    def look_up(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.215.14", "127.0.0.1")]

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr("casetracker.links.connect.socket.getaddrinfo", look_up)
    monkeypatch.setattr("casetracker.links.connect.socket.create_connection", connect)
    with pytest.raises(NoAnswerError) as found:
        ask("GET", "https://two.test.org/", {}, Limits(), frozenset([("127.0.0.1", 80)]))
    assert found.value.reason == "private"


def test_certificates_and_names_are_checked() -> None:
    assert (_context().verify_mode, _context().check_hostname) == (ssl.CERT_REQUIRED, True)
