"""What linking made of the statements, kept so that it can be thrown away and made again."""

from sayso.ledger.links.linking import Links
from sayso.ledger.links.values import ClaimFilters, Near, Part

__all__ = ["ClaimFilters", "Links", "Near", "Part"]
