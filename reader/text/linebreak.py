"""Where the lines of a paragraph break.

Chinese may break between any two characters, except that some marks may not start a line and
others may not end one (避头尾: GB/T 15834-2011 section 5.1; W3C *Requirements for Chinese Text
Layout*, the strict set, in which a dash or an ellipsis does not start a line either), a double
mark (—— ……) stays in one piece, and so does a Latin word or a number with its unit. A break that
would offend moves back; a line never gets wider than the measure to avoid one.
"""

from __future__ import annotations

from reader.text.pattern_cache import compiled
from reader.text.width import cell_widths

NO_START = frozenset(
    "，。、；：？！）》」』”’…—,.;:?!)]}〉】〕％%‰℃℉°·・～〜–-－/／ー々｝］〗〙〛｠〞〟′″｡､｣．"
    "⋯―⸺─‼⁇⁈⁉゛゜ヽヾゝゞ〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Marks that may not start a line."""
NO_END = frozenset("/／（《“‘「『([{〈【〔｛［〖〘〚｟〝｢„‚￥$＄¥£€№＃#§±≥≤≧≦≈＞＜")
"""Marks that may not end a line."""
HANGING = frozenset("，。、；：！？．")
"""Marks that may hang: where one would start a line it can stand behind the line before."""
HUNG = 2
"""Cells that a hanging mark takes behind the measure."""
_BRACKETS = frozenset("（《“‘「『([{〈【〔｛［〖〘〚｟〝｢")
UNITS = frozenset(
    "年月日号時时点點分秒小厘毫海英周天岁歲代世百千万萬亿億兆元角倍个個名人户戶家项項条條款章节節次位级級届屆期所座处處"
    "台臺套辆輛艘架吨噸米克升度亩畝公平立里斤件份批卷册冊页頁篇部字股尺寸层層栋棟幢"
    "㎡㎥㎞㎝㎜㎏㎎㏄"
)
"""What counts or measures: stays on the line of the digit before it."""

_DIGITS = frozenset("0123456789０１２３４５６７８９%％")
_FULL_WIDTH_WORD = frozenset(
    chr(code) for a, b in ("０９", "ＡＺ", "ａｚ") for code in range(ord(a), ord(b) + 1)
)
_LEADS = frozenset("’第")  # an apostrophe, the prefix of an ordinal: nothing splits it from a word
_SPACES = frozenset(" \u3000\t")
_RANGE_MARKS = frozenset("～〜~–−")
_NOTE_OPENS = frozenset("[［〔")
_MEASURE = compiled(
    "(?:[kcmn]?m|[km]?g|[km]?s|[kmM]?[VWAJ]|[kMG]?Hz|[kM]?Pa|dB|kWh|mol|min|mL|ha|[KLht])(?![A-Za-z])"
)
_LARGE_UNITS = frozenset("百千万萬亿億")
_TWO_CHARACTERS = frozenset(
    (
        "公斤", "公里", "公顷", "公頃", "公分", "公尺", "平方", "立方", "千米", "千克", "千瓦",
        "厘米", "毫米", "毫升", "毫克", "小时", "小時", "分钟", "分鐘", "个月", "個月", "人次",
        "周年", "週年", "周岁", "周歲", "分贝", "分貝", "海里", "英里", "英尺",
    )
)  # fmt: skip
"""Units that stay whole behind a digit."""
_HOLDING = _LARGE_UNITS | {unit[0] for unit in _TWO_CHARACTERS}
_GLUE = frozenset("\u2060\u202f\u2007\u2011\ufeff\u200d")
"""Characters beside which no line ends (UAX #14, classes GL, WJ and ZWJ)."""
_FORBIDDEN_START = NO_START | _GLUE | _SPACES
_FORBIDDEN_END = NO_END | _GLUE
_BINDING = _FORBIDDEN_END | _SPACES | _DIGITS
"""What is not Han itself and may keep the Han character behind it on its line."""
_ANY_BINDING = _BINDING | _HOLDING
_FLAGS = range(0x1F1E6, 0x1F200)  # two of these letters are one flag
_SMALL_UNITS = frozenset("元户戶人亩畝吨噸米个個家台臺辆輛件")
_JAMO = "\u1100"  # the first wide letter of an alphabet; Greek may be wide as well
_ADDRESSES = ("://", "www.")
_JOINTS = frozenset("/?&=#_-.")
_HANGING_SPACES = 4
_MOST_FLAGS = 64  # letters looked back at
_PER_CELL = 4
_WIDOW_STEPS = 8


def break_lines(
    text: str, measure: int, first_indent: int = 0, indent: int = 0, *, hanging: bool = False
) -> list[int]:
    """Return where each line of ``text`` starts, in code points; the first is 0.

    White space at a break hangs: up to four spaces may stand past the measure at a line's end.
    A line is otherwise wider than the measure only where one character is. It holds at most four
    code points a cell, so that piled-up combining marks can't make it endless.

    Args:
        text: one paragraph, without line breaks.
        measure: cells of a line, indent included.
        first_indent: cells left free at the start of the first line.
        indent: cells left free at the start of every other line.
        hanging: whether one of `HANGING` may stand behind the measure rather than take a character
            from the line to the next one.
    """
    size = len(text)
    if 2 * size + first_indent <= measure:
        return [0]
    widths = cell_widths(text)
    furthest = _furthest if 0 in widths else _furthest_spaced if 1 in widths else _furthest_wide
    starts = [0]
    start = 0
    room, other_room = measure - first_indent, measure - indent
    if room < 2 or other_room < 2:
        room, other_room = max(room, 2), max(other_room, 2)
    while (start := furthest(widths, start, room)) < size:
        after = text[start]
        if not ("一" <= after <= "鿿" and text[start - 1] not in _ANY_BINDING):
            if hanging and after in HANGING and _may_hang(text, widths, start):
                start += 1
            else:
                start = _break_before(text, widths, starts[-1], start)
            if start == size:
                break
        starts.append(start)
        room = other_room
    if size - starts[-1] <= _WIDOW_STEPS:
        _mend_widow(text, widths, starts, other_room)
    return starts


def _may_hang(text: str, widths: bytes, at: int) -> bool:
    """Tell whether a mark may stand behind a line and the line end there."""
    end = at + 1
    return widths[at] == HUNG and (end == len(text) or may_break(text, widths, end))


def _furthest(widths: bytes, start: int, room: int) -> int:
    """Return the end of the longest line from ``start`` that fits ``room`` cells (2 or more).

    The result may lie past the end of the text where all the rest fits.
    """
    limit = min(len(widths), start + room * _PER_CELL)
    end = start
    left = room
    while left > 1 and end < limit:  # as if all were wide; then again with what the narrow left
        ahead = min(end + (left >> 1), limit)
        left = (left & 1) + widths.count(1, end, ahead) + 2 * widths.count(0, end, ahead)
        end = ahead
    while end < limit and widths[end] <= left:
        left -= widths[end]
        end += 1
    return end


def _furthest_spaced(widths: bytes, start: int, room: int) -> int:
    """Do what `_furthest` does for a text without code points of no width."""
    end = start + (room >> 1)
    left = (room & 1) + widths.count(1, start, end)
    while left > 1:
        ahead = end + (left >> 1)
        left = (left & 1) + widths.count(1, end, ahead)
        end = ahead
    if left and widths[end : end + 1] == b"\x01":
        return end + 1
    return end


def _furthest_wide(_widths: bytes, start: int, room: int) -> int:
    """Do what `_furthest` does for a text whose every code point takes two cells."""
    return start + (room >> 1)


def _break_before(text: str, widths: bytes, start: int, end: int) -> int:
    """Return the best break in ``(start, end]``, or a little behind it where spaces hang."""
    if text[end] in _SPACES:
        hung = end + 1
        while hung < len(text) and hung < end + _HANGING_SPACES and text[hung] in _SPACES:
            hung += 1
        if hung == len(text) or (may_break(text, widths, hung) and not _measures(text, end, hung)):
            return hung
    if may_break(text, widths, end):
        return end
    line = text[start : end + 1]
    one_word = line.isascii() and " " not in line
    if (one_word or _is_in_address(text, start, end)) and (joint := _last_joint(text, start, end)):
        return joint
    for allowed in (_may_break_word,) if one_word else (may_break, _may_break_word):
        at = end
        while at > start:
            if allowed(text, widths, at):
                return at
            at -= 1
    return end


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Tell whether an address that begins in the first half of a line does not end in it."""
    if not "!" <= text[end] <= "~":
        return False
    head = max(text.rfind(opening, start, (start + end) // 2) for opening in _ADDRESSES)
    return head >= 0 and text[head:end].isascii() and " " not in text[head:end]


def _last_joint(text: str, start: int, end: int) -> int | None:
    """Return the last place behind a joint of a long address, None if the line got too short."""
    for at in range(end, (start + end) // 2, -1):
        before, after = text[at - 1], text[at]
        goes_on = after == "#" or (after.isalpha() if before == "." else after.isalnum())
        if before in _JOINTS and goes_on:
            return at
    return None


def may_break(text: str, widths: bytes, at: int) -> bool:
    """Tell whether a line may end before ``at`` (0 < at < len(text))."""
    before, after = text[at - 1], text[at]
    if "一" <= after <= "鿿" and before not in _BINDING:
        return before not in _HOLDING or not _holds(text, at)
    if not _may_break_word(text, widths, at):
        return False
    if "!" <= after < "\u2000" and (widths[at] == 1 or after < _JAMO):
        return _may_break_narrow(text, widths, at)
    if after in UNITS:
        return before not in _DIGITS
    if after in _NOTE_OPENS:
        return text[at + 1 : at + 2] not in _DIGITS
    return not (after in _FULL_WIDTH_WORD and (before in _FULL_WIDTH_WORD or before in _LEADS))


def _holds(text: str, at: int) -> bool:
    """Tell whether a large number and its unit, or the two characters of a unit, meet."""
    before, after = text[at - 1], text[at]
    if before in _LARGE_UNITS and after in _SMALL_UNITS:
        return True
    return at > 1 and text[at - 2] in _DIGITS and before + after in _TWO_CHARACTERS


def _may_break_narrow(text: str, widths: bytes, at: int) -> bool:
    """Tell whether a line may end before the letter, digit or narrow mark at ``at``."""
    before, after = text[at - 1], text[at]
    if before == "—" and after in _DIGITS and text[max(at - 2, 0)] in _DIGITS:
        return False
    if before in _LEADS or before in _RANGE_MARKS or (before == "〕" and after in _DIGITS):
        return False
    if "!" <= before < "\u2000" and (widths[at - 1] < 2 or before < _JAMO):
        return before == "-" and _joins_words(text, at)
    if before == " ":
        return not _measures(text, at - 1, at)
    return not (after == "[" and text[at + 1 : at + 2] in _DIGITS)


def _joins_words(text: str, at: int) -> bool:
    """Tell whether the hyphen before ``at`` stands between two words of two letters or more."""
    return text[max(at - 3, 0) : at - 1].isalpha() and text[at : at + 2].isalpha() and at > 2


def _measures(text: str, space: int, at: int) -> bool:
    """Tell whether a unit follows at ``at`` that belongs to the digit before the one space."""
    if at != space + 1 or not space or text[space - 1] not in _DIGITS:
        return False
    return _MEASURE.match(text, at) is not None


def _may_break_word(text: str, widths: bytes, at: int) -> bool:
    """Tell whether marks allow a line to end before ``at``, be it inside a word."""
    before, after = text[at - 1], text[at]
    if after in _FORBIDDEN_START or before in _FORBIDDEN_END or not widths[at]:
        return False
    if before in _SPACES:
        return not _is_opened(text, at)
    return ord(after) not in _FLAGS or not _parts_flag(text, at)


def _parts_flag(text: str, at: int) -> bool:
    """Tell whether a place is in the middle of one of the flags that stand in a row."""
    start = at
    while start and ord(text[start - 1]) in _FLAGS and at - start < _MOST_FLAGS:
        start -= 1
    return (at - start) % 2 == 1


def _is_opened(text: str, at: int) -> bool:
    """Tell whether there are only spaces between a bracket that opens and a place."""
    before = text[max(at - _HANGING_SPACES - 1, 0) : at].rstrip(" \u3000\t")
    return before[-1:] in _BRACKETS


def _mend_widow(text: str, widths: bytes, starts: list[int], room: int) -> None:
    """Give a last line of one character (and its marks) company from the line before it."""
    last = starts[-1]
    if sum(character not in NO_START for character in text[last:]) > 1:
        return
    least = (starts[-2] + last) // 2 if last else 0
    for at in range(last - 1, max(last - _WIDOW_STEPS, least), -1):
        if may_break(text, widths, at):
            if sum(widths[at:]) <= room:
                starts[-1] = at
            return
