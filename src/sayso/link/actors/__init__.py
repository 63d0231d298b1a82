"""Who is who: actors and outlets across scripts, spellings, cases and short forms.

    registry = Registry(material.held_articles, must=pairs, cannot=pairs)
    registry.key("Dmitrijew", kind="person", article=article)      one key for one bearer
    registry.find("the Commission", article=article)               the same with score, reason and the raw form
    registry.same("Dmitrijew", "Дмитрієва").score                  0 to 1, with .because
    registry.role("the envoy", article, at=120)                    whom a role means in its article, or None
    registry.house("b:kremlin")                                    "c:RU": for whom an office or a person speaks
    registry.resolve(articles)                                     (article id, span) -> Found, for all names at once

``kind`` is that of ``sayso.model.Name`` (person, organisation, office, outlet, place) or None where it is not known.
``article`` lets short forms find their bearer in the same article, and says which language's endings to take off.
``must`` and ``cannot`` are a person's pairs of passages ((article id, span), (article id, span)).

A key is a string that is equal for the same bearer within one registry and otherwise means nothing: ``p:`` a person,
``c:`` a country, ``geo:`` a city, ``b:`` a known body, ``n:`` any other name.

How: a word is looked up by how it sounds with its endings off (``sounds``, ``words``), and joins the commonest word
that is near enough (``classes``). Persons are surnames with given names that agree (``people``); bodies are what their
words mean (``lexicon``, ``bodies``) or are known (``known``); an article lends its long forms (``within``) and its
roles (``roles``).
"""

from sayso.link.actors.registry import Found, Match, Registry

__all__ = ["Found", "Match", "Registry"]
