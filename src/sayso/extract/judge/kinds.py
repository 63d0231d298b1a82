"""What kind of source some words name, under which name, and how many it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.judge.mentions import Mentions
from sayso.extract.layer.document import Document
from sayso.extract.layer.tokens import Kind
from sayso.extract.matching import Phrases, Words
from sayso.model import Article, Name
from sayso.model.statement import Count, HopKind
from sayso.text import Span, trim

_INDEFINITE = "indefinite"


@dataclass(frozen=True, slots=True)
class Named:
    """A source: its name, kind, count, and where it stands."""

    name: str
    kind: HopKind
    count: Count
    span: Span


def classify(document: Document, article: Article, span: Span) -> Named:
    """The source that the words of ``span`` name."""
    begin, end = document.range_of(span)
    head = _head_end(document, begin, end)
    mention = _mention(article, span, document.tokens.ends[head - 1] if head > begin else span[1])
    if mention is not None and mention.kind == "person" and _opens_as_outlet(document, mention):
        mention = None  # "Channel Nine"
    if mention is not None and mention.kind == "person" and _article_before(document, mention):
        mention = None  # "Le Phare de Brest": people carry no article
    if mention is not None and mention.kind == "person" and _head_is_body(document, begin, head):
        mention = None
    if mention is not None and mention.kind != "person" and _head_is_person(document, begin, head):
        mention = None  # "the head of the ministry Ann Lee": the office is hers
    kind = _kind(document, begin, end, head, mention)
    name = (
        _full_name(document, article, mention)
        if mention and kind not in ("unnamed", "collective")
        else _words(document, span)
    )
    if mention is None and kind in ("person", "outlet"):
        name = _proper(document, begin, end) or name
    return Named(name, kind, _count(document, begin, end, kind), span)


def _proper(document: Document, begin: int, end: int) -> str:
    """The name at the end of a phrase whose nouns are small: "economist Ann Lee", "the daily «The Quay»"."""
    tokens, sources = document.tokens, document.language.sources
    quote = document.opaque[end - 1]
    if quote >= 0 and document.quote_range(quote)[1] == end:
        first, last = document.quote_range(quote)
        return document.text[tokens.starts[first + 1] : tokens.ends[last - 2]] if last - first > 2 else ""
    if document.language.syntax.nouns_capitalised:
        return _without_role(document, begin, end)
    if (
        end - begin > 1
        and tokens.words[end - 1] in sources.outlet
        and not tokens.capital(end - 1)
        and tokens.capital(end - 2)
    ):
        end -= 1  # "the Norwire agency"
    at = end
    while at > begin and tokens.capital(at - 1) and not (document.language.syntax.names_close and end - at >= 2):
        at -= 1
    while at < end and (tokens.words[at] in sources.titles or tokens.words[at] in sources.person):
        at += 1
    first = _first(document, begin, end)
    small = at > begin and not (tokens.capital(first) and tokens.words[first] not in sources.titles)
    return document.text[tokens.starts[at] : tokens.ends[end - 1]] if small and at < end else ""


def _without_role(document: Document, begin: int, end: int) -> str:
    """The name after role nouns and common nouns where all nouns have capitals: "Abteilungsleiterin Ada Lind"."""
    tokens, sources = document.tokens, document.language.sources
    first = at = _first(document, begin, end)
    roles = (sources.titles, sources.person, sources.outlet)
    while at + 1 < end and any(tokens.words[at] in table for table in roles):
        at += 1
    named = at > first and tokens.capital(at)
    return document.text[tokens.starts[at] : tokens.ends[end - 1]] if named else ""


def _words(document: Document, span: Span) -> str:
    begin, end = trim(document.text, span)
    cut = document.text.find("(", begin, end)
    return " ".join(document.text[begin : cut if cut > begin else end].split())


def _bare(document: Document, begin: int, head: int, kind: HopKind, span: Span) -> Span:
    """The span without its article; a person's without the role before the name; the unnamed as they are."""
    tokens = document.tokens
    if kind in ("unnamed", "outlet") or begin >= head:
        return span
    at = begin
    while (
        at + 1 < head
        and tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE | Kind.GENITIVE)
        and tokens.words[at] not in document.language.sources.several
    ):
        at += 1
    titles, roles = document.language.sources.titles, document.language.sources.person
    first = at
    while kind == "person" and at + 1 < head and (tokens.words[at] in titles or tokens.words[at] in roles):
        at += 1
    if at > first and not (tokens.capital(at) and tokens.is_word(at)):
        at = first
    return tokens.starts[at], span[1]


