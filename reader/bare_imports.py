"""`pathlib` and `argparse` without what takes longer to import than they do themselves.

`pathlib` of Python up to 3.12 takes one function from `urllib.parse`, for `Path.as_uri` alone;
`argparse` takes two from `gettext`, to look messages up that nobody translates.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from collections.abc import Callable


def import_quickly() -> None:
    """Import both, so that whoever imports them next gets these."""
    _import("pathlib", "urllib.parse", quote_from_bytes=_quote_from_bytes)
    _import("argparse", "gettext", gettext=str, ngettext=_one_or_many)


def _import(name: str, without: str, **functions: Callable[..., str]) -> None:
    """Import a module while another has a stand-in, unless one of them is there already."""
    if name in sys.modules or without in sys.modules:
        return
    stand_in = type(sys)(without)
    vars(stand_in).update(functions)
    sys.modules[without] = stand_in
    try:
        import_module(name)
    finally:
        del sys.modules[without]


def _quote_from_bytes(data: bytes) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(data)


def _one_or_many(one: str, many: str, number: int) -> str:
    return one if number == 1 else many
