"""Which addresses may be fetched: public ones, over HTTP or HTTPS, without a password in them.

A name is resolved once, every address that it has is checked, and the connection goes to a checked one; so a name
that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from sayso.errors import FetchError, ForbiddenInput

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = ("https://", "http://")
# Reached from inside some clouds and nowhere else, though the numbers look public.
_METADATA = {ipaddress.ip_address("168.63.129.16")}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_address(named: str) -> bool:
    """Whether a caller names an address to fetch rather than a file."""
    return named.lower().startswith(_SCHEMES)


def checked_parts(url: str) -> SplitResult:
    """The parts of ``url``. Raises ForbiddenInput where its form alone forbids it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ForbiddenInput("is no address", where=url, advice="check the spelling") from error
    if not is_address(url) or not host:
        raise ForbiddenInput("only http and https are fetched", where=url, advice="save it and give the file")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenInput("holds a user name or password", where=parts.hostname or url, advice="leave them out")
    return parts


def public_addresses(host: str, port: int, *, allow_loopback: bool = False) -> list[str]:
    """The addresses of ``host``, all of them checked. Raises ForbiddenInput for a private one, FetchError for none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("the name cannot be resolved", where=host, advice="check it and the network") from error
    found = list(dict.fromkeys(str(answer[4][0]).split("%")[0] for answer in answers))
    for address in found:
        if not is_public(ipaddress.ip_address(address), allow_loopback=allow_loopback):
            raise ForbiddenInput(
                f"leads to a private address ({address})", where=host, advice="only public addresses are fetched"
            )
    return found


def is_public(address: IPAddress, *, allow_loopback: bool = False) -> bool:
    """Whether ``address``, and any that is wrapped in it, belongs to the public network."""
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner, allow_loopback=allow_loopback)
    if allow_loopback and address.is_loopback:
        return True
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _METADATA


def _wrapped(address: IPAddress) -> IPAddress | None:
    """The IPv4 address that an IPv6 address carries: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
