"""When a host may be asked: one request at a time with a pause after each, what its robots.txt allows, and after a refusal not too soon.

A method and an address in, an answer out; waiting is part of it. Several threads may ask at once; those that ask the same host take turns.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from protego import Protego

from casetracker.links.connect import Answer, Host, Limits, NoAnswerError, Reason, ask
from casetracker.text.addresses import address_fault, host

AGENT = "casetracker"
"""The name by which robots.txt speaks of this program."""
ROBOTS_SIZE = 500 * 1024
"""Bytes of a robots.txt that have to be read (RFC 9309, 2.5)."""
_LATER = frozenset({429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Answers that say that there may be another one later."""


class DisallowedError(Exception):
    """The host's robots.txt asks programs not to read this address."""


class LeftAloneError(Exception):
    """The host was not asked, since it asked for time, or did not answer, in this run."""


@dataclass
class _Host:
    """What is known of a host in this run."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0
    """When it may be asked again."""
    pause: float = 0
    silent: int = 0
    """Requests in a row without an answer."""
    closed: str = ""
    """Why it is left alone for the rest of the run."""
    robots: dict[str, Protego | NoAnswerError | LeftAloneError] = field(default_factory=dict)
    """By scheme and port, for each of which a host may have another file."""
    robots_lock: threading.Lock = field(default_factory=threading.Lock)
    """Held while `robots` is filled, which may take requests to other hosts. Never taken with a `lock` held: so nobody waits in a circle."""


class Manners:
    """Asks hosts. `repository` is the project's address, by which a host can find out who asks; empty where it is not known."""

    def __init__(
        self,
        limits: Limits,
        version: str,
        repository: str = "",
        allow: frozenset[Host] = frozenset(),
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits, self.allow, self.sleep, self.clock = limits, allow, sleep, clock
        who = f"; +{repository}" if repository and not address_fault(repository) else ""
        self.headers = {
            "User-Agent": f"{AGENT}/{version} (checks the links of its sources{who})",
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip",
            "Accept-Language": "*",
        }
        self.answers = 0
        self._reasons: defaultdict[Reason, set[str]] = defaultdict(set)
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def ask(self, method: str, url: str, *, patient: bool = True, robots: bool = True) -> Answer:
        """Return the answer for an address: where `patient`, after further tries if there was trouble that may pass.

        Without `robots`, for an interface that is offered to programs, robots.txt is not asked. Raises NoAnswerError,
        DisallowedError or LeftAloneError.
        """
        place = self._host(url)
        if robots and not self._allowed(place, url):
            raise DisallowedError
        with place.lock:
            return self._patiently(place, method, url, self.limits.back_off if patient else ())

    @property
    def found_network(self) -> bool:
        """Whether there is a way out of this machine, as far as the requests tell: one dead host may be that host's fault."""
        silent = {name for reason, names in self._reasons.items() if reason not in ("private", "refused") for name in names}
        return self.answers > 0 or (len(silent) < 2 and not self._reasons["no-name-now"])

    def _host(self, url: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host(url), _Host(pause=self.limits.pause))

    def _patiently(self, place: _Host, method: str, url: str, waits: tuple[float, ...]) -> Answer:
        """Ask until there is an answer that stands, or no time to be given is left. The host's lock is held."""
        for wait in (*waits, None):
            try:
                answer = self._now(place, method, url)
            except NoAnswerError as fault:
                if wait is None or place.closed or fault.reason in ("refused", "name", "private", "tls"):
                    raise
                asked = wait
            else:
                later = _retry_after(answer)
                if answer.status not in _LATER:
                    return answer
                if later is not None and later > self.limits.patience:
                    place.closed = "the host asked to be left alone for a while"
                    return answer
                if later is not None:
                    # Nobody else asks it before then either.
                    place.free = max(place.free, self.clock() + later)
                if wait is None:
                    return answer
                asked = wait if later is None else later
            self.sleep(asked)
        raise AssertionError("the last try returns or raises")

    def _now(self, place: _Host, method: str, url: str) -> Answer:
        if place.closed:
            raise LeftAloneError(place.closed)
        self.sleep(max(0.0, place.free - self.clock()))
        try:
            answer = ask(method, url, self.headers, self.limits, self.allow)
        except NoAnswerError as fault:
            with self._lock:
                self._reasons[fault.reason].add(host(url))
            place.silent += fault.reason in ("time", "closed", "no-name-now")
            if place.silent >= self.limits.silent:
                place.closed = "the host did not answer in this run"
            raise
        else:
            place.silent = 0
            with self._lock:
                self.answers += 1
            return answer
        finally:
            place.free = self.clock() + place.pause

    def _allowed(self, place: _Host, url: str) -> bool:
        """Whether the host's robots.txt lets programs read an address (RFC 9309). Where it can't be had for now, nothing is asked."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with place.robots_lock:
            if origin not in place.robots:
                try:
                    place.robots[origin] = self._robots(place, origin)
                except (NoAnswerError, LeftAloneError) as fault:
                    place.robots[origin] = fault
        rules = place.robots[origin]
        if isinstance(rules, Exception):
            raise rules
        return bool(rules.can_fetch(url, AGENT))

    def _robots(self, place: _Host, origin: str) -> Protego:
        """The rules of a host, for which five redirects are followed, also to other hosts (RFC 9309, 2.3.1.2)."""
        at = f"{origin}/robots.txt"
        for _ in range(6):
            asked = self._host(at)
            with asked.lock:
                answer = self._patiently(asked, "GET", at, self.limits.back_off)
            location = answer.headers.get("location", "")
            if not 300 <= answer.status < 400 or not location:
                break
            try:
                at = urljoin(at, location)
            except ValueError:
                return Protego.parse("")
            if address_fault(at):
                return Protego.parse("")
        if answer.status >= 500 or answer.status == 429:
            raise NoAnswerError("closed", f"its robots.txt can't be read for now (answer {answer.status})")
        rules = Protego.parse(answer.body[:ROBOTS_SIZE].decode("utf-8", "replace") if answer.status == 200 else "")
        delay = rules.crawl_delay(AGENT) or 0
        with place.lock:
            place.pause = max(place.pause, min(float(delay), self.limits.longest_pause))
            place.free = max(place.free, self.clock() + place.pause)
        return rules


def _retry_after(answer: Answer) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3). A date is counted from the answer's own, so that no clock has to be right."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        return float(given[:9])
    try:
        span = parsedate_to_datetime(given) - parsedate_to_datetime(answer.headers.get("date", ""))
    except (TypeError, ValueError, IndexError):
        return None
    return max(0.0, span.total_seconds())
