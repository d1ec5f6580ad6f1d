"""What a query asks of paragraphs, in SQL.

The tokens, of which a GIN index knows where they are, tell which paragraphs may answer; where they
cannot tell everything, the folded text is looked at as well, by the servers. They tell nothing of
single characters, which begin so many of them that these are kept elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psycopg import sql

from reader.library.engine.tokens import pairs, spelled
from reader.search.query import And, Not, Or, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search.query import Node

ENDLESS = "\1"  # stands for the tokens of a paragraph that has more than a tsvector holds
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
    """Return what paragraphs must have that answer a query, None where tokens cannot tell."""
    by_tokens, by_text = _tokens(node), text_condition(node)
    if by_tokens is None:
        return None
    query = f"{by_tokens.query} | {_quoted(ENDLESS)}"
    where = sql.SQL("tokens @@ {}::tsquery").format(sql.Literal(query))
    if by_text is None:
        return Condition(where, exact=False)
    if not by_tokens.exact:
        return Condition(sql.SQL("{} AND {}").format(where, by_text), exact=True)
    plain = sql.SQL("tokens <> {}::tsvector").format(sql.Literal(_quoted(ENDLESS)))
    return Condition(sql.SQL("{} AND ({} OR {})").format(where, plain, by_text), exact=True)


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


def _word(needle: str) -> _Tokens | None:
    if len(needle) == 1:
        return None
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


def text_condition(node: Node) -> sql.Composable | None:
    """Return what tells of a folded text whether it answers, None where it asks for more."""
    match node:
        case Text(needle):
            return sql.SQL("strpos(folded, {}) > 0").format(sql.Literal(spelled(needle)))
        case Not(term):
            inner = text_condition(term)
            return None if inner is None else sql.SQL("NOT ({})").format(inner)
        case And(terms):
            return _every(terms, sql.SQL(" AND ").join)
        case Or(terms):
            return _every(terms, sql.SQL(" OR ").join)
    return None


def _every(
    terms: Sequence[Node], join: Callable[[list[sql.Composable]], sql.Composable]
) -> sql.Composable | None:
    found = [text_condition(term) for term in terms]
    told = [one for one in found if one is not None]
    return sql.SQL("({})").format(join(told)) if len(told) == len(found) else None
