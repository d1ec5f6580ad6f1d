"""What comes with the program may be passed on under its licence."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

_PINS = Path(__file__).parents[3] / "requirements" / "run.txt"
_PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL-2\.0)\b")
_FORBIDDEN = re.compile(r"\b[AL]?GPL|General Public", re.IGNORECASE)


def pinned() -> list[str]:
    """Return the packages that an installation brings here, whatever the system."""
    lines = _PINS.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line.partition("==")[0] for line in lines if line and "sys_platform" not in line]


def stated(package: str) -> str:
    """Return all that a package states about its licence, but not the text itself."""
    about = metadata.metadata(package)
    fields = [about.get_all(name) or [] for name in ("License-Expression", "License", "Classifier")]
    expression, licence, classifiers = fields
    return " ".join(
        [
            *expression,
            *(text.split("\n")[0] for text in licence),
            *(c for c in classifiers if c.startswith("License")),
        ]
    )


@pytest.mark.parametrize("package", pinned())
def test_dependency_is_permissive(package: str) -> None:
    licence = stated(package)
    assert _PERMISSIVE.search(licence), licence
    assert not _FORBIDDEN.search(licence), licence
