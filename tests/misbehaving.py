"""A server on this machine that misbehaves in each way, for tests of what asks other hosts."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAGE = "<html><head><title>{title}</title></head><body><script>not read</script><p>{text}</p></body></html>"
WORDS = " ".join(f"word{number} was said" for number in range(80))
GENEROUS = 30
"""Seconds for what will come, however busy the machine is."""


def page(title: str = "Report", text: str = WORDS) -> bytes:
    return PAGE.format(title=title, text=text).encode()


class Misbehaving:
    """Answers by `pages`, from a path to what is done for it. `asked` has every request, as `HEAD /path`."""

    def __init__(self, address: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.pages: dict[str, Callable[[Handler], None]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer((address, 0), type("Bound", (Handler,), {"site": self}))
        self.server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.host: tuple[str, int] = (address, self.server.server_address[1])
        self.base = f"http://{address}:{self.host[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def count(self, what: str) -> int:
        return self.asked.count(what)

    def page(self, path: str, body: bytes = b"", status: int = 200, head: int | None = None, **headers: str) -> str:
        """Answer with a page; to HEAD with another status if `head` is one. Returns its address."""

        def answer(to: Handler) -> None:
            to.reply(head if head and to.command == "HEAD" else status, body or page(), headers)

        return self.does(path, answer)

    def does(self, path: str, what: Callable[[Handler], None]) -> str:
        self.pages[path] = what
        return self.base + path


class Handler(BaseHTTPRequestHandler):
    site: Misbehaving
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        site = self.site
        path = self.path.partition("?")[0]
        with site.lock:
            site.asked.append(f"{self.command} {path}")
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.close_connection = True
        with suppress(OSError):
            site.pages.get(path, lambda to: to.reply(404, page("Nothing")))(self)

    do_HEAD = do_GET

    def reply(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
        for name, value in (given | {name.replace("_", "-"): value for name, value in (headers or {}).items()}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def pieces(self, piece: bytes, every: float, most: int = 100_000) -> None:
        """Send the same bytes again and again, until the other end has enough."""
        for _ in range(most):
            self.wfile.write(piece)
            if every and self.site.over.wait(every):
                return


def hang(to: Handler) -> None:
    """Say nothing, until the other end gives up."""
    to.connection.settimeout(GENEROUS)
    to.connection.recv(1)


def drip(to: Handler) -> None:
    """Begin a header, and never come to its end."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    to.pieces(b"a", 0.05)


def drip_body(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    if to.command == "GET":
        to.pieces(b"a", 0.05)


def endless(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    if to.command == "GET":
        to.pieces(b"<title>Endless</title> words of it " * 1000, 0)


def break_off(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
    if to.command == "GET":
        to.wfile.write(page()[:200])


def say_nothing(to: Handler) -> None:
    to.connection.shutdown(socket.SHUT_RDWR)


def junk(to: Handler) -> None:
    to.wfile.write(b"\x00\xffhello\n" * 50)


def nothing_to_head(to: Handler) -> None:
    if to.command == "HEAD":
        say_nothing(to)
    else:
        to.reply(200, page())


def bomb(size: int) -> Callable[[Handler], None]:
    packed = gzip.compress(b"<title>Bomb</title>" + b"\0" * size, 9)
    return lambda to: to.reply(200, packed, {"Content-Encoding": "gzip"})


def redirect(*places: tuple[int, str]) -> list[Callable[[Handler], None]]:
    """One answer for each place, in turn."""
    return [lambda to, status=status, place=place: to.reply(status, b"-", {"Location": place}) for status, place in places]  # type: ignore[misc]


def in_turn(*answers: Callable[[Handler], None]) -> Callable[[Handler], None]:
    """Give the answers one after the other, and then the last one always."""
    left = list(answers)

    def answer(to: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(to)

    return answer
