"""What denies, corrects or answers what: the scope of denials, corrections, responses, and where each claim stands."""

from sayso.link.denials.answers import responses
from sayso.link.denials.joined import joined_by_answers
from sayso.link.denials.relations import relations
from sayso.link.denials.standing import standing

__all__ = ["joined_by_answers", "relations", "responses", "standing"]
