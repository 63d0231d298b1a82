"""Actors across scripts, cases and spellings: the shared entity ids of the BSNLP shared task, B-cubed over mentions.

    python benchmarks/quality/actors.py --data DIR [--errors 50]

``DIR`` holds ``stories/bsnlp-{brexit,nord_stream,ryanair}.jsonl.gz``: news in Bulgarian, Czech, Polish, Russian and
Ukrainian, each with the names in it (as written, lemma, kind) and an id that is one over all languages. A row of
``entities`` is a mention. The registry sees the text, the names as written and their kind, never the lemma or the id.
Baselines in the same run: the lemma of the set itself in lower case, and rapidfuzz over the plain ASCII of the name as
written (joined to the commonest name of the kind that is at least 85 like it).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.floors import held
from sayso.link.actors import Registry
from sayso.model import Article, Name
from sayso.model.article import NameKind

SETS = ("brexit", "nord_stream", "ryanair")
KINDS = ("PER", "LOC", "ORG", "PRO", "EVT")
LANGUAGES = ("bg", "cs", "pl", "ru", "uk")
_KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_ALIKE = 85


@dataclass(frozen=True)
class Mention:
    """A row of the set with the article and the name that the registry sees."""

    article: Article
    name: Name
    lemma: str
    kind: str
    gold: str


def read(data: Path, sets: Iterable[str] = SETS) -> list[Mention]:
    """Every row of the sets."""
    return [mention for topic in sets for mention in _of_topic(data, topic)]


def _of_topic(data: Path, topic: str) -> Iterable[Mention]:
    with gzip.open(data / "stories" / f"bsnlp-{topic}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text = row["text"]
            names = [_name(text, entity, at) for at, entity in enumerate(row.get("entities", ()))]
            article = Article(
                id=f"{topic}/{number}", outlet=None, url=row["url"], title=None, title_span=None, language=row["lang"],
                published=row["date"], captured="", text=text, sha256="", names=tuple(names),
            )  # fmt: skip
            for name, (_, lemma, kind, gold) in zip(names, row.get("entities", ()), strict=True):
                yield Mention(article, name, lemma, kind, gold)


def _name(text: str, entity: Sequence[str], at: int) -> Name:
    written, _, kind, _ = entity
    begin = max(0, text.find(written))
    span = (begin, begin + len(written)) if text.startswith(written, begin) else (0, 0)
    return Name(span, written, _KINDS.get(kind, "organisation"), f"{at}")


def b_cubed(gold: Sequence[str], guess: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over mentions."""
    golds, guesses, both = Counter(gold), Counter(guess), Counter(zip(gold, guess, strict=True))
    precision = sum(n * n / guesses[k] for (_, k), n in both.items()) / max(1, len(gold))
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def lemmas(mentions: Sequence[Mention]) -> list[str]:
    """The baseline that is given the lemma: its lower case."""
    return [one.lemma.strip().lower() for one in mentions]


def alike(mentions: Sequence[Mention]) -> list[str]:
    """The baseline that a user would write: plain ASCII and rapidfuzz, name by name from the commonest on."""
    plain = [(one.kind, anyascii(one.name.name).lower().strip()) for one in mentions]
    leaders: dict[str, list[str]] = defaultdict(list)
    found: dict[tuple[str, str], str] = {}
    for (kind, text), _ in sorted(Counter(plain).items(), key=lambda pair: (-pair[1], pair[0])):
        best = process.extractOne(text, leaders[kind], scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None:
            leaders[kind].append(text)
        found[kind, text] = kind + (best[0] if best else text)
    return [found[one] for one in plain]


def ours(mentions: Sequence[Mention]) -> list[str]:
    """The registry's keys."""
    articles = {one.article.id: one.article for one in mentions}
    registry = Registry(articles.values())
    return [registry.key(one.name.name, kind=one.name.kind, article=one.article) for one in mentions]


def sides(one: Mention) -> tuple[str, str, str]:
    """The topic, the kind and the language of a mention."""
    return one.article.id.split("/")[0], one.kind, one.article.language


def report(mentions: Sequence[Mention], keys: Sequence[str], head: str) -> dict[str, float]:
    """One line for all, one a topic, a kind, a language; their F1."""
    out: dict[str, float] = {}
    for label in ("all", *SETS, *KINDS, *LANGUAGES):
        kept = [(m.gold, k) for m, k in zip(mentions, keys, strict=True) if label == "all" or label in sides(m)]
        p, r, f = b_cubed([g for g, _ in kept], [k for _, k in kept])
        print(f"{head:10} {label:12} {len(kept):6}  P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}")
        out[label] = f
    return out


def errors(mentions: Sequence[Mention], keys: Sequence[str], most: int) -> None:
    """What costs most: ids in several keys, and keys of several ids."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, key in zip(mentions, keys, strict=True):
        forms[one.gold, key][f"{one.name.name}/{one.article.language}"] += 1
    sizes, golds = Counter(keys), Counter(one.gold for one in mentions)
    both = {pair: sum(c.values()) for pair, c in forms.items()}
    split = sorted(both, key=lambda p: -both[p] * (1 - both[p] / golds[p[0]]))[:most]
    mixed = sorted(both, key=lambda p: -both[p] * (1 - both[p] / sizes[p[1]]))[:most]
    for title, pairs in (("SPLIT", split), ("MIXED", mixed)):
        for gold, key in pairs:
            shown = ", ".join(f"{form}:{n}" for form, n in forms[gold, key].most_common(7))
            print(f"{title} {gold} ({golds[gold]}) in {key!r} ({sizes[key]}): {both[gold, key]}: {shown}")


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--plain", action="store_true", help="without the baselines")
    options = parser.parse_args()
    mentions = read(options.data)
    if not options.plain:
        report(mentions, lemmas(mentions), "lemma")
        report(mentions, alike(mentions), "rapidfuzz")
    start = time.process_time()
    keys = ours(mentions)
    print(f"{len(mentions)} mentions in {time.process_time() - start:.1f} s of one core")
    figures = report(mentions, keys, "registry")
    errors(mentions, keys, options.errors)
    return 0 if held(figures, "actors") else 1


if __name__ == "__main__":
    sys.exit(main())
