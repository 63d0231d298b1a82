"""What SQLite and the file system say, in the words of `sayso.errors`."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from sayso.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerFull

_KINDS: dict[str, tuple[type[LedgerError], str, str]] = {
    "SQLITE_BUSY": (LedgerBusy, "another process is writing", "wait until it is done, then try again"),
    "SQLITE_LOCKED": (LedgerBusy, "another reader or writer holds it", "wait until it is done, then try again"),
    "SQLITE_FULL": (LedgerFull, "no room on the disk", "make room, then try again: nothing half-written was kept"),
    "SQLITE_READONLY": (LedgerError, "it cannot be written", "check who may write the file and its folder"),
    "SQLITE_CANTOPEN": (LedgerError, "it cannot be opened", "check that the folder exists and may be written"),
    "SQLITE_PERM": (LedgerError, "no permission", "check who may read and write the file"),
    "SQLITE_AUTH": (LedgerError, "no permission", "check who may read and write the file"),
    "SQLITE_NOTADB": (LedgerError, "this file is not a ledger", "name another file"),
    "SQLITE_CORRUPT": (
        LedgerDamaged,
        "the file is damaged",
        "restore it from a copy",
    ),
    "SQLITE_IOERR": (LedgerError, "the disk does not read or write", "check the disk, then try again"),
}

_PAGE_OF_MEMORY = 65_536


def tell(error: BaseException, where: str) -> LedgerError:
    """The leaf of LedgerError that says what went wrong, where, and what to do."""
    code = name_of(error)
    if code.startswith("SQLITE_IOERR") and _is_full(Path(where)):
        code = "SQLITE_FULL"
    for known, (kind, what, advice) in _KINDS.items():
        if code.startswith(known):
            return kind(what, where=where, advice=advice)
    return LedgerError(f"SQLite says: {error}", where=where, advice="check the file with `sayso doctor`")


def sqlite_version() -> str:
    """The version of the SQLite library that this Python has."""
    return sqlite3.sqlite_version


def name_of(error: BaseException) -> str:
    """SQLite's own name of an error, such as SQLITE_BUSY_SNAPSHOT; empty where it gave none."""
    return str(getattr(error, "sqlite_errorname", ""))


def check_path(path: Path, *, create: bool) -> None:
    """Raises LedgerError where there can be no ledger at ``path``, or where there is none and none may be made."""
    try:
        if path.is_dir():
            raise LedgerError("this is a folder, not a ledger", where=str(path), advice="name a file in it")
        empty = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise LedgerError(
            f"cannot be looked at ({error.strerror})", where=str(path), advice="check the path"
        ) from error
    if empty and not create:
        what = "is empty" if path.exists() else "there is no ledger"
        raise LedgerError(what, where=str(path), advice="read something into it first: `sayso read PATH`")
    if create and not path.absolute().parent.is_dir():
        raise LedgerError("its folder does not exist", where=str(path), advice="make the folder first")
    if path.exists() and not os.access(path, os.R_OK):
        raise LedgerError("no permission to read it", where=str(path), advice="ask its owner, or run as them")


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for one more page of shared memory, for which SQLite has no error of its own."""
    try:
        return shutil.disk_usage(path.absolute().parent).free < _PAGE_OF_MEMORY
    except OSError:
        return False
