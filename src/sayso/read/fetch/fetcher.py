"""One address, fetched politely: retried when it may help, bounded in time and size, each redirect checked anew."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sayso import __version__
from sayso.errors import FetchError, ForbiddenInput, InputError, OversizedInput
from sayso.read.document import Document
from sayso.read.fetch.address import checked_parts
from sayso.read.fetch.robots import AGENT, Robots

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5
_SECONDS, _TOTAL_SECONDS = 20.0, 60.0
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    url: str
    location: str | None
    media: str | None
    charset: str | None


class _PassingError(Exception):
    """An answer that may be another the next time."""


class Fetcher:
    """Fetches public addresses. ``cache`` is a folder or None, ``limit`` in bytes, ``attempts`` how often to try.

    ``allow_loopback`` is for tests that serve pages on this machine; nothing else may set it.
    """

    def __init__(
        self, *, cache: Path | None = None, limit: int = 24_000_000, attempts: int = 3, allow_loopback: bool = False
    ) -> None:
        self._cache, self._limit, self._attempts = cache, limit, attempts
        self._allow_loopback = allow_loopback
        self._client: httpx.Client | None = None
        self._robots = Robots(self._robots_answer)

    @contextmanager
    def fetch(self, url: str) -> Iterator[Document]:
        """The document at ``url``. Raises ForbiddenInput, OversizedInput or FetchError."""
        answer = self._final(url, robots=True)
        if answer.status >= 400:
            raise FetchError(f"answered {answer.status}", where=url, advice=_advice(answer.status))
        yield Document(url, "", io.BytesIO(answer.body), answer.url, answer.charset, answer.media)

    def close(self) -> None:
        """Let go of connections and the cache."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _final(self, url: str, *, robots: bool) -> _Answer:
        """What answers at the end of the redirects, each of them as welcome as the first."""
        start, secure = url, False
        for _ in range(_REDIRECTS + 1):
            scheme = checked_parts(url).scheme
            if secure and scheme != "https":
                raise ForbiddenInput("is sent on to an address without TLS", where=start, advice="ask for it directly")
            secure = scheme == "https"
            if robots and not self._robots.allow(url):
                raise ForbiddenInput("robots.txt closes it to us", where=url, advice="save the page and give the file")
            answer = self._retried(url)
            if answer.location is None:
                return answer
            url = urljoin(url, answer.location)
        raise FetchError(f"is sent on more than {_REDIRECTS} times", where=start, advice="check the address")

    def _retried(self, url: str) -> _Answer:
        import httpx  # noqa: PLC0415 - only where something is fetched
        import stamina  # noqa: PLC0415

        try:
            for attempt in stamina.retry_context(
                on=(httpx.TransportError, _PassingError), attempts=self._attempts, timeout=_TOTAL_SECONDS
            ):
                with attempt:
                    return self._once(url, last=attempt.num == self._attempts)
        except httpx.TimeoutException as error:
            raise FetchError("did not answer in time", where=url, advice="try again later") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            what = " ".join(str(error).split()) or type(error).__name__
            raise FetchError(f"could not be fetched ({what})", where=url, advice="check it and the network") from error
        raise FetchError("could not be fetched", where=url, advice="try again later")

    def _once(self, url: str, *, last: bool) -> _Answer:
        deadline = time.monotonic() + _TOTAL_SECONDS
        with self._opened().stream("GET", url) as response:
            if response.status_code in _PASSING and not last:
                raise _PassingError
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > self._limit:
                    raise OversizedInput(
                        f"larger than {self._limit / 1e6:.0f} MB", where=url, advice="save the part that matters"
                    )
                if time.monotonic() > deadline:
                    raise FetchError("did not end in time", where=url, advice="try again later")
            kind = response.headers.get("content-type", "")
            return _Answer(
                status=response.status_code,
                body=bytes(body),
                url=url,
                location=response.headers.get("location") if response.has_redirect_location else None,
                media=kind if kind and not kind.startswith("application/octet-stream") else None,
                charset=response.charset_encoding,
            )

    def _opened(self) -> httpx.Client:
        if self._client is None:
            import httpx  # noqa: PLC0415

            from sayso.read.fetch.transport import GuardedTransport, cached  # noqa: PLC0415

            self._client = httpx.Client(
                transport=cached(GuardedTransport(allow_loopback=self._allow_loopback), self._cache),
                timeout=_SECONDS,
                follow_redirects=False,
                trust_env=False,
                headers={"user-agent": f"{AGENT}/{__version__}", "accept": _ACCEPT},
            )
        return self._client

    def _robots_answer(self, url: str) -> tuple[int, bytes]:
        try:
            answer = self._final(url, robots=False)
        except OversizedInput:
            return 0, b""
        except ForbiddenInput:
            raise
        except (FetchError, InputError):
            return 0, b""
        return answer.status, answer.body


def _advice(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return "it is closed; save the page by hand and give the file"
    return "check the address" if status in {404, 410} else "try again later"
