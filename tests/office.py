"""Small office files made by hand, for tests of what reads them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.documents.formats import Extracted

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
    )
)
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[4 0 R]>>"
)
_GLYPHS = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>"
)
_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document; parts are the insides of ``styles``, ``numbering`` and so on."""
    members = {"word/document.xml": _part("document", f"<w:body>{body}</w:body>")}
    for kind, inside in parts.items():
        members[f"word/{kind}.xml"] = _part(kind, inside)
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_KINDS}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    members["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    members["_rels/.rels"] = (
        f'<Relationships><Relationship Id="1" Type="{_KINDS}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    return zipped(members)


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{_WORD}">{inside}</w:{root}>'


def p(text: str = "", properties: str = "") -> str:
    """Return a Word paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, instance: int, depth: int = 0) -> str:
    """Return a Word paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{instance}"/></w:numPr>')


def table(*rows: Iterable[str]) -> str:
    """Return a Word table; a cell is the inside of its element."""
    inside = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{inside}</w:tbl>"


def odt(body: str, styles: str = "", automatic: str = "") -> bytes:
    """Return an OpenDocument text."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{_ODF}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles{_ODF}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
        }
    )


def pdf(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """Return a PDF; what stands on a page: left edge, baseline, size, text."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        _FONT,
        _GLYPHS,
        _DESCRIPTOR,
    ]
    kids = []
    for page in pages:
        content = "".join(
            f"BT /F1 {size} Tf {left} {baseline} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for left, baseline, size, text in page
        ).encode()
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return pdf_objects(*objects)


def pdf_objects(*objects: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalogue."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(data))
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file whose streams each fill whole sectors of 512 bytes."""
    end, fat_mark = 0xFFFFFFFE, 0xFFFFFFFD
    bodies = [
        content.ljust(max(-(-len(content) // 512), 8) * 512, b"\0") for content in streams.values()
    ]
    count = 4 * (len(streams) // 4 + 1)
    fat = [fat_mark]
    fat += [*range(2, 1 + count // 4), end]
    directory = _entry("Root Entry", 5, end, 0)
    data = b""
    for name, body in zip(streams, bodies, strict=True):
        first = len(fat)
        directory += _entry(name, 2, first, len(body))
        fat += [*range(first + 1, first + len(body) // 512), end]
        data += body
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    header += bytes(10) + struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0)
    header += struct.pack("<108I", *[0xFFFFFFFF] * 108)
    fat += [0xFFFFFFFF] * (128 - len(fat))
    return header + struct.pack("<128I", *fat) + directory.ljust(count * 128, b"\0") + data


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded) + 2, kind, 1)
        + bytes(48)
        + struct.pack("<II", first, size)
        + bytes(4)
    )


def shown(extracted: Extracted) -> list[str]:
    """Return the lines that are not blank, with what their hints say: ``1 标题``, ``row 甲|乙``."""
    lines = []
    for line in extracted.lines:
        if not line.text.strip():
            continue
        hint, text = line.hint, line.text
        if hint is None:
            lines.append(text)
        elif hint.level is not None:
            lines.append(f"{hint.level} {text}")
        elif hint.cells:
            cells = "|".join(text[start:end] for start, end in hint.cells)
            lines.append(f"{'head' if hint.header else 'row'} {cells}")
        else:
            lines.append(f"{hint.kind} {text}")
    return lines
