"""Fetching: only what was asked for, only from public addresses, politely."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import stamina

from sayso.errors import FetchError, ForbiddenInput, OversizedInput
from sayso.model.article import Article
from sayso.read import Fetcher, Refusal, read
from sayso.read.fetch.address import checked_parts, is_public, public_addresses
from sayso.read.fetch.transport import GuardedBackend
from tests.read.helpers import OPTIONS
from tests.read.test_page import page


class Site(BaseHTTPRequestHandler):
    """A publisher on this machine; what was asked for is kept in ``asked``."""

    asked: list[str]
    robots = "User-agent: *\nDisallow: /closed\n"
    broken = 0

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/robots.txt":
            self._answer(200, self.robots.encode(), "text/plain")
        elif self.path == "/moved":
            self._answer(302, b"", "text/html", ("Location", "/article"))
        elif self.path == "/inside":
            self._answer(302, b"", "text/html", ("Location", "http://169.254.169.254/latest/meta-data/"))
        elif self.path == "/circle":
            self._answer(302, b"", "text/html", ("Location", "/circle"))
        elif self.path == "/to-file":
            self._answer(302, b"", "text/html", ("Location", "file:///etc/passwd"))
        elif self.path == "/gone":
            self._answer(404, b"", "text/html")
        elif self.path == "/shaky" and type(self).broken:
            type(self).broken -= 1
            self._answer(503, b"", "text/html")
        elif self.path == "/big":
            self._answer(200, b"x" * 400_000, "text/plain")
        else:
            self._answer(
                200,
                page("<title>Gesehen</title>").encode(),
                "text/html; charset=utf-8",
                ("Cache-Control", "max-age=60"),
            )

    def _answer(self, status: int, body: bytes, kind: str, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked, Site.broken = [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with stamina.set_testing(True, attempts=3):
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(allow_loopback=True, limit=300_000)
    yield made
    made.close()


def got(url: str, fetcher: Fetcher) -> Article | Refusal:
    (found,) = read([url], OPTIONS, fetcher=fetcher)
    return found


def error(url: str, fetcher: Fetcher) -> Exception:
    found = got(url, fetcher)
    assert isinstance(found, Refusal), found
    assert "\n" not in str(found.error)
    return found.error


def test_a_page_is_fetched_after_its_robots(site: str, fetcher: Fetcher) -> None:
    article = got(f"{site}/article", fetcher)
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Gesehen", f"{site}/article")
    assert Site.asked == ["/robots.txt", "/article"]


def test_robots_close_what_they_close(site: str, fetcher: Fetcher) -> None:
    assert "robots.txt" in str(error(f"{site}/closed/1", fetcher))
    assert "/closed/1" not in Site.asked


def test_a_redirect_is_followed_to_its_end(site: str, fetcher: Fetcher) -> None:
    article = got(f"{site}/moved", fetcher)
    assert isinstance(article, Article)
    assert article.url == f"{site}/article"


def test_a_redirect_to_a_private_address_or_a_file_is_refused(site: str, fetcher: Fetcher) -> None:
    assert isinstance(error(f"{site}/inside", fetcher), ForbiddenInput)
    assert isinstance(error(f"{site}/to-file", fetcher), ForbiddenInput)
    assert isinstance(error(f"{site}/circle", fetcher), FetchError)


def test_a_passing_error_is_tried_again_and_a_lasting_one_said(site: str, fetcher: Fetcher) -> None:
    Site.broken = 2
    assert isinstance(got(f"{site}/shaky", fetcher), Article)
    assert "404" in str(error(f"{site}/gone", fetcher))
    assert Site.asked.count("/gone") == 1


def test_an_answer_past_the_limit_is_refused(site: str, fetcher: Fetcher) -> None:
    assert isinstance(error(f"{site}/big", fetcher), OversizedInput)


def test_the_cache_answers_the_second_time(site: str, tmp_path: Path) -> None:
    for _ in range(2):
        fetcher = Fetcher(allow_loopback=True, cache=tmp_path / "cache")
        assert isinstance(got(f"{site}/article", fetcher), Article)
        fetcher.close()
    assert Site.asked.count("/article") == 1


def test_this_machine_is_closed_without_the_switch(site: str) -> None:
    assert isinstance(error(f"{site}/article", Fetcher(attempts=1)), ForbiddenInput)
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "168.63.129.16", "255.255.255.255", "::1", "::", "fe80::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "::ffff:169.254.169.254",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def answers(*addresses: str) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in addresses]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers("93.184.215.14", "10.0.0.1"))
    with pytest.raises(ForbiddenInput):
        public_addresses("news.example", 80)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    rebinding = iter([answers("93.184.215.14"), answers("127.0.0.1")])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(rebinding))
    backend, asked = GuardedBackend(allow_loopback=False), []

    class Inner:
        def connect_tcp(self, host: str, *_: object) -> str:
            asked.append(host)
            return "a stream"

    monkeypatch.setattr(backend, "_inner", Inner())
    backend.connect_tcp("news.example", 80)
    assert asked == ["93.184.215.14"]
    with pytest.raises(ForbiddenInput):
        backend.connect_tcp("news.example", 80)


@pytest.mark.parametrize(
    "url", ["https://a:b@news.example/", "http:///x", "http://news.example:99999/", "ftp://news.example/"]
)
def test_addresses_whose_form_forbids_them(url: str) -> None:
    with pytest.raises(ForbiddenInput):
        checked_parts(url)


def test_a_site_whose_robots_cannot_be_had_is_closed(
    site: str, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "robots", "x" * 400_000)
    assert "robots.txt" in str(error(f"{site}/article", fetcher))
