"""Comparing two documents so that a reader can go on meanwhile, and give it up.

Large ones are compared in a process of its own, which leaves the interpreter to the keys and takes
the memory with it.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Thread
from typing import TYPE_CHECKING

from reader.comparison.collation import Collation
from reader.library.processes import child
from reader.library.processes.collator import SIZE, pairing_of, plain_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from reader.documents.model import Document

_LARGE = 300_000  # code points of both; less takes half a second
_PIECE = 1 << 20  # bytes
_LOOK = 0.05  # seconds from one look whether it is still wanted to the next


def collate(
    old: Document, new: Document, unwanted: Callable[[], bool] = lambda: False
) -> Collation | None:
    """Compare two documents; return None once ``unwanted`` says that nobody waits any more."""
    plain = plain_document(old), plain_document(new)
    if sum(len(text) for texts, _ in plain for text in texts) >= _LARGE:
        with suppress(OSError, EOFError, ValueError):
            answer = _apart(marshal.dumps(plain), unwanted)
            if answer is None:
                return None
            return Collation(old, new, [*map(pairing_of, marshal.loads(answer))])  # noqa: S302  (ours)
    return Collation(old, new)


def _apart(content: bytes, unwanted: Callable[[], bool]) -> bytes | None:
    """Return the answer of another process, None if it is no longer wanted.

    Raises:
        OSError, EOFError: there is no whole answer.
    """
    with child.start("reader.library.processes.collator") as process:
        assert process.stdin is not None  # noqa: S101  (it was asked for)
        assert process.stdout is not None  # noqa: S101  (likewise)
        giving = Thread(target=_give, args=(process.stdin, content), daemon=True)
        giving.start()
        try:
            return _taken(process.stdout, unwanted)
        finally:
            process.kill()
            giving.join()


def _give(pipe: IO[bytes], content: bytes) -> None:
    """Write all of a message; whoever reads it may have ended."""
    with suppress(OSError):
        for message in (SIZE.pack(len(content)), content):
            rest = memoryview(message)
            while rest:
                rest = rest[os.write(pipe.fileno(), rest[:_PIECE]) :]


def _taken(pipe: IO[bytes], unwanted: Callable[[], bool]) -> bytes | None:
    message = bytearray()
    with DefaultSelector() as selector:
        selector.register(pipe, EVENT_READ)
        while len(message) < SIZE.size or len(message) < SIZE.size + SIZE.unpack_from(message)[0]:
            if unwanted():
                return None
            if selector.select(_LOOK):
                piece = os.read(pipe.fileno(), _PIECE)
                if not piece:
                    raise EOFError
                message += piece
    return bytes(message[SIZE.size :])
