from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso.brief import compose, render
from sayso.errors import UsageError
from tests.brief.building import article, records, statement
from tests.brief.story import articles, german, others

GOLDEN = Path(__file__).parent / "golden"
WHOLE = records(*articles(), *german(), *others())
HOSTILE = '<script>alert("x")</script> & [a](http://b.example) `c` *d* \x1b[31m \u202e'


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md"), ("html", "html"), ("json", "json")])
def test_the_story_renders_as_it_did(language: str, form: str, ending: str) -> None:
    expected = (GOLDEN / f"weir.{language}.{ending}").read_text(encoding="utf-8")
    assert render(compose(WHOLE, language=language), form) == expected


def hostile() -> str:
    """A story whose title, outlet, words and request all try to become markup."""
    story = article(f"Titel\nEs heißt {HOSTILE} und mehr.", outlet="<b>Post</b>")
    view = records(story, statement(story, f"Es heißt {HOSTILE} und mehr.", "own"))
    return render(compose(view, language="de"), "html")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.targets += [known["href"] or ""] if "href" in known else []

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: str) -> _Tags:
    tags = _Tags()
    tags.feed(page)
    return tags


def test_words_of_a_source_never_become_markup_in_html() -> None:
    tags = parsed(hostile())
    assert "script" not in tags.tags and "b" not in tags.tags
    assert '<script>alert("x")</script>' in tags.text
    assert "\x1b" not in tags.text and "\u202e" not in tags.text


def test_every_anchor_of_the_page_has_one_target() -> None:
    tags = parsed(render(compose(WHOLE, language="de"), "html"))
    assert len(tags.ids) == len(set(tags.ids))
    assert {target for target in tags.targets if target.startswith("#")} <= {f"#{name}" for name in tags.ids}


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    story = replace(article("Titel\nEs regnet seit gestern."), url="javascript:alert(1)")
    page = render(compose(records(story, statement(story, "Es regnet seit gestern.", "own")), language="de"), "html")
    assert "javascript" not in page


def test_markdown_and_text_keep_source_words_from_being_markup_or_escapes() -> None:
    story = article(f"Titel\nEs heißt {HOSTILE} und mehr.")
    brief = compose(records(story, statement(story, f"Es heißt {HOSTILE} und mehr.", "own")), language="de")
    markdown, text = render(brief, "markdown"), render(brief, "text")
    assert "<script>" not in markdown and not re.search(r"(?<!\\)\]\(", markdown) and "\\`c\\`" in markdown
    assert "\x1b" not in markdown + text and "\u202e" not in markdown + text


def test_text_is_wrapped() -> None:
    assert max(map(len, render(compose(WHOLE, language="de"), "text").splitlines())) <= 88


def test_json_holds_article_spans_words_outlet_and_date_of_each_citation() -> None:
    record = json.loads(render(compose(WHOLE, language="de"), "json"))
    sentence = record["sections"][0]["sentences"][0]
    citation = sentence["citations"][0]
    stored = {a.id: a for a in articles()}[citation["article"]]
    (begin, end), *_ = citation["spans"]
    assert stored.text[begin:end] == citation["words"]
    assert (citation["outlet"], citation["published"]) == ("Uferbote", "2031-03-05")
    assert citation["statement"] in sentence["statements"]


def test_another_form_is_refused() -> None:
    with pytest.raises(UsageError, match="choose one of text, markdown, html, json"):
        render(compose(WHOLE, language="de"), "pdf")
