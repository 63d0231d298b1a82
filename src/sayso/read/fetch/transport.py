"""Connections that go to a checked address only, behind a cache that keeps to RFC 9111."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpcore
import httpx

from sayso.read.fetch.address import public_addresses


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a name, checks every address it has, and connects to one of those: nothing resolves it again."""

    def __init__(self, *, allow_loopback: bool) -> None:
        self._allow_loopback = allow_loopback
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of ``host``. Raises ForbiddenInput, FetchError or httpcore's errors."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in public_addresses(host, port, allow_loopback=self._allow_loopback):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a socket of this machine is no public address."""
        del timeout, socket_options
        raise httpcore.ConnectError(f"{path} is no public address")


class GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport over guarded connections; the TLS name stays the address's, not the number's."""

    def __init__(self, *, allow_loopback: bool = False) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=GuardedBackend(allow_loopback=allow_loopback),
        )


def cached(transport: httpx.BaseTransport, cache: Path | None) -> httpx.BaseTransport:
    """``transport`` behind a cache in the folder ``cache``; as it is where there is none."""
    if cache is None:
        return transport
    from hishel import SqliteStorage  # noqa: PLC0415 - only where a cache is kept
    from hishel.httpx import CacheTransport  # noqa: PLC0415

    cache.mkdir(parents=True, exist_ok=True)
    return CacheTransport(transport, storage=SqliteStorage(database_path=cache / "pages.db"), rfc=True)
