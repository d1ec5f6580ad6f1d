"""Damage that can be seen in single lines: converters' marks, mojibake, repeated paragraphs."""

from __future__ import annotations

from reader.documents.structure.patterns import Pattern
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
SHORTEST_REPEAT = 20
_HIDDEN = Pattern(f"[{_INVISIBLE}]")
_ARTEFACT = Pattern(
    r"\[bookmark:[^\]\[]{0,80}\]"
    r"|\{ {0,4}(?:HYPERLINK|PAGEREF|TOC \\)[^{}]{0,200}\}"
    rf"|[{_INVISIBLE}]"
)
_LOST = Pattern("[\ufffd\ue000-\uf8ff]")
_LOST_OR_SWALLOWED = Pattern(
    "[\ufffd\ue000-\uf8ff]|(?<=[\u4e00-\u9fff，、；。])\\?(?:[A-Za-z](?=[\u4e00-\u9fff])|[；;、，])"
)


def may_hold_artefacts(text: str) -> bool:
    """Tell whether `without_artefacts` may find any; quicker than looking for them."""
    return "{" in text or "[" in text or _HIDDEN.search(text) is not None


def without_artefacts(text: str) -> tuple[list[tuple[int, str]], int]:
    """Return the pieces of a line between artefacts, each with its offset, and their number.

    Artefacts are what a converter leaves behind: ``[bookmark: _GoBack]``, field codes such as
    ``{ HYPERLINK "…" }``, invisible characters.
    """
    pieces = []
    position = found = 0
    for match in _ARTEFACT.finditer(text):
        pieces.append((position, text[position : match.start()]))
        position = match.end()
        found += match[0] not in _INVISIBLE
    pieces.append((position, text[position:]))
    return pieces, found


def mojibake(text: str) -> str:
    """Return the first place in a text where characters were lost in a conversion, or ``""``.

    A ``?`` that swallowed half of a character (``?I措`` for 筹措), the replacement character and
    private characters show it.
    """
    if text.isascii():
        return ""
    if "?" in text:
        match = _LOST_OR_SWALLOWED.search(text)
    elif "\ufffd" in text or not "".join(text.split()).isprintable():
        match = _LOST.search(text)
    else:
        match = None
    return match[0] if match else ""


def places_of_mojibake(text: str) -> Iterator[tuple[int, str]]:
    """Yield each place in a long text where characters were lost, and what stands there."""
    pattern = _LOST_OR_SWALLOWED if "?" in text else _LOST
    for match in pattern.finditer(text):
        yield match.start(), match[0]


def repeated(texts: Iterable[str]) -> list[int]:
    """Return the indices of the texts that say again what an earlier one says.

    Texts below 20 code points repeat by nature and are left out. Only hashes of 64 bits are kept
    of the others.
    """
    seen: set[int] = set()
    found = []
    for index, text in enumerate(texts):
        if len(text) >= SHORTEST_REPEAT:
            code = hash(text)
            if code in seen:
                found.append(index)
            seen.add(code)
    return found
