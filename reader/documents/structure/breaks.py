"""Finding what a page, a column or a line break cut in two: headings and paragraphs."""

from __future__ import annotations

from reader.documents.structure.blocks import Role
from reader.documents.structure.boxes import opens_box
from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import BRACKETS, COMMA, FORMAL
from reader.documents.structure.named import is_label, is_named
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.sentences import SHORTEST_PROSE, is_finished, is_prose
from reader.documents.structure.titles import ends_like_title
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.documents.structure.blocks import Block, Blocks
    from reader.documents.structure.candidates import Candidate

_LONGEST_REST = 20  # code points of a heading's second line
_LONGEST_OPEN_REST = 24  # where the first one is unfinished
_SHORTEST_HEADING = 8  # code points of a first line
_LONG_BODY = 40  # code points of a paragraph
_SHORTEST_CUT = 20  # code points of a paragraph that may be cut
_BROKEN_SHARE = 0.04  # of the paragraphs that are whole
_NO_BREAK = "）)》”」』】摄攝"
_WIDEST_GAP = 1  # blank lines
_SURE_ENDS = "。；"  # of finished prose
_PAIRS = ("“”", "《》", "（）", "()", "「」")
_NOT_A_REST = Pattern(r"[(（【\[|·•●■—-]|(?:图|表|注|单位|来源)\s*[\d:：]|.{1,8}[:：]")
_OPENS_OWN = Pattern(r"[“\"‘「『(（【\[•●■◆▲·|]|——|--|注[:：]|备注|附[:：件]")


def wrapped_headings(blocks: Blocks, accepted: Sequence[Candidate]) -> list[int]:
    """Return the indices of blocks that are the second lines of the headings before them."""
    rests = []
    for candidate in accepted:
        if candidate.form is not Form.LINE or not _may_wrap(candidate, blocks):
            continue
        rest = _next(blocks, candidate.block)
        after = _next(blocks, rest)
        if after < len(blocks) and _is_rest(
            blocks[rest], blocks[after], blocks[candidate.block].text, candidate
        ):
            rests.append(rest)
        elif candidate.open:
            candidate.form = Form.ITEM
    return rests


def _next(blocks: Blocks, index: int) -> int:
    """Return the index of the next block that is no furniture, such as a page number."""
    index += 1
    while index < len(blocks) and blocks[index].role is Role.FURNITURE:
        index += 1
    return index


def _may_wrap(candidate: Candidate, blocks: Blocks) -> bool:
    text = blocks[candidate.block].text
    return (
        candidate.marker.is_unit or candidate.marker.family in (FORMAL, COMMA, BRACKETS)
    ) and text[-1] not in "。！？：:；;"


def _is_rest(block: Block, after: Block, heading: str, candidate: Candidate) -> bool:
    unfinished = candidate.open or _is_unbalanced(heading)
    limit = _LONGEST_OPEN_REST if unfinished else _LONGEST_REST
    long_enough = len(heading) - candidate.marker.end >= _SHORTEST_HEADING
    return (
        block.role is Role.TEXT
        and block.stands_apart == candidate.sure
        and block.gap <= _WIDEST_GAP
        and len(block.text) <= limit
        and (long_enough or unfinished)
        and (unfinished or not any(mark in block.text for mark in ",，"))
        and not is_finished(block.text)
        and not _opens_something(block, open_before=candidate.open)
        and (len(after.text) > _LONG_BODY or after.marker is not None or _is_sentence(after))
    )


def _is_sentence(block: Block) -> bool:
    return is_finished(block.text) and is_prose(block.text)


def _opens_something(block: Block, *, open_before: bool) -> bool:
    return (
        block.marker is not None
        or opens_box(block)
        or is_named(block)
        or _NOT_A_REST.match(block.head) is not None
        or (not open_before and len(block.text) > 12 and ends_like_title(block.text))
    )


def _is_unbalanced(text: str) -> bool:
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)


def cut_paragraphs(blocks: Blocks, whole_lines: Collection[int]) -> list[int]:
    """Return the indices of blocks that go on in the middle of the sentence before them.

    A cut is only believed where cuts are the exception: a text whose paragraphs generally end
    without a stop is left as it is.

    Args:
        blocks: the document.
        whole_lines: indices of blocks that nothing is joined to: headings that fill their lines.
    """
    cuts, whole = [], 0
    for index in blocks.longer(SHORTEST_PROSE):
        if blocks.roles[index] != Role.TEXT or index in whole_lines or index + 1 == len(blocks):
            continue
        if blocks.lasts[index] in _SURE_ENDS:
            whole += 1
            continue
        block = blocks[index]
        if not is_prose(block.text):
            continue
        if is_finished(block.text):
            whole += 1
        elif (rest := _next(blocks, index)) < len(blocks) and _is_cut(block, blocks[rest]):
            cuts.append(rest)
    return cuts if len(cuts) <= 1 + 0.25 * whole else []


def _is_cut(block: Block, following: Block) -> bool:
    return (
        len(block.text) > _SHORTEST_CUT
        and following.role is Role.TEXT
        and not block.stands_apart
        and not following.stands_apart
        and following.gap <= _WIDEST_GAP
        and is_prose(following.text)
        and following.marker is None
        and not _is_bracketed(block.text)
        and _OPENS_OWN.match(following.head) is None
        and not is_label(following)
        and not opens_box(following)
    )


def _is_bracketed(text: str) -> bool:
    """Tell a line that stands in brackets as a whole, such as where authors work."""
    return text[0] in "（(" and text[-1] in "）)"


def broken_off(blocks: Blocks, whole_lines: Collection[int]) -> list[int]:
    """Return the indices of paragraphs whose end is missing, where that is the exception.

    Args:
        blocks: the document, after what was cut has been joined.
        whole_lines: indices of blocks that are headings or entries of lists.
    """
    broken, whole = [], 0
    for index in blocks.longer(_LONG_BODY):
        if blocks.roles[index] != Role.TEXT:
            continue
        last = blocks.lasts[index]
        if last in _SURE_ENDS or last in _NO_BREAK or is_finished(blocks[index].text):
            whole += 1
        elif index not in whole_lines and _is_followed(blocks, index):
            broken += [index] if is_prose(blocks[index].text) else []
    return broken if len(broken) <= 1 + _BROKEN_SHARE * whole else []


def _is_followed(blocks: Blocks, index: int) -> bool:
    """Tell whether running text follows, not the list or table that a paragraph may lead to."""
    following = _next(blocks, index)
    return (
        following < len(blocks)
        and blocks[following].role in {Role.TEXT, Role.TITLE}
        and (is_finished(blocks[following].text) or not is_prose(blocks[following].text))
    )
