"""Queries that are still being typed: what is not yet complete is no mistake."""

from __future__ import annotations

from reader.errors import PizhuError
from reader.search.parser import KINDS, compile_query
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.search.query import Manner, Query

_MOST_STEPS = 60  # more than groups may be nested


def compile_typed(query: str, manner: Manner) -> Query:
    """Return what a query means so far.

    What is open at the end counts as closed there: a quotation mark, a group, a regular expression.
    What only begins there is left out: an operator, a field without its value, the name of a kind,
    a regular expression that is none yet.

    Raises:
        PizhuError: as `compile_query`; more typing would not mend it.
    """
    given = query
    for _ in range(_MOST_STEPS):
        try:
            return compile_query(given, manner=manner)
        except PizhuError as error:
            changed = _mended(given, error, len(query))
            if changed is None:
                raise
            given = changed
    return compile_query(given, manner=manner)


def _mended(query: str, error: PizhuError, typed: int) -> str | None:
    """Return a query without its mistake, None if that is not due to its being unfinished.

    Args:
        query: what was typed, perhaps with marks added that close it.
        error: what is wrong with it.
        typed: how many code points were typed.
    """
    at = int(str(error.values.get("position", 0))) - 1
    match error.key:
        case "search.unclosed":
            return query + str(error.values["closing"])
        case "search.bad_regex" if len(query) > typed:
            return query[: _opening(query, typed)]
        case "search.missing_term" if len(query[at:typed].split()) <= 1:
            return _without_last(query[:typed])
        case "search.empty_field" if not query[at:typed].strip():
            return _without_last(query[:typed])
        case "search.unknown_kind" if _begins_a_kind(str(error.values["kind"])):
            ends = at + len(query[at:].split(maxsplit=1)[0]) >= typed
            return query[:at] if ends else None
    return None


def _opening(query: str, typed: int) -> int:
    """Return where the regular expression begins that is open at the end."""
    at = typed
    while at := query.rfind("/", 0, at) + 1:
        at -= 1
        if not at or query[at - 1].isspace() or query[at - 1] in "(-－":
            return at
    return 0


def _without_last(query: str) -> str:
    """Return a query without its last word."""
    bare = query.rstrip()
    return bare[: len(bare) - len(bare.split()[-1])] if bare else ""


def _begins_a_kind(text: str) -> bool:
    return any(kind.startswith(fold(text)) for kind in KINDS)
