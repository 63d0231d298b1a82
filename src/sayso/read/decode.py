"""Bytes to text: by byte-order mark, as UTF-8, as declared, and only then by the look of the letters."""

from __future__ import annotations

import codecs
import unicodedata
from contextlib import suppress

from sayso.errors import BinaryInput, DamagedInput
from sayso.read.language import central_european, identify

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x1f\x8b", "gzip archive"),
    (b"PK\x03\x04", "zip archive or office document"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"RIFF", "RIFF sound, picture or film"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ", "xz archive"),
    (b"\x28\xb5\x2f\xfd", "zstd archive"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"\xd0\xcf\x11\xe0", "office document of the old kind"),
)
# What the detector may choose from: what newsrooms of these languages have used.
_LEGACY = [
    "cp1251", "koi8_r", "koi8_u", "cp1252", "cp1250", "iso8859_2", "iso8859_5", "cp866",
]  # fmt: skip
_ALIKE = {"cp1250", "cp1252", "iso8859_2"}
_SAMPLE = 200_000
_STRAY = 0.02
_SAVE = "save it as UTF-8 text"


def decode(data: bytes, where: str, declared: str | None = None, *, lenient: bool = False) -> str:
    """The text that ``data`` is, line ends as ``\\n``.

    ``lenient`` puts U+FFFD for a few stray bytes, as browsers do with pages. Raises BinaryInput where it is no text,
    DamagedInput where it is text in no encoding that can be told.
    """
    refuse_known_binary(data, where)
    text = _by_mark(data, where)
    if text is None:
        text = _by_content(data, where, declared, lenient=lenient)
    _refuse_noise(text, where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_known_binary(data: bytes, where: str) -> None:
    """Raises BinaryInput where ``data`` begins as archives, pictures and the like do, or is full of zeros."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(f"not text but a {what}", where=where, advice="give the text that is in it")


def _by_mark(data: bytes, where: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DamagedInput(
                    f"begins as {encoding} and breaks at byte {error.start}", where=where, advice=_SAVE
                ) from error
    return None


def _by_content(data: bytes, where: str, declared: str | None, *, lenient: bool) -> str:
    if b"\0" in data[:_SAMPLE]:
        return _wide(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_bad = error.start
    if _is_broken_utf8(data):
        if lenient:
            return data.decode("utf-8", "replace")
        line = data.count(b"\n", 0, first_bad) + 1
        cut = "ends inside a character" if len(data) - first_bad < 4 else "is not valid UTF-8"
        raise DamagedInput(f"{cut} at byte {first_bad}, line {line}", where=where, advice="get a whole copy of it")
    return _as_declared(data, declared) or _as_it_looks(data, where)


def _wide(data: bytes, where: str) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero, a good part of them in any text with spaces."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    enough = len(data[:_SAMPLE]) / 2 * 0.1
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > enough and others * 20 < zeros and len(data) % 2 == 0:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    raise BinaryInput("not text: it holds zero bytes", where=where, advice="give the text that is in it")


def _is_broken_utf8(data: bytes) -> bool:
    """Whether nearly all characters past ASCII are sound UTF-8, so that the rest are damage and no other encoding."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return good >= 2 * bad


def _as_declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        text = data.decode(declared)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return text if _noise(text) < _STRAY else None


def _as_it_looks(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the few files that need it

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, enable_fallback=False).best()
    if best is not None:
        with suppress(UnicodeDecodeError):
            return data.decode(_settled(best.encoding, data))
    raise DamagedInput("in no encoding that can be told", where=where, advice=_SAVE)


def _settled(encoding: str, data: bytes) -> str:
    """``encoding``, save that the two that most Latin texts fit are told apart by the language of the words."""
    if encoding not in _ALIKE:
        return encoding
    language = identify("".join(c if c.isascii() else " " for c in data[:_SAMPLE].decode("latin-1")))
    return "cp1250" if language in central_european() else "cp1252"


def _noise(text: str) -> float:
    """The share of characters that no text holds: controls, private use, unassigned."""
    sample = text[:_SAMPLE]
    strange = sum(unicodedata.category(c) in {"Cc", "Co", "Cn"} and not c.isspace() for c in sample)
    return strange / max(1, len(sample))


def _refuse_noise(text: str, where: str) -> None:
    if "\0" in text[:_SAMPLE] or _noise(text) > 10 * _STRAY:
        raise BinaryInput("not text: control characters throughout", where=where, advice="give the text that is in it")
