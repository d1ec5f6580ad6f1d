"""The annotated document as one HTML page: outline at the left, notes beside the text.

The page loads nothing and runs nothing (its content security policy says so too), and everything
in it is escaped: the document and the notes are nobody's to trust.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from annotations.exporters import manuscript_of
from annotations.exporters.characters import lines, visible
from annotations.exporters.html_style import STYLE
from annotations.exporters.places import by_cell, marks, pieces
from annotations.exporters.remarks import facts
from annotations.palette import PALETTE, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotations.exporters import Export, Labels
    from annotations.exporters.manuscript import Block
    from annotations.exporters.places import Mark, Piece

_DEEPEST = 6
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(export: Export) -> str:
    """Return the page.

    Raises:
        AnnotationError: the document's text is not at hand.
    """
    manuscript = manuscript_of(export)
    blocks = manuscript.blocks
    found, lost = marks(export, [len(block.text) for block in blocks])
    title = _text(export.document.title or export.document.id)
    parts = [
        "<!doctype html>",
        f'<html lang="{_text(manuscript.language)}">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        *_outline(blocks, export.labels),
        "<article>",
        *_Body(found, export.labels).parts(blocks),
        *_orphans(lost, export.labels),
        "</article>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


class _Body:
    """The text with its annotations."""

    def __init__(self, found: Mapping[int, Sequence[Mark]], labels: Labels) -> None:
        self._found = found
        self._labels = labels

    def parts(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the elements of the text, each note before what it is on."""
        numbered = enumerate(blocks)
        for table, group in groupby(numbered, key=lambda pair: pair[1].table):
            rows = list(group)
            for ordinal, _ in rows if table is not None else ():
                yield from self._notes(ordinal)
            if table is not None:
                yield from self._table(rows)
                continue
            for ordinal, block in rows:
                yield from self._notes(ordinal)
                yield self._paragraph(ordinal, block)

    def _paragraph(self, ordinal: int, block: Block) -> str:
        found = self._found.get(ordinal, ())
        heading = _heading(block)
        name = heading or "p"
        classes = [] if heading or block.kind == "body" else [block.kind]
        if any(_is_whole(mark) and not mark.placement.annotation.colour for mark in found):
            classes.append("whole")
        kind = f' class="{_text(" ".join(classes))}"' if classes else ""
        text = _inline(block, 0, len(block.text), found, bold=not heading)
        return f'<{name} id="p{ordinal}"{kind}>{text}</{name}>'

    def _table(self, rows: Sequence[tuple[int, Block]]) -> Iterator[str]:
        columns = max(len(block.cells) for _, block in rows)
        yield '<div class="table"><table>'
        for ordinal, block in rows:
            name = "th" if block.header else "td"
            wide = f' colspan="{columns}"' if len(block.cells) == 1 < columns else ""
            found = by_cell(self._found.get(ordinal, ()), block.cells)
            cells = (
                f"<{name}{wide}>{_inline(block, *cell, marks)}</{name}>"
                for cell, marks in zip(block.cells, found, strict=True)
            )
            yield f'<tr id="p{ordinal}">{"".join(cells)}</tr>'
        yield "</table></div>"

    def _notes(self, ordinal: int) -> Iterator[str]:
        for mark in self._found.get(ordinal, ()):
            if mark.number and mark.opens:
                yield _note(mark, self._labels, f"#p{ordinal}")


def _inline(block: Block, start: int, end: int, found: Sequence[Mark], *, bold: bool = True) -> str:
    """Return a stretch of a paragraph with its marks, and the numbers of notes behind them."""
    titles = block.titles if bold else ()
    cuts = [place for title in titles for place in (title.start, title.end)]
    written = []
    for piece in pieces(start, end, found, cuts):
        text = _marked(piece, _text(block.text[piece.start : piece.end]))
        if any(title.start <= piece.start < title.end for title in titles):
            text = f"<b>{text}</b>"
        written += [text, *map(_reference, piece.closed)]
    return "".join(written)


def _outline(blocks: Sequence[Block], labels: Labels) -> Iterator[str]:
    titles = [(n, title) for n, block in enumerate(blocks) for title in block.titles if title.level]
    if not titles:
        return
    yield f"<nav><details open><summary>{_text(labels.contents)}</summary><ol>"
    for ordinal, title in titles:
        depth = min(title.level, _DEEPEST)
        yield f'<li class="l{depth}"><a href="#p{ordinal}">{_text(title.text)}</a></li>'
    yield "</ol></details></nav>"


def _orphans(lost: Sequence[Mark], labels: Labels) -> Iterator[str]:
    if not lost:
        return
    yield f'<section class="orphans"><h2>{_text(labels.orphans)}</h2>'
    yield from (_note(mark, labels) for mark in lost)
    yield "</section>"


def _note(mark: Mark, labels: Labels, back: str = "") -> str:
    """Return what is said of a passage; with the passage itself where there is no way ``back``."""
    annotation = mark.placement.annotation
    number = f'<a class="number" href="{back}">{mark.number}</a>' if back else ""
    quote = "" if back else f"<blockquote>{_text(annotation.quote.exact)}</blockquote>"
    said = "".join(
        f'<span class="fact">{_text(fact)}</span>' for fact in facts(mark.placement, labels)
    )
    tags = "".join(f'<span class="tag">{_text(tag)}</span>' for tag in annotation.tags)
    note = "\n".join(lines(annotation.note)).strip("\n")
    text = f'<span class="text">{escape(note)}</span>' if note else ""
    name = f' id="n{mark.number}"' if mark.number else ""
    return f"<aside{name}{_tint(mark)}>{quote}{number}{said}{tags}{text}</aside>"


def _marked(piece: Piece, text: str) -> str:
    """Return a piece in the colour of the last annotation that has one."""
    inked = [m for m in piece.marks if m.placement.annotation.colour]
    if inked:
        return f"<mark{_tint(inked[-1])}>{text}</mark>"
    if all(map(_is_whole, piece.marks)):
        return text
    return f'<mark class="line">{text}</mark>'


def _reference(mark: Mark) -> str:
    return f'<a class="ref" href="#n{mark.number}">{mark.number}</a>' if mark.number else ""


def _tint(mark: Mark) -> str:
    colour = mark.placement.annotation.colour
    return f' class="{colour}"' if colour in PALETTE or colour in STYLES else ""


def _is_whole(mark: Mark) -> bool:
    return mark.placement.spot.start is None


def _heading(block: Block) -> str:
    """Return the element of a paragraph that is nothing but a heading, else nothing."""
    if not block.titles or block.titles[0].start > 0 or block.titles[-1].end < len(block.text):
        return ""
    return f"h{min(block.titles[0].level + 1, _DEEPEST)}"


def _text(text: str) -> str:
    return escape(visible(text))
