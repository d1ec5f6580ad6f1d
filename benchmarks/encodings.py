"""How often the encoding of a Chinese text is found: Pizhu beside other detectors.

The samples, cut into
passages and encoded in every way that keeps (nearly) all their characters, are decoded whole, cut
off within a character, and with one byte in a hundred damaged. A reading is right if it is what the
true encoding reads in the same bytes.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.encoding import decode
from reader.errors import PizhuError
from reader.locations import samples_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENCODINGS = {
    # The name, what it is written with, and what reads it: a superset where there is one.
    "utf-8": ("utf-8", "utf-8"),
    "utf-8-sig": ("utf-8-sig", "utf-8-sig"),
    "gb18030": ("gb18030", "gb18030"),
    "gbk": ("gbk", "gb18030"),
    "gb2312": ("gb2312", "gb18030"),
    "big5": ("big5", "big5hkscs"),
    "big5hkscs": ("big5hkscs", "big5hkscs"),
    "utf-16": ("utf-16", "utf-16"),
    "utf-16-le": ("utf-16-le", "utf-16-le"),
    "utf-16-be": ("utf-16-be", "utf-16-be"),
}
CUTS = (200, 1_000, 4_000, None)
"""Lengths of the passages in bytes; None for the rest of the text."""

_PASSAGES = 4  # starts in each sample
_ENCODABLE = 0.97
_DAMAGED = 0.01
_MARK = 3  # bytes at the start, maybe a byte order mark, that are spared


class Case(NamedTuple):
    """Some bytes, how they came about, and what they say."""

    encoding: str
    cut: int | None
    damaged: bool
    data: bytes
    text: str


def cases(seed: int = 1) -> Iterator[Case]:
    """Yield the same cases for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    for path in sorted(samples_folder().glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        for start in range(0, len(text), len(text) // _PASSAGES + 1):
            for name, (writer, reader) in ENCODINGS.items():
                whole = text[start:].encode(writer, "ignore")
                if len(whole.decode(writer)) < _ENCODABLE * (len(text) - start):
                    continue
                for cut in CUTS:
                    for damaged in (False, True):
                        data = _damage(whole[:cut], chance) if damaged else whole[:cut]
                        yield Case(name, cut, damaged, data, data.decode(reader, "replace"))


def _damage(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(int(len(data) * _DAMAGED)):
        damaged[chance.randrange(_MARK, len(data))] = chance.randrange(256)
    return bytes(damaged)


def ours(data: bytes) -> str:
    """Read bytes with Pizhu; nothing where it refuses them."""
    try:
        return decode(data).text
    except PizhuError:
        return ""


def _charset_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return _read(data, best.encoding if best else None)


def _chardet(data: bytes) -> str:
    return _read(data, import_module("chardet").detect(data)["encoding"])


def _read(data: bytes, encoding: str | None) -> str:
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
    name = (encoding or "ascii").lower()
    return data.decode(wider.get(name, name), "replace").removeprefix("\ufeff")


def main() -> None:
    """Print the share of right readings and the mean time of each detector."""
    detectors: dict[str, Callable[[bytes], str]] = {"pizhu": ours}
    if find_spec("charset_normalizer"):
        detectors["charset-normalizer"] = _charset_normalizer
    if find_spec("chardet"):
        detectors["chardet"] = _chardet
    every = list(cases())
    print(f"{len(every)} cases")
    for name, detector in detectors.items():
        right: Counter[tuple[str, bool]] = Counter()
        start = time.perf_counter()
        for case in every:
            right[case.encoding, case.damaged] += detector(case.data) == case.text
        spent = time.perf_counter() - start
        print(f"\n{name}: {spent / len(every) * 1000:.2f} ms a case")
        for encoding in ENCODINGS:
            counts = Counter((c.encoding, c.damaged) for c in every)
            shares = [right[encoding, d] / counts[encoding, d] for d in (False, True)]
            print(f"  {encoding:10} clean {shares[0]:6.1%}  damaged {shares[1]:6.1%}")


if __name__ == "__main__":
    main()
