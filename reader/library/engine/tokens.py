"""Folded bigrams: the tokens that paragraphs are found by, and which of them a query asks for.

The tokens of a paragraph are all pairs of neighbouring characters of its folded text, and its last
character alone. A text of two characters is one token, a single character the beginning of some;
a longer text has all its pairs, and so has a paragraph that contains it. The reverse does not hold
for longer texts: what contains all pairs must be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.search.query import And, Not, Or, Text
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.search.query import Node

# A space parts tokens, so it stands for itself as something that no clean text contains.
_STAND_INS = dict.fromkeys(range(0x20), 0x10FFFE) | {0x20: 0xFFFE, 0x09: 0xFFFF}
_EXACT = 2  # characters of a text that is found by its tokens alone


class Token(NamedTuple):
    """Asks for a token."""

    token: str


class Beginning(NamedTuple):
    """Asks for any of the tokens that begin with a character."""

    character: str


class All(NamedTuple):
    """Asks for everything that its parts ask for."""

    parts: tuple[Wanted, ...]


class Some(NamedTuple):
    """Asks for what at least one of its parts asks for."""

    parts: tuple[Wanted, ...]


class Except(NamedTuple):
    """Asks for one thing, and that another is not there."""

    wanted: Wanted
    unwanted: Wanted


Wanted: TypeAlias = Token | Beginning | All | Some | Except


class Condition(NamedTuple):
    """What a paragraph must have in order to answer a query.

    Attributes:
        wanted: the tokens.
        exact: a paragraph that has them answers the query.
    """

    wanted: Wanted
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
            if len(known) < len(found):
                return None
            return Condition(Some(tuple(c.wanted for c in known)), all(c.exact for c in known))
        case And(terms):
            return _all(terms)
    return None


def expression(wanted: Wanted) -> str:
    """Return what is asked for in the query language of FTS5."""
    match wanted:
        case Token(token):
            return _quoted(token)
        case Beginning(character):
            return f"{_quoted(character)} *"
        case All(parts):
            return f"({' AND '.join(map(expression, parts))})"
        case Some(parts):
            return f"({' OR '.join(map(expression, parts))})"
        case Except(some, unwanted):
            return f"({expression(some)} NOT {expression(unwanted)})"


def _text(needle: str) -> Condition:
    plain = spelled(needle)
    if len(plain) == 1:
        return Condition(Beginning(plain), exact=True)
    wanted = dict.fromkeys(pairs(plain, "").split())
    return Condition(All(tuple(map(Token, wanted))), len(plain) == _EXACT)


def _all(terms: tuple[Node, ...]) -> Condition | None:
    """Return what all of some terms ask for; what cannot be told is left to be looked at."""
    found = [condition(term) for term in terms if not isinstance(term, Not)]
    known = [c for c in found if c is not None]
    if not known:
        return None
    wanted: Wanted = All(tuple(c.wanted for c in known))
    unwanted = [condition(term.term) for term in terms if isinstance(term, Not)]
    told = [c for c in unwanted if c is not None and c.exact]
    for one in told:
        wanted = Except(wanted, one.wanted)
    complete = len(known) == len(found) and len(told) == len(unwanted)
    return Condition(wanted, complete and all(c.exact for c in known))


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
