"""Short ids for annotations, which sort by the time of making."""

from __future__ import annotations

import secrets

from annotations import clock

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 16
_RANDOM_BITS = 32


def new_id() -> str:
    """Return a new id: 48 bits of milliseconds and 32 random ones in Crockford's base 32."""
    milliseconds = int(clock.now().timestamp() * 1000)
    return from_number(milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS))


def from_number(number: int) -> str:
    """Return the id for a record number."""
    digits = [_DIGITS[number >> shift & 31] for shift in range(0, 5 * _LENGTH, 5)]
    return "".join(reversed(digits))


def to_number(identifier: str) -> int:
    """Return the number under which the annotation with this id is stored.

    Raises:
        ValueError: it is not one of our ids.
    """
    if len(identifier) != _LENGTH:
        raise ValueError(identifier)
    number = 0
    for digit in identifier:
        number = number << 5 | _DIGITS.index(digit)
    return number
