"""The function that takes contributions of people without an account, beside a stand-in of the code host on this machine."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from casetracker.start.files import ENDPOINT
from node import run_module

ORIGIN = "https://tracker.test.org"
TEXT = "### File: nora-probe.yml\n\nWas: 0123abcd\n\n~~~yaml\nname: Nora Probe\n/close @everyone\n~~~\n"
GOOD = {"title": "Nora\u202e  Probe\n", "text": TEXT}


class Host(NamedTuple):
    """What stands in for the code host's interface."""

    address: str
    asked: list[tuple[str, dict[str, str], Any]]
    """Path, headers and body of each request."""


@pytest.fixture
def host() -> Iterator[Host]:
    asked: list[tuple[str, dict[str, str], Any]] = []

    class Issues(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            made = json.dumps(
                {"html_url": f"https://code.test.org/{len(asked)}"} if "/repos/" in self.path else {"web_url": "https://lab.test.org/1"}
            )
            self.send_response(500 if "broken" in self.path else 201)
            self.end_headers()
            self.wfile.write(made.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Issues)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Host(f"http://127.0.0.1:{server.server_port}", asked)
    server.shutdown()
    server.server_close()


def answers(host: Host, *requests: dict[str, Any], **settings: str) -> list[tuple[int, dict[str, str], str]]:
    """Return status, headers and body of what is answered to each request in turn; `at` is its hour, `from` who sends it."""
    body = """
    const found = [];
    for (const { method = "POST", origin = given.settings.ORIGIN, body, at = 0, ...more } of given.requests) {
      const headers = { ...(origin ? { Origin: origin } : {}), "X-Forwarded-For": `198.51.100.99, ${more.from ?? "198.51.100.1"}` };
      const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
      const answer = await m.handle(new Request("https://contribute.test.org/", { method, headers, body: text }), given.settings, at * 3600000);
      found.push([answer.status, Object.fromEntries(answer.headers), await answer.text()]);
    }
    return found;
    """
    given = {
        "requests": requests,
        "settings": {"HOST": "github", "PROJECT": "o/r", "TOKEN": "t0ken", "ORIGIN": ORIGIN, "API": host.address, **settings},
    }
    return [(status, headers, text) for status, headers, text in run_module(str(ENDPOINT), body, given)]


def test_a_contribution_becomes_an_issue(host: Host) -> None:
    ((status, headers, body),) = answers(host, {"body": GOOD})
    assert (status, json.loads(body)) == (201, {"url": "https://code.test.org/1"})
    assert headers == {
        "access-control-allow-origin": ORIGIN,
        "cache-control": "no-store",
        "content-type": "application/json",
        "vary": "Origin",
    }
    ((path, sent, issue),) = host.asked
    assert (path, sent["authorization"], issue) == ("/repos/o/r/issues", "Bearer t0ken", {"title": "Nora Probe", "body": TEXT})


def test_so_it_does_at_gitlab(host: Host) -> None:
    ((status, _, body),) = answers(host, {"body": GOOD}, HOST="gitlab", PROJECT="group/sub/r")
    assert (status, json.loads(body)) == (201, {"url": "https://lab.test.org/1"})
    ((path, _, issue),) = host.asked
    assert (path, issue) == ("/projects/group%2Fsub%2Fr/issues", {"title": "Nora Probe", "description": TEXT})


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "another origin": ({"body": GOOD, "origin": "https://evil.test.org"}, 403),
    "no origin": ({"body": GOOD, "origin": ""}, 403),
    "a look": ({"method": "GET"}, 405),
    "no JSON": ({"body": "{"}, 422),
    "no body": ({}, 422),
    "no title": ({"body": {"text": TEXT}}, 422),
    "no file": ({"body": {"title": "x", "text": "\n"}}, 422),
    "a word outside": ({"body": {"title": "x", "text": f"{TEXT}@everyone\n"}}, 422),
    "a longer fence": ({"body": {"title": "x", "text": TEXT.replace("/close", "~~~~\n/close")}}, 422),
    "an indented fence": ({"body": {"title": "x", "text": TEXT.replace("/close", "  ~~~ \n/close")}}, 422),
    "a fence behind a carriage return": ({"body": {"title": "x", "text": TEXT.replace("/close", "x\r~~~\r/close")}}, 422),
    "an open fence": ({"body": {"title": "x", "text": TEXT.removesuffix("~~~\n")}}, 422),
    "a path": ({"body": {"title": "x", "text": TEXT.replace("nora-probe", "../x")}}, 422),
    "too long": ({"body": {"title": "x", "text": TEXT.replace("Nora", "N" * 65_000)}}, 413),
    "far too long": ({"body": "x" * 300_000}, 413),
}


def test_what_it_does_not_take_reaches_no_host(host: Host) -> None:
    found = answers(host, *(request for request, _ in REFUSED.values()))
    assert dict(zip(REFUSED, (status for status, *_ in found), strict=True)) == {name: status for name, (_, status) in REFUSED.items()}
    assert all(("access-control-allow-origin" in headers) == (status != 403) for status, headers, _ in found)
    assert not any(body for *_, body in found)
    assert host.asked == []


def test_a_browser_that_asks_first_is_told_what_may_come(host: Host) -> None:
    (ours, other) = answers(host, {"method": "OPTIONS"}, {"method": "OPTIONS", "origin": "https://evil.test.org"})
    assert ours[0] == 204
    assert (ours[1]["access-control-allow-methods"], ours[1]["access-control-allow-headers"]) == ("POST", "Content-Type")
    assert (other[0], other[1]) == (403, {})


def test_nobody_sends_without_end(host: Host) -> None:
    one = answers(host, *([{"body": GOOD}] * 6), {"body": GOOD, "from": "198.51.100.2"}, {"body": GOOD, "at": 1})
    assert [status for status, *_ in one] == [201] * 5 + [429, 201, 201]
    assert one[5][1]["retry-after"] == "3600"
    every = answers(host, *({"body": GOOD, "from": f"198.51.100.{number}"} for number in range(61)))
    assert [status for status, *_ in every] == [201] * 60 + [429]


def test_where_the_host_fails_nothing_of_its_answer_is_passed_on(host: Host) -> None:
    broken, nobody = answers(host, {"body": GOOD}, PROJECT="broken/r")[0], answers(host, {"body": GOOD}, API="http://127.0.0.1:1")[0]
    assert [(status, body) for status, _, body in (broken, nobody)] == [(502, "")] * 2
