"""What an address comes to, against a server that misbehaves in each way."""

from __future__ import annotations

import dataclasses
import threading
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

import misbehaving
from casetracker.links import Limits, Manners
from casetracker.links.connect import ask
from casetracker.links.content import _charset
from casetracker.links.look import look
from casetracker.links.memory import Seen
from misbehaving import Misbehaving, in_turn, page, redirect

CALM = Limits(connect=30, read=30, whole=60, body=64 * 1024, pause=0, back_off=(0, 0))
"""For servers that answer, however busy this machine is."""
SHORT = dataclasses.replace(CALM, read=0.4, whole=0.4)
"""For servers that never do."""


class Slept(list[float]):
    """Keeps for how long it was to be waited. Nothing waits, but its clock goes on."""

    def __call__(self, seconds: float) -> None:
        if seconds > 0:
            self.append(seconds)

    def clock(self) -> float:
        return sum(self)


@pytest.fixture
def site() -> Iterator[Misbehaving]:
    server = Misbehaving()
    yield server
    server.stop()


def polite(*sites: Misbehaving, limits: Limits = CALM, slept: Slept | None = None) -> Manners:
    waits = Slept() if slept is None else slept
    return Manners(limits, "1", "https://code.test.org/tracker", frozenset(each.host for each in sites), waits, waits.clock)


def seen(site: Misbehaving, path: str, limits: Limits = CALM) -> tuple[str, str]:
    found = look(site.base + path, polite(site, limits=limits))
    return found.verdict, found.why


@pytest.mark.parametrize(
    ("body", "status", "head", "headers", "verdict", "why"),
    [
        (b"", 200, None, {}, "fine", ""),
        (b"", 200, 405, {}, "fine", ""),
        (b"", 200, 404, {}, "fine", ""),
        (b"", 404, None, {}, "gone", "the host answers that there is no such page (404 Not Found)"),
        (b"", 410, 200, {}, "gone", "the host answers that there is no such page (410 Gone)"),
        (b"", 401, None, {}, "blocked", "the host does not let programs read it (401 Unauthorized)"),
        (b"", 403, None, {}, "blocked", "the host does not let programs read it (403 Forbidden)"),
        (b"", 451, None, {}, "blocked", "the host does not let programs read it (451 Unavailable For Legal Reasons)"),
        (b"", 999, None, {}, "blocked", "the host does not let programs read it (999)"),
        (b"", 503, None, {"cf_mitigated": "challenge"}, "blocked", "the host does not let programs read it (503 Service Unavailable)"),
        (page("Just a moment..."), 200, None, {}, "blocked", "the host asks for proof of a person first ('Just a moment...')"),
        (b"", 406, None, {}, "blocked", "the host does not let programs read it (406 Not Acceptable)"),
        (b"", 500, None, {}, "unreachable", "the host answers 500 Internal Server Error"),
        (page("404 - Page not found"), 200, None, {}, "changed", "its title says that there is no such page: '404 - Page not found'"),
        (page("Body not found in 404 days"), 200, None, {}, "fine", ""),
    ],
)
def test_each_answer_has_its_verdict(site: Misbehaving, body, status, head, headers, verdict, why) -> None:
    site.page("/at", body, status, head, **headers)
    assert seen(site, "/at") == (verdict, why)


