from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.library.engine.passages import both, either, without

if TYPE_CHECKING:
    from reader.library.engine import Passages

ordinals = st.lists(st.integers(0, 9), min_size=1, unique=True).map(sorted)
some_passages = st.dictionaries(st.integers(1, 5), ordinals).map(lambda d: dict(sorted(d.items())))


def flat(passages: Passages) -> set[tuple[int, int]]:
    return {(document, ordinal) for document, some in passages.items() for ordinal in some}


def in_order(passages: Passages) -> bool:
    documents = list(passages)
    lists = [list(some) for some in passages.values()]
    return documents == sorted(documents) and all(some == sorted(some) != [] for some in lists)


@given(some_passages, some_passages)
def test_passages_are_joined_as_sets_are(some: Passages, other: Passages) -> None:
    for joined, wanted in (
        (both(some, other), flat(some) & flat(other)),
        (either(some, other), flat(some) | flat(other)),
        (without(some, other), flat(some) - flat(other)),
    ):
        assert flat(joined) == wanted
        assert in_order(joined)
