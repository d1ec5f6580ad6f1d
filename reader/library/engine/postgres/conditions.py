"""What a query asks of paragraphs, in SQL.

The tokens, of which a GIN index knows where they are, tell which paragraphs may answer; where they
cannot tell everything, the folded text is looked at as well, by the servers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psycopg import sql

from reader.library.engine.tokens import pairs, spelled
from reader.search.query import And, Not, Or, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search.query import Node

_EXACT = 2  # characters of a text that is found by its tokens alone


class Condition(NamedTuple):
    """What a paragraph must have in order to answer a query.

    Attributes:
        where: in SQL, about the columns ``tokens`` and ``folded``.
        exact: a paragraph that has it answers the query.
    """

    where: sql.Composable
    exact: bool


class _Tokens(NamedTuple):
    """What tokens can tell: a `tsquery`, and whether it tells everything."""

    query: str
    exact: bool


def condition(node: Node) -> Condition | None:
    """Return what paragraphs must have that answer a query, None where words cannot tell."""
    by_tokens, by_text = _tokens(node), _text(node)
    if by_tokens is None:
        return None if by_text is None else Condition(by_text, exact=True)
    told = sql.SQL("tokens @@ {}::tsquery").format(sql.Literal(by_tokens.query))
    if by_text is None:
        return Condition(sql.SQL("({} OR tokens IS NULL)").format(told), exact=False)
    if not by_tokens.exact:
        told = sql.SQL("{} AND {}").format(told, by_text)
    untold = sql.SQL("({} OR tokens IS NULL AND {})").format(told, by_text)
    return Condition(untold, exact=True)


def _tokens(node: Node) -> _Tokens | None:
    match node:
        case Text(needle):
            return _word(spelled(needle))
        case Or(terms):
            found = _known(terms)
            return _joined(found, " | ") if len(found) == len(terms) else None
        case And(terms):
            return _all(terms)
    return None


def _word(needle: str) -> _Tokens:
    if len(needle) == 1:
        return _Tokens(f"{_quoted(needle)}:*", exact=True)
    wanted = dict.fromkeys(pairs(needle, "").split(" "))
    return _Tokens(f"({' & '.join(map(_quoted, wanted))})", len(needle) == _EXACT)


def _all(terms: Sequence[Node]) -> _Tokens | None:
    wanted = [term for term in terms if not isinstance(term, Not)]
    known = _known(wanted)
    if not known:
        return None
    unwanted = [_tokens(term.term) for term in terms if isinstance(term, Not)]
    told = [f"!{tokens.query}" for tokens in unwanted if tokens is not None and tokens.exact]
    joined = _joined(known, " & ")
    complete = len(known) == len(wanted) and len(told) == len(unwanted)
    return _Tokens(f"({' & '.join([joined.query, *told])})", joined.exact and complete)


def _known(terms: Sequence[Node]) -> list[_Tokens]:
    return [tokens for term in terms if (tokens := _tokens(term)) is not None]


def _joined(some: Sequence[_Tokens], sign: str) -> _Tokens:
    return _Tokens(f"({sign.join(t.query for t in some)})", all(t.exact for t in some))


def _quoted(token: str) -> str:
    doubled = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _text(node: Node) -> sql.Composable | None:
    """Return what tells of a folded text whether it answers, None where it asks for more."""
    match node:
        case Text(needle):
            return sql.SQL("strpos(folded, {}) > 0").format(sql.Literal(spelled(needle)))
        case Not(term):
            inner = _text(term)
            return None if inner is None else sql.SQL("NOT ({})").format(inner)
        case And(terms):
            return _every(terms, sql.SQL(" AND ").join)
        case Or(terms):
            return _every(terms, sql.SQL(" OR ").join)
    return None


def _every(
    terms: Sequence[Node], join: Callable[[list[sql.Composable]], sql.Composable]
) -> sql.Composable | None:
    found = [_text(term) for term in terms]
    told = [one for one in found if one is not None]
    return sql.SQL("({})").format(join(told)) if len(told) == len(found) else None
