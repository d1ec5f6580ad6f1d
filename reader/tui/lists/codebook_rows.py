"""The rows of the codebook: tags by their levels, then colours: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotations.codebook import Code
    from annotations.usage import Use


class CodeRow(NamedTuple):
    """A tag, a colour or style, or the heading above one of these.

    Attributes:
        tag: the whole name of the tag, empty for others.
        label: its last level, or more where nothing stands for the levels above.
        depth: how many tags of the list it is within.
        here: how many annotations of the document have it.
        everywhere: how many of all documents.
        digit: its shortcut.
        description: what it means, in a line.
        memo: thoughts about it.
        colour_meant: a colour or style, empty for tags.
    """

    tag: str = ""
    label: str = ""
    depth: int = 0
    here: int = 0
    everywhere: int = 0
    digit: str = ""
    description: str = ""
    memo: str = ""
    colour_meant: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is neither tag nor colour."""
        return not self.tag and not self.colour_meant


def rows_of(
    codes: Iterable[Code], used: Iterable[Use], here: Mapping[str, int], marks: Sequence[str]
) -> list[CodeRow]:
    """Return a row for each tag that has an entry or is in use, then one for each mark.

    Args:
        codes: the entries of the codebook.
        used: the use of tags in all documents.
        here: how many annotations of the document have each tag.
        marks: the colours and styles of highlights.
    """
    entries = {code.name: code for code in codes}
    counts = {use.tag: use.times for use in used}
    names = sorted({*entries, *counts, *here}, key=lambda name: name.split("/"))
    known = set(names)
    rows = []
    for name in names:
        above = _above(name, known)
        code = entries.get(name)
        rows.append(
            CodeRow(
                tag=name,
                label=name[len(above[-1]) + 1 :] if above else name,
                depth=len(above),
                here=here.get(name, 0),
                everywhere=max(counts.get(name, 0), here.get(name, 0)),
                digit=code.shortcut if code else "",
                description=code.description if code else "",
                memo=code.memo if code else "",
            )
        )
    return [CodeRow(), *rows, CodeRow(), *(CodeRow(colour_meant=mark) for mark in marks)]


def _above(name: str, known: set[str]) -> list[str]:
    """Return the tags of the list that a tag is within, outermost first."""
    levels = name.split("/")
    fronts = ("/".join(levels[:count]) for count in range(1, len(levels)))
    return [front for front in fronts if front in known]
