"""Who is who: actors and outlets across scripts, spellings, cases and short forms.

    registry = Registry(material.held_articles)
    registry.key("Dmitrijew", kind="person", article=article)     one key for one bearer
    registry.same("Dmitrijew", "Дмитрієва").score                 0 to 1, with .because
    registry.house("b:kremlin")                                   "c:RU": for whom an office or a person speaks

``kind`` is that of ``sayso.model.Name`` (person, organisation, office, outlet, place) or None where it is not known.
``article`` lets short forms find their bearer in the same article, and says which language's endings to take off.
A key is a string that is equal for the same bearer and otherwise means nothing.
"""

from sayso.link.actors.registry import Match, Registry

__all__ = ["Match", "Registry"]
