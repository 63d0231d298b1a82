"""What a page says of itself: JSON-LD first, then OpenGraph and its kin, then plain tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from sayso.read import jsonld
from sayso.read.names import clean_authors, clean_title
from sayso.read.when import iso_time

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "last-modified",
)  # fmt: skip
_TITLES = ("twitter:title", "dc.title", "parsely-title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "cxenseparse:author", "sailthru.author")


_BYLINES = (
    "//a[@rel='author'] | //*[@itemprop='author']"
    " | //article//a[contains(@href, '/author') or contains(@href, '/autor')]"
)


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself; ``host`` is what is left to call an outlet where the page names none."""

    title: str | None
    outlet: str | None
    host: str | None
    url: str | None
    language: str | None
    published: str | None
    authors: tuple[str, ...]
    summary: str | None
    told: str | None


def page_meta(tree: Any, url: str | None) -> PageMeta:
    """The metadata of a parsed page, which was fetched from ``url`` if that is known."""
    tags = _tags(tree)
    node = jsonld.article_node(s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    address = _canonical(tree, tags, node, url)
    host = (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    outlet = jsonld.words(node.get("publisher")) or _first(tags, _OUTLETS)
    return PageMeta(
        title=_title(tree, tags, node, (outlet, tags.get("og:site_name"), host)),
        outlet=outlet,
        host=host,
        url=address,
        language=tree.get("lang") or jsonld.words(node.get("inLanguage")) or tags.get("og:locale"),
        published=_published(tree, tags, node),
        authors=_authors(tree, tags, node, (outlet, tags.get("og:site_name"), host)),
        summary=jsonld.words(node.get("description")) or _first(tags, ("og:description", "description")),
        told=jsonld.words(node.get("articleBody")),
    )


def _tags(tree: Any) -> dict[str, str]:
    """Every meta tag's content by its name in lower case, the first of each."""
    out: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            out.setdefault(name.strip().lower(), content)
    return out


def _first(tags: dict[str, str], names: Iterable[str]) -> str | None:
    return next((" ".join(tags[name].split()) for name in names if tags.get(name)), None)


def _title(tree: Any, tags: dict[str, str], node: dict[str, Any], outlets: tuple[str | None, ...]) -> str | None:
    heads = [h for h in (" ".join("".join(e.itertext()).split()) for e in tree.iter("h1")) if h]
    told = [tags.get("og:title"), jsonld.words(node.get("headline")), *(tags.get(name) for name in _TITLES)]
    page = " ".join((tree.findtext(".//title") or "").split())
    candidates = [t for t in (*told, *heads[:1], page) if t]
    # the one that the page gives to be shared comes first: it is the one that travels
    return clean_title(candidates, heads, [o for o in outlets if o]) if candidates else None


def _published(tree: Any, tags: dict[str, str], node: dict[str, Any]) -> str | None:
    told = [jsonld.words(node.get("datePublished")), *(tags.get(name) for name in _DATES[:-1])]
    told += [jsonld.words(node.get("dateCreated"))]
    told += [e.get("datetime") or e.get("content") for e in tree.xpath("//*[@itemprop='datePublished']")]
    return next((found for found in map(iso_time, told) if found), None)


def _authors(tree: Any, tags: dict[str, str], node: dict[str, Any], outlets: Iterable[str | None]) -> tuple[str, ...]:
    """The first source that names anyone but the outlet itself; the outlet where only that is named."""
    told = [
        jsonld.names(node.get("author")) or jsonld.names(node.get("creator")),
        *([tags[name]] for name in _AUTHORS if name in tags),
        ["".join(e.itertext()) for e in tree.xpath(_BYLINES)[:6]],
    ]
    found = [names for names in map(clean_authors, told) if names]
    own = {"".join(o.casefold().split()) for o in outlets if o}
    people = (n for n in found if not all("".join(a.casefold().split()) in own for a in n))
    return next(people, found[0] if found else ())


def _canonical(tree: Any, tags: dict[str, str], node: dict[str, Any], url: str | None) -> str | None:
    links = (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    told = [next(links, None), tags.get("og:url"), jsonld.words(node.get("url"))]
    main = node.get("mainEntityOfPage")
    told.append(main.get("@id") if isinstance(main, dict) else main if isinstance(main, str) else None)
    for candidate in [*told, url]:
        if isinstance(candidate, str) and candidate.strip():
            address = urljoin(url or "", candidate.strip())
            try:
                if urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname:
                    return address
            except ValueError:
                continue
    return url
