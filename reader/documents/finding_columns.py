"""The findings of a document in columns: a `Finding` is made when one asks for it."""

from __future__ import annotations

from array import array

from reader.documents.made import Made, Texts
from reader.documents.model import Finding
from reader.documents.numbers import packed, unpacked
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NONE = -1


class FindingColumns(NamedTuple):
    """Plain values of all findings in order, the numbers as `unpacked` takes them.

    ``names`` are the kinds that there are; `lasts` and `afters` hold -1 for none.
    """

    names: tuple[str, ...]
    kinds: bytes
    paragraphs: bytes
    details: str
    detail_ends: bytes
    lasts: bytes
    afters: bytes


class Findings(Made[Finding]):
    """The findings of a document."""

    def __init__(self, columns: FindingColumns) -> None:
        """Make a sequence of what `columns_of` returned."""
        self._names = columns.names
        self._kinds = columns.kinds
        self._paragraphs = unpacked(columns.paragraphs)
        self._details = Texts(columns.details, unpacked(columns.detail_ends))
        self._lasts = unpacked(columns.lasts)
        self._afters = unpacked(columns.afters)

    def __len__(self) -> int:
        return len(self._kinds)

    def _make(self, index: int) -> Finding:
        return Finding(
            self._names[self._kinds[index]],
            self._paragraphs[index],
            self._details[index],
            _or_none(self._lasts[index]),
            _or_none(self._afters[index]),
        )


def columns_of(findings: Sequence[Finding]) -> FindingColumns:
    """Return the columns of findings."""
    names = {name: number for number, name in enumerate(dict.fromkeys(f.kind for f in findings))}
    return FindingColumns(
        tuple(names),
        bytes(names[found.kind] for found in findings),
        packed(found.paragraph for found in findings),
        *joined(found.detail for found in findings),
        packed(_NONE if found.last is None else found.last for found in findings),
        packed(_NONE if found.after is None else found.after for found in findings),
    )


def joined(texts: Iterable[str]) -> tuple[str, bytes]:
    """Return texts as `Texts` takes them, the numbers packed."""
    pieces, ends, end = [], array("I"), 0
    for text in texts:
        pieces.append(text)
        end += len(text)
        ends.append(end)
    return "".join(pieces), packed(ends)


def _or_none(number: int) -> int | None:
    return None if number == _NONE else number
