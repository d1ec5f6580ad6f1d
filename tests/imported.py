"""What an import gives, as lines of JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import orjson

from annotations.importers import read
from annotations.model import to_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations.importers import Imported


def told(data: bytes) -> str:
    """Return all that an export holds."""
    return "".join(f"{line}\n" for imported in read(data) for line in _lines(imported))


def _lines(imported: Imported) -> Iterator[str]:
    document, annotations, codes, whole = imported
    yield _json({"document": asdict(document), "whole": whole})
    for code in codes:
        yield _json(asdict(code))
    for annotation in annotations:
        record = to_record(annotation)
        yield _json({name: value for name, value in record.items() if value not in ("", [], None)})


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
