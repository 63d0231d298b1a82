"""Numbers in running text, in digits or in words: ``1,5 Mio.``, ``€11m``, ``dreiundzwanzig``, ``двадцать трое``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.errors import LanguageDataError
from sayso.link.language import code, table, words
from sayso.link.words import fold
from sayso.text import Span

_DIGITS = r"\d{1,3}(?:[.,’'\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_WORD = r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*"
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,’'\s]\d{3})+$")
_GLUED = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands in the text."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class _Words:
    values: dict[str, float]
    scales: dict[str, float]
    joints: frozenset[str]
    token: re.Pattern[str]
    compounds: re.Pattern[str] | None


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of ``text`` in order; one and a (the article) are not counted, nor are ordinals in words."""
    return tuple(_run(text, _numerals(code(language))))


def _run(text: str, known: _Words) -> Iterator[Number]:
    parts: list[tuple[float, bool, bool]] = []  # value, whether it is a scale, whether it was in digits
    begin = end = 0
    for token in known.token.finditer(text):
        found = _value(token, text, known)
        if found is None:
            if parts and _joins(token, known) and not text[end : token.start()].strip():
                continue
            yield from _done(parts, (begin, end))
            parts = []
            continue
        if parts and not _continues(parts, found, text[end : token.start()], known):
            yield from _done(parts, (begin, end))
            parts = []
        begin = begin if parts else token.start()
        parts.append(found)
        end = token.end()
    yield from _done(parts, (begin, end))


def _joins(token: re.Match[str], known: _Words) -> bool:
    return bool(token["hyphen"]) or fold(token[0]) in known.joints


def _value(token: re.Match[str], text: str, known: _Words) -> tuple[float, bool, bool] | None:
    if token["digits"]:
        before = text[token.start() - 1 : token.start()]
        return None if before and _GLUED.match(before) else (_digits(token["digits"]), False, True)
    if not token["word"]:
        return None
    word = _plain(token["word"])
    if word in known.scales:
        return known.scales[word], True, False
    if word in known.values:
        return known.values[word], False, False
    composed = _compound(word, known) if known.compounds else None
    return None if composed is None else (composed, False, False)


def _digits(written: str) -> float:
    if _THOUSANDS.match(written) and not written.startswith("0"):
        return float(re.sub(r"\D", "", written))
    return float(written.replace(",", "."))


def _continues(
    parts: list[tuple[float, bool, bool]], found: tuple[float, bool, bool], between: str, known: _Words
) -> bool:
    value, scale, in_digits = found
    last, last_scale, _ = parts[-1]
    if any(fold(one) not in known.joints for one in between.replace("-", " ").replace(".", " ").split()):
        return False
    if scale:
        return True
    if last_scale and parts[0][2]:
        return False
    return not in_digits and (last_scale or (last > value and (last >= 20 or value < 10)))


def _done(parts: list[tuple[float, bool, bool]], span: Span) -> Iterator[Number]:
    """Units and tens add up; a scale multiplies what stands before it, or all that came so far."""
    if not parts or (len(parts) == 1 and parts[0][0] <= 1 and not parts[0][2]):
        return
    total = current = 0.0
    for value, scale, _ in parts:
        if not scale:
            current += value
        elif value == 100:
            current = (current or 1) * value
        else:
            total, current = total + (current or 1) * value, 0.0
    if len(parts) > 1 or not parts[0][1]:
        yield Number(span, total + current)


def _compound(word: str, known: _Words) -> float | None:
    """A word that is made of number words alone: ``siebenhundertdreiundzwanzig``."""
    if known.compounds is None or not known.compounds.fullmatch(word):
        return None
    total = current = 0.0
    for piece in known.compounds.pattern and re.findall(_pieces(known), word):
        if piece in known.scales:
            scale = known.scales[piece]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif piece in known.values:
            current += known.values[piece]
    return total + current


def _pieces(known: _Words) -> str:
    every = sorted({*known.values, *known.scales, *known.joints}, key=len, reverse=True)
    return "|".join(map(re.escape, every))


@cache
def _numerals(language: str) -> _Words:
    values = {form: value for value, forms in _pairs(language, "numbers") for form in forms}
    scales = {form: value for value, forms in _pairs(language, "scales") for form in forms}
    joints = frozenset(words(language, "words", "number_joints"))
    known = _Words(values, scales, joints, _token(values), None)
    if not table(language, "words").get("compound_numbers", False):
        return known
    return _Words(values, scales, joints, known.token, re.compile(f"(?:{_pieces(known)})+"))


def _token(values: dict[str, float]) -> re.Pattern[str]:
    phrases = "".join(f"{re.escape(form)}(?!\\w)|" for form in sorted(values, key=len, reverse=True) if "-" in form)
    hyphen = r"(?P<hyphen>-)(?=[^\W\d_])"
    return re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>{phrases}{_WORD})|{hyphen}", re.IGNORECASE)


def _plain(word: str) -> str:
    return fold(word).replace("’", "'").replace("ʼ", "'")


def _pairs(language: str, key: str) -> Iterator[tuple[float, list[str]]]:
    for value, forms in table(language, "words").get(key, {}).items():
        try:
            yield float(value), _plain(forms).split()
        except (ValueError, AttributeError) as error:
            raise LanguageDataError(f"words.{key}: {error}", where=f"link/languages/{language}.toml") from error
