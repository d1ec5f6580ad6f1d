"""Keeping the memory of a long session small."""

from __future__ import annotations

import gc
from contextlib import suppress

_MMAP_THRESHOLD = -3  # that parameter's number for mallopt(3)
_LARGE = 1 << 17  # bytes: what the C library begins with


def settle_memory() -> None:
    """Spare the garbage collector what is there by now, nearly all of which will stay.

    Python looks at everything only when the number of new objects has grown by a quarter of all it
    found the last time. So it looks once more: then there is next to nothing, and what Textual
    throws away in cycles with every frame is found while it is little.
    """
    gc.collect()
    gc.freeze()
    gc.collect()


def give_back_memory() -> None:
    """Return to the system what was let go of and the C library would keep."""
    from ctypes import CDLL

    with suppress(OSError, AttributeError):  # not every C library has it
        CDLL(None).malloc_trim(0)


def return_large_blocks() -> None:
    """Let the C library return large blocks to the system as soon as they are let go of.

    Once a large one was, it would keep all up to that size among the small ones (mallopt(3)).
    """
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
