"""Vectors of contents: do those of one claim find each other over languages, and is a denial kept apart?

    python benchmarks/quality/vectors.py [--split test|dev] [--folder DIR]

recall: of the statements whose claim is stated in another language too, the share whose nearest statement in another
language, among all of the split, is of the same claim. `strict`: of the same claim and not its denial. twin: of those
whose claim is also denied (affirmed, for a denial), the share whose best match in another language lies nearer than
every such twin, in whatever language it stands. made: the same with the statement's own words negated by the list
MADE, one auxiliary each; such a twin shares every other word, and its language, which no vector of these keeps apart.
Statements as marked, those that no writer marked left out. Beside them, in the same run, the encoder with nothing
above it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path[0] = str(Path(__file__).resolve().parents[2])  # in place of this folder, which hides packages of its names

from benchmarks.floors import held
from benchmarks.quality.corpus import article_of, families
from corpus.model import Family, Statement
from sayso.errors import ModelError
from sayso.extract import statement_vectors
from sayso.extract.reader.vectors import ContentVectors
from sayso.link.material import Vectors
from sayso.model import Article
from sayso.text import Spans, words

Floats = NDArray[np.float32]

# A finite verb, and the same verb denied: enough for one twin of many sentences, and checked by hand for each language.
MADE = {
    "de": {v: f"{v} nicht" for v in ("ist", "war", "sind", "waren", "sei", "seien", "wird", "werde", "wurde", "habe")},
    "en": {v: f"{v} not" for v in ("is", "was", "are", "were", "will", "would", "has", "had", "can", "could")},
    "fr": {v: f"n’{v} pas" for v in ("est", "était", "a", "avait", "ont", "avaient", "étaient")}
    | {v: f"ne {v} pas" for v in ("sont", "sera", "serait", "sont", "peut", "doit", "va")},
    "ru": {v: f"не {v}" for v in ("был", "была", "было", "были", "будет", "будут", "есть", "может", "могут")},
    "uk": {v: f"не {v}" for v in ("був", "була", "було", "були", "буде", "будуть", "є", "може", "можуть")},
}


@dataclass(frozen=True)
class Told:
    """The statements of a split: what each claims, how, and in which language; ``vectors`` in the same order [N, D]."""

    statements: tuple[Statement, ...]
    languages: NDArray[np.str_]
    vectors: Floats

    @property
    def same(self) -> NDArray[np.bool_]:
        """[N, N]: of one claim, and not itself."""
        claims = np.array([s.claim for s in self.statements])
        return np.asarray((claims[:, None] == claims[None]) & ~np.eye(len(claims), dtype=np.bool_))

    @property
    def agree(self) -> NDArray[np.bool_]:
        """[N, N]: both affirmed, or both denied."""
        polarity = np.array([s.polarity for s in self.statements])
        return np.asarray(polarity[:, None] == polarity[None])

    @property
    def abroad(self) -> NDArray[np.bool_]:
        """[N, N]: in different languages."""
        return np.asarray(self.languages[:, None] != self.languages[None])


class Bare:
    """The encoder alone: the mean over a content's tokens."""

    name = "encoder"

    def __init__(self, maker: ContentVectors) -> None:
        self._tower = maker.tower

    def of(self, article: Article, contents: list[Spans]) -> Iterable[Floats]:
        """A vector for each of ``contents``."""
        return self._tower.pooled([words(article.text, spans) for spans in contents]) if contents else ()


def told(held_families: Iterable[Family], maker: Vectors | Bare) -> Told:
    """What the families say, with vectors by ``maker``."""
    statements: list[Statement] = []
    languages: list[str] = []
    vectors: list[Floats] = []
    for family in held_families:
        for marked in family.articles:
            said = [s for s in family.statements if s.article == marked.id and not s.implicit]
            statements += said
            languages += [marked.language] * len(said)
            vectors.extend(maker.of(article_of(marked), [s.content for s in said]))
    return Told(tuple(statements), np.array(languages), _unit(np.stack(vectors)))


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def figures(known: Told) -> dict[str, float]:
    """Recall, strict recall and natural twins, with their numbers."""
    near = known.vectors @ known.vectors.T
    np.fill_diagonal(near, -2)
    asked = np.flatnonzero((known.same & known.abroad & known.agree).any(axis=1))
    first = np.where(known.abroad, near, -2)[asked].argmax(axis=1)
    match, twin = _best(near, known.same & known.abroad & known.agree), _best(near, known.same & ~known.agree)
    paired = [at for at in asked if twin[at] > -2]
    return {
        "recall": float(known.same[asked, first].mean()),
        "strict": float((known.same & known.agree)[asked, first].mean()),
        "twin": float((match[paired] > twin[paired]).mean()),
        "asked": len(asked),
        "twins": len(paired),
    }


def _best(near: Floats, among: NDArray[np.bool_]) -> Floats:
    return np.asarray(np.where(among, near, -2).max(axis=1), dtype=np.float32)


def made(known: Told, articles: Mapping[str, Article], maker: Vectors | Bare) -> tuple[float, int]:
    """The share of statements nearer to a match in another language than to themselves negated; and of how many."""
    near = known.vectors @ known.vectors.T
    match = _best(near, known.same & known.abroad & known.agree)
    hits = []
    for at, statement in enumerate(known.statements):
        twin = negated(articles[statement.article], statement) if match[at] > -2 else None
        if twin is not None:
            [vector] = maker.of(*twin)
            hits.append(match[at] > float(_unit(np.asarray(vector)) @ known.vectors[at]))
    return float(np.mean(hits)) if hits else 0.0, len(hits)


def negated(article: Article, statement: Statement) -> tuple[Article, list[Spans]] | None:
    """The article with this content negated at its first finite verb of MADE; None where it has none of them."""
    if statement.polarity == "denied" or len(statement.content) != 1:
        return None
    [(begin, end)] = statement.content
    table = MADE.get(article.language or "", {})
    verb = re.search(r"\b(" + "|".join(table) + r")\b", article.text[begin:end]) if table else None
    if verb is None:
        return None
    said = article.text[begin:end][: verb.start()] + table[verb[0]] + article.text[begin:end][verb.end() :]
    text = article.text[:begin] + said + article.text[end:]
    return replace(article, text=text), [((begin, begin + len(said)),)]


def line(name: str, known: Told, articles: Mapping[str, Article], maker: Vectors | Bare) -> dict[str, float]:
    """Print one row; the figures."""
    out = figures(known)
    out["made"], count = made(known, articles, maker)
    print(
        f"{name:22}{100 * out['recall']:8.1f}{100 * out['strict']:8.1f}{100 * out['twin']:8.1f}{100 * out['made']:8.1f}"
        f"   {out['asked']:.0f} asked, {out['twins']:.0f} with a twin, {count} made",
        flush=True,
    )
    return out


def main() -> int:
    """1 where a floor of the test split is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("test", "dev"), default="test")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    chosen = list(families(asked.split))
    articles = {a.id: article_of(a) for family in chosen for a in family.articles}
    try:
        maker = statement_vectors(asked.folder)
    except ModelError as error:
        print(f"left out: {error}")
        return 0
    print(f"{'':22}{'recall':>8}{'strict':>8}{'twin':>8}{'made':>8}")
    bare = Bare(maker)
    line("the encoder alone", told(chosen, bare), articles, bare)
    got = line(maker.name, told(chosen, maker), articles, maker)
    return 0 if asked.split != "test" or held(got, "vectors", "contents") else 1


if __name__ == "__main__":
    sys.exit(main())
