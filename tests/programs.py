"""Starting programs that cannot outlive a test, nor hold it up."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PATIENCE = 100.0  # seconds; less than a test may take


@contextmanager
def started(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:  # noqa: ANN401  (those of Popen)
    """Start a program and wait for its end, which comes at once where the test fails.

    One that has not ended after a while is killed: whoever waits for what it says hears its end.
    """
    process = subprocess.Popen(command, **options)  # noqa: S603  (our own programs)
    limit = Timer(_PATIENCE, process.kill)
    limit.start()
    try:
        with process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise
    finally:
        limit.cancel()
