"""Which hosts may be asked at all."""

from __future__ import annotations

import socket

import pytest

from casetracker.links.connect import Limits, NoAnswerError, _context, ask, is_public
from misbehaving import Misbehaving
from small_records import DATA

CALM = Limits(connect=30, read=30, whole=60)

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


@pytest.mark.parametrize("last_one_answers", [False, True])
def test_addresses_that_do_not_answer_take_no_longer_than_one_request_may(monkeypatch, last_one_answers: bool) -> None:
    addresses = [f"93.184.215.{number}" for number in range(1, 5)]
    ours, theirs = socket.socketpair()
    now = 1000.0
    waits: list[float] = []

    def connect(address: tuple[str, int], wait: float) -> socket.socket:
        nonlocal now
        waits.append(wait)
        now += wait
        # The watchdog came just before there was something to cut.
        if last_one_answers and address[0] == addresses[2]:
            return ours
        raise TimeoutError

    monkeypatch.setattr("casetracker.links.connect.monotonic", lambda: now)
    monkeypatch.setattr(
        "casetracker.links.connect.socket.getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in addresses],
    )
    monkeypatch.setattr("casetracker.links.connect.socket.create_connection", connect)
    with ours, theirs:
        with pytest.raises(NoAnswerError) as found:
            ask("GET", "http://slow.test.org/", {}, Limits(connect=10, read=0.1, whole=25))
        assert (found.value.reason, waits) == ("time", [10, 10, 5])
        ours.close()
        assert theirs.recv(1) == b""


def test_a_certificate_counts_where_it_is_trusted_and_for_its_own_name(monkeypatch) -> None:
    # Made for this test alone; the key is known to everybody.
    certificate = DATA / "tls" / "right.test.org.pem"
    site = Misbehaving(certificate=certificate)
    port = site.host[1]
    monkeypatch.setattr(
        "casetracker.links.connect.socket.getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", site.host)]
    )

    def asked(name: str) -> object:
        try:
            return ask("GET", f"https://{name}.test.org:{port}/at", {}, CALM, frozenset([site.host])).status
        except NoAnswerError as fault:
            return fault.reason

    try:
        site.page("/at")
        _context.cache_clear()
        assert asked("right") == "tls"
        monkeypatch.setattr("certifi.where", lambda: str(certificate))
        _context.cache_clear()
        assert asked("right") == 200
        assert asked("wrong") == "tls"
    finally:
        _context.cache_clear()
        site.stop()
