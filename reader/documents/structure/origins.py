"""What blocks say that are not one stretch of the text of the lines, and where it came from."""

from __future__ import annotations

from reader.documents.model import Segment
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator


class Rewritten(NamedTuple):
    """The text of a block that is not one stretch of the lines' text, and where it came from."""

    text: str
    segments: tuple[Segment, ...]
    artefacts: int = 0


class Glued:
    """A block made of several stretches of the lines' text; its own text is made when asked for."""

    __slots__ = ("_lines", "_spans")

    artefacts = 0

    def __init__(self, lines: str, spans: array[int]) -> None:
        """Take the text of the lines, and start and end of each stretch in turn."""
        self._lines = lines
        self._spans = spans

    @property
    def text(self) -> str:
        """The stretches with a space between two words in Latin letters."""
        return "".join([" " * apart + text for _, text, apart in self._parts()])

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Where the stretches are in the source."""
        found = []
        position = 0
        for start, text, apart in self._parts():
            found.append(Segment(position + apart, start, len(text)))
            position += apart + len(text)
        return tuple(found)

    def _parts(self) -> Iterator[tuple[int, str, bool]]:
        before = ""
        for start, end in zip(self._spans[::2], self._spans[1::2], strict=True):
            text = self._lines[start:end]
            yield start, text, is_apart(before, text)
            before = text


def is_apart(before: str, after: str) -> bool:
    """Tell whether a space belongs between two texts: both are in Latin letters there."""
    return _is_latin(before[-1:]) and _is_latin(after[:1])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def combined(parts: Iterable[Rewritten]) -> Rewritten:
    """Return several texts as one, with a space between two words in Latin letters."""
    texts, segments, length, artefacts = [""], [], 0, 0
    for part in parts:
        if is_apart(texts[-1], part.text):
            texts.append(" ")
            length += 1
        segments += [Segment(s.start + length, s.source, s.length) for s in part.segments]
        texts.append(part.text)
        length += len(part.text)
        artefacts += part.artefacts
    return Rewritten("".join(texts), tuple(segments), artefacts)
