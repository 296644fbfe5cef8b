"""Which IP addresses and ports may be asked: those of hosts that anyone can reach, and of pages that anyone can read.

The lists are IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890), written out here: what Python's own
`is_global` says of them differs from one version to the next. A special address that the registry calls globally reachable (a
relay, a name server's sink) is left out as well, since no page is ever there.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

PORTS = frozenset({80, 443})

_NEVER_4 = tuple(
    ipaddress.IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # shared by customers of a carrier; holds Alibaba Cloud's 100.100.100.200
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # not special by any registry, and each machine's own host in Azure
        "169.254.0.0/16",  # link-local; what most clouds tell a machine of itself
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # protocol assignments; holds Oracle Cloud's 192.0.0.192
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # sink for reverse look-ups of private addresses
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # sink for reverse look-ups of private addresses
        "198.18.0.0/15",  # measurements
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
"""All that has been given out as global unicast; each other range is for a special purpose, or not given out."""
_NEVER_6 = tuple(
    ipaddress.IPv6Network(each)
    for each in (
        "2001::/23",  # protocol assignments; holds Teredo, whose addresses carry one of IPv4
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, whose addresses carry one of IPv4
        "2620:4f:8000::/48",  # sink for reverse look-ups of private addresses
        "3fff::/20",  # documentation
    )
)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Where a network that has IPv6 alone puts all of IPv4 (RFC 6052): each stands for the address that it ends with."""


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to a host that anyone can reach."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in each for each in _NEVER_4)
    inner = found.ipv4_mapped or (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None)
    if inner is not None:
        return is_public(str(inner))
    return found.scope_id is None and found in _GLOBAL_6 and not any(found in each for each in _NEVER_6)


_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)


def is_odd_number(host: str) -> bool:
    """Return whether a host is an IPv4 address in a form that no page is cited by: octal, hexadecimal, in fewer parts than four.

    By the rule of browsers (https://url.spec.whatwg.org/#ends-in-a-number-checker) a host whose last part is a number is an address.
    """
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".").casefold().removesuffix(".")
    if not _NUMBER.fullmatch(plain.rpartition(".")[2]):
        return False
    try:
        ipaddress.IPv4Address(plain)
    except ValueError:
        return True
    return False
