"""Pages: metadata first, then what is seen."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.errors import DamagedInput, EmptyInput, OversizedInput
from sayso.read import ReadOptions
from tests.read.helpers import OPTIONS, blocks, one, refused

PARAGRAPHS = (
    "Der Gesandte ist nach einem Bericht der Zeitung am Mittwoch in der Hauptstadt gesehen worden.",
    "Das Blatt beruft sich auf eine Person, deren Namen es nicht nennt, und auf\u00a0sonst\u200b niemanden.",
    "Das Amt des Präsidenten erklärte, ein Vertreter sei nicht in der Residenz gewesen.",
    "Ob aus der Absicht ein Vertrag wird, blieb nach Angaben der Beteiligten zunächst offen.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head: str = "", body: str = BODY, attributes: str = 'lang="de-AT"') -> str:
    nav = '<nav><a href="/">Start</a> <a href="/p">Politik</a></nav>'
    foot = "<footer>Impressum · Kontakt</footer>"
    return (
        f"<!doctype html><html {attributes}><head>{head}</head><body>{nav}<article>{body}</article>{foot}</body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle", "headline": "Gesandter gesehen", "datePublished": "2026-01-08T20:15:00+01:00",
    "author": [{"@type": "Person", "name": "Von Ada Klein und Bo Groß"}], "publisher": {"name": "Der Bote"},
    "url": "https://bote.example/a",
}  # fmt: skip


def test_json_ld_says_what_the_page_is(tmp_path: Path) -> None:
    article = one(tmp_path, "a.html", page(ld({"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]})))
    assert (article.title, article.outlet, article.url) == ("Gesandter gesehen", "Der Bote", "https://bote.example/a")
    assert article.authors == ("Ada Klein", "Bo Groß")
    assert (article.published, article.published_basis) == ("2026-01-08T20:15:00+01:00", "metadata")
    assert article.language == "de"


def test_the_text_is_the_title_and_the_paragraphs_to_the_character(tmp_path: Path) -> None:
    article = one(tmp_path, "a.html", page(ld(ARTICLE), f"<h1>Gesandter gesehen</h1>{BODY}"))
    seen = [" ".join(p.split()) for p in PARAGRAPHS]
    assert article.text == "\n\n".join(["Gesandter gesehen", *seen])
    assert blocks(article) == [("title", "Gesandter gesehen"), *(("paragraph", p) for p in seen)]


def test_json_ld_that_is_broken_or_a_list_is_borne(tmp_path: Path) -> None:
    broken = ld('{"@type": "NewsArticle", "headline": "kaputt')
    comma = ld(json.dumps([{**ARTICLE, "headline": "Aus &quot;Liste&quot;"}]).replace("}]", "},]"))
    assert one(tmp_path, "a.html", page(broken + comma)).title == 'Aus "Liste"'


def test_open_graph_and_plain_tags_where_there_is_no_json_ld(tmp_path: Path) -> None:
    head = (
        '<title>Gesandter gesehen – Der Bote</title><meta property="og:site_name" content="Der Bote">'
        '<meta property="og:title" content="Gesandter gesehen | Der Bote">'
        '<link rel="canonical" href="https://bote.example/b"><meta name="author" content="By Ada Klein">'
        '<meta property="article:published_time" content="2026-01-08T20:15:00Z">'
    )
    article = one(tmp_path, "a.html", page(head))
    assert (article.title, article.outlet, article.url) == ("Gesandter gesehen", "Der Bote", "https://bote.example/b")
    assert (article.published, article.authors) == ("2026-01-08T20:15:00+00:00", ("Ada Klein",))


def test_a_part_of_the_title_that_is_no_outlet_stays(tmp_path: Path) -> None:
    head = '<title>Gesehen - und dementiert</title><meta property="og:site_name" content="Der Bote">'
    assert one(tmp_path, "a.html", page(head)).title == "Gesehen - und dementiert"


def test_the_host_is_the_outlet_of_last_resort_behind_the_callers(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://www.bote.example/b"><title>Gesehen</title>'
    assert one(tmp_path, "a.html", page(head)).outlet == "bote.example"
    given = ReadOptions(outlet="Der Bote", captured=OPTIONS.captured)
    assert one(tmp_path, "a.html", page(head), given).outlet == "Der Bote"


def test_a_date_in_the_text_alone_is_known_from_the_page(tmp_path: Path) -> None:
    body = f"<h1>Gesandter gesehen</h1><p class='date'>Veröffentlicht am 08.01.2026</p>{BODY}"
    article = one(tmp_path, "a.html", page("", body))
    assert (article.published, article.published_basis) == ("2026-01-08", "page")
    assert one(tmp_path, "a.html", page("", BODY)).published_basis == "missing"


def test_quotation_blocks_headings_and_items_keep_their_boundaries(tmp_path: Path) -> None:
    quote = "<blockquote><p>Niemand war da, und niemand war eingeladen worden.</p></blockquote>"
    items = "<ul><li>Erstens wurde er gesehen.</li><li>Zweitens wurde es bestritten.</li></ul>"
    article = one(
        tmp_path, "a.html", page("", f"{BODY}<h2>Was bleibt</h2>{quote}{BODY.upper()}{items}<p>Ende des Textes.</p>")
    )
    kinds = {words: kind for kind, words in blocks(article)}
    assert kinds["Was bleibt"] == "heading"
    assert kinds["Niemand war da, und niemand war eingeladen worden."] == "quotation"
    assert kinds["Zweitens wurde es bestritten."] == "item"


def test_the_lead_is_text_and_links_onward_are_not(tmp_path: Path) -> None:
    lead = "Eine Person will ihn gesehen haben, das Amt widerspricht der Darstellung."
    onward = '<p><a href="/x">Lesen Sie auch: Pinguin läuft Polizisten zu</a></p>'
    body = f'<p class="lead">{lead}</p>{BODY}{onward}{BODY.upper()}'
    words = one(tmp_path, "a.html", page(f'<meta name="description" content="{lead}">', body)).text
    assert words.count(lead) == 1
    assert "Pinguin" not in words


def test_a_wrong_language_tag_is_not_believed_over_the_words(tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", page(attributes='lang="en"')).language == "de"


def test_a_page_in_another_encoding_than_it_declares_is_read(tmp_path: Path) -> None:
    text = "Представитель не посещал резиденцию, заявили во дворце. Об этом пишет газета в среду."
    source = page('<meta charset="utf-8"><title>Опровержение</title>', f"<p>{text}</p>" * 4, "")
    article = one(tmp_path, "a.html", source.encode("cp1251"))
    assert text in article.text
    assert article.language == "ru"


def test_a_page_cut_off_deep_or_without_text_is_refused(tmp_path: Path) -> None:
    whole = page()
    assert isinstance(refused(tmp_path, "a.html", whole[: whole.index("Ob aus")]).error, DamagedInput)
    assert isinstance(
        refused(tmp_path, "b.html", "<html><body>" + "<div>" * 300_000 + "</body></html>").error, OversizedInput
    )
    assert isinstance(refused(tmp_path, "c.html", "<html><body><nav></nav></body></html>").error, EmptyInput)


def test_half_a_surrogate_in_metadata_is_replaced(tmp_path: Path) -> None:
    assert "\ufffd" in (
        one(tmp_path, "a.html", page(ld('{"@type": "Article", "headline": "Ab \\ud800 c"}'))).title or ""
    )
