"""Whom an address stands for, where limits are kept by address."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

#: Of one customer of a network: whoever has one address of it has them all.
_IPV6_NETWORK = 64


@lru_cache(maxsize=4096)
def who_asks(address: str | None) -> str:
    """The address under which limits count: an IPv4 address itself, of IPv6 the network of 64
    bits, for its holder has more addresses than any limit has room for."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, _IPV6_NETWORK), strict=False))
    return str(found)


@lru_cache(maxsize=4096)
def is_this_machine(address: str) -> bool:
    """Whether it is an address of the loopback."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address.startswith("::/")  # the network of ::1, as `who_asks` has it


def an_address(text: str) -> str | None:
    """An address or network as `who_asks` has it; None for anything else."""
    try:
        return who_asks(str(ip_network(text, strict=False).network_address))
    except ValueError:
        return None