def _head_end(document: Document, begin: int, end: int) -> int:
    """Where what hangs on the head noun begins: a genitive, a preposition, a bracket."""
    kinds, tokens = document.tokens.kinds, document.tokens
    for at in range(begin + 1, end):
        hanging = kinds[at] & (Kind.ATTRIBUTIVE | Kind.PREPOSITION) or (
            kinds[at] & Kind.GENITIVE and tokens.capital(at - 1)
        )
        if (hanging or tokens.words[at] == "(") and not tokens.capital(at):
            return at
    return end


def _mention(article: Article, span: Span, head_end: int) -> Name | None:
    """The name that the head of the source holds: a person before all others."""
    inside = Mentions.of(article).within(span)
    in_head = [n for n in inside if n.span[0] < head_end]
    people = [n for n in inside if n.kind == "person"]
    return next(iter(people or in_head), None)


def _head_is_person(document: Document, begin: int, end: int) -> bool:
    """Whether the first listed noun of a phrase is a person's and it ends with a full name (languages of cases)."""
    tokens, sources = document.tokens, document.language.sources
    if not document.language.syntax.names_close or end - begin < 3:
        return False
    named = all(tokens.capital(at) and tokens.is_word(at) for at in (end - 1, end - 2))
    return named and _first_listed(document, begin, end) in sources.person


def _first_listed(document: Document, begin: int, end: int) -> str:
    """The first word of a phrase that the language lists as some kind of source: the head, where cases rule."""
    tokens, sources = document.tokens, document.language.sources
    tables = (sources.person, sources.office, sources.outlet, sources.organisation, sources.collective)
    return next((tokens.words[at] for at in range(begin, end) if any(tokens.words[at] in t for t in tables)), "")


def _head_is_body(document: Document, begin: int, end: int) -> bool:
    """Whether the head of a phrase is an office or a company and the person named in it is not ("the office of X")."""
    sources = document.language.sources
    first = _first_listed(document, begin, end) if document.language.syntax.names_close else ""
    return bool(first) and first not in sources.person and (first in sources.office or first in sources.organisation)


def _opens_as_outlet(document: Document, mention: Name) -> bool:
    """Whether what was taken for a person's name begins with a noun for an outlet."""
    word, sources = document.tokens.words[document.token_at(mention.span[0])], document.language.sources
    return word in sources.outlet and word not in sources.person and word not in sources.titles


def _article_before(document: Document, mention: Name) -> bool:
    """Whether a determiner stands straight before a name, in a language whose nouns are small."""
    at = document.token_at(mention.span[0]) - 1
    if at < 0 or document.language.syntax.nouns_capitalised:
        return False
    return bool(document.tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE)) and document.tokens.capital(at + 1)


def _full_name(document: Document, article: Article, mention: Name) -> str:
    """The fullest form under which the article names the bearer of a mention, without a title before it."""
    same = Mentions.of(article).forms(mention.id) or [mention.name]
    name = max(same, key=len)
    first, _, rest = name.partition(" ")
    return rest if " " in rest and first.casefold() in document.language.sources.titles else name


