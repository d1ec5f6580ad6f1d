"""From the tokens between two serial numbers to rows, and from a row's tokens to its cells."""

from __future__ import annotations

from collections import Counter

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.table_tokens import Token

SERIAL, LABEL = 0, 1
"""The first two columns of a numbered table."""

_MOSTLY = 0.6
_MOST_JOINS = 8  # a row with more surplus lines is no row


class Slot(NamedTuple):
    """A cell: the tokens that it holds (none: it is empty) and whether that is a guess."""

    tokens: tuple[Token, ...]
    uncertain: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it holds Chinese text and no number."""
        return bool(self.tokens) and all(token.is_word for token in self.tokens)

    @property
    def is_number(self) -> bool:
        """Whether it holds one value."""
        return len(self.tokens) == 1 and self.tokens[0].is_number


EMPTY = Slot(())
DOUBTFUL = Slot((), uncertain=True)

Row = list[Slot]
"""One cell alone spans all columns."""


class Shape(NamedTuple):
    """What all rows of a table share.

    Attributes:
        columns: how many there are, the serial number's included.
        closing: the words of the last column, where it is one with a closed set of them.
        numeric: the columns that hold values.
    """

    columns: int
    closing: frozenset[str]
    numeric: frozenset[int]


def closing_words(
    tokens: Sequence[Token], serials: Sequence[int], repeated: frozenset[str]
) -> frozenset[str]:
    """Return the repeated words that mostly end a row, if most rows end in one of them."""
    starts = {*serials, *(n for n, token in enumerate(tokens) if token.opens_sub_row), len(tokens)}
    numbered = frozenset(serials)
    counts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.text in repeated:
            counts[token.text] += 1
            before_group = index + 2 in numbered and tokens[index + 1].is_word
            ends[token.text] += index + 1 in starts or before_group
    closing = frozenset(word for word in counts if ends[word] >= _MOSTLY * counts[word])
    closed = sum(ends[word] for word in closing)
    return closing if closed >= _MOSTLY * len(serials) else frozenset()


def numeric_columns(rows: Sequence[Row], columns: int) -> frozenset[int]:
    """Return the columns behind the label that mostly hold values, judged by complete rows."""
    whole = [row for row in rows if len(row) == columns]
    return frozenset(
        column
        for column in range(LABEL + 1, columns)
        if sum(row[column].is_number for row in whole) >= _MOSTLY * len(whole)
    )


def ends_in(slot: Slot, closing: frozenset[str]) -> bool:
    """Tell whether a cell holds a closing word."""
    return bool(slot.tokens) and slot.tokens[-1].text in closing


def split_rows(tokens: Sequence[Token], closing: frozenset[str]) -> Iterator[list[Token]]:
    """Yield the numbered row that ``tokens`` begin with, then its sub-rows and what else follows.

    A row ends before a sub-row and, where the last column has a closed set of words, behind one of
    these.
    """
    row: list[Token] = []
    for token in tokens:
        closed = bool(row) and row[-1].text in closing and token.text not in closing
        if row and (token.opens_sub_row or closed):
            yield row
            row = []
        row.append(token)
    yield row


def slots_of(tokens: Sequence[Token], trailing: int) -> Row:
    """Return a cell for each token and each empty cell between them and behind them."""
    slots = [Slot((tokens[0],))]
    for token in tokens[1:]:
        slots += [EMPTY] * token.empty
        slots.append(Slot((token,)))
    return slots + [EMPTY] * trailing


def fit(slots: Row, shape: Shape) -> Row:
    """Return exactly as many cells as the table has columns, guesses marked."""
    if len(slots) > shape.columns:
        slots = _joined(slots, shape)
    if len(slots) < shape.columns:
        slots = _padded(slots, shape)
    return [
        slot._replace(uncertain=True) if column in shape.numeric and slot.is_word else slot
        for column, slot in enumerate(slots)
    ]


def _padded(slots: Row, shape: Shape) -> Row:
    """Put the missing cells between the values and the closing word; which is which, who knows."""
    missing = shape.columns - len(slots)
    if not shape.closing:
        return _doubted(slots) + [DOUBTFUL] * missing
    if ends_in(slots[-1], shape.closing):
        return _doubted(slots[:-1]) + [DOUBTFUL] * missing + slots[-1:]
    if missing == 1:
        return [*slots, EMPTY]
    return _doubted(slots) + [DOUBTFUL] * (missing - 1) + [EMPTY]


def _doubted(slots: Row) -> Row:
    return slots[: LABEL + 1] + [slot._replace(uncertain=True) for slot in slots[LABEL + 1 :]]


def _joined(slots: Row, shape: Shape) -> Row:
    """Join cells that were wrapped over several lines until the row has its columns."""
    slots = list(slots)
    for _ in range(min(len(slots) - shape.columns, _MOST_JOINS)):
        places = [place for place in range(LABEL + 1, len(slots)) if _may_join(slots, place, shape)]
        if not places:
            break
        place = max(places, key=lambda place: _length(slots[place - 1]))
        tokens = slots[place - 1].tokens + slots[place].tokens
        slots[place - 1 : place + 1] = [Slot(tokens, uncertain=True)]
    kept, rest = slots[: shape.columns - 1], slots[shape.columns - 1 :]
    if len(rest) == 1:
        return slots
    return [*kept, Slot(tuple(token for slot in rest for token in slot.tokens), uncertain=True)]


def _may_join(slots: Row, place: int, shape: Shape) -> bool:
    """Tell whether the word here continues the one before: one stands where a value should."""
    before, here = slots[place - 1], slots[place]
    if not (before.is_word and here.is_word) or ends_in(here, shape.closing):
        return False
    return not shape.numeric or bool({place - 1, place} & shape.numeric)


def _length(slot: Slot) -> int:
    return sum(len(token.text) for token in slot.tokens)
