"""Rows of comma-separated values that hold what documents say."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMULA = frozenset("=+-@\t")  # what a spreadsheet takes for the beginning of one


def csv_row(values: Sequence[object]) -> str:
    """Return values as one row (RFC 4180), without a line end; no text stands as a formula."""
    line = io.StringIO()
    csv.writer(line).writerow(map(_harmless, values))
    return line.getvalue().removesuffix("\r\n")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value
