"""Places: names of the gazetteer, streets and buildings, as precise as the text and no more."""

from sayso.extract.places.find import Found, candidates, find_places

__all__ = ["Found", "candidates", "find_places"]
