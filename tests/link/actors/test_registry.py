"""Who is who over several articles: short forms, namesakes, roles, houses, and a person's word."""

from __future__ import annotations

import random

from sayso.link.actors import Registry
from tests.link.actors.making import article

LE_MONDE = article(
    "a1",
    "en",
    """The Russian envoy [Kirill Dmitriev|person] was in [Paris|place]. [Le Monde|outlet] saw him. Later
[Dmitriev|person] met the special representative [Steve Witkoff|person]. The [European Commission|organisation] knew;
the [Commission|organisation] said so. [Deutsche Bahn|organisation] ([DB|organisation]) runs trains, and
[DB|organisation] is late.""",
)
GERMAN = article(
    "a2",
    "de",
    "Der Gesandte [Kirill Dmitrijew|person] war laut [Le Monde|outlet] in [Paris|place]. [Dmitrijews|person] Reise "
    "dementierte Kremlsprecher [Dmitri Peskow|person]. Auch [Dmitri Kirillow|person] wurde gesehen.",
)
UKRAINIAN = article(
    "a3", "uk", "Візит [Кирила Дмитрієва|person] до [Парижа|place]: речник Кремля [Дмитро Пєсков|person] мовчить."
)
TWO_MILLERS = (
    article("m1", "en", "[Anna Miller|person] spoke. [Miller|person] left."),
    article("m2", "en", "[Robert Miller|person] spoke. [Miller|person] left."),
    article("m3", "en", "[Miller|person] came."),
)
ALL = (LE_MONDE, GERMAN, UKRAINIAN)


def keys(registry: Registry) -> dict[tuple[str, str], set[str]]:
    """The keys by article and name."""
    out: dict[tuple[str, str], set[str]] = {}
    for one in (LE_MONDE, GERMAN, UKRAINIAN, *TWO_MILLERS):
        for (ident, _), found in registry.resolve([one]).items():
            out.setdefault((ident, found.raw), set()).add(found.key)
    return out


def test_one_bearer_over_three_languages_and_short_forms() -> None:
    found = keys(Registry(ALL))
    envoy = found["a1", "Kirill Dmitriev"]
    assert len(envoy) == 1
    for where in (("a1", "Dmitriev"), ("a2", "Kirill Dmitrijew"), ("a2", "Dmitrijews"), ("a3", "Кирила Дмитрієва")):
        assert found[where] == envoy
    assert found["a2", "Dmitri Kirillow"] != envoy
    assert found["a2", "Dmitri Peskow"] == found["a3", "Дмитро Пєсков"] != envoy
    assert found["a1", "Le Monde"] == found["a2", "Le Monde"]
    assert found["a1", "Paris"] == found["a3", "Парижа"]


def test_an_article_lends_long_forms_to_short_ones() -> None:
    registry = Registry(ALL)
    found = keys(registry)
    assert found["a1", "Commission"] == found["a1", "European Commission"]
    assert found["a1", "DB"] == found["a1", "Deutsche Bahn"]
    assert registry.find("DB", kind="organisation", article=LE_MONDE).by == "explained in the article"
    assert registry.key("DB", kind="organisation", article=GERMAN) != next(iter(found["a1", "DB"]))


def test_namesakes_stay_apart_and_a_bare_surname_is_honest() -> None:
    registry = Registry(TWO_MILLERS)
    found = keys(registry)
    assert found["m1", "Anna Miller"] == found["m1", "Miller"]
    assert found["m2", "Robert Miller"] == found["m2", "Miller"]
    assert found["m1", "Miller"] != found["m2", "Miller"]
    assert not found["m3", "Miller"] & (found["m1", "Miller"] | found["m2", "Miller"])
    apart = registry.same("Anna Miller", "Robert Miller", kind="person")
    assert apart.score < 0.3 and apart.because["given"] < 0.72  # type: ignore[operator]


def test_a_role_is_bound_to_its_bearer_with_a_score() -> None:
    registry = Registry(ALL)
    envoy = registry.key("Dmitrijew", kind="person", article=GERMAN)
    found = registry.role("der Gesandte", GERMAN)
    assert found is not None and found.key == envoy and found.score == 0.9
    english = registry.role("the envoy", LE_MONDE)
    assert english is not None and english.key == envoy
    assert registry.role("der Torwart", GERMAN) is None


def test_a_spokesman_speaks_for_his_house() -> None:
    registry = Registry(ALL)
    peskov = registry.key("Peskow", kind="person", article=GERMAN)
    assert registry.house(peskov) == registry.key("Russia")
    assert registry.house(registry.key("Polish government")) == registry.key("Poland")
    assert registry.same("Peskow", "Kreml", articles=(GERMAN, None)).score == 0.6


def test_order_changes_nothing() -> None:
    expected = keys(Registry((*ALL, *TWO_MILLERS)))
    for seed in range(5):
        shuffled = [*ALL, *TWO_MILLERS]
        random.Random(seed).shuffle(shuffled)
        assert keys(Registry(shuffled)) == expected


def test_a_persons_word_parts_and_joins() -> None:
    first = (LE_MONDE.id, LE_MONDE.names[0].span)
    second = (GERMAN.id, GERMAN.names[0].span)
    third = (GERMAN.id, next(one.span for one in GERMAN.names if one.name == "Dmitri Kirillow"))
    parted = keys(Registry(ALL, cannot=[(first, second)]))
    assert parted["a1", "Kirill Dmitriev"] != parted["a2", "Kirill Dmitrijew"]
    assert parted["a1", "Kirill Dmitriev"] == parted["a3", "Кирила Дмитрієва"]
    joined = Registry(ALL, must=[(third, first)])
    assert keys(joined)["a2", "Dmitri Kirillow"] == keys(joined)["a1", "Dmitriev"]
    told = (("Dmitri Kirillow", GERMAN), ("Dmitriev", LE_MONDE))
    assert "judged" in {joined.find(name, kind="person", article=one).by for name, one in told}
    assert keys(Registry(ALL, must=[(first, second)])) == keys(Registry(ALL))


def test_strange_names_do_no_harm() -> None:
    registry = Registry([article("x", "xx", f"[{'ъ' * 50_000}|person] [ |person] [«»|organisation] [習近平|person]")])
    found = registry.resolve(
        [article("x", "xx", f"[{'ъ' * 50_000}|person] [ |person] [«»|organisation] [習近平|person]")]
    )
    assert len({one.key for one in found.values()}) == 4
    assert registry.key("", kind="person") == registry.key(" ")
    assert registry.key("习近平") != registry.key("Путін")
