"""An address → what it comes to now: it is followed, and what it leads to is compared with what an earlier run saw."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from casetracker.links.connect import Answer, NoAnswerError
from casetracker.links.content import Page, differs, page
from casetracker.links.manners import DisallowedError, LeftAloneError, Manners
from casetracker.links.memory import Seen
from casetracker.text.addresses import address_fault

_LASTING = frozenset({301, 308})
_PASSING = frozenset({302, 303, 307})
_GONE = frozenset({404, 410})
_BUSY = frozenset({408, 425, 429})
_HOME = re.compile(r"/?|/(index|default|home)\.\w{1,5}|/[a-z]{2}(-[a-z]{2})?/?", re.IGNORECASE)
_DOOR = re.compile(r"/(log-?in|sign-?in|auth|account|consent|subscribe|captcha|challenge)\b", re.IGNORECASE)


class _End(NamedTuple):
    """Where an address leads in the end."""

    url: str
    answer: Answer
    lasting: str
    """Where it leads for good: the last address that permanent redirects alone come to."""


class _NowhereError(Exception):
    """Redirects that lead nowhere; the message says in which way."""


def look(url: str, manners: Manners, known: Seen | None = None) -> Seen:
    """Return what an address comes to. `known` is what an earlier run knows of it."""
    fault = address_fault(url)
    if fault:
        return Seen("invalid", "this is no web address")
    try:
        end = _followed(urldefrag(url)[0], manners, known.tag if known else "")
    except DisallowedError:
        return Seen("blocked", "the host's robots.txt asks programs not to read it")
    except LeftAloneError as fault_:
        return Seen("left", str(fault_))
    except _NowhereError as fault_:
        # Some sites do so to whoever keeps no cookies: it is no sign that the page is gone.
        return Seen("blocked", str(fault_))
    except NoAnswerError as fault_:
        if fault_.reason == "name":
            return Seen("gone", str(fault_))
        if fault_.reason == "refused":
            return Seen("blocked", str(fault_))
        return Seen("unreachable", str(fault_))
    return _judged(url, end, known)


def _followed(url: str, manners: Manners, tag: str) -> _End:
    """Follow an address to its end, by HEAD as long as that says enough; the page is read unless `tag` says that it is the same."""
    at = lasting = url
    for_good = True
    been = {at}
    method = "HEAD"
    answer: Answer | None = None
    end = manners.clock() + manners.limits.address
    for _ in range(2 * manners.limits.hops):
        if manners.clock() > end:
            raise NoAnswerError("time", "it took too long to follow")
        try:
            answer = manners.ask(method, at, patient=method == "GET")
        except LeftAloneError:
            if answer is None or method == "HEAD":
                raise
            return _End(at, answer, lasting)
        except NoAnswerError as fault:
            if method == "HEAD" and fault.reason in ("time", "closed"):
                method = "GET"
                continue
            raise
        target = _target(at, answer)
        if target:
            for_good = for_good and answer.status in _LASTING
            at, lasting = target, target if for_good else lasting
            if at in been or len(been) > manners.limits.hops:
                raise _NowhereError(
                    "it is redirected in a circle" if at in been else f"it is redirected more than {manners.limits.hops} times"
                )
            been.add(at)
        elif method == "HEAD" and (answer.status >= 400 or (_is_html(answer) and not (tag and _tag(answer, at) == tag))):
            # Many servers answer HEAD wrongly, or refuse it: only GET counts against an address.
            method = "GET"
        else:
            return _End(at, answer, lasting)
    raise _NowhereError("it is redirected without an end")


def _target(at: str, answer: Answer) -> str:
    """The address to which an answer redirects, without its fragment; empty where it does not."""
    if answer.status not in _LASTING | _PASSING:
        return ""
    given = answer.headers.get("location", "").strip()
    try:
        # Headers come as Latin-1; an address that holds other signs was meant as UTF-8.
        plain = given.encode("latin-1", "replace").decode("utf-8", "replace")
        target = urldefrag(urljoin(at, quote(plain, safe="%/:=&?~#+!$,;'@()*[]")))[0]
    except ValueError:
        target = ""
    if not given or address_fault(target):
        raise _NowhereError("it is redirected to something that is no web address")
    return target


def _judged(url: str, end: _End, known: Seen | None) -> Seen:
    status = end.answer.status
    if status in _GONE:
        return Seen("gone", f"the host answers that there is no such page ({_words(status)})")
    if "cf-mitigated" in end.answer.headers or status == 999 or (400 <= status < 500 and status not in _BUSY):
        return Seen("blocked", f"the host does not let programs read it ({_words(status)})")
    if not 200 <= status < 300:
        return Seen("unreachable", f"the host answers {_words(status)}", is_there=status in _BUSY)
    tag = _tag(end.answer, end.url)
    same = bool(known and tag and tag == known.tag)
    read = (
        known.page if known and same else page(end.answer.body, end.answer.headers.get("content-type", "")) if end.answer.body else Page()
    )
    if read.is_wall:
        return Seen("blocked", f"the host asks for proof of a person first ('{read.title}')")
    was, now = urlsplit(url), urlsplit(end.url)
    if _DOOR.search(now.path) and not _DOOR.search(was.path):
        return Seen("blocked", "it leads to a page where one has to sign in or agree first")
    if not _HOME.fullmatch(was.path) and _HOME.fullmatch(now.path) and not now.query:
        return Seen("changed", "it leads to the first page of a site", page=read)
    if read.says_gone:
        return Seen("changed", f"its title says that there is no such page: '{read.title}'", page=read)
    other = differs(known.page, read) if known and known.since and not same else ""
    if other:
        return Seen("changed", other, page=read)
    if end.lasting != urldefrag(url)[0]:
        fragment = f"#{was.fragment}" if was.fragment and "#" not in end.lasting else ""
        return Seen("moved", "it has a new address for good", moved_to=end.lasting + fragment, tag=tag, page=read)
    return Seen("fine", "", tag=tag, page=read)


def _tag(answer: Answer, at: str) -> str:
    """What tells this state of a page from another, with where it was had; empty where the server says nothing of it."""
    told = answer.headers.get("etag") or answer.headers.get("last-modified") or ""
    return f"{told} {at}"[:500] if told else ""


def _is_html(answer: Answer) -> bool:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml")


def _words(status: int) -> str:
    """The number of an answer, and its name where it has one."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
