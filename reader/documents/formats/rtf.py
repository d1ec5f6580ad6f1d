"""Rich Text Format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.flow import Flow
from reader.documents.formats.rtf_reader import RtfReader
from reader.documents.formats.writing import LineWriter
from reader.documents.model import MetadataField
from reader.errors import PizhuError
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from reader.documents.formats import Extracted

_KEYS = {
    "title": "标题",
    "subject": "主题",
    "author": "作者",
    "keywords": "关键词",
    "creatim": "创建时间",
}
_SIGNATURE = b"{\\rtf"
_LONGEST = 400
_NO_DATE = "0000"


def read_rtf(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of an RTF document: one for each paragraph and each row of a table.

    The automatic numbers that the source holds are part of the text. A paragraph is followed by
    the text boxes anchored in it and by its footnotes; endnotes come last.

    Raises:
        PizhuError: the data are no RTF, or its groups stand absurdly deep inside each other.
    """
    del encoding  # every font names its own
    if not data.lstrip().startswith(_SIGNATURE):
        raise PizhuError("documents.damaged", name=name)
    writer = LineWriter()
    reader = RtfReader(Flow(writer))
    try:
        reader.read(data)
    except ValueError as error:
        raise PizhuError("documents.damaged", name=name) from error
    metadata = [
        MetadataField(key, sanitise(" ".join(value[:_LONGEST].split())))
        for field, key in _KEYS.items()
        if (value := reader.info.get(field, "").strip()) and not value.startswith(_NO_DATE)
    ]
    return writer.extracted("RTF", metadata)
