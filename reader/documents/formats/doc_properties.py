"""Property modifiers (sprms) of the old Word format; see [MS-DOC] 2.6."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTLINE_LEVEL = 0x2640
LIST_DEPTH = 0x260A
LIST = 0x460B
IN_TABLE = 0x2416
ROW_END = 0x2417
TABLE_DEPTH = 0x6649
INNER_ROW_END = 0x244C
TABLE_HEADER = 0x3404
TABLE_CELLS = 0xD608
HIDDEN = 0x083C
DELETED = 0x0800
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABS = 0xC615
_MOST_CELLS = 64


def read_properties(data: bytes) -> dict[int, bytes]:
    """Return the operand of each modifier in a list of them, the last where one is repeated."""
    return dict(_modifiers(data))


def _modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 3 <= len(data):
        code = struct.unpack_from("<H", data, position)[0]
        position += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            size = 1 + data[position]
            if code == TABLE_CELLS:
                size = 1 + int.from_bytes(data[position : position + 2], "little")
            elif code == _TABS and size == 256:
                return  # its length stands inside it, and nothing that matters follows
        yield code, data[position : position + size]
        position += size


def number_of(properties: dict[int, bytes], code: int) -> int | None:
    """Return the operand of a modifier as an unsigned number, None where it is not there."""
    operand = properties.get(code)
    return int.from_bytes(operand, "little") if operand else None


def edges_of(properties: dict[int, bytes]) -> list[int]:
    """Return the right edges of the cells in a row (twips)."""
    operand = properties.get(TABLE_CELLS, b"")
    if len(operand) < 3:
        return []
    count = min(operand[2], (len(operand) - 3) // 2 - 1, _MOST_CELLS)
    return list(struct.unpack_from(f"<{count}h", operand, 5)) if count > 0 else []
