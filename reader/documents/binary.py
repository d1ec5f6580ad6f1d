"""Files that are no plain text: known by their first bytes or by their control characters."""

from __future__ import annotations

from reader.errors import PizhuError

_SIGNATURES = (
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97–2003 (DOC, XLS, PPT, WPS)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
)
_ZIP_CONTENTS = (
    (b"mimetypeapplication/epub+zip", "EPUB"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
)
_HEAD = 4096
_TEXT_CONTROLS = b"\b\t\n\v\f\r\x1a\x1b"  # 0x1a ends old DOS files, 0x1b colours logs
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in _TEXT_CONTROLS)


def refuse_known_formats(data: bytes, name: str) -> None:
    """Raise `PizhuError` with the format's name if the first bytes are those of a known one."""
    signature = next((title for start, title in _SIGNATURES if data.startswith(start)), None)
    if signature == "ZIP":
        head = data[:_HEAD]
        signature = next((title for part, title in _ZIP_CONTENTS if part in head), signature)
    if signature is not None:
        raise PizhuError("documents.format", name=name, format=signature)


def count_controls(sample: bytes) -> int:
    """Return how many bytes are control characters that a text file does not hold."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def refuse_controls(sample: bytes, name: str, limit: float) -> None:
    """Raise `PizhuError` if more than the share ``limit`` of the bytes are control characters.

    Up to two of them are damage, however short the sample is.
    """
    if count_controls(sample) > max(limit * len(sample), 2):
        raise PizhuError("documents.binary", name=name)
