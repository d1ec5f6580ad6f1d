"""What every test gets: a home of its own and a fixed language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader import i18n
from reader.text.script_cache import use_cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A slow machine is no fault of the code.
settings.register_profile("pizhu", deadline=None)
# Before a release: pytest --hypothesis-profile=thorough tests/unit/text
settings.register_profile("thorough", deadline=None, max_examples=5000)
settings.load_profile("pizhu")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep settings, data, state and prepared tables of a test in its own folder."""
    folder = tmp_path / "pizhu-home"
    monkeypatch.setenv("PIZHU_HOME", str(folder))
    yield folder
    use_cache(None)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, whatever the machine's locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    i18n.use(None)
