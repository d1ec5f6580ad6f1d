"""The title among the headings of a format that has no other name for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.documents.structure import Line

_MOST_BEFORE = 3


def with_title(lines: Iterable[Line]) -> list[Line]:
    """Make the first heading the title where it alone has the highest rank.

    It must stand at the top: at most three lines of text may precede it; and have no number: 三、
    alone in a fragment is not its title.
    """
    found = list(lines)
    headings = [i for i, line in enumerate(found) if line.hint and line.hint.level]
    levels = [hint.level for i in headings if (hint := found[i].hint) and hint.level]
    if not headings or min(levels[1:], default=7) <= levels[0]:
        return found
    first = headings[0]
    before = sum(line.text.strip() != "" for line in found[:first])
    hint = found[first].hint
    numbered = read_marker(fold_head(found[first].text.strip())) is not None
    if hint is not None and before <= _MOST_BEFORE and not numbered:
        found[first] = found[first]._replace(hint=hint._replace(level=0))
    return found
