"""Zip files that hold a document, read within bounds on memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from reader.errors import PizhuError

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 64 << 20
_LARGEST_TOTAL = 256 << 20
_TINY = 1 << 20
_HIGHEST_RATIO = 250  # text rarely reaches 30, a table of equal rows 200
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises where a file is not as it should be."""


class Archive:
    """The members of a zip file by their names. Archives inside it are not opened.

    Raises:
        PizhuError: it is damaged, or has more members than any document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = _LARGEST_TOTAL
        if data.count(_ENTRY) > _MOST_MEMBERS:
            raise PizhuError("documents.too-large", name=name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise PizhuError("documents.damaged", name=name) from error
        self._members = {info.filename: info for info in self._zip.infolist()}

    @property
    def names(self) -> list[str]:
        """The names of all members, in the order of the file."""
        return list(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """Return a member unpacked.

        Raises:
            KeyError: there is no such member.
            PizhuError: it is damaged, encrypted, too large, or packed more tightly than text can
                be; or all that was read so far is too much.
        """
        info = self._members[member]
        check(info, self._name, self._left)
        self._left -= info.file_size
        try:
            return self._zip.read(info)
        except DAMAGE as error:
            raise PizhuError("documents.damaged", name=self._name) from error


def check(info: zipfile.ZipInfo, name: str, most: int = _LARGEST_MEMBER) -> None:
    """Look at what a member of a zip file says of itself before it is unpacked.

    Args:
        info: the member.
        name: what to call it, or the file.
        most: bytes that are allowed, besides what is allowed of each member.

    Raises:
        PizhuError: it is encrypted, too large, packed more tightly than text can be, or packed in
            a way that documents are not.
    """
    if info.flag_bits & _ENCRYPTED:
        raise PizhuError("documents.encrypted", name=name)
    allowed = max(_TINY, info.compress_size * _HIGHEST_RATIO)
    if info.file_size > min(_LARGEST_MEMBER, most, allowed):
        raise PizhuError("documents.too-large", name=name)
    if info.compress_type not in _METHODS:
        raise PizhuError("documents.damaged", name=name)
