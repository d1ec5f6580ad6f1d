"""Short ids for annotations, which sort by the time of making."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from annotations import clock

if TYPE_CHECKING:
    from typing import TypeGuard

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 16
_RANDOM_BITS = 32
_USUAL = dict(zip(_DIGITS.encode(), b"0123456789abcdefghijklmnopqrstuv", strict=True))
_TO_USUAL = bytes(_USUAL.get(code, 0) for code in range(256))  # so that `int` reads them


def new_id() -> str:
    """Return a new id: 48 bits of milliseconds and 32 random ones in Crockford's base 32."""
    milliseconds = int(clock.now().timestamp() * 1000)
    return from_number(milliseconds << _RANDOM_BITS | _random())


def _random() -> int:
    """Return a number that nobody foresees, as `secrets` does, which takes long to import."""
    return int.from_bytes(os.urandom(_RANDOM_BITS // 8))


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
    return int(identifier.encode("ascii").translate(_TO_USUAL), 32)


def is_id(value: object) -> TypeGuard[str]:
    """Tell whether a value is one of our ids."""
    try:
        return isinstance(value, str) and to_number(value) >= 0
    except ValueError:
        return False


def to_guid(identifier: str) -> str:
    """Return the GUID of the annotation with this id: a version 8 UUID that holds the id.

    An id that is not one of ours gives a GUID from which it does not come back.
    """
    from uuid import UUID

    try:
        number = to_number(identifier)
    except ValueError:
        number = to_number(derived("", identifier))
    high, low = divmod(number, 1 << _RANDOM_BITS)
    value = high << 80 | _VERSION << 64 | _MARK << _RANDOM_BITS | low
    return str(UUID(int=value))


def from_guid(guid: str) -> str | None:
    """Return the id that a GUID holds, None if it was not made from one.

    Raises:
        ValueError: it is no GUID.
    """
    from uuid import UUID

    value = UUID(guid).int
    if value >> 64 & 0xFFFF != _VERSION or value >> _RANDOM_BITS & 0xFFFFFFFF != _MARK:
        return None
    return from_number(value >> 80 << _RANDOM_BITS | value & 0xFFFFFFFF)


def derived(created: str, name: str) -> str:
    """Return the id of an annotation from elsewhere: always the same for the same name.

    Args:
        created: when it was made (ISO 8601), by which ids sort; empty or wrong if not known.
        name: what it is called there.
    """
    from hashlib import blake2b

    milliseconds = clock.milliseconds(created)
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return from_number(milliseconds << _RANDOM_BITS | int.from_bytes(digest))


_VERSION = 0x8B1C  # version 8 (RFC 9562), and who made it
_MARK = 0x9A7B3C5D  # the variant in its first bits
