"""How pictures are waited for, and what stands still in them."""

from __future__ import annotations

import pytest

from reader.tui.widgets import status_line
from tests import idling


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what the application does, not for a time; a message stays as long as it takes."""
    idling.use(monkeypatch)
    monkeypatch.setattr(status_line, "_SECONDS", 3600.0)
    monkeypatch.setattr(status_line, "_NOTICED", 3600.0)
