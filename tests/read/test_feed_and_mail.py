"""Feeds and newsletters."""

from __future__ import annotations

import base64
from pathlib import Path

from sayso.errors import DamagedInput, EmptyInput, OversizedInput
from sayso.model.article import Article
from sayso.read import Refusal, read
from tests.read.helpers import OPTIONS, blocks, one, refused, written

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Radio du Quai</title><link>https://quai.example/</link><language>fr</language>
<item><title>Un démenti</title><link>https://quai.example/1</link>
<pubDate>Sat, 10 Jan 2026 09:30:00 +0100</pubDate>
<dc:creator>Par Anne Le Goff</dc:creator><description>Un résumé.</description>
<content:encoded><![CDATA[<p>L'émissaire aurait été reçu.</p>
<blockquote>Nul n'est venu.</blockquote>]]></content:encoded></item>
<item><title>Un résumé seul</title>
<description>Le palais dément &amp;laquo; toute &amp;raquo; visite.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><title type="html">Nobody &lt;i&gt;came&lt;/i&gt;</title><link href="https://courier.example/1"/>
<updated>2026-01-08T10:00:00Z</updated><summary>The office denied it on Friday.</summary></entry></feed>"""

MAIL = """From: Le Courrier <n@courrier.example>
Subject: =?utf-8?q?Un_d=C3=A9menti?=
Date: Thu, 08 Jan 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

L=92=C9lys=E9e a d=E9menti.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

{page}
--b--
"""


def mail(markup: str) -> str:
    return MAIL.format(page=base64.b64encode(markup.encode()).decode())


def test_items_have_their_full_text_else_their_summary(tmp_path: Path) -> None:
    first, second = read([written(tmp_path, "f.xml", RSS)], OPTIONS)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert blocks(first) == [
        ("title", "Un démenti"), ("paragraph", "L'émissaire aurait été reçu."), ("quotation", "Nul n'est venu."),
    ]  # fmt: skip
    assert (first.outlet, first.url, first.language) == ("Radio du Quai", "https://quai.example/1", "fr")
    assert (first.published, first.published_basis) == ("2026-01-10T09:30:00+01:00", "feed")
    assert first.authors == ("Anne Le Goff",)
    assert second.text == "Un résumé seul\n\nLe palais dément « toute » visite."
    assert second.published_basis == "missing"


def test_atom_is_a_feed_whatever_its_name(tmp_path: Path) -> None:
    article = one(tmp_path, "atom", ATOM)
    assert (article.title, article.outlet) == ("Nobody came", "The Courier")
    assert article.published == "2026-01-08T10:00:00+00:00"


def test_a_feed_cut_off_gives_its_whole_items_and_one_refusal(tmp_path: Path) -> None:
    found = list(read([written(tmp_path, "f.xml", RSS[: RSS.index("toute")])], OPTIONS))
    assert [type(f) for f in found] == [Article, Refusal]


def test_what_is_no_feed_is_refused(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path, "a.xml", '{"a": 1}').error, DamagedInput)
    assert isinstance(refused(tmp_path, "b.xml", "<urlset><url/></urlset>").error, DamagedInput)
    assert isinstance(refused(tmp_path, "c.xml", "<rss><channel></channel></rss>").error, EmptyInput)
    assert isinstance(refused(tmp_path, "d.xml", "<rss>" + "<a>" * 100_000 + "</rss>").error, OversizedInput)


def test_a_feed_names_no_file_of_this_machine(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", "geheim")
    source = RSS.replace("<rss", f'<!DOCTYPE r [<!ENTITY s SYSTEM "file://{secret}">]><rss', 1).replace(
        "Un résumé.", "&s;"
    )
    found = list(read([written(tmp_path, "f.xml", source)], OPTIONS))
    assert found
    assert not any("geheim" in f.text for f in found if isinstance(f, Article))


def test_the_page_of_a_mail_where_it_has_structure(tmp_path: Path) -> None:
    article = one(tmp_path, "m.eml", mail("<h2>Heute</h2><p>Eins.</p><p style='display: none'>Weg.</p><p>Zwei.</p>"))
    assert blocks(article) == [
        ("title", "Un démenti"), ("heading", "Heute"), ("paragraph", "Eins."), ("paragraph", "Zwei."),
    ]  # fmt: skip
    assert (article.outlet, article.published_basis) == ("Le Courrier", "header")
    assert article.published == "2026-01-08T10:00:00+01:00"


def test_the_text_of_a_mail_where_its_page_has_none(tmp_path: Path) -> None:
    assert one(tmp_path, "m", mail("tout en un")).text == "Un démenti\n\nL’Élysée a démenti."


def test_a_mail_cut_off_or_too_deep_is_refused(tmp_path: Path) -> None:
    whole = mail("<p>Eins.</p><p>Zwei.</p>")
    assert isinstance(refused(tmp_path, "m.eml", whole[: whole.index("--b--")]).error, DamagedInput)
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    assert isinstance(refused(tmp_path, "d.eml", deep).error, OversizedInput)
    assert isinstance(refused(tmp_path, "n.eml", "\nno headers at all").error, DamagedInput)
