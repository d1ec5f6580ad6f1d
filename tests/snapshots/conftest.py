"""How pictures are waited for."""

from __future__ import annotations

import pytest

from tests import idling


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what the application does, not for a time."""
    idling.use(monkeypatch)
