"""One request to one public host: method and address in, an answer or the reason why there is none out.

Nothing that a server does can make it take longer than `Limits.whole` or more memory than a few times `Limits.body`. A name is
resolved here, each of its addresses is looked at, and the connection goes to one of those: what a name stands for can't change
between the look and the connection. Proxies and credentials of the environment are not used, and no `Referer` or cookie is sent.
"""

from __future__ import annotations

import http.client
import math
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Literal
from urllib.parse import quote, urlsplit

import certifi
import urllib3.exceptions as faults
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse
from urllib3.util.ssl_ import create_urllib3_context

from casetracker.links.public import PORTS, is_odd_number, is_public

Host = tuple[str, int]
"""An IP address and a port."""


@dataclass(frozen=True)
class Limits:
    """How long, how much and how often; in seconds and bytes."""

    connect: float = 10
    read: float = 15
    """Between two pieces of an answer."""
    whole: float = 40
    """For one request and its answer, from the first byte to the last."""
    body: int = 512 * 1024
    """Of a page, unpacked; the rest is not read."""
    hops: int = 8
    address: float = 300
    """For following one address, with all that it has to wait for; no new request is begun after that."""
    pause: float = 2
    """Between the end of a request to a host and the next one to it."""
    longest_pause: float = 30
    """Where a host's robots.txt asks for more, it gets this."""
    back_off: tuple[float, ...] = (5, 20)
    """Before each further try, where the host does not say when."""
    patience: float = 90
    """Where a host asks to wait for longer than this, it is left alone for this run."""
    silent: int = 8
    """After so many requests in a row without an answer, a host is left alone for this run."""
    hosts: int = 8
    """Asked at the same time."""
    run: float = 3600
    """For all of it; what is not reached by then comes first in the next run."""


Reason = Literal["refused", "name", "no-name-now", "private", "time", "tls", "closed"]
"""Why there is no answer: never asked, no such host, names can't be looked up, not a public host, too slow, no trusted connection, cut off."""


class NoAnswerError(Exception):
    """A host gave no answer; the message says why."""

    def __init__(self, reason: Reason, words: str) -> None:
        super().__init__(words)
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    """What a server said. Names of headers are in small letters; the body is unpacked, and cut at the limit."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


_FAULTS = (OSError, http.client.HTTPException, faults.HTTPError, ValueError, EOFError)
"""What the library raises where a server does not keep to the protocol, or the connection breaks."""


def ask(method: str, url: str, headers: Mapping[str, str], limits: Limits, allow: frozenset[Host] = frozenset()) -> Answer:
    """Return the answer to one request. `allow` are hosts that may be asked although they are not public, for tests on this machine.

    Redirects are not followed. Raises NoAnswerError.
    """
    parts = urlsplit(url)
    with _Call(parts.scheme == "https", parts.hostname or "", parts.port, limits, allow) as call:
        # Signs that a request can't hold are written as browsers do; what is escaped already stays.
        target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe="%/:=&?~#+!$,;'@()*[]|")
        return call.answer(method, target, headers)


class _Call:
    """A connection that is cut when its time is over."""

    def __init__(self, secure: bool, host: str, port: int | None, limits: Limits, allow: frozenset[Host]) -> None:
        self.limits = limits
        self.is_over = False
        self.connection: _Plain | _Secure
        if secure:
            self.connection = _Secure(host, port, timeout=limits.read, ssl_context=_context())
        else:
            self.connection = _Plain(host, port, timeout=limits.read)
        self.connection.allow, self.connection.wait = allow, limits.connect
        self.timer = threading.Timer(limits.whole, self._cut)
        self.timer.daemon = True

    def __enter__(self) -> _Call:
        self.connection.end = monotonic() + self.limits.whole
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        self.connection.close()
        if self.connection.handle:
            self.connection.handle.close()

    def _cut(self) -> None:
        """End whatever the connection is waiting for, also in the middle of a handshake or of a header."""
        self.is_over = True
        if self.connection.handle:
            try:
                self.connection.handle.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def answer(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        connection = self.connection
        try:
            connection.request(method, target, headers=headers, preload_content=False)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.headers.items()}
            body = b"" if method == "HEAD" else _body(response, self.limits.body)
        except NoAnswerError:
            raise
        except (TimeoutError, faults.TimeoutError):
            raise _slow() from None
        except (ssl.SSLError, faults.SSLError) as fault:
            if self.is_over:
                raise _slow() from None
            raise NoAnswerError("tls", f"its certificate or encryption can't be trusted: {_why(fault)}") from None
        except _FAULTS as fault:
            if self.is_over:
                raise _slow() from None
            raise NoAnswerError("closed", f"the connection failed: {_why(fault)}") from None
        if self.is_over:
            raise _slow()
        return Answer(response.status, found, body)


def _slow() -> NoAnswerError:
    return NoAnswerError("time", "it took too long to answer")


def _body(response: BaseHTTPResponse, limit: int) -> bytes:
    """The body, unpacked piece by piece, up to the limit. Raises one of `_FAULTS` where it breaks off or can't be unpacked."""
    parts: list[bytes] = []
    size = 0
    while size < limit:
        part = response.read1(min(65536, limit - size), decode_content=True)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _why(fault: BaseException) -> str:
    """The heart of a fault, without the objects that libraries print around it."""
    inner = fault.__cause__ or fault.__context__ or fault
    text = getattr(inner, "verify_message", "") or getattr(inner, "strerror", "") or str(inner)
    return " ".join(str(text).split())[:160] or type(inner).__name__


class _Guarded:
    """Connects to public addresses and the web's own ports alone. `handle` is the connection itself, also while it is wrapped."""

    allow: frozenset[Host] = frozenset()
    handle: socket.socket | None = None
    wait: float = 10
    """Seconds for a connection to be made."""
    end: float = math.inf
    """When all has to be over, by the monotonic clock. Until there is a handle, nobody else can cut this off."""

    def connect_to(self, host: str, port: int) -> socket.socket:
        if port not in PORTS | {allowed for _, allowed in self.allow}:
            raise NoAnswerError("refused", f"it is at port {port}: only 80 and 443 are ever asked")
        if is_odd_number(host):
            raise NoAnswerError("refused", "its host is a number in a form in which no page is cited, and is never asked")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as fault:
            if isinstance(fault, UnicodeError) or fault.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
                raise NoAnswerError("name", "there is no host of that name any more") from None
            raise NoAnswerError("no-name-now", "the name of the host can't be looked up for now") from None
        addresses = [str(info[4][0]) for info in found]
        if not all((each, port) in self.allow or (port in PORTS and is_public(each)) for each in addresses):
            raise NoAnswerError("private", "it leads into a private network, which is never asked")
        last: OSError | None = None
        for address in dict.fromkeys(addresses):
            left = self.end - monotonic()
            if left <= 0:
                raise _slow()
            try:
                made = socket.create_connection((address, port), min(self.wait, left))
            except OSError as fault:
                last = fault
                continue
            self.handle = made.dup()
            # The watchdog may have come while there was nothing to cut, and it comes only once.
            if monotonic() >= self.end:
                made.close()
                raise _slow()
            return made
        raise last or OSError("no address")


class _Plain(_Guarded, HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return self.connect_to(self.host, self.port)


class _Secure(_Guarded, HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return self.connect_to(self.host, self.port)


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    """Certificates and names of hosts are checked, by what the machine trusts and what browsers do."""
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    context.check_hostname = True
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    return context
