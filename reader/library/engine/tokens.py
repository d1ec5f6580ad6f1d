"""Folded bigrams: the tokens that paragraphs are found by, and which of them a query asks for.

The tokens of a paragraph are all pairs of neighbouring characters of its folded text, and its last
character alone. A text of two characters is one token, a single character the beginning of some;
a longer text has all its pairs, and so has a paragraph that contains it. The reverse does not hold
for longer texts: what contains all pairs must be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.search.query import And, Not, Or, Text
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.search.query import Node

# A space parts tokens, so it stands for itself as something that no clean text contains.
_STAND_INS = dict.fromkeys(range(0x20), 0x10FFFE) | {0x20: 0xFFFE, 0x09: 0xFFFF}
_EXACT = 2  # characters of a text that is found by its tokens alone


class Condition(NamedTuple):
    """What a paragraph must have in order to answer a query.

    Attributes:
        expression: in the query language of FTS5.
        exact: a paragraph that has it answers the query.
    """

    expression: str
    exact: bool


def tokens(text: str) -> str:
    """Return the tokens of a paragraph's original text, parted by spaces."""
    return pairs(spelled(fold(text)), " ")


def condition(node: Node) -> Condition | None:
    """Return what paragraphs must have that answer a query, None where tokens cannot tell."""
    match node:
        case Text(needle):
            return _text(needle)
        case Or(terms):
            found = [condition(term) for term in terms]
            known = [c for c in found if c is not None]
            return _joined(known, " OR ") if len(known) == len(found) else None
        case And(terms):
            return _all(terms)
    return None


def _text(needle: str) -> Condition:
    plain = spelled(needle)
    if len(plain) == 1:
        return Condition(f"{_quoted(plain)} *", exact=True)
    wanted = dict.fromkeys(pairs(plain, "").split())
    return Condition(f"({' AND '.join(map(_quoted, wanted))})", len(plain) == _EXACT)


def _all(terms: tuple[Node, ...]) -> Condition | None:
    """Return what all of some terms ask for; what cannot be told is left to be looked at."""
    wanted = [condition(term) for term in terms if not isinstance(term, Not)]
    known = [c for c in wanted if c is not None]
    if not known:
        return None
    joined = _joined(known, " AND ")
    unwanted = [condition(term.term) for term in terms if isinstance(term, Not)]
    told = [c for c in unwanted if c is not None and c.exact]
    for one in told:
        joined = Condition(f"({joined.expression} NOT {one.expression})", joined.exact)
    complete = len(known) == len(wanted) and len(told) == len(unwanted)
    return Condition(joined.expression, joined.exact and complete)


def _joined(conditions: list[Condition], word: str) -> Condition:
    expressions = word.join(c.expression for c in conditions)
    return Condition(f"({expressions})", all(c.exact for c in conditions))


def spelled(folded: str) -> str:
    """Return a folded text in characters that tokens may consist of; 1:1."""
    plain = folded.translate(_STAND_INS)
    try:
        plain.encode()
    except UnicodeEncodeError:  # a lone surrogate, which SQLite cannot hold and no text has
        return plain.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return plain


def pairs(plain: str, end: str) -> str:
    """Return the pairs of neighbouring characters, that of the last one with ``end``.

    Args:
        plain: from `spelled`.
        end: what is behind the last character.
    """
    return " ".join(map(str.__add__, plain, plain[1:] + end))


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
