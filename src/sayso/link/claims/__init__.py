"""Claims: which statements say one thing, in whatever language.

    clusters = cluster(material, judged=settled(judgements))
    clusters = extend(material, clusters, ids_of_new_statements)
    explain(material, left, right)     log odds, features with what they add, the rule that bars

Articles that share names are near; their statements are compared by features (features.py) that a pair model (model.py,
weights in pairs.json, made by training/pairs.py) turns into log odds; average linkage (grouping.py) makes clusters.
"""

from sayso.link.claims.deciding import cluster, explain, extend
from sayso.link.claims.settling import settled

__all__ = ["cluster", "explain", "extend", "settled"]
