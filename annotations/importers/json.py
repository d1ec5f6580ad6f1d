"""Reading our own JSON export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from annotations import codebook, info, model
from annotations.errors import FormatError
from annotations.exporters.json import FORMAT, VERSION
from annotations.identifiers import to_number
from annotations.importers import Imported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotations.model import Annotation


def read(data: bytes | str) -> Imported:
    """Return what is in an export.

    Raises:
        FormatError: it is no export of ours, it was made by a later version, or it is damaged.
    """
    try:
        content = orjson.loads(data)
        return _read(content)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise FormatError("annotations.not-our-json", reason=_reason(error)) from error


def _read(content: Any) -> Imported:  # noqa: ANN401  (whatever the JSON holds)
    if content["format"] != FORMAT or content["version"] > VERSION:
        raise ValueError(content["format"], content["version"])
    return Imported(
        info.from_record(content["document"]),
        tuple(_annotation(record) for record in content["annotations"]),
        tuple(codebook.from_record(record) for record in content.get("codebook", ())),
    )


def _annotation(record: Mapping[str, Any]) -> Annotation:
    annotation = model.from_record(record)
    to_number(annotation.id)
    return annotation


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:80]
