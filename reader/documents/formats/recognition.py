"""Which format a source is in: by its first bytes, else by the ending of its name."""

from __future__ import annotations

from reader.text.pattern_cache import compiled

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
)
_ENDINGS = {
    "": "text",
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "shtml": "html",
    "mht": "mhtml",
    "mhtml": "mhtml",
    "epub": "epub",
    "fb2": "fb2",
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "pdf": "pdf",
    "doc": "doc",
    "wps": "doc",
}
ENDINGS = frozenset(_ENDINGS) - {""}
"""The endings of names, without the dot, that tell a format."""
_HEAD = 4096
_BLANK = rb"(?:\xef\xbb\xbf)?(?:\s|<!--(?:[^-]|-(?!->)){0,2000}-->){0,40}"
# What the head of a source holds in lower case, what it then has to match, and the format.
_MARKUP = (
    (b"<fictionbook", _BLANK + rb"<\?xml[^>]{0,200}>[^\0]{0,400}?<FictionBook\b", "fb2"),
    (b"<office:document", _BLANK + rb"<\?xml[^>]{0,200}>[^\0]{0,400}?<office:document\b", "odt"),
    (
        b"html",
        _BLANK + rb"(?i:(?:<\?xml[^>]{0,200}>\s{0,40})?<(?:!doctype\s{1,9}html|html)\b)",
        "html",
    ),
    (
        b"multipart/related",
        (
            rb"(?i:(?:[\w-]{1,60}:[^\n]{0,900}\n(?:[ \t][^\n]{0,900}\n){0,9}){0,30}?"
            rb"Content-Type:\s{0,9}multipart/related)"
        ),
        "mhtml",
    ),
)
_MEMBERS = (
    ("META-INF/container.xml", "epub"),
    ("word/document.xml", "docx"),
    ("content.xml", "odt"),
)


def ending(name: str) -> str:
    """Return the ending of a file name in lower case, without its dot; empty if it has none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def recognise(name: str, data: bytes) -> str | None:
    """Return the name of the format, None where neither content nor ending tell.

    Content wins, so a renamed file is still read. Whatever looks like Markdown looks like text too,
    so only the ending makes Markdown of it.
    """
    by_name = _ENDINGS.get(ending(name))
    if data.startswith(b"PK\x03\x04"):
        return _in_archive(data) or by_name
    signed = next((found for start, found in _SIGNATURES if data.startswith(start)), None)
    if signed is not None:
        return signed
    if by_name == "markdown":
        return by_name
    head = data[:_HEAD]
    lower = head.lower()
    for sign, pattern, found in _MARKUP:
        if sign in lower and compiled(pattern).match(head):
            return found
    return by_name


def _in_archive(data: bytes) -> str | None:
    """Tell by the names of its members what a zip file holds; None where that says nothing.

    The names stand in the directory at its end. What is found by chance inside packed data would
    only lead to the wrong message for a file that is none of these.
    """
    for member, found in _MEMBERS:
        if member.encode() in data:
            return found
    return "fb2" if b".fb2" in data[-_HEAD:] else None
