"""Grouping by what linking found: claims over languages, their origins, what drifted, and the scope of denials."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sayso.brief.grouping import WordGrouping
from sayso.brief.told import Told
from sayso.brief.view import Denial, Group, Grouping, Scope
from sayso.model import Claim, Drift, Relation

_SCOPES: tuple[Scope, ...] = ("answers", "narrower", "wider", "beside")
_LEFT_STANDING = 3
_SURE = 0.2
"""How sure a denial has to be to be told: less than this is for whoever asks for every relation."""
Key = tuple[str, str]
"""A claim and a polarity: what affirms a claim and what denies it are two groups."""


class Links(Protocol):
    """What a ledger, or a linking that went into none, knows of statements by their ids."""

    def claims_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """The id of the claim of each statement."""
        ...

    def claims_named(self, ids: Sequence[str]) -> Mapping[str, Claim]:
        """These claims by id."""
        ...

    def relations(self, *, ids: Sequence[str]) -> Iterable[Relation]:
        """The relations from or to these."""
        ...

    def drift(self, *, ids: Sequence[str]) -> Iterable[Drift]:
        """The drift from or against these statements."""
        ...


@dataclass(frozen=True, slots=True)
class LinkedGrouping:
    """Groups tellings by their claims; those that were never linked are left to ``otherwise``.

    ``language`` is that of the brief: claims that a denial leaves standing are quoted in it where they are told in it.
    """

    links: Links
    language: str = ""
    otherwise: Grouping = field(default_factory=WordGrouping)

    def __call__(self, tellings: Sequence[Told]) -> list[Group]:
        """The groups in the order of their first tellings."""
        homes = self.links.claims_of([told.id for told in tellings])
        left = [told for told in tellings if told.id not in homes]
        room = _Room(self.links, tellings, homes, self.language)
        return [*room.groups(), *(self.otherwise(left) if left else ())]


class _Room:
    """The tellings of one brief, by claim and polarity, with all that bears on them."""

    def __init__(self, links: Links, tellings: Sequence[Told], homes: Mapping[str, str], language: str) -> None:
        self._language = language
        self._told = {told.id: told for told in tellings if told.id in homes}
        self._home: dict[str, Key] = {id_: (homes[id_], t.statement.polarity) for id_, t in self._told.items()}
        self._members: dict[Key, list[Told]] = defaultdict(list)
        for id_, told in self._told.items():
            self._members[self._home[id_]].append(told)
        ids = sorted({claim for claim, _ in self._members})
        self._claims = links.claims_named(ids)
        self._drift = list(links.drift(ids=list(self._told)))
        denials = (one for one in links.relations(ids=ids) if one.kind == "denies" and one.score >= _SURE)
        self._scopes = self._judged(denials)

    def groups(self) -> Iterator[Group]:
        """One group for each claim and polarity, with its denials, origins and drift."""
        changed = self._changed()
        for key, members in self._members.items():
            claim = self._claims.get(key[0])
            known = claim.origins if claim is not None and key[1] == "affirmed" else ()
            yield Group(
                tellings=tuple(members),
                denials=tuple(self._denials(key[0])) if key[1] == "affirmed" else (),
                origins=sum(origin.known for origin in known) if known else None,
                known=known,
                changed=tuple(sorted(changed.get(key, Counter()).items())),
            )

    def _judged(self, denials: Iterable[Relation]) -> dict[Key, dict[str, Scope]]:
        """By group of denials and claim, the scope that most of the denials weigh for."""
        weight: dict[tuple[Key, str], Counter[Scope]] = defaultdict(Counter)
        for one in denials:
            if one.scope is not None and one.start in self._told:
                weight[self._home[one.start], one.to][one.scope] += one.score  # type: ignore[assignment]
        out: dict[Key, dict[str, Scope]] = defaultdict(dict)
        for (key, claim), scopes in weight.items():
            out[key][claim] = max(_SCOPES, key=lambda scope: scopes[scope])
        return out

    def _denials(self, claim: str) -> Iterator[Denial]:
        found = [(_SCOPES.index(scopes[claim]), key) for key, scopes in self._scopes.items() if claim in scopes]
        for place, key in sorted(found):
            if key == (claim, "affirmed"):
                continue
            yield Denial(
                told=self._members[key][0],
                scope=_SCOPES[place],
                standing=tuple(self._standing(key)),
                said=tuple(self._said_before(key)),
            )

    def _standing(self, key: Key) -> Iterator[Told]:
        """The claims beside which the denial ``key`` talks, those of most outlets first."""
        beside = [claim for claim, scope in self._scopes[key].items() if scope == "beside" and claim in self._claims]
        beside.sort(key=lambda claim: (-self._claims[claim].outlets, claim))
        for claim in beside[:_LEFT_STANDING]:
            members = self._members.get((claim, "affirmed"))
            if members:
                yield min(members, key=self._readable)

    def _readable(self, told: Told) -> tuple[bool, bool, str]:
        return told.article.language != self._language, told.in_title, told.day or "9999"

    def _said_before(self, key: Key) -> Iterator[Told]:
        """Whoever asserted what is denied, in the words of the denial or of a claim that it answers or touches."""
        touched = [claim for claim, scope in self._scopes[key].items() if scope != "beside"]
        first = min((told.day or "9999" for told in self._members[key]), default="9999")
        for claim in dict.fromkeys([key[0], *touched]):
            for told in self._members.get((claim, "affirmed"), ()):
                if (told.day or "9999") <= first:
                    yield told

    def _changed(self) -> dict[Key, Counter[str]]:
        """How many outlets changed what, by the group that they tell or that they retell otherwise."""
        outlets: dict[tuple[Key, str], set[str]] = defaultdict(set)
        for one in self._drift:
            told = self._told.get(one.statement)
            home = self._home.get(one.statement) if told else None
            source = self._home.get(one.against)
            for key in {home, source} - {None}:
                if told is not None and key is not None:
                    outlets[key, one.kind].add(told.outlet)
        out: dict[Key, Counter[str]] = defaultdict(Counter)
        for (key, kind), some in outlets.items():
            out[key][kind] = len(some)
        return out
