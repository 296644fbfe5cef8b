"""Which hosts may be asked at all."""

from __future__ import annotations

import socket

import pytest

from casetracker.links.connect import Limits, NoAnswerError, _context, ask
from casetracker.links.public import is_odd_number, is_public
from misbehaving import Misbehaving
from small_records import DATA

CALM = Limits(connect=30, read=30, whole=60)

PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 169.254.170.2 169.254.0.23
100.64.0.1 100.100.100.200 100.127.255.255 168.63.129.16 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.10 192.0.0.170 192.0.0.192 192.0.0.255
192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7
224.0.0.1 233.252.0.1 239.255.255.255 240.0.0.1 255.255.255.255
::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 fd00:ec2::254 fd20:ce::254 fec0::1 ff02::1 ff0e::1 2001:db8::1 3fff::1 100::1 5f00::1 4000::1
2001::1 2001:1::1 2001:2::1 2001:10::1 2001:20::1 2001:1ff:ffff::1 2620:4f:8000::1 ::7f00:1 ::5db8:d70e 2606:2800:21f::1%eth0
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:192.0.0.192 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b::a9fe:a9fe 64:ff9b::c000:c0 64:ff9b:1::5db8:d70e 2002:7f00:1:: 2002:c0a8:101:: 2002:5db8:d70e:: 2001:0:4136:e378:8000:63bf:80ff:fffe
2001:0:4136:e378:8000:63bf:a247:28f1 localhost 1 0x7f.1 127.1 010.0.0.1"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_private_address_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "168.63.129.15",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "198.20.0.1",
        "223.255.255.254",
        "2001:200::1",
        "2003::1",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
    ],
)
def test_others_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["0x7f.1", "0x7f.0.0.1", "127.1", "127.0.1", "0177.0.0.1", "127.0.0.01", "2130706433", "0x7f000001", "017700000001", "127.0.0.1.0",
     "1.2.3.256", "paper.example.0x7f", "paper.example.12", "0x", "１２７.1", "127。1", "0X7F.1", "127.1."],
)  # fmt: skip
def test_a_number_that_is_no_address_in_four_parts_is_no_host(host: str) -> None:
    assert is_odd_number(host)
    with pytest.raises(NoAnswerError) as found:
        ask("GET", f"http://{host}/", {}, Limits())
    assert found.value.reason == "refused"


@pytest.mark.parametrize("host", ["127.0.0.1", "93.184.215.14.", "paper.example", "7.paper.example", "paper.example.0x7g", "127.0.0.1.nip.example", "x1"])  # fmt: skip
def test_others_may_be(host: str) -> None:
    assert not is_odd_number(host)


@pytest.mark.parametrize("address", ["http://paper.test.org:8080/", "https://paper.test.org:22/", "http://127.0.0.1:6379/", "http://paper.test.org:0/"])  # fmt: skip
def test_no_other_port_is_asked_and_no_name_looked_up_for_it(monkeypatch, address: str) -> None:
    monkeypatch.setattr("casetracker.links.connect.socket.getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    with pytest.raises(NoAnswerError, match=r"^it is at port \d+: only 80 and 443 are ever asked$") as found:
        ask("GET", address, {}, Limits())
    assert found.value.reason == "refused"


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch) -> None:
    """A name server that says another thing at each question gets no second one."""
    answers = iter(["93.184.215.14", "127.0.0.1"])
    connected = []

    def connect(address: tuple[str, int], wait: float) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(
        "casetracker.links.connect.socket.getaddrinfo",
        lambda _, port, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))],
    )
    monkeypatch.setattr("casetracker.links.connect.socket.create_connection", connect)
    with pytest.raises(NoAnswerError):
        ask("GET", "http://two.test.org/", {}, Limits())
    assert connected == [("93.184.215.14", 80)]


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
