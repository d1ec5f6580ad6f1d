"""The formats of Word before .docx, and of WPS Writer (.doc, .dot, .wps, .wpt).

What Word 97 to 2003 and WPS write is read here. Older documents need a program from outside.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reader.documents.formats.compound_file import SIGNATURE, CompoundFile
from reader.documents.formats.doc_file import DocFile, EncryptedWordError, OldWordError
from reader.documents.formats.doc_story import DocStory
from reader.documents.formats.doc_summary import SUMMARY, read_summary
from reader.documents.formats.flow import Flow
from reader.documents.formats.text import read_text
from reader.documents.formats.word_tools import text_by_tool
from reader.documents.formats.writing import LineWriter
from reader.errors import PizhuError

if TYPE_CHECKING:
    from reader.documents.formats import Extracted

_OLDER = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\x9b\xa5", b"\xfe\x37")
_TEXT = "WordDocument"
_PACKAGE = "EncryptedPackage"
_OTHERS = {
    "Workbook": "Excel (XLS)",
    "Book": "Excel (XLS)",
    "PowerPoint Document": "PowerPoint (PPT)",
    "MatOST": "Microsoft Works",
}


def read_word_binary(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a document: one for each paragraph and each row of a table.

    A paragraph's automatic number is part of its text, headings are what their style or outline
    level makes them. Footnotes follow their paragraph; endnotes and text boxes come last. A plain
    text that only has the ending of a document is read as text.

    Raises:
        PizhuError: the data are damaged, encrypted, of another program; or an older format, and no
            program that reads it is installed.
    """
    if data.startswith(_OLDER):
        return _by_tool(data, name)
    if not data.startswith(SIGNATURE):
        return read_text(data, name, encoding)
    try:
        container = CompoundFile(data)
        _refuse_others(container, name)
        file = DocFile(container)
        writer = LineWriter()
        DocStory(file, Flow(writer)).read()
    except EncryptedWordError as error:
        raise PizhuError("documents.encrypted", name=name) from error
    except OldWordError:
        return _by_tool(data, name)
    except (ValueError, KeyError, IndexError, struct.error) as error:
        raise PizhuError("documents.damaged", name=name) from error
    summary = container.read(SUMMARY) if SUMMARY in container.names else b""
    return writer.extracted("DOC", read_summary(summary))


def _refuse_others(container: CompoundFile, name: str) -> None:
    """Raise `PizhuError` if the container holds something else than a document of Word."""
    names = container.names
    if _PACKAGE in names:
        raise PizhuError("documents.encrypted", name=name)
    if _TEXT not in names:
        other = next((found for stream, found in _OTHERS.items() if stream in names), "OLE")
        raise PizhuError("formats.not-word", name=name, format=other)


def _by_tool(data: bytes, name: str) -> Extracted:
    writer = LineWriter()
    for line in text_by_tool(data, name).splitlines():
        if len(line) > 1 and line[0] == "|" == line[-1]:
            writer.write_row(line[1:-1].split("|"))
        else:
            writer.write(line)
    return writer.extracted("DOC")
