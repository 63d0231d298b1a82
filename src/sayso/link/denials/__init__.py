"""What denies, corrects or answers what: the scope of denials, corrections, responses, and where each claim stands."""

from sayso.link.denials.answers import responses
from sayso.link.denials.relations import relations
from sayso.link.denials.standing import standing

__all__ = ["relations", "responses", "standing"]
