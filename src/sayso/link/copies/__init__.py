"""Text reuse between articles: which passages one took from another, whether or not it says so."""

from __future__ import annotations

from sayso.link.copies.find import by_article, copies
from sayso.link.copies.record import Copy, Pair

__all__ = ["Copy", "Pair", "by_article", "copies"]
