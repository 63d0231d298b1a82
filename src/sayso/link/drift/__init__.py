"""Drift: how each retelling differs from what it retells, with the words of both that differ."""

from sayso.link.drift.find import drift

__all__ = ["drift"]
