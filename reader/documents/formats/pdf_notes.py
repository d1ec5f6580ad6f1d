"""Footnotes of a PDF: small print at the foot of a column."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.pdf_layout import TextLine

_SMALL = 0.93
_SIGN = re.compile(r"［[\divx*]{1,5}］|[①-⑳]|\[\d{1,3}\]|\d{1,3}(?![\d.．、年月日%])|注|[*＊†]")


class Parted(NamedTuple):
    """The text proper, and the footnotes that follow each of its lines (by index)."""

    lines: list[TextLine]
    notes: dict[int, list[TextLine]]


def part_notes(lines: Sequence[TextLine], size: float) -> Parted:
    """Take the footnotes out of the lines, whose usual size is given.

    So a paragraph that goes on over the page is not cut by them.
    """
    kept: list[TextLine] = []
    notes: dict[int, list[TextLine]] = {}
    for _, group in groupby(lines, key=lambda line: line.column):
        column = list(group)
        start = len(column)
        while start and column[start - 1].size < _SMALL * size:
            start -= 1
        while start < len(column) and not _SIGN.match(column[start].text):
            start += 1
        kept += column[:start]
        if start < len(column):
            notes.setdefault(max(len(kept) - 1, 0), []).extend(column[start:])
    return Parted(kept, notes)
