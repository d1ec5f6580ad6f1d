"""What a start does without: together it would be a fifth of it.

Python and Textual take along parts of themselves that nobody here needs before the first key, if
at all. Others stand in for them while Textual is imported; afterwards they are to be had as ever.
"""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import AnyStr

_TLS = "ssl"  # `asyncio` takes it along where Python has it, and nobody here speaks it
_LATER = (
    "textual.command",  # a palette of commands, which brings half of the widgets along
    "platformdirs",  # where a browser's downloads go
    "uuid",  # names for these, and for notifications
    "rich.table",  # a theme's colours, shown to its maker
)


class _Later(ModuleType):
    """Stands for a module of which others import classes and functions that they call later."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__

        def call(_: type, *arguments: object, **named: object) -> object:
            return getattr(import_module(module), name)(*arguments, **named)

        return type(name, (), {"__new__": call})


def hurry() -> None:
    """Import what Textual's application needs at once, and no more."""
    with _in_place_of(_TLS, None):
        import asyncio  # noqa: F401  (for Textual)
    with ExitStack() as stack:
        stack.enter_context(_kept_patterns())
        for name in _LATER:
            stack.enter_context(_in_place_of(name, _Later(name)))
        import textual.app  # noqa: F401  (for ours)


@contextmanager
def _kept_patterns() -> Iterator[None]:
    """Let regular expressions come from the cache: of those of Textual, most are constants."""
    usual = re.compile

    def compile_(pattern: AnyStr | re.Pattern[AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
        return usual(pattern) if isinstance(pattern, re.Pattern) else compiled(pattern, flags)

    re.compile = compile_  # for as long as nothing but imports goes on
    try:
        yield
    finally:
        re.compile = usual


@contextmanager
def _in_place_of(name: str, other: ModuleType | None) -> Iterator[None]:
    """Let ``other`` be imported for a module that is not there yet; None hides it altogether."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = other  # type: ignore[assignment]  # None is the documented way
    try:
        yield
    finally:
        del sys.modules[name]
