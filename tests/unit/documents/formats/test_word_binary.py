"""The old format of Word, and what else lies in the same container."""

from __future__ import annotations

import stat
import struct
from pathlib import Path

import pytest

from reader.documents.formats.compound_file import CompoundFile
from reader.documents.formats.doc_lists import DocLists
from reader.documents.formats.doc_properties import edges_of, number_of, read_properties
from reader.documents.formats.word_binary import read_word_binary
from reader.errors import PizhuError
from tests.office import compound, shown

SAMPLE = Path(__file__).parents[3] / "data" / "office" / "ferry-rules.doc"
OLDER = b"\xdb\xa5\x2d\x00" + bytes(100)


def refusal(data: bytes) -> PizhuError:
    with pytest.raises(PizhuError) as error:
        read_word_binary(data, "x.doc", None)
    assert "\n" not in str(error.value)
    return error.value


def test_a_compound_file() -> None:
    container = CompoundFile(compound({"a": b"x" * 5000, "b": b"y"}))
    assert container.names == {"a", "b"}
    assert container.read("a").rstrip(b"\0") == b"x" * 5000
    with pytest.raises(ValueError, match="3"):
        CompoundFile(b"\xd0\xcf\x11")


def test_chains_that_bite_their_tail() -> None:
    data = bytearray(compound({"a": b"x" * 5000}))
    struct.pack_into("<I", data, 512 + 4 * 3, 2)
    assert len(CompoundFile(bytes(data)).read("a")) <= len(data)


def test_short_streams_lie_in_a_stream_of_their_own() -> None:
    container = CompoundFile(SAMPLE.read_bytes())
    assert container.read("\x01CompObj")


def test_encrypted_packages() -> None:
    data = compound({"EncryptedPackage": b"", "EncryptionInfo": b""})
    assert refusal(data).key == "documents.encrypted"


def test_encrypted_documents() -> None:
    data = bytearray(SAMPLE.read_bytes())
    start = data.index(b"\xec\xa5")
    data[start + 11] |= 1
    assert refusal(bytes(data)).key == "documents.encrypted"


@pytest.mark.parametrize(
    ("stream", "format_"),
    [("Workbook", "Excel (XLS)"), ("PowerPoint Document", "PowerPoint (PPT)"), ("x", "OLE")],
)
def test_other_programs(stream: str, format_: str) -> None:
    error = refusal(compound({stream: b""}))
    assert error.key == "formats.not-word"
    assert error.values["format"] == format_


def test_damage() -> None:
    data = SAMPLE.read_bytes()
    assert refusal(data[:600]).key == "documents.damaged"
    assert refusal(compound({"WordDocument": b"\xec\xa5\xc1\x00"})).key == "documents.damaged"


def test_a_text_with_the_wrong_ending() -> None:
    assert shown(read_word_binary("渡口夜航".encode(), "x.doc", None)) == ["渡口夜航"]


def test_older_documents_need_a_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(OLDER).key == "formats.word-reader"


def program(folder: Path, script: str) -> None:
    path = folder / "antiword"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    return folder


def test_what_the_program_writes_is_read(tools: Path) -> None:
    program(tools, "printf '雾津渡口\\n|上渡 |3 |\\n'")
    assert shown(read_word_binary(OLDER, "x.doc", None)) == ["雾津渡口", "row 上渡|3"]


def test_a_program_that_fails(tools: Path) -> None:
    program(tools, "exit 1")
    assert refusal(OLDER).key == "documents.damaged"


def test_a_program_that_never_ends(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.documents.formats.word_tools._SECONDS", 0.2)
    program(tools, "exec sleep 60")
    assert refusal(OLDER).key == "documents.damaged"


def test_a_program_that_writes_without_end(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.documents.formats.word_tools._LARGEST", 1000)
    program(tools, "exec yes")
    assert refusal(OLDER).key == "documents.too-large"


def test_property_modifiers() -> None:
    cells = b"\x08\xd6" + struct.pack("<HB", 8, 2) + struct.pack("<hhh", 0, 500, 900)
    found = read_properties(b"\x40\x26\x02" + cells + b"\x16\x24\x01")
    assert number_of(found, 0x2640) == 2
    assert number_of(found, 0x2416) == 1
    assert edges_of(found) == [500, 900]
    assert read_properties(b"\x40") == {}


def test_instances_of_lists() -> None:
    level = struct.pack("<iBB", 1, 39, 0) + bytes(9) + b"\x02" + bytes(12)
    level += struct.pack("<H", 3) + "第\0条".encode("utf-16-le")
    table = struct.pack("<H", 1) + struct.pack("<I", 7) + bytes(22) + b"\x01\x00"
    overriding = struct.pack("<I8xB3x", 7, 1)
    instances = struct.pack("<I", 2) + struct.pack("<I8xB3x", 7, 0) + overriding
    instances += bytes(4) + bytes(4) + struct.pack("<II", 9, 0x10)
    lists = DocLists(table, level, instances)
    labels = [lists.label(instance, 0) for instance in (1, 1, 2, 1)]
    assert labels == ["第一条", "第二条", "第九条", "第十条"]
    assert lists.label(0, 0) == lists.label(3, 0) == lists.label(1, 1) == ""