@pytest.mark.parametrize(
    ("server", "limits", "verdict", "why"),
    [
        (misbehaving.hang, SHORT, "unreachable", "it took too long to answer"),
        (misbehaving.drip, SHORT, "unreachable", "it took too long to answer"),
        (misbehaving.drip_body, SHORT, "unreachable", "it took too long to answer"),
        (misbehaving.say_nothing, CALM, "unreachable", "the connection failed: "),
        (misbehaving.junk, CALM, "unreachable", "the connection failed: "),
        (misbehaving.break_off, CALM, "unreachable", "the connection failed: "),
        (misbehaving.nothing_to_head, CALM, "fine", ""),
        (misbehaving.endless, CALM, "fine", ""),
        (misbehaving.bomb(50_000_000), CALM, "fine", ""),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_no_server_can_hold_the_run_up_or_end_it(site: Misbehaving, server, limits, verdict, why) -> None:
    site.page("/robots.txt", status=404)
    site.does("/at", server)
    # The file for robots is asked first, and it is not that which is slow here.
    manners = polite(site)
    assert manners.ask("HEAD", site.page("/ready")).status == 200
    manners.limits = dataclasses.replace(limits, back_off=(), silent=9)
    found = look(f"{site.base}/at", manners)
    assert (found.verdict, found.why[: len(why)] if why else found.why) == (verdict, why)


def test_of_a_packed_or_endless_page_no_more_is_kept_than_the_limit(site: Misbehaving) -> None:
    for server in (misbehaving.bomb(50_000_000), misbehaving.endless):
        site.does("/at", server)
        tracemalloc.start()
        answer = ask("GET", f"{site.base}/at", {}, CALM, frozenset([site.host]))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert len(answer.body) == CALM.body
        assert most < 5_000_000


def test_plain_text_where_encryption_was_promised_is_not_trusted(site: Misbehaving) -> None:
    found = look(site.base.replace("http:", "https:") + "/at", polite(site))
    assert (found.verdict, found.why[:54]) == ("unreachable", "its certificate or encryption can't be trusted: [SSL: ")


def test_a_host_without_a_name_is_gone_and_one_that_can_not_be_looked_up_is_not(monkeypatch) -> None:
    import socket

    def fails(code: int) -> Callable[..., object]:
        def look_up(*_: object, **__: object) -> object:
            raise socket.gaierror(code, "x")

        return look_up

    monkeypatch.setattr("casetracker.links.connect.socket.getaddrinfo", fails(socket.EAI_NONAME))
    assert look("https://nowhere.test.org/1", polite()).verdict == "gone"
    monkeypatch.setattr("casetracker.links.connect.socket.getaddrinfo", fails(socket.EAI_AGAIN))
    assert look("https://nowhere.test.org/1", polite()).verdict == "unreachable"


def test_permanent_redirects_propose_the_address_to_which_they_alone_lead(site: Misbehaving) -> None:
    there = site.page("/there")
    for path, status, to in (
        ("/one", 301, "/two"), ("/two", 308, "/there"), ("/mixed", 301, "/passing"), ("/passing", 302, "/there"), ("/soon", 302, "/two"),
    ):  # fmt: skip
        site.does(path, redirect((status, to))[0])
    manners = polite(site)
    assert look(f"{site.base}/one#part", manners).moved_to == f"{there}#part"
    assert look(f"{site.base}/mixed", manners).moved_to == f"{site.base}/passing"
    assert look(f"{site.base}/soon", manners).verdict == "fine"


@pytest.mark.parametrize(
    ("to", "verdict", "why"),
    [
        ("/page", "blocked", "it is redirected in a circle"),
        ("file:///etc/passwd", "blocked", "it is redirected to something that is no web address"),
        ("", "blocked", "it is redirected to something that is no web address"),
        ("http://user:pass@example.org/", "blocked", "it is redirected to something that is no web address"),
        ("/", "changed", "it leads to the first page of a site"),
        ("/login?next=/page", "blocked", "it leads to a page where one has to sign in or agree first"),
    ],
)
def test_redirects_that_do_not_lead_to_the_page(site: Misbehaving, to: str, verdict: str, why: str) -> None:
    site.page("/")
    site.page("/login")
    site.does("/page", redirect((301, to))[0])
    assert seen(site, "/page") == (verdict, why)


def test_redirects_without_an_end_are_left(site: Misbehaving) -> None:
    site.page("/robots.txt", status=404)
    for number in range(30):
        site.does(f"/{number}", redirect((302, f"/{number + 1}"))[0])
    assert seen(site, "/0") == ("blocked", "it is redirected more than 8 times")
    assert len(site.asked) < 12


def test_an_address_that_leads_on_slowly_is_left(site: Misbehaving) -> None:
    site.page("/robots.txt", status=404)
    for number in range(30):
        site.does(f"/{number}", redirect((302, f"/{number + 1}"))[0])
    limits = dataclasses.replace(CALM, pause=4, address=10)
    assert seen(site, "/0", limits) == ("unreachable", "it took too long to follow")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("to", "verdict", "why"),
    [
        ("http://127.0.0.9/secret", "unreachable", "it leads into a private network, which is never asked"),
        ("http://169.254.169.254/latest/meta-data/", "unreachable", "it leads into a private network, which is never asked"),
        ("http://127.0.0.9:{port}/secret", "blocked", "it is at port {port}: only 80 and 443 are ever asked"),
        ("http://paper.test.org:22/", "blocked", "it is at port 22: only 80 and 443 are ever asked"),
        ("http://0x7f.0.0.9/secret", "blocked", "its host is a number in a form in which no page is cited, and is never asked"),
        ("http://127.9/secret", "blocked", "its host is a number in a form in which no page is cited, and is never asked"),
        ("http://me@127.0.0.9/secret", "blocked", "it is redirected to something that is no web address"),
        ("http://[::ffff:127.0.0.9]/secret", "blocked", "it is redirected to something that is no web address"),
        ("http://2130706441/secret", "blocked", "it is redirected to something that is no web address"),
    ],
)
def test_nobody_can_redirect_to_what_is_not_for_everyone(site: Misbehaving, to: str, verdict: str, why: str) -> None:
    inside = Misbehaving("127.0.0.9")
    try:
        inside.page("/secret")
        port = inside.host[1]
        site.does("/at", redirect((301, to.format(port=port)))[0])
        assert seen(site, "/at") == (verdict, why.format(port=port))
        # What the command offers allows nothing of this machine at all.
        if verdict == "blocked" and "{port}" in to:
            assert look(to.format(port=port), Manners(CALM, "1")).why == why.format(port=port)
        assert inside.asked == []
    finally:
        inside.stop()


def test_an_unchanged_page_is_not_read_again(site: Misbehaving) -> None:
    at = site.page("/at", page("Report"), ETag='"1"')
    first = look(at, polite(site))
    again = look(at, polite(site), dataclasses.replace(first, since=None))
    assert (again.verdict, again.page, site.count("GET /at"), site.count("HEAD /at")) == ("fine", first.page, 1, 2)


def test_what_is_no_page_is_not_read(site: Misbehaving) -> None:
    assert look(site.page("/a.pdf", Content_Type="application/pdf"), polite(site)).verdict == "fine"
    assert site.count("GET /a.pdf") == 0


def test_a_page_that_is_another_than_before_is_told_and_small_changes_are_not(site: Misbehaving) -> None:
    from datetime import date

    def known(now: Seen) -> Seen:
        return dataclasses.replace(now, since=date(2026, 11, 1))

    first = known(look(site.page("/at", page("Verdict in Exampleton")), polite(site)))
    site.page("/at", page("Verdict in Exampleton – The Paper", misbehaving.WORDS + " Read also: the weather of today"))
    assert look(f"{site.base}/at", polite(site), first).verdict == "fine"
    site.page("/at", page("Cheap flights", " ".join(f"buy {number} now" for number in range(99))))
    found = look(f"{site.base}/at", polite(site), first)
    assert (found.verdict, found.why) == ("changed", "hardly any of its words are the same, and its title was 'Verdict in Exampleton'")


def test_titles_are_read_in_the_encoding_of_the_page(site: Misbehaving) -> None:
    text = page("Приговор &amp; мера").decode()
    at = site.page("/at", text.encode("windows-1251"), Content_Type="text/html; charset=windows-1251")
    assert look(at, polite(site)).page.title == "Приговор & мера"
    at = site.page("/at", text.encode("koi8-r"), Content_Type="text/html; charset=utf-8")
    assert "&" in look(at, polite(site)).page.title


@pytest.mark.parametrize("name", ["punycode", "idna", "zlib", "unicode_escape", "nothing"])
def test_what_is_no_encoding_of_pages_is_not_used(name: str) -> None:
    assert _charset(b"", f"text/html; charset={name}") == "utf-8"


def test_a_host_is_told_who_asks_and_nothing_else(site: Misbehaving) -> None:
    look(site.page("/at"), polite(site))
    assert {each["user-agent"] for each in site.headers} == {
        "casetracker/1 (checks the links of its sources; +https://code.test.org/tracker)"
    }
    assert {name for each in site.headers for name in each} == {"host", "user-agent", "accept", "accept-encoding", "accept-language"}


def test_robots_are_asked_once_and_obeyed(site: Misbehaving) -> None:
    rules = b"User-agent: *\nDisallow: /all\n\nUser-agent: casetracker\nDisallow: /no*.html$\nCrawl-delay: 12\n"
    site.page("/robots.txt", rules, Content_Type="text/plain")
    slept = Slept()
    manners = polite(site, slept=slept)
    refused = look(site.page("/no/1.html"), manners)
    assert (refused.verdict, refused.why) == ("blocked", "the host's robots.txt asks programs not to read it")
    assert look(site.page("/all"), manners).verdict == "fine"
    assert (site.count("GET /robots.txt"), site.count("HEAD /no/1.html"), site.count("GET /no/1.html")) == (1, 0, 0)
    assert slept == [12, 12]


def test_there_is_a_pause_after_each_request_to_a_host(site: Misbehaving) -> None:
    slept = Slept()
    manners = polite(site, limits=dataclasses.replace(CALM, pause=2), slept=slept)
    assert {look(site.page(f"/{path}"), manners).verdict for path in "abc"} == {"fine"}
    # The file for robots, and HEAD and GET of three pages; the first needs no wait.
    assert (len(site.asked), slept) == (7, [2] * 6)


def test_where_the_rules_for_robots_can_not_be_read_nothing_else_is_asked(site: Misbehaving) -> None:
    site.page("/robots.txt", status=500)
    assert look(site.page("/at"), polite(site)).why == "its robots.txt can't be read for now (answer 500)"
    assert site.asked == ["GET /robots.txt"] * 3


def test_rules_for_robots_that_stand_on_another_host_are_obeyed(site: Misbehaving) -> None:
    other, inside = Misbehaving("127.0.0.2"), Misbehaving("127.0.0.9")
    meet = threading.Barrier(2)

    def lead(to: misbehaving.Handler) -> None:
        # Both are asked for their rules at once, and each leads to the other one.
        meet.wait(misbehaving.GENEROUS)
        to.reply(301, b"-", {"Location": f"{(other if to.site is site else site).base}/1"})

    try:
        for each in (site, other):
            each.does("/robots.txt", lead)
            for number in range(1, 4):
                each.does(f"/{number}", redirect((302, f"/{number + 1}"))[0])
            each.does("/4", redirect((302, "/rules"))[0])
            each.page("/rules", b"User-agent: *\nDisallow: /no\n", Content_Type="text/plain")
        manners = polite(site, other)
        found: list[str] = []
        looks = [threading.Thread(target=lambda at: found.append(look(at, manners).verdict), args=[each.page("/no")], daemon=True) for each in (site, other)]  # fmt: skip
        for thread in looks:
            thread.start()
        for thread in looks:
            thread.join(misbehaving.GENEROUS)
        assert found == ["blocked", "blocked"]
        assert look(site.page("/yes"), manners).verdict == "fine"
        assert (site.count("GET /robots.txt"), other.count("GET /rules"), site.count("HEAD /no")) == (1, 1, 0)
        site.does("/robots.txt", redirect((301, inside.page("/robots.txt")))[0])
        assert look(f"{site.base}/yes", polite(site)).why == f"it is at port {inside.host[1]}: only 80 and 443 are ever asked"
        site.does("/robots.txt", redirect((301, "http://127.0.0.9/robots.txt"))[0])
        assert look(f"{site.base}/yes", polite(site)).why == "it leads into a private network, which is never asked"
        site.does("/robots.txt", redirect((301, "http://[x/"))[0])
        assert look(f"{site.base}/yes", polite(site)).verdict == "fine"
        assert inside.asked == []
    finally:
        other.stop()
        inside.stop()


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Tue, 24 Nov 2026 12:00:09 GMT", "Date": "Tue, 24 Nov 2026 12:00:00 GMT"}, 9),
        ({"Retry-After": "in a while"}, 3),
        ({}, 3),
    ],
)
def test_who_is_asked_to_come_later_does(site: Misbehaving, headers: dict[str, str], waited: int) -> None:
    slept = Slept()
    busy: Callable[[misbehaving.Handler], None] = lambda to: to.reply(429, b"-", headers)  # noqa: E731
    at = site.does("/at", in_turn(busy, busy, lambda to: to.reply(200, page())))
    limits = dataclasses.replace(CALM, back_off=(3, 3))
    assert look(at, polite(site, limits=limits, slept=slept)).verdict == "fine"
    assert waited in slept


def test_who_asks_for_long_is_left_alone(site: Misbehaving) -> None:
    at = site.page("/at", status=429, Retry_After="3600")
    manners = polite(site)
    assert look(at, manners).why == "the host answers 429 Too Many Requests"
    asked = len(site.asked)
    other = look(site.page("/other"), manners)
    assert (other.verdict, other.why, len(site.asked)) == ("left", "the host asked to be left alone for a while", asked)


def test_who_does_not_answer_is_left_alone(site: Misbehaving) -> None:
    manners = polite(site, limits=dataclasses.replace(CALM, silent=3))
    assert look(site.page("/fine"), manners).verdict == "fine"
    assert look(site.does("/at", misbehaving.say_nothing), manners).verdict == "unreachable"
    assert look(f"{site.base}/fine", manners).why == "the host did not answer in this run"
