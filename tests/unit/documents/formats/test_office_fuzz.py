"""Whatever the bytes of an office file are, they are read or refused in one line."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.documents.formats.docx import read_docx
from reader.documents.formats.odt import read_odt
from reader.documents.formats.pdf import read_pdf
from reader.documents.formats.rtf import read_rtf
from reader.documents.formats.word_binary import read_word_binary
from reader.errors import PizhuError
from tests.office import zipped

if TYPE_CHECKING:
    from reader.documents.formats import Extracted

FOLDER = Path(__file__).parents[3] / "data" / "office"
SAMPLES = {
    path.suffix: path.read_bytes() for path in FOLDER.iterdir() if path.stem == "ferry-rules"
}
READERS = {
    ".docx": read_docx,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".doc": read_word_binary,
    ".pdf": read_pdf,
}
in_process = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(in_process, max_examples=12)
cuts = st.tuples(st.floats(0, 1), st.floats(0, 1), st.binary(max_size=12))
edits = st.lists(cuts, min_size=1, max_size=6)


def harmless(ending: str, data: bytes) -> None:
    with suppress(PizhuError):
        check(READERS[ending](data, "x", None))


def check(extracted: Extracted) -> None:
    for line in extracted.lines:
        assert "\n" not in line.text
        assert 0 <= line.start <= len(extracted.source)
        if not line.segments:
            assert len(extracted.source[line.start : line.start + len(line.text)]) == len(line.text)


def edited(data: bytes, changes: list[tuple[float, float, bytes]]) -> bytes:
    """Replace stretches of up to 40 bytes."""
    for place, length, piece in changes:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + int(length * 40) :]
    return data


@given(st.sampled_from([".docx", ".odt", ".rtf", ".doc"]), st.binary(max_size=300))
@in_process
def test_random_bytes(ending: str, tail: bytes) -> None:
    starts = {".rtf": b"{\\rtf1", ".doc": SAMPLES[".doc"][:512]}
    harmless(ending, starts.get(ending, b"PK\x03\x04") + tail)


@given(st.sampled_from([".docx", ".odt", ".rtf", ".doc"]), edits)
@in_process
def test_damaged_files(ending: str, changes: list[tuple[float, float, bytes]]) -> None:
    harmless(ending, edited(SAMPLES[ending], changes))


@given(st.sampled_from([".docx", ".odt"]), st.data())
@in_process
def test_damaged_parts(ending: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SAMPLES[ending])) as archive:
        members: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in members if n.endswith(("xml", "rels")))))
    part = members[name]
    assert isinstance(part, bytes)
    if data.draw(st.booleans()):
        members[name] = shuffled(part, data)
    else:
        members[name] = edited(part, data.draw(edits))
    harmless(ending, zipped(members))


def shuffled(part: bytes, data: st.DataObject) -> bytes:
    """Swap attribute values and names of elements, so that the XML stays well-formed."""
    words = [b'"1"', b'"-1"', b'"999999999"', b'""', b'"restart"', b'"x"', '"一"'.encode()]
    pieces = part.split(b'"')
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, max(len(pieces) // 2 - 1, 0))) * 2 + 1
        if place < len(pieces) and not pieces[place - 1].rstrip(b"=").endswith((b"xmlns", b":w")):
            pieces[place] = data.draw(st.sampled_from(words)).strip(b'"')
    return b'"'.join(pieces)


@given(st.binary(max_size=200), edits)
@few
@example(b"", [(0.99, 0.0, b"")])
def test_damaged_pdf(tail: bytes, changes: list[tuple[float, float, bytes]]) -> None:
    harmless(".pdf", b"%PDF-1.7\n" + tail)
    harmless(".pdf", edited(SAMPLES[".pdf"], changes))
