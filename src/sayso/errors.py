"""The tree of errors that sayso raises on purpose.

    SaysoError
    ├── UsageError             a command or an argument that does not fit
    ├── InputError             an input that cannot be taken; the rest of the call goes on
    │   ├── EmptyInput         nothing to read in it
    │   ├── BinaryInput        not text in any format that is known
    │   ├── DamagedInput       truncated, wrongly encoded, not the format that it claims to be
    │   ├── OversizedInput     larger or deeper than a reader takes
    │   └── ForbiddenInput     no permission, or an address that may not be fetched
    ├── FetchError             an address that was asked for did not answer as it should
    ├── LanguageDataError      a language file with a mistake in it
    ├── ModelError             weights that are missing, damaged or unknown
    ├── LedgerError
    │   ├── LedgerNewer        written by a later version of sayso
    │   ├── LedgerBusy         another process is writing
    │   ├── LedgerFull         no room on the disk
    │   ├── LedgerDamaged      the hash chain or a passage does not verify
    │   ├── NotInLedger        no such id
    │   └── JudgementRefused   a judgement whose field or value does not fit
    └── EvidenceError          a sentence of a brief whose citation does not check

Every message is one line: where, what, and what to do next.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root: ``what`` went wrong, ``where``, and the ``advice`` on what to do next."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        line = f"{where}: {what}" if where else what
        super().__init__(" ".join(f"{line}; {advice}".split()) if advice else " ".join(line.split()))


class UsageError(SaysoError):
    """A command or an argument that does not fit."""


class InputError(SaysoError):
    """An input that cannot be taken; everything else in the same call goes on."""


class EmptyInput(InputError):
    """There is nothing to read in the input."""


class BinaryInput(InputError):
    """The input is not text in any format that is known."""


class DamagedInput(InputError):
    """The input is truncated, wrongly encoded, or not the format that it claims to be."""


class OversizedInput(InputError):
    """The input is larger, or nested deeper, than a reader takes."""


class ForbiddenInput(InputError):
    """There is no permission to read the input, or its address may not be fetched."""


class FetchError(SaysoError):
    """An address that was asked for did not answer as it should."""


class LanguageDataError(SaysoError):
    """A language file has a mistake in it."""


class ModelError(SaysoError):
    """Weights are missing, damaged or unknown."""


class LedgerError(SaysoError):
    """The ledger cannot do what was asked."""


class LedgerNewer(LedgerError):
    """The ledger was written by a later version of sayso."""


class LedgerBusy(LedgerError):
    """Another process is writing the ledger."""


class LedgerFull(LedgerError):
    """There is no room on the disk."""


class LedgerDamaged(LedgerError):
    """The hash chain, or a passage, does not verify."""


class NotInLedger(LedgerError):
    """The ledger holds nothing of that id."""


class JudgementRefused(LedgerError):
    """A judgement names a field or a value that does not fit."""


class EvidenceError(SaysoError):
    """A sentence of a brief cites words that the ledger does not hold."""
