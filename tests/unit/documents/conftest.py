"""Ending what does not end."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SECONDS = 100  # far more than any of these needs, even on a busy machine


@pytest.fixture
def bounded() -> Iterator[None]:
    """Let a test fail that takes for ever."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"not done in {_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
