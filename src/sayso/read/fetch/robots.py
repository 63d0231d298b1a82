"""What robots.txt says to us, by RFC 9309: none at all opens everything, one that cannot be had closes everything."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "sayso"
_LONGEST = 512_000

# An address to the status and body of what answers there; status 0 where nothing did.
Get = Callable[[str], tuple[int, bytes]]


class Robots:
    """The rules of each site that was met, asked for once."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._rules: dict[str, RobotFileParser] = {}

    def allow(self, url: str) -> bool:
        """Whether ``url`` may be fetched by us."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._read(f"{origin}/robots.txt")
        return self._rules[origin].can_fetch(AGENT, url)

    def _read(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        status, body = self._get(url)
        if 200 <= status < 300:
            rules.parse(body[:_LONGEST].decode("utf-8", "replace").splitlines())
        else:
            rules.parse(["User-agent: *", "Disallow:" if 400 <= status < 500 else "Disallow: /"])
        return rules
