"""Documents inside zip archives, under paths as if an archive were a folder: `shelf.zip/a/b.txt`.

Nothing is ever unpacked onto the disk, so a member's name cannot lead anywhere: it is only compared
with names that are asked for. The directory of an archive is bounded before it is read, a member
before it is unpacked.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from functools import lru_cache
from typing import IO, TYPE_CHECKING

from reader.documents.formats.archive import DAMAGE, check
from reader.documents.formats.recognition import ending
from reader.errors import PizhuError
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ENDING = "zip"
_LARGEST_DIRECTORY = 8 << 20  # bytes; some 80,000 members
_TAIL = 22 + 0xFFFF + 20  # bytes in which the end of the directory stands, at the end of a file
_END = b"PK\x05\x06"
_FAR_END = b"PK\x06\x07"  # of archives beyond 4 GB or 65,535 members
_SIZE = struct.Struct("<12xI")
_UTF8_FLAG = 0x800
_FORBIDDEN = frozenset("\0:")  # a drive's name ends in a colon
_KEPT = 2  # directories of archives that are remembered
_HEADER = struct.Struct("<26xHH")  # of a member: the lengths of its name and of what else is there
_MOST_MORE = 1 << 16  # bytes that packing adds where it does not help


def file_of(path: Path) -> Path:
    """Return the file on the disk that holds a document: its own, or the archive that it is in."""
    parents = (parent for parent in path.parents if parent.is_file())
    return path if os.path.lexists(path) else next(parents, path)


def members(archive: Path) -> Iterator[Path]:
    """Yield the paths of what an archive holds, in order.

    Folders, what is hidden, archives in the archive, and names that would lead out of a folder are
    left out.

    Raises:
        PizhuError: it is no archive, damaged, or has too many members.
    """
    for name in _directory(archive):
        yield archive / name


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive that can be read."""
    try:
        return ending(path.name) == ENDING and bool(_directory(path))
    except PizhuError:
        return False


def exists(path: Path) -> bool:
    """Tell whether there is a file, or a member of an archive."""
    return os.path.lexists(path) or signature(path) is not None


def signature(path: Path) -> tuple[int, int] | None:
    """Return the size of a member in bytes and its checksum; None where there is none."""
    try:
        info = _member(path)[1]
    except (KeyError, PizhuError):
        return None
    return info.file_size, info.CRC


def read_member(path: Path) -> bytes:
    """Return a member of an archive, unpacked.

    Raises:
        KeyError: there is no such archive or member.
        PizhuError: the archive is damaged, or the member too large, or encrypted.
    """
    file, info = _member(path)
    check(info, _shown(path))
    try:
        with file.open("rb") as opened:
            return _content(opened, info)
    except DAMAGE as error:
        raise PizhuError("documents.damaged", name=_shown(path)) from error


def _content(file: IO[bytes], info: zipfile.ZipInfo) -> bytes:
    """Return a member unpacked; `zipfile` would read the whole directory for each.

    See 4.3.7 in PKWARE's APPNOTE.TXT.

    Raises:
        ValueError: it is not what the directory says.
    """
    file.seek(info.header_offset)
    header = file.read(_HEADER.size)
    name, extra = _HEADER.unpack(header)
    file.seek(name + extra, os.SEEK_CUR)
    data = file.read(min(info.compress_size, info.file_size + _MOST_MORE))
    if info.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, info.file_size + 1)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise ValueError(info.filename)
    return data


def _member(path: Path) -> tuple[Path, zipfile.ZipInfo]:
    file = file_of(path)
    if file == path or ending(file.name) != ENDING:
        raise KeyError(path)
    return file, _directory(file)[path.relative_to(file).as_posix()]


def _directory(file: Path) -> Mapping[str, zipfile.ZipInfo]:
    """Return the documents in an archive by their names."""
    try:
        found = file.stat()
    except OSError as error:
        raise PizhuError("documents.missing", name=_shown(file)) from error
    return _directory_in_state(file, found.st_mtime_ns, found.st_size)


@lru_cache(_KEPT)
def _directory_in_state(file: Path, _modified: int, _size: int) -> Mapping[str, zipfile.ZipInfo]:
    try:
        with file.open("rb") as opened:
            _check_directory(opened, file)
            with zipfile.ZipFile(opened) as archive:
                infos = archive.infolist()
    except DAMAGE as error:
        raise PizhuError("documents.damaged", name=_shown(file)) from error
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = _name(info)
        if _is_document(name):
            found.setdefault(name, info)
    return found


def _check_directory(file: IO[bytes], path: Path) -> None:
    """Look at the size of an archive's directory before memory is spent on it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _TAIL, 0))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or at + _SIZE.size > len(tail):
        raise PizhuError("documents.damaged", name=_shown(path))
    if (
        _FAR_END in tail[max(at - 20, 0) : at]
        or _SIZE.unpack_from(tail, at)[0] > _LARGEST_DIRECTORY
    ):
        raise PizhuError("documents.too-large", name=_shown(path))


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where it does not say its encoding, that is UTF-8 or GB 18030."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("gb18030", "replace")
    return name.replace("\\", "/")


def _is_document(name: str) -> bool:
    """Tell whether a member is to be read: neither hidden, nor beyond the archive, nor a folder."""
    from reader.documents.formats.added import readable_endings

    parts = name.split("/")
    plain = all(part and not part.startswith((".", "__MACOSX")) for part in parts)
    return plain and not set(name) & _FORBIDDEN and ending(parts[-1]) in readable_endings()


def _shown(path: Path) -> str:
    return sanitise(os.fspath(path))