def _kind(document: Document, begin: int, end: int, head: int, mention: Name | None) -> HopKind:
    sources, words = document.language.sources, document.tokens.words
    if (
        _has(sources.anonymity, document, begin, end)
        or _anonymous_after(document, end)
        or _withheld(document, begin, head, end)
    ):
        return "unnamed"
    if mention is not None and mention.kind == "person":
        return "person"
    if _has(sources.outlets, document, begin, head):
        return "outlet"
    if _has(sources.offices, document, begin, head):
        return "office"
    if mention is not None and mention.kind != "place":
        paper = mention.kind == "organisation" and words[head - 1] in sources.outlet
        return "outlet" if paper else mention.kind
    return _by_nouns(document, begin, head)


def _anonymous_after(document: Document, end: int) -> bool:
    """Whether the clause after the comma says that the name is withheld: "an adviser, who asked not to be named, …"."""
    tokens, anonymity = document.tokens, document.language.sources.anonymity
    if not anonymity or end + 1 >= len(tokens) or tokens.words[end] != ",":
        return False
    if document.language.formulas.at(tokens.words, end + 1, min(len(tokens), end + 8)) is not None:
        return False  # it is whom they cite that stays unnamed
    stop = next((at for at in range(end + 1, min(len(tokens), end + 14)) if tokens.words[at] in ",.;:"), end + 1)
    return bool(anonymity.within(tokens.words, end + 1, stop))


def _withheld(document: Document, begin: int, head: int, end: int) -> bool:
    """Whether the head is a word for somebody unnamed; an adjective may stand before it ("this one source")."""
    unnamed, words = document.language.sources.unnamed, document.tokens.words
    first = _first(document, begin, head)
    near = range(first, min(head, first + 2))
    return bool(unnamed) and any(unnamed.at(words, at, end) is not None for at in near)


def _by_nouns(document: Document, begin: int, head: int) -> HopKind:
    sources, words = document.language.sources, document.tokens.words
    heads = [
        words[at]
        for at in range(begin, head)
        if document.tokens.is_word(at) and not document.tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE)
    ]
    if _indefinite(document, begin) and any(w in sources.person or w in sources.collective for w in heads):
        voice = words[begin] not in sources.several and any(w in sources.voices for w in heads)
        return "person" if voice else "unnamed"
    tables: tuple[tuple[Words, HopKind], ...] = (
        (sources.person, "person"),
        (sources.outlet, "outlet"),
        (sources.office, "office"),
        (sources.collective, "collective"),
        (sources.organisation, "organisation"),
        (sources.document, "document"),
    )
    for word in (
        heads if document.language.syntax.names_close else reversed(heads)
    ):  # where cases rule, the head is first
        for table, kind in tables:
            if word in table:
                return _of_number(document, begin, word, kind)
    if _titled(document, begin, head):
        return "outlet"
    if _role_and_name(document, begin, head):
        return "person"
    return (
        "person"
        if _looks_like_a_name(document, begin, head)
        else "unnamed"
        if _indefinite(document, begin)
        else "organisation"
    )


def _of_number(document: Document, begin: int, word: str, kind: HopKind) -> HopKind:
    """One person or a group, where a word may be either: a determiner of the singular tells."""
    if kind not in ("person", "collective"):
        return kind
    if singular(document, begin):
        return "person"
    return "collective" if word in document.language.sources.collective else kind


def singular(document: Document, begin: int) -> bool:
    """Whether a phrase opens with a determiner of the singular; after a noun it may be a genitive of the plural."""
    tokens = document.tokens
    after_noun = document.language.syntax.nouns_capitalised and begin > 0 and tokens.capital(begin - 1)
    genitive = bool(tokens.kinds[begin] & Kind.GENITIVE)
    return tokens.words[begin] in document.language.sources.one and not (after_noun and genitive)


