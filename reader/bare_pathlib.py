"""`pathlib` without `urllib.parse`, which takes longer to import than all the rest of it.

Up to Python 3.12 it takes one function from there, for `Path.as_uri` alone.
"""

from __future__ import annotations

import sys

_WANTED = "urllib.parse"


def import_pathlib() -> None:
    """Import `pathlib`, with a stand-in for what hardly any command needs of it."""
    if "pathlib" in sys.modules or _WANTED in sys.modules:
        return
    stand_in = type(sys)(_WANTED)
    vars(stand_in)["quote_from_bytes"] = _quote_from_bytes
    sys.modules[_WANTED] = stand_in
    try:
        import pathlib  # noqa: F401  (whoever imports it next gets this one)
    finally:
        del sys.modules[_WANTED]


def _quote_from_bytes(data: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(data)
