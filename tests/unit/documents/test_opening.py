"""A file becomes a document, or one clear line says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.documents.opening import open_document, read_document
from reader.errors import PizhuError

TEXT = "第一章　總則\r\n\r\n第一條　為了規範河道採砂管理，保障防洪安全，制定本辦法。\r\n"


def refusal(path: Path) -> PizhuError:
    with pytest.raises(PizhuError) as error:
        open_document(path)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 1
    return error.value


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_file_is_opened_whatever_its_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "办法.txt"
    path.write_bytes(TEXT.encode(codec))
    document = open_document(path)
    assert document.source == TEXT
    assert document.name == "办法.txt"
    assert document.path == path
    assert document.script == "traditional"
    last = document.paragraphs[-1]
    assert document.source[slice(*last.source_span(0, len(last.text)))] == last.text


def test_bytes_without_a_file(tmp_path: Path) -> None:
    document = read_document(TEXT.encode(), "-")
    assert document.path is None
    path = tmp_path / "copy.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    assert document.id == open_document(path).id


def test_the_user_can_name_the_encoding() -> None:
    assert read_document("中".encode("utf-16-be"), "-", "utf-16-be").source == "中"


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "无.txt").key == "documents.missing"
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "in.txt").key == "documents.missing"
    assert refusal(Path("a\0b")).key == "documents.missing"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).key == "documents.folder"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    path = tmp_path / "秘.txt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(path).key == "documents.unreadable"


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), OSError("?"), MemoryError()])
def test_a_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(_path: Path) -> bytes:
        raise error

    path = tmp_path / "坏.txt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refusal(path).key == "documents.failed"


def test_devices_and_pipes_are_not_read(tmp_path: Path) -> None:
    assert refusal(Path("/dev/zero")).key == "documents.special"
    os.mkfifo(tmp_path / "fifo")
    assert refusal(tmp_path / "fifo").key == "documents.special"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", " \t\u3000\r\n\f".encode()])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    assert refusal(path).key == "documents.empty"


def test_a_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "程序"
    path.write_bytes(b"\x7fELF" + bytes(100))
    assert refusal(path).key == "documents.format"
    path.write_bytes(b"\x01\x00" * 100)
    assert refusal(path).key == "documents.binary"


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\udcff.txt"
    assert "\x1b" not in str(refusal(path))
    path.write_text("文", encoding="utf-8")
    assert open_document(path).name == "a␛[2J\ufffd.txt"
