"""Rows of comma-separated values that hold what documents say."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.text.sanitise import sanitise_block

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMULA = tuple("=+-@\t＝＋－＠")  # what a spreadsheet takes for the beginning of one


def csv_row(values: Sequence[object]) -> str:
    """Return values as one row (RFC 4180), without a line end.

    No text stands as a formula, or holds what a terminal would obey.
    """
    line = io.StringIO()
    csv.writer(line).writerow(map(_harmless, values))
    return line.getvalue().removesuffix("\r\n")


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = sanitise_block(value)
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text
