"""Format readers that other packages add, through entry points of the group ``pizhu.formats``.

An entry point is named like the ending of the files, without its dot, and leads to a
`FormatReader`. It is looked up only for a file that no reader of our own knows, so that packages
cost nothing at the start, and one that is broken spoils only its own files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.added import FORMATS, names, point_of, reason
from reader.documents.formats import Extracted
from reader.documents.formats.recognition import ENDINGS
from reader.errors import PizhuError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from reader.documents.formats import FormatReader


def readable_endings() -> frozenset[str]:
    """Return all endings of names, without the dot, that some reader takes, ours and added ones."""
    return ENDINGS | names(FORMATS)


def added_reader(ending: str) -> FormatReader | None:
    """Return the reader that another package adds for an ending, None where none does.

    Whatever goes wrong in that reader, a `PizhuError` is all that comes out of it.

    Raises:
        PizhuError: it does not load.
    """
    point = point_of(FORMATS, ending)
    if point is None:
        return None
    try:
        reader = cast("FormatReader", point.load())
    except Exception as error:
        raise PizhuError("documents.reader", ending=ending, package=point.value) from error
    return _guarded(reader, point)


def _guarded(reader: FormatReader, point: EntryPoint) -> FormatReader:
    def read(data: bytes, name: str, encoding: str | None) -> Extracted:
        try:
            found = reader(data, name, encoding)
        except PizhuError:
            raise
        except Exception as error:
            raise _failure(point, name, reason(error)) from error
        if not isinstance(found, Extracted):
            raise _failure(point, name, type(found).__name__)
        return found

    return read


def _failure(point: EntryPoint, name: str, why: str) -> PizhuError:
    return PizhuError("documents.reader-failed", name=name, package=point.value, reason=why)
