"""Blocks that open with a marker, and the form of each: a heading's line, a run-in, an item."""

from __future__ import annotations

from reader.documents.structure.blocks import Role
from reader.documents.structure.markers import (
    BARE,
    BRACKETS,
    CIRCLED,
    CLAUSE,
    COMMA,
    DIGIT,
    DIGIT_COMMA,
    DOT,
    FORMAL,
    FORMAL_BRACKETS,
    HALF_ROUND,
    NO_NUMBER,
    ROMAN,
    ROUND,
    Marker,
)
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.sentences import first_stop, is_finished
from reader.documents.trailers import without_trailer
from reader.typed import TYPE_CHECKING, IntEnum

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Block, Blocks

_LONGEST_LINE = 70  # code points behind the marker, as the next two
_LONGEST_UNIT_LINE = 45
_LONGEST_RUN_IN = 48
_LONG_BODY = 60  # code points of a paragraph
_LONGEST_LABEL = 14  # code points, as the next two
_LONGEST_CLAUSE = 16
_SHORTEST_LABELLED = 15
_DEFINES = ("指", "是指", "系指", "即", "由", "凡")
_CHAPTERS = (FORMAL, COMMA, BRACKETS)
_SMALL_UNITS = ("第款", "第目")
_QUOTES = Pattern('[：:][“"「]')
_CAPTION = Pattern(r"[\s\u3000]*[【(（〔\[]([^】)）〕\]]{1,30})[】)）〕\]]")
_LABEL = Pattern(r"[^，,。；;：:]{2,24}[：:]")
_SPACE = Pattern(r"\s*")
_OPEN_ENDS = ("，", ",", "、")
_LIST_ENDS = ("；", ";")
_WEIGHTS = {
    FORMAL: 2.2,
    FORMAL_BRACKETS: 2.2,
    COMMA: 2.2,
    BRACKETS: 2.2,
    BARE: 1.2,
    ROMAN: 1.5,
    DOT: 1.4,
    DIGIT_COMMA: 1.4,
    DIGIT: 0.9,
    ROUND: 1.1,
    HALF_ROUND: 0.9,
    CIRCLED: 0.8,
}
_UNIT_WEIGHT = 3.0  # to be more than the surprise at its number, see `levels`
_DECIMAL_WEIGHT = 1.4
_APART_WEIGHT = 2.0
_NO_MARKER = Marker(NO_NUMBER, 0.0, 0, 0, 0)


class Form(IntEnum):
    """How a marked block may be a heading."""

    LINE = 1
    RUN_IN = 2
    CLAUSE = 3
    """An article of a statute."""
    ITEM = 4
    """No heading: an entry of a list, a numbered paragraph."""
    GIVEN = 5
    """A heading that the format gives; it may have no number."""


class Candidate:
    """A block that opens with a marker, or a heading that the format gives.

    Attributes:
        block: its index.
        marker: the marker.
        form: how it may be a heading.
        end: where its heading ends in the block's text.
        body: where its body begins, None where the heading fills the block.
        weight: how strongly it looks like a heading before its number is considered.
        rank: its place in the hierarchy of this document, lower is coarser.
        level: its depth once accepted, from 1; 0 for a title that the format gives.
        open: whether its line ends in the middle of a sentence that the next one continues.
        sure: whether the format makes a heading of it.
        padded: whether its number begins with a zero.
    """

    __slots__ = (
        "block",
        "body",
        "end",
        "form",
        "level",
        "marker",
        "open",
        "padded",
        "rank",
        "sure",
        "weight",
    )

    def __init__(self, block: int, marker: Marker, end: int) -> None:
        self.block = block
        self.marker = marker
        self.form = Form.ITEM
        self.end = end
        self.body: int | None = None
        self.weight = (
            _UNIT_WEIGHT if marker.is_unit else _WEIGHTS.get(marker.family, _DECIMAL_WEIGHT)
        )
        self.rank = marker.rank
        self.level = 0
        self.open = False
        self.sure = False
        self.padded = False


def find_candidates(blocks: Blocks) -> list[Candidate]:
    """Return the blocks of running text that open with a marker, in document order."""
    found: list[Candidate] = []
    given = {*blocks.of_role(Role.HEADING), *blocks.of_role(Role.TITLE)}
    for index in sorted(given | blocks.markers.keys()):
        block = blocks[index]
        if index in given:
            found.append(_given(index, block))
        elif block.role is Role.TEXT:
            candidate = _make_candidate(index, block, blocks.markers[index])
            if index and not candidate.marker.is_unit and _breaks_off(blocks, index - 1):
                candidate.weight -= 1.0
            found.append(candidate)
    return _without_bare_digits(found)


def _breaks_off(blocks: Blocks, index: int) -> bool:
    """Tell whether a plain paragraph stops in the middle of a sentence."""
    return (
        blocks.lengths[index] > _LONG_BODY
        and blocks.is_plain(index)
        and not is_finished(blocks.text(index))
    )


def _without_bare_digits(found: list[Candidate]) -> list[Candidate]:
    """Leave out lines such as ``1 总则`` unless the document also counts 1.1.

    Those like ``01 堤防加固``, with which boxes number their entries, stay.
    """
    if any(candidate.marker.outer for candidate in found):
        return found
    return [c for c in found if c.marker.family != DIGIT or c.form is Form.GIVEN or c.padded]


def _given(index: int, block: Block) -> Candidate:
    candidate = Candidate(index, block.marker or _NO_MARKER, len(block.text))
    candidate.form, candidate.sure = Form.GIVEN, True
    candidate.weight = 0.0
    candidate.level = (block.hint.level if block.hint else None) or 0
    return candidate


