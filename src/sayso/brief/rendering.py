"""A brief in the forms in which it leaves the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from sayso.brief.as_html import as_html
from sayso.brief.as_json import as_json
from sayso.brief.as_markdown import as_markdown
from sayso.brief.as_text import as_text
from sayso.brief.model import Brief
from sayso.errors import UsageError

Form = Literal["text", "markdown", "html", "json"]
FORMS: tuple[str, ...] = get_args(Form)
_RENDERERS: dict[str, Callable[[Brief], str]] = {
    "text": as_text, "markdown": as_markdown, "html": as_html, "json": as_json,
}  # fmt: skip


def render(brief: Brief, form: str) -> str:
    """``brief`` as text (wrapped at 88 columns), Markdown, one HTML page, or JSON; each ends in a line end.

    Raises UsageError for another form.
    """
    if form not in _RENDERERS:
        raise UsageError(f"no form {form!r}", where="brief", advice=f"choose one of {', '.join(FORMS)}")
    return _RENDERERS[form](brief)
