"""How often each tag stands in each document, as a Markdown table, and the passages behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from annotations.exporters.commonmark import inline
from annotations.exporters.places import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotations.exporters import Export


class Matrix(NamedTuple):
    """Documents down, tags across.

    Attributes:
        tags: the tags used, sorted.
        rows: the title of each document and the number of its annotations that have each tag.
    """

    tags: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """How often each tag stands in all documents."""
        return tuple(map(sum, zip(*(counts for _, counts in self.rows), strict=True)))


def count(exports: Sequence[Export]) -> Matrix:
    """Count the tags of the annotations; a tag below another one counts for itself alone."""
    counted = [(e.document.title or e.document.id, _tags(e)) for e in exports]
    tags = tuple(sorted({tag for _, counts in counted for tag in counts}))
    rows = ((title, tuple(counts[tag] for tag in tags)) for title, counts in counted)
    return Matrix(tags, tuple(rows))


def render_all(exports: Sequence[Export]) -> str:
    """Return the matrix, then the passages by tag and document.

    The last row and column are sums, no number means none.
    """
    matrix = count(exports)
    lines = [
        _line(["", *map(inline, matrix.tags), "Σ"]),
        _line(["---", *["--:"] * (len(matrix.tags) + 1)]),
        *(_line([inline(title), *_numbers(counts)]) for title, counts in matrix.rows),
        _line(["Σ", *_numbers(matrix.totals)]),
    ]
    return "\n".join([*lines, *_quotes(exports, matrix)]) + "\n"


def passages(export: Export, tag: str) -> list[str]:
    """Return the words that have a tag in a document, in document order, each on one line."""
    marked = (p.annotation for p in in_order(export.placements) if tag in p.annotation.tags)
    return [" ".join((a.quote.exact or a.note).split()) for a in marked]


def _quotes(exports: Sequence[Export], matrix: Matrix) -> Iterator[str]:
    for index, tag in enumerate(matrix.tags):
        yield f"\n## {inline(tag)}"
        for export, (title, counts) in zip(exports, matrix.rows, strict=True):
            if counts[index]:
                yield f"\n### {inline(title)}\n"
                yield from (f"- {inline(words)}" for words in passages(export, tag))


def _tags(export: Export) -> Counter[str]:
    return Counter(tag for p in export.placements for tag in p.annotation.tags)


def _numbers(counts: Sequence[int]) -> list[str]:
    return [str(number or "") for number in (*counts, sum(counts))]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
