"""Tests that need fonts on the system, such as those of PDF files that have none themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# Of a PDF without fonts of its own, the library loses single characters where the system has none.
needs_fonts = pytest.mark.skipif(
    sys.platform == "linux"
    and not any(Path(folder).is_dir() for folder in ("/usr/share/fonts", "/usr/local/share/fonts")),
    reason="there are no fonts here",
)
