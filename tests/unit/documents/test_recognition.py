"""The format of a source is told by its content first, by its name second."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.documents.formats import reader_for
from reader.documents.formats.recognition import recognise
from reader.documents.formats.text import read_text
from reader.documents.opening import read_document
from reader.errors import PizhuError


def packed(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(zipfile.ZipInfo(member), "一")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", "第一章".encode(), "text"),
        ("a", b"", "text"),
        ("-", b"", "text"),
        (".md", b"", "text"),
        ("a.MD", b"# 1", "markdown"),
        ("a.md", b"<html>", "markdown"),
        ("a.htm", b"", "html"),
        ("a.txt", b"\xef\xbb\xbf\n <!-- saved from - url --> <!DOCTYPE html>", "html"),
        ("a.txt", b"<?xml version='1.0'?>\n<html xmlns=''>", "html"),
        ("a", b"<HTML>", "html"),
        ("a", b"<htmlish>", "text"),
        ("a.doc", b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n", "mhtml"),
        (
            "a.txt",
            b"Subject: x\r\n\tmore\r\nMIME-Version: 1.0\r\ncontent-type: multipart/RELATED",
            "mhtml",
        ),
        ("a.xml", b"<?xml version='1.0'?><FictionBook xmlns=''>", "fb2"),
        ("a.zip", packed("mimetype", "META-INF/container.xml"), "epub"),
        ("a.epub", packed("word/document.xml"), "docx"),
        ("a.zip", packed("book.fb2"), "fb2"),
        ("a.zip", packed("x"), None),
        ("a.epub", packed("x"), "epub"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.log", b"x", None),
    ],
)
def test_recognition(name: str, data: bytes, found: str | None) -> None:
    assert recognise(name, data) == found


def test_what_nobody_knows_is_read_as_text() -> None:
    assert reader_for("a.log", b"x") is read_text
    with pytest.raises(PizhuError) as error:
        read_document(packed("x"), "a.zip")
    assert error.value.key == "documents.format"
