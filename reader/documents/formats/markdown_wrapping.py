"""Line breaks inside the paragraphs of Markdown: wrapping, or the end of a paragraph.

CommonMark takes a single line break for white space. Many Chinese authors end paragraphs with one,
and their programs show it so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.formats.markdown_inline import Piece
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef“”‘’…—]")
_STOPPED = re.compile("[。！？；：…][”’」』）]{0,2}$")
_RAGGED = 4
_WIDEST = 100
_NARROWEST = 16


def unwrapped(lines: Sequence[Piece]) -> list[Piece]:
    """Join the lines of a paragraph that one line width cut; leave apart what stands by itself.

    Lines stay apart where the author broke them on purpose, and, unless all but the last have about
    the same width, where one ends a Chinese sentence or the next one opens with a number.
    """
    wrapped = _are_wrapped(lines)
    found: list[Piece] = []
    for line in lines:
        if not found or found[-1].hard or (not wrapped and _stands_apart(found[-1], line)):
            found.append(Piece())
        above = found[-1]
        joint = _WIDE.match(above.text[-1:]) and _WIDE.match(line.text[:1])
        above.extend(line, " " if above.text and not joint else "")
    return found


def _are_wrapped(lines: Sequence[Piece]) -> bool:
    widths = [len(line.text) for line in lines[:-1]]
    return (
        len(widths) > 1
        and _NARROWEST <= max(widths) <= _WIDEST
        and max(widths) - min(widths) <= _RAGGED
    )


def _stands_apart(above: Piece, line: Piece) -> bool:
    if _STOPPED.search(above.text) is not None:
        return True
    return read_marker(fold_head(line.text.lstrip())) is not None
