"""From a file, or bytes from anywhere, to a `Document`."""

from __future__ import annotations

import errno
import os
import stat

from reader.documents.formats import reader_for
from reader.documents.identity import document_id
from reader.documents.model import Document
from reader.errors import PizhuError
from reader.text.sanitise import sanitise
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.formats import Extracted


_CUT = 4  # code points that a character cut in two may be read as


def open_document(path: Path, encoding: str | None = None) -> Document:
    """Read a file.

    Args:
        path: an ordinary file: a device or a pipe might never end.
        encoding: what the user says it is in; None to find out.

    Raises:
        PizhuError: it is missing, a folder, unreadable, empty, or no text.
    """
    return read_document(read_source(path), path.name, encoding, path)


def read_document(
    data: bytes, name: str, encoding: str | None = None, path: Path | None = None
) -> Document:
    """Read the bytes of a source, such as standard input.

    Args:
        data: the whole source.
        name: what to call the document where it has no title.
        encoding: what the user says it is in; None to find out.
        path: where the bytes came from, None for a pipe.

    Raises:
        PizhuError: it is empty, or no text.
    """
    name = sanitise(name)
    extracted = reader_for(name, data)(data, name, encoding)
    del data  # its caller keeps it no longer either
    document = _made(extracted, name, path)
    if not document.paragraphs:
        raise PizhuError("documents.empty", name=name)
    return document


def read_source(path: Path) -> bytes:
    """Return the bytes of a file.

    Args:
        path: an ordinary file, since a device or a pipe might never end; or a member of a zip
            archive, see `reader.documents.members`.

    Raises:
        PizhuError: it is missing, a folder or unreadable.
    """
    name = sanitise(os.fspath(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise PizhuError("documents.folder", name=name)
        if not stat.S_ISREG(mode):
            raise PizhuError("documents.special", name=name)
        return path.read_bytes()
    except NotADirectoryError as error:
        return _member(path, name, error)
    except (FileNotFoundError, ValueError) as error:
        raise PizhuError("documents.missing", name=name) from error
    except PermissionError as error:
        raise PizhuError("documents.unreadable", name=name) from error
    except MemoryError as error:
        raise PizhuError("documents.failed", name=name, reason=os.strerror(errno.ENOMEM)) from error
    except OSError as error:
        raise PizhuError("documents.failed", name=name, reason=error.strerror or error) from error


def _member(path: Path, name: str, error: OSError) -> bytes:
    """Return a member of an archive, in whose place no file can be."""
    from reader.documents.members import read_member

    try:
        return read_member(path)
    except KeyError:
        raise PizhuError("documents.missing", name=name) from error


def read_part(data: bytes, path: Path, encoding: str | None, share: float) -> Document | None:
    """Read the first bytes of a plain text, to the last line break in the latter half of them.

    Where there is none, they end in the middle of a line.

    Args:
        data: the bytes.
        path: the source.
        encoding: what the user says it is in; None to find out.
        share: how much of the source they are.

    Returns:
        a document that is not complete; None where nothing can be shown.

    Raises:
        PizhuError: it is no text.
    """
    from reader.documents.encoding import decode
    from reader.documents.formats import Extracted
    from reader.documents.formats.text import split_lines

    name = sanitise(path.name)
    text, found = decode(data, encoding, name=name)
    end = max(text.rfind("\n"), text.rfind("\r")) + 1
    source = text[: end if end > len(text) // 2 else max(len(text) - _CUT, 0)]
    document = _made(Extracted(source, found, split_lines(source)), name, path, share)
    return document if document.paragraphs else None


def _made(extracted: Extracted, name: str, path: Path | None, share: float = 1.0) -> Document:
    from reader.documents.structure import analyse
    from reader.text.script_detection import detect_script

    source = extracted.source
    analysis = analyse(extracted.lines)
    return Document(
        id=document_id(source) if share == 1.0 else "",
        name=name,
        path=path,
        source=source,
        encoding=extracted.encoding,
        script=detect_script(source),
        metadata=(*extracted.metadata, *analysis.metadata),
        paragraphs=analysis.paragraphs,
        sections=analysis.sections,
        tables=analysis.tables,
        findings=analysis.findings,
        locators=extracted.locators,
        share=share,
    )
