"""A document on its way in: where it is from and its bytes, not yet looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from sayso.errors import DamagedInput, EmptyInput, OversizedInput
from sayso.read.options import Limits


@dataclass(frozen=True, slots=True)
class Document:
    """``where`` names it to a person; ``name`` ends in the suffix; ``charset`` and ``media`` are what a server said."""

    where: str
    name: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    media: str | None = None

    def head(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer at the end. Raises DamagedInput where they cannot be had."""
        try:
            return self.stream.read(size)
        except OSError as error:
            raise DamagedInput(
                f"cannot be read ({error.strerror or error})", where=self.where, advice="check the disk and try again"
            ) from error

    def whole(self, limits: Limits) -> bytes:
        """All of its bytes. Raises OversizedInput past ``limits.document``, EmptyInput where there are none."""
        data = self.head(limits.document + 1)
        if len(data) > limits.document:
            raise OversizedInput(
                f"larger than {limits.document / 1e6:.0f} MB", where=self.where, advice="split it, or take it as JSONL"
            )
        if not data.strip():
            raise EmptyInput("the file is empty", where=self.where, advice="check where it came from")
        return data
