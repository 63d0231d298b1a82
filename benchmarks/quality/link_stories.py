"""Stories: whether the articles of one family come out as one story, the families of a split beside each other.

    python benchmarks/quality/link_stories.py [--split dev|test|train] [--show]

B-cubed precision, recall and F1 over articles (Amigó et al. 2009), each family being one story. Clusters of claims
are those that linking finds in the gold statements. The weights in `link/stories.toml` were fitted on pairs of near
articles of train, by names, rare words and titles; days between publication were left out, since families of the
corpus lie years apart and real stories do not. `--show` prints the families that were cut or mixed (not on test).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from benchmarks.quality.corpus import families
from benchmarks.quality.stories import gold_material
from sayso.link import link


def b_cubed(ours: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over what both name."""
    pairs = Counter((ours[one], gold[one]) for one in ours)
    by_ours, by_gold = Counter(ours.values()), Counter(gold[one] for one in ours)
    precision = sum(n * n / by_ours[o] for (o, _), n in pairs.items()) / len(ours)
    recall = sum(n * n / by_gold[g] for (_, g), n in pairs.items()) / len(ours)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures of a split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test", "train"), default="dev")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    material, gold = gold_material(families(asked.split))
    family = {article.id: one.id for one in gold.families for article in one.articles}
    found = link(material)
    story = {article: one.id for one in found.stories for article in one.articles}
    print("stories {}: precision {:.3f} recall {:.3f} F1 {:.3f}".format(asked.split, *b_cubed(story, family)))
    if asked.show and asked.split != "test":
        for one in gold.families:
            held = Counter(story[article.id] for article in one.articles)
            mixed = [a for a, s in story.items() if s in held and family[a] != one.id]
            if len(held) > 1 or mixed:
                print(f"  {one.id}: cut {sorted(held.values(), reverse=True)}, mixed with {mixed}")


if __name__ == "__main__":
    main()
