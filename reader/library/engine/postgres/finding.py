"""Finding paragraphs on a server.

Where tokens narrow what has to be looked at, one statement answers. A query of single characters
is answered from where these stand, term by term. What neither can tell needs a look at all texts.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from psycopg import sql

from reader.library.engine import Found
from reader.library.engine.passages import both, either, without
from reader.library.engine.postgres import characters
from reader.library.engine.postgres.conditions import condition, text_condition
from reader.library.engine.tokens import spelled
from reader.search.query import And, Not, Or, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.engine import Passages
    from reader.library.team.connections import Connection
    from reader.search.query import Node

_FIND = sql.SQL(
    "SELECT document, array_agg(ordinal) FROM pizhu.paragraphs WHERE {} GROUP BY document"
)


def find(connection: Connection, node: Node) -> Found | None:
    """Return the paragraphs that answer a query, None where words cannot tell."""
    wanted = condition(node)
    if wanted is not None:
        return Found(_passages(connection, wanted.where), wanted.exact)
    match node:
        case Text(needle) if len(needle) == 1:
            return Found(_character(connection, spelled(needle)), exact=True)
        case Or(terms):
            found = _any(connection, terms)
        case And(terms):
            found = _all(connection, terms)
        case _:
            found = None
    plain = text_condition(node)
    if found is not None or plain is None:
        return found
    return Found(_passages(connection, plain), exact=True)


def _passages(connection: Connection, where: sql.Composable) -> Passages:
    some = connection.cursor(binary=True).execute(_FIND.format(where)).fetchall()
    return {document: sorted(ordinals) for document, ordinals in sorted(some)}


def _character(connection: Connection, character: str) -> Passages:
    some = connection.cursor(binary=True).execute(characters.question(character)).fetchall()
    return characters.passages(some)


def _any(connection: Connection, terms: Sequence[Node]) -> Found | None:
    """Return what answers one of some terms, None where one of them cannot be told."""
    found = [find(connection, term) for term in terms]
    known = [one for one in found if one is not None]
    return _joined(either, known) if len(known) == len(found) else None


def _all(connection: Connection, terms: Sequence[Node]) -> Found | None:
    """Return what answers all of some terms, as far as they can be told."""
    wanted = [find(connection, term) for term in terms if not isinstance(term, Not)]
    known = [one for one in wanted if one is not None]
    if not known:
        return None
    passages, exact = _joined(both, known)
    unwanted = [find(connection, term.term) for term in terms if isinstance(term, Not)]
    told = [one for one in unwanted if one is not None and one.exact]
    for one in told:
        passages = without(passages, one.passages)
    complete = len(known) == len(wanted) and len(told) == len(unwanted)
    return Found(passages, exact and complete)


def _joined(join: Callable[[Passages, Passages], Passages], some: Sequence[Found]) -> Found:
    passages = reduce(join, (one.passages for one in some))
    return Found(passages, all(one.exact for one in some))
