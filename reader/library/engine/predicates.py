"""Whether a paragraph answers a query that asks for nothing but words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.query import And, Not, Or, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search.query import Node

    Test = Callable[[str], bool]


def predicate(node: Node) -> Test | None:
    """Return what tells whether a folded text answers a query.

    Returns:
        None where the query asks for more than words, or for sections, kinds and the like.
    """
    match node:
        case Text(needle):
            return lambda folded: needle in folded
        case Not(term):
            test = predicate(term)
            return None if test is None else lambda folded: not test(folded)
        case And(terms) | Or(terms):
            found = [predicate(term) for term in terms]
            tests = [test for test in found if test is not None]
            if len(tests) < len(found):
                return None
            joined = all if isinstance(node, And) else any
            return lambda folded: joined(test(folded) for test in tests)
    return None
