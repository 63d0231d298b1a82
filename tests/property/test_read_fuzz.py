"""Random and mutated bytes to every reader: an article or a refusal, never another error, never a wait."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable

import pytest

from sayso.errors import InputError
from sayso.read import ReadOptions, read_document
from sayso.read.document import Document
from sayso.read.options import Limits
from tests.read.test_feed_and_mail import ATOM, RSS, mail
from tests.read.test_page import ARTICLE, ld, page

OPTIONS = ReadOptions(captured="2026-01-10", limits=Limits(document=200_000, line=50_000))
ROUNDS = 60
SEEDS: dict[str, bytes] = {
    "a.txt": "Ankunft\n\nEr kam am Mittwoch an, hieß es. „Nein“, sagte sie.\n— Das Amt\n".encode(),
    "a.md": b"---\ntitle: Ankunft\n---\n# Ankunft\n\n> Nein.\n\n- eins\n",
    "a.html": page(ld(ARTICLE)).encode(),
    "a.jsonl": (json.dumps({"text": "Er kam.", "title": "Ankunft", "published": "2026-01-08"}) + "\n").encode() * 3,
    "a.json": json.dumps([{"text": "Er kam."}], indent=1).encode(),
    "a.xml": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.eml": mail("<p>Eins.</p><p>Zwei.</p>").encode(),
    "a.mhtml": mail(page(ld(ARTICLE))).replace("alternative", "related").encode(),
    "": page().encode("utf-16"),
}


def flipped(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(seed: bytes, chance: random.Random) -> bytes:
    return seed[: chance.randrange(len(seed))]


def shuffled(seed: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(seed)), chance.randrange(1, 40)
    to = chance.randrange(len(seed))
    return seed[:to] + seed[at : at + size] * chance.randrange(1, 30) + seed[to:]


def noise(seed: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 2 * len(seed)))


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("mutate", [flipped, cut, shuffled, noise])
def test_nothing_but_an_article_or_a_refusal(name: str, mutate: Callable[[bytes, random.Random], bytes]) -> None:
    chance = random.Random(f"{name} {mutate.__name__}")
    rounds = ROUNDS // 4 if "html" in name or not name else ROUNDS
    for _ in range(rounds):
        data = mutate(SEEDS[name], chance)
        try:
            for found in read_document(Document(name, name, io.BytesIO(data)), OPTIONS):
                assert found is not None
        except InputError as error:
            assert "\n" not in str(error)
