"""The main text of a page: trafilatura finds where it is, its blocks keep their boundaries and their characters."""

from __future__ import annotations

from typing import Any

from sayso.read.walk import Part, parts_of


def body_parts(tree: Any) -> list[Part]:
    """The blocks of a page's main text in order; none where no main text is found. May change ``tree``."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that other formats need not pay

    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    return [] if body is None else list(parts_of(body))
