"""From what a caller names to documents that can be opened: files, folders, patterns, standard input."""

from __future__ import annotations

import errno
import glob
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import DamagedInput, EmptyInput, ForbiddenInput, InputError
from sayso.read.document import Document
from sayso.read.options import Refusal

_BESIDE = ("readme", "notice", "license", "licence", "copying")
_MAGIC = set("*?[")


def locate(named: str) -> Iterator[Path | Refusal]:
    """The files that ``named`` means, sorted; folders with all below them.

    Within a folder, hidden files and what accompanies texts (README, NOTICE, LICENSE) are passed over.
    """
    path = Path(named)
    if os.path.lexists(path):
        yield from _below(path)
    elif _MAGIC & set(named):
        yield from _matching(named)
    else:
        yield _refused(shown(path), EmptyInput, "no such file or folder", "check the spelling")


def shown(path: Path) -> str:
    """A path that can be printed whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\n", "\ufffd")


def _matching(pattern: str) -> Iterator[Path | Refusal]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    if not found:
        yield _refused(pattern, EmptyInput, "no file matches the pattern", "check it, and quote it in the shell")
    for name in found:
        yield from _below(Path(name))


def _below(top: Path) -> Iterator[Path | Refusal]:
    """``top`` if it is a file, else what lies below it; a link back to a folder above it is refused, not followed."""
    stack: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while stack:
        path, above = stack.pop()
        try:
            found = path.stat()
            if not stat.S_ISDIR(found.st_mode):
                yield path
                continue
            here = (found.st_dev, found.st_ino)
            if here in above:
                yield _refused(shown(path), ForbiddenInput, "links back to a folder above it", "remove the link")
                continue
            inside = sorted((p for p in path.iterdir() if not _passed_over(p)), reverse=True)
            stack.extend((p, above | {here}) for p in inside)
            if not inside and path == top:
                yield _refused(shown(path), EmptyInput, "the folder is empty", "name one with texts in it")
        except OSError as error:
            yield Refusal(shown(path), trouble(path, error))


def _passed_over(path: Path) -> bool:
    return path.name.startswith(".") or path.stem.lower() in _BESIDE


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """The document in a file. Never waits: a pipe, socket or device is refused. Raises InputError."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise trouble(path, error) from error
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ForbiddenInput(
                "a pipe, socket or device, not a file", where=shown(path), advice="use - to read standard input"
            )
        yield Document(shown(path), path.name, stream)


@contextmanager
def standard_input() -> Iterator[Document]:
    """What is piped in. Raises EmptyInput where nothing can be."""
    if sys.stdin is None or sys.stdin.closed:
        raise EmptyInput("standard input is closed", where="-", advice="pipe a text in")
    yield Document("-", "", sys.stdin.buffer)


def trouble(path: Path, error: OSError) -> InputError:
    """What an error of the file system means to the one who named ``path``."""
    where = shown(path)
    if isinstance(error, PermissionError):
        return ForbiddenInput("no permission to read it", where=where, advice="ask its owner, or run as them")
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return EmptyInput("a link to a file that is gone", where=where, advice="remove it or restore the file")
        return EmptyInput("no such file or folder", where=where, advice="check the spelling")
    if error.errno == errno.ELOOP:
        return ForbiddenInput("a link that leads to itself", where=where, advice="remove it")
    return DamagedInput(f"cannot be read ({error.strerror or error})", where=where, advice="check the disk")


def _refused(where: str, kind: type[InputError], what: str, advice: str) -> Refusal:
    return Refusal(where, kind(what, where=where, advice=advice))
