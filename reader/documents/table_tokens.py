"""The cells of a flattened table as they stand in the text, before anyone knows their rows."""

from __future__ import annotations

from collections import Counter

from reader.documents.structure.patterns import Pattern
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = Pattern(
    r"[><＞＜≥≤≈±+\-－—*#]*\d[\d,，.．:：/~～\-－—]*(?:%|％|‰|左右|以上|以下|以内|以內)?[*#＊＃]*"
)
_SUB = Pattern(r"[#＃]|其中")
_NOTE = Pattern(r"(?:备注|備註|注|註|说明|說明|资料来源|資料來源)[\d一二三]?[:：]")

_OFTEN = 3  # a word that stands so often is no label of a row
_WORD_LENGTH = 6  # code points
_LARGEST_SERIAL = 999
_LARGEST_STEP = 4  # serial numbers that went missing in a row, plus one
_MISSING = 0.4  # what each missing serial number costs; each that is there counts 1


class Token(NamedTuple):
    """One line of a flattened table.

    Attributes:
        line: its index in the input.
        text: what it says.
        empty: how many empty cells stand before it.
    """

    line: int
    text: str
    empty: int

    @property
    def is_number(self) -> bool:
        """Whether it is a value: a number, a ratio, a bound (>80, 10左右, 1.85:1)."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def is_word(self) -> bool:
        """Whether it is text in Chinese."""
        return any("\u3400" <= c <= "\u9fff" for c in self.text) and not self.is_number

    @property
    def opens_sub_row(self) -> bool:
        """Whether it names a part of the row above (#氨氮, 其中：女性)."""
        return _SUB.match(self.text) is not None

    @property
    def is_note(self) -> bool:
        """Whether it is a remark below the table."""
        return _NOTE.match(self.text) is not None


def repeated_words(tokens: Sequence[Token], times: int) -> frozenset[str]:
    """Return the short words that stand at least so many ``times`` in the table."""
    counts = Counter(t.text for t in tokens if len(t.text) <= _WORD_LENGTH and t.is_word)
    return frozenset(word for word, count in counts.items() if count >= times)


def find_serials(tokens: Sequence[Token]) -> list[int]:
    """Return the indices of the tokens that number the rows, in order.

    They are the best chain of increasing whole numbers that a label follows: some may be missing,
    and values that look like one are passed over. Time is linear in the tokens.
    """
    values = repeated_words(tokens, _OFTEN)
    best: dict[int, tuple[float, int]] = {}  # serial number -> score of its chain, token index
    before: dict[int, int] = {}
    for index, token in enumerate(tokens[:-1]):
        value = _serial_number(token)
        following = tokens[index + 1]
        if not value or not following.is_word or following.text in values:
            continue
        score, previous = 1 - _MISSING * min(value - 1, _LARGEST_STEP - 1), -1
        for step in range(1, _LARGEST_STEP + 1):
            reached, last = best.get(value - step, (0.0, -1))
            longer = reached + 1 - _MISSING * (step - 1)
            if last >= 0 and longer > score:
                score, previous = longer, last
        before[index] = previous
        if value not in best or score > best[value][0]:
            best[value] = (score, index)
    return _chain(max(best.values())[1], before) if best else []


def _serial_number(token: Token) -> int:
    text = token.text
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_LARGEST_SERIAL))):
        return 0
    return int(text)


def _chain(last: int, before: dict[int, int]) -> list[int]:
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]
