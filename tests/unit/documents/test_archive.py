"""Members of zip files are read within bounds, whatever the file claims."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from reader.documents.formats.archive import Archive
from reader.errors import PizhuError


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def refusal(data: bytes, member: str = "a") -> str:
    with pytest.raises(PizhuError) as error:
        Archive(data, "书.epub").read(member)
    assert "书.epub" in str(error.value)
    return error.value.key


def test_members() -> None:
    archive = Archive(packed({"a": "一".encode(), "乙/b": b""}), "x")
    assert archive.names == ["a", "乙/b"]
    assert "a" in archive
    assert "c" not in archive
    assert archive.read("a").decode() == "一"
    with pytest.raises(KeyError):
        archive.read("c")


def test_damage() -> None:
    data = packed({"a": b"1234567890" * 10})
    assert refusal(data[:-30]) == "documents.damaged"
    assert refusal(b"PK\x03\x04") == "documents.damaged"
    flipped = bytearray(data)
    flipped[33] ^= 0xFF
    assert refusal(bytes(flipped)) == "documents.damaged"
    assert refusal(packed({"a": b"x"}, zipfile.ZIP_LZMA)) == "documents.damaged"


def test_encryption() -> None:
    data = bytearray(packed({"a": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert refusal(bytes(data)) == "documents.encrypted"


def test_a_bomb() -> None:
    assert refusal(packed({"a": bytes(80 << 20)})) == "documents.too-large"
    assert refusal(packed({"a": bytes(8 << 20)})) == "documents.too-large"


def test_a_bomb_that_lies_about_its_size() -> None:
    data = bytearray(packed({"a": bytes(80 << 20)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(signature) + offset, 1000)
    assert refusal(bytes(data)) == "documents.damaged"


def test_many_members() -> None:
    members = b"PK\x01\x02" * 20_001
    assert refusal(members) == "documents.too-large"


def test_the_same_member_again_and_again() -> None:
    archive = Archive(packed({"a": bytes(60 << 20)}, zipfile.ZIP_STORED), "x")
    for _ in range(4):
        archive.read("a")
    with pytest.raises(PizhuError) as error:
        archive.read("a")
    assert error.value.key == "documents.too-large"
