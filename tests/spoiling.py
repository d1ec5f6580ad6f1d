"""Values in a JSON file that are not what they should be."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from hypothesis import strategies as st


class Spoilt(NamedTuple):
    """What to do: the way to a value, a number at each level, and JSON to put there, if any."""

    way: list[int]
    new: bytes | None


_NEW = (b"null", b"true", b"-1", b"0", b"1", b'""', b'"x"', b"[]", b"[5]", b"{}", None)
_ONE = st.builds(
    Spoilt, st.lists(st.integers(0, 20), min_size=2, max_size=6), st.sampled_from(_NEW)
)
SPOILT = st.lists(_ONE, min_size=1, max_size=3)
"""A few values to be spoilt, below the tables of a file."""


def spoil(content: bytes, spoilt: list[Spoilt]) -> bytes:
    """Return a file's content with values in it replaced or gone."""
    data = orjson.loads(content)
    for one in spoilt:
        _spoil(data, one)
    return orjson.dumps(data)


def _spoil(place: Any, spoilt: Spoilt) -> None:  # noqa: ANN401  (JSON of any kind)
    for depth, number in enumerate(spoilt.way, 1):
        if not place:
            return
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = keys[number % len(keys)]
        if depth == len(spoilt.way) or not isinstance(place[key], dict | list):
            break
        place = place[key]
    if spoilt.new is None:
        del place[key]
    else:
        place[key] = orjson.loads(spoilt.new)
