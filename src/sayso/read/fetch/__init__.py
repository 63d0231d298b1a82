"""Fetching what was asked for, and nothing else: no private address, no page that robots.txt closes."""

from sayso.read.fetch.address import is_address
from sayso.read.fetch.fetcher import Fetcher

__all__ = ["Fetcher", "is_address"]
