"""Where claims come from: who retells whom, where chains end, and how many knowers do not depend on each other."""

from __future__ import annotations

from sayso.link.origins.knowers import Knower, Leaning
from sayso.link.origins.origins import Origins, independent, origins
from sayso.link.origins.retelling import RETOLD, Retold
from sayso.link.origins.upstream import Retellings, Upstream, upstream

__all__ = [
    "RETOLD",
    "Knower",
    "Leaning",
    "Origins",
    "Retellings",
    "Retold",
    "Upstream",
    "independent",
    "origins",
    "upstream",
]
