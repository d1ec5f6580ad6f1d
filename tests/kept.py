"""Results that are kept whole in ``tests/data``, to be compared with.

Where one is meant to change, remove its file: the test writes it anew, to be looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


def compare(name: str, written: str) -> None:
    """Compare a result with the one that is kept."""
    kept = DATA / f"{name}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(written.encode())
        pytest.fail(f"{kept} is written anew: look at it")
    assert written == kept.read_bytes().decode()
