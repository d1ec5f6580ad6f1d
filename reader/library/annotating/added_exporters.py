"""Forms of export that other packages add, through entry points of the group ``pizhu.exporters``.

An entry point is named like its form and leads to an `annotations.exporters.Exporter`. Our own
forms cannot be replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from annotations.exporters import FORMATS, Exporter, Format
from reader.added import EXPORTERS, names, package_of, point_of, reason
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export


def form_names() -> list[str]:
    """Return the names of all forms of export, ours first."""
    return [*FORMATS, *sorted(names(EXPORTERS) - FORMATS.keys())]


def form_named(name: str) -> Format:
    """Return a form of export, ours or one that another package adds.

    Raises:
        AnnotationError: there is none of that name.
        PizhuError: it does not load.
    """
    if name in FORMATS:
        return FORMATS[name]
    exporter = added_exporter(name)
    return Format(name, exporter.extension, binary=exporter.binary, joint=exporter.joint)


def added_exporter(name: str) -> Exporter:
    """Return the exporter that another package adds under a name.

    Raises:
        AnnotationError: none does.
        PizhuError: it does not load.
    """
    point = point_of(EXPORTERS, name)
    if point is None:
        known = ", ".join(form_names())
        raise AnnotationError("annotations.unknown-format", name=name, known=known)
    try:
        exporter = point.load()
    except Exception as error:
        raise _failure(name, reason(error)) from error
    if not isinstance(exporter, Exporter):
        raise _failure(name, type(exporter).__name__)
    return exporter


def pack_added(name: str, exports: Sequence[Export]) -> bytes:
    """Return annotations in a form that another package adds; text as UTF-8.

    Raises:
        AnnotationError: there is none of that name.
        PizhuError: it does not load, or fails.
    """
    exporter = added_exporter(name)
    try:
        written = exporter.render(exports)
        return written.encode() if isinstance(written, str) else bytes(written)
    except (AnnotationError, PizhuError):
        raise
    except Exception as error:
        raise _failure(name, reason(error)) from error


def _failure(name: str, why: str) -> PizhuError:
    package = package_of(EXPORTERS, name)
    return PizhuError("added.exporter-failed", name=name, package=package, reason=why)
