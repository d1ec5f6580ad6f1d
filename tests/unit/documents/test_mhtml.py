"""Pages saved whole in one file."""

from __future__ import annotations

import base64
import quopri

import pytest

from reader.documents.opening import read_document
from reader.errors import PizhuError

PROSE = "<p>清晨的雾还没有散，渡船已经靠在石阶旁边了，老艄公坐在船尾。</p>"


def archive(*parts: tuple[str, str, bytes], newline: str = "\r\n") -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="-- b"\n\npreamble\n'
    message = head.replace("\n", newline).encode()
    for kind, transfer, body in parts:
        lines = [
            "---- b",
            f"Content-Type: {kind}",
            f"Content-Transfer-Encoding: {transfer}",
            "",
            "",
        ]
        message += newline.join(lines).encode() + body + newline.encode()
    return message + b"---- b--" + newline.encode()


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_transfer_encodings(newline: str) -> None:
    html = f"<html>{PROSE}</html>"
    bodies = {
        "quoted-printable": quopri.encodestring(html.encode()),
        "base64": base64.encodebytes(html.encode()),
        "8bit": html.encode(),
        "": html.encode(),
    }
    picture = ("image/png", "base64", b"AAAA")
    for transfer, body in bodies.items():
        data = archive(picture, ("text/html", transfer, body), picture, newline=newline)
        assert [p.text for p in read_document(data, "a.mht").paragraphs] == [PROSE[3:-4]]


def test_the_charset_of_the_part() -> None:
    data = archive(("text/html; charset=big5", "8bit", "<html><p>橋樑</html>".encode("big5")))
    assert read_document(data, "a.mht").paragraphs[0].text == "橋樑"


def test_parts_inside_parts() -> None:
    inner = archive(("text/html", "8bit", f"<html>{PROSE}".encode())).replace(b"-- b", b"++c")
    head, _, body = inner.partition(b"\r\n\r\n")
    kind = head.decode().partition("Content-Type: ")[2]
    data = archive(("text/plain", "7bit", b"x"), (kind.replace("\r\n\t", ""), "7bit", body))
    assert len(read_document(data, "a.mht").paragraphs) == 1


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(("image/png", "base64", b"AAAA")),
        b"Content-Type: multipart/related\r\n\r\n",
        b"Content-Type: multipart/related; boundary=\r\n\r\n",
        b"",
    ],
    ids=["no parts", "only pictures", "no boundary", "empty boundary", "no bytes"],
)
def test_no_page_inside(data: bytes) -> None:
    with pytest.raises(PizhuError) as error:
        read_document(data, "a.mht")
    assert error.value.key == "documents.damaged"