def _role_and_name(document: Document, begin: int, end: int) -> bool:
    """An unlisted noun and the name of its bearer after it: "pedologist Ada Lind", "der Kunsthändler Beat Wyrsch"."""
    tokens, first = document.tokens, _first(document, begin, end)
    at = end
    while at > first and tokens.capital(at - 1) and tokens.is_word(at - 1):
        at -= 1
    if document.language.syntax.nouns_capitalised:
        return first > begin and end - at >= 3
    least = 2 if document.language.syntax.articles else 1
    return first < at <= end - least and document.opaque[end - 1] < 0


def _titled(document: Document, begin: int, end: int) -> bool:
    """An article with a capital and a name of capitals after it, in a language whose nouns are small: "Le Guetteur"."""
    tokens = document.tokens
    if document.language.syntax.nouns_capitalised or not tokens.kinds[begin] & Kind.DETERMINER or end - begin < 2:
        return False
    opens = (
        begin == 0 or tokens.words[begin - 1] in ".!?"
    )  # there every article has a capital: a genitive has to follow
    hanging = end < len(tokens) and bool(tokens.kinds[end] & (Kind.ATTRIBUTIVE | Kind.GENITIVE))
    return all(tokens.capital(at) for at in range(begin, end)) and (hanging or not opens)


def _looks_like_a_name(document: Document, begin: int, end: int) -> bool:
    """One to four words, all with capitals, no determiner."""
    tokens = document.tokens
    marks = Kind.DETERMINER | Kind.OBLIQUE
    return (
        0 < end - begin <= 5
        and all(tokens.capital(at) or not tokens.is_word(at) for at in range(begin, end))
        and not tokens.kinds[begin] & marks
    )


def _indefinite(document: Document, begin: int) -> bool:
    word, sources = document.tokens.words[begin], document.language.sources
    return word in sources.indefinite or word in sources.several


def _first(document: Document, begin: int, end: int) -> int:
    """The first token that is no determiner."""
    at = begin
    while at + 1 < end and document.tokens.kinds[at] & (Kind.DETERMINER | Kind.OBLIQUE):
        at += 1
    return at


def _has(phrases: Phrases, document: Document, begin: int, end: int) -> bool:
    return bool(phrases) and bool(phrases.within(document.tokens.words, begin, end))


def _count(document: Document, begin: int, end: int, kind: HopKind) -> Count:
    sources, words = document.language.sources, document.tokens.words
    small = (
        at
        for at in range(begin, min(end, begin + 6))
        if at == begin or not document.tokens.capital(at) or words[at] in sources.collective or kind == "unnamed"
    )
    if any(words[at] in sources.uncounted for at in range(begin, end)):
        return "unknown"
    if not singular(document, begin) and any(words[at] in sources.several for at in small):
        return "several"
    if kind == "collective":
        return "several"
    if kind == "unnamed":
        return "one"
    return "several" if kind == "person" and _coordinated(document, begin, end) else "one"


def _coordinated(document: Document, begin: int, end: int) -> bool:
    return any(document.tokens.kinds[at] & Kind.COORDINATOR for at in range(begin, end))


def last_full_name(document: Document, before: int) -> str:
    """The last two or three capitals in a row before an offset, titles left out: whom a pronoun may mean."""
    tokens, sources = document.tokens, document.language.sources
    if document.language.syntax.nouns_capitalised:
        return ""
    end = document.token_at(before)
    for at in range(end - 1, max(0, end - 60), -1):
        if (
            not (tokens.capital(at) and tokens.capital(at - 1))
            or "\n" in document.text[tokens.starts[at - 1] : tokens.ends[at]]
        ):
            continue
        begin = at - 1
        while begin > 0 and tokens.capital(begin - 1) and tokens.is_word(begin - 1) and at - begin < 3:
            begin -= 1
        while begin < at and (tokens.words[begin] in sources.titles or tokens.kinds[begin] & Kind.DETERMINER):
            begin += 1
        if begin < at and tokens.words[at] not in sources.outlet:
            return document.text[tokens.starts[begin] : tokens.ends[at]]
    return ""
