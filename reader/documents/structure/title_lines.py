"""Where a title may stand: in short lines at the beginning, or behind the end of a document."""

from __future__ import annotations

from itertools import chain
from operator import and_

from reader.documents.structure.blocks import Role
from reader.documents.structure.columns import places_of
from reader.documents.structure.named import NAMED_OPENERS, is_named
from reader.documents.structure.patterns import Guarded
from reader.documents.structure.sentences import FINISHING, MAY_FINISH, is_finished
from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reader.documents.structure.blocks import Block, Blocks

LONGEST_PLAIN = 40
"""Code points of a title that does not say what kind of document it is of."""
_LONGEST_LINE = 90  # code points, as the next two
_SHORTEST_DATE = 8
_SHORTEST_LABEL = 2
_WRAPPED_LINES = 4
_CONTENTS = Guarded(r"目\s{0,4}[录次]$", opens="目")
_SALUTE = Guarded("(?:各位|同志们|尊敬的|女士们|主席|先生们|大家好)", opens="各同尊女主先大")
_PHOTO = Guarded(r".{2,60}[摄攝][)）]?$", ends=("摄", "攝", "摄)", "攝)"))
_APPENDIX = Guarded(r"附件\s{0,2}\S{0,3}\s{0,2}:?$", opens="附")
_SIGNATURE = Guarded(
    r"(?:19|20|二)[\d〇○零一二三四五六七八九]{2,3}年.{1,3}月.{1,3}日\)?$", ends=("日", "日)")
)
_NO_END = frozenset("，,、")  # what no title ends with
_NEVER_ENDS = _NO_END | FINISHING
_DOUBTFUL_ENDS = (frozenset("日摄攝)）") | MAY_FINISH) - _NEVER_ENDS
_IS_TEXT = bytes(role == Role.TEXT for role in range(256))
_GAP = b"[^\0]"
_WIDE_GAP = b"[^\0\1]"
_BEHIND_GAP = 2
_RUN = b"[\1\2]\1*"
_DOUBTFUL_OPENERS = NAMED_OPENERS | _CONTENTS.opens | _APPENDIX.opens | _SALUTE.opens


def head_runs(blocks: Blocks, taken: Collection[int]) -> Iterator[range]:
    """Yield the runs of short lines, of one gap, where a title may stand.

    These are the ones before the first heading, and those just behind an appendix's label or the
    date under a signature, where a wrapped document begins.
    """
    fitting = _fitting(blocks, taken)
    dense = len(blocks) - blocks.gaps.count(0) > 0.5 * len(blocks)
    for gap in compiled(_WIDE_GAP if dense else _GAP).finditer(blocks.gaps):
        fitting[gap.start()] *= _BEHIND_GAP
    for run in compiled(_RUN).finditer(fitting):
        yield range(run.start(), run.end())


def _fitting(blocks: Blocks, taken: Collection[int]) -> bytearray:
    """Return for each block 1 where it may be a title, else 0."""
    first = min(taken, default=len(blocks))
    short = map(_LONGEST_LINE.__ge__, blocks.lengths)
    fitting = bytearray(map(and_, short, blocks.roles[:first].translate(_IS_TEXT)))
    for index in blocks.markers:
        if index < first:
            fitting[index] = False
    openers, ends = blocks.firsts[:first], blocks.lasts[:first]
    for index in places_of(_NEVER_ENDS, ends):
        fitting[index] = False
    for index in chain(places_of(_DOUBTFUL_OPENERS, openers), places_of(_DOUBTFUL_ENDS, ends)):
        fitting[index] = fitting[index] and may_be_title(blocks[index])
    fitting += bytes(len(blocks) - first)
    for index in _behind_documents(blocks, first):
        fitting[index] = index not in taken and may_be_title(blocks[index])
    return fitting


def _behind_documents(blocks: Blocks, first: int) -> Iterator[int]:
    """Yield the indices, from ``first`` on, of the blocks right behind the end of a document."""
    free = first
    labels = chain(blocks.opening(_APPENDIX.opens), blocks.ending("日)）"))
    short = range(_SHORTEST_LABEL, LONGEST_PLAIN + 1)
    for index in sorted({index for index in labels if blocks.lengths[index] in short}):
        if _opens_document(blocks[index]):
            end = min(index + _WRAPPED_LINES + 1, len(blocks))
            yield from range(max(index, free), end)
            free = max(free, end)


def _opens_document(block: Block) -> bool:
    return block.length <= LONGEST_PLAIN and (
        (block.length >= _SHORTEST_DATE and _SIGNATURE.search(block.head) is not None)
        or _APPENDIX.match(block.head) is not None
    )


def may_be_title(block: Block) -> bool:
    """Tell whether a block, by itself, may be a title, or a line of one."""
    text = block.text
    return (
        block.role is Role.TEXT
        and block.marker is None
        and len(text) <= _LONGEST_LINE
        and text[-1] not in _NO_END
        and "://" not in text
        and not _CONTENTS.match(block.head)
        and not _PHOTO.match(block.head)
        and not is_named(block)
        and not _opens_document(block)
        and not is_finished(text)
        and _SALUTE.match(block.head) is None
    )