def _make_candidate(index: int, block: Block, marker: Marker) -> Candidate:
    text = block.text
    candidate = Candidate(index, marker, len(text))
    if block.stands_apart:
        candidate.form, candidate.sure = Form.LINE, True
        candidate.weight += _APART_WEIGHT
        return candidate
    candidate.padded = text[marker.start] in "0０" and marker.number > 0
    if marker.family == CLAUSE:
        _shape_clause(candidate, text)
        return candidate
    _shape(candidate, text)
    if marker.family in _CHAPTERS and candidate.body is None:
        _cut_label(candidate, text)
    if candidate.form is not Form.ITEM:
        _cut_trailer(candidate, text)
    if marker.is_unit:
        _doubt_unit(candidate, text)
    return candidate


def _shape(candidate: Candidate, text: str) -> None:
    """Tell a heading that fills its line from one that text follows."""
    marker = candidate.marker
    stop = first_stop(text, marker.end)
    fills = stop < 0 or not text[stop + 1 :].strip("”’」』")
    if fills or (marker.is_unit and _is_exclaimed(text, stop)):
        _shape_line(candidate, text)
    else:
        _shape_run_in(candidate, text, stop)


def _cut_label(candidate: Candidate, text: str) -> None:
    """End the heading of 一、工作目标：到2025年，全市渡口基本改造完成。 behind its label."""
    label = _LABEL.match(text, candidate.marker.end)
    if label and len(text) - label.end() >= _SHORTEST_LABELLED and text[-1] == "。":
        if _QUOTES.match(text, label.end() - 1) or text.startswith(_DEFINES, label.end()):
            return
        candidate.form, candidate.end = Form.RUN_IN, label.end()
        space = _SPACE.match(text, candidate.end)
        candidate.body = space.end() if space else candidate.end


def _is_exclaimed(text: str, stop: int) -> bool:
    """Tell a chapter's line with marks inside (第六回 情人？仇人？) from a sentence and more."""
    return text[stop] in "？！?!" and len(text) <= _LONGEST_UNIT_LINE and text[-1] not in "。”"


def _cut_trailer(candidate: Candidate, text: str) -> None:
    """Leave the units in charge that a heading names out of it: they are its body."""
    if "）" in text[candidate.marker.end : candidate.end] or ")" in text[candidate.marker.end :]:
        end = without_trailer(text, candidate.end)
        if candidate.marker.end < end < candidate.end:
            candidate.end, candidate.body = end, end


def _shape_clause(candidate: Candidate, text: str) -> None:
    candidate.form = Form.CLAUSE
    end = candidate.marker.end
    caption = _CAPTION.match(text, end)
    if caption:
        end = caption.end()
    space = _SPACE.match(text, end)
    body = space.end() if space else end
    candidate.end = end
    candidate.body = body if body < len(text) else None


def _shape_line(candidate: Candidate, text: str) -> None:
    length = len(text) - candidate.marker.end
    if text.endswith(_LIST_ENDS) or _is_introduction(text, length):
        candidate.weight -= 0.0 if length <= _LONGEST_LINE else 1.2
        return
    candidate.weight -= 1.0 if "；" in text else 0.0
    candidate.open = text.endswith(_OPEN_ENDS)
    if length <= _LONGEST_LINE and (candidate.marker.is_unit or not candidate.open):
        candidate.form = Form.LINE
    else:
        candidate.weight -= 1.2


def _is_introduction(text: str, length: int) -> bool:
    """Tell what leads to a list or a quotation (…下列文书：; …修改为：“…”) from a heading."""
    return (
        text[-1] in "：:" and (length > _LONGEST_LABEL or text[-2:-1] == "为")
    ) or _QUOTES.search(text) is not None


def _shape_run_in(candidate: Candidate, text: str, stop: int) -> None:
    start = candidate.marker.end
    clause = text[start:stop]
    quotes = _QUOTES.search(clause) is not None
    if 1 <= len(clause) < _LONGEST_RUN_IN and not (quotes or "；" in clause or ";" in clause):
        candidate.form, candidate.weight = Form.RUN_IN, candidate.weight - 0.3
        candidate.end = stop + 1
    else:
        label = _LABEL.match(text, start)
        candidate.weight -= 0.6 if label else 1.0
        if label is None or quotes:
            return
        candidate.form, candidate.end = Form.RUN_IN, label.end()
    space = _SPACE.match(text, candidate.end)
    candidate.body = space.end() if space else candidate.end


def _doubt_unit(candidate: Candidate, text: str) -> None:
    """Weigh down what opens like 第三章 but goes on like a sentence."""
    length = len(text) - candidate.marker.end
    if _is_glued_sentence(candidate, text) or _is_provision(candidate, text):
        candidate.weight = 0.0
    elif candidate.form is not Form.LINE:
        candidate.weight -= 1.5
    elif length > _LONGEST_UNIT_LINE:
        candidate.weight -= 1.0


def _is_provision(candidate: Candidate, text: str) -> bool:
    """Tell what says something of a 第二款 from a heading, whose line has no marks."""
    return candidate.marker.family in _SMALL_UNITS and (
        candidate.form is not Form.LINE or any(mark in text for mark in "，。；：、（,;:(")
    )


def _is_glued_sentence(candidate: Candidate, text: str) -> bool:
    """Tell 第一卷卷轴一展开，众人都是一惊。 which has a comma, and no space behind the unit."""
    said = text[candidate.marker.end : candidate.end].rstrip('”’」』"')
    return (
        text[candidate.marker.end - 1 : candidate.marker.end].strip() != ""
        and said[:1].strip() != ""
        and (len(said) > _LONGEST_CLAUSE or candidate.form is Form.RUN_IN)
        and said[-1] in "。！？!?"
        and any(mark in said for mark in "，,")
    )
