"""Regular expressions that are compiled once and kept between runs.

Compiling one that is full of Chinese characters takes a millisecond, and reading a document needs
some sixty of them. Python's compiler ends by handing its code to the engine; the same is done here
with code from `script_cache`, which was made by the same Python and which the engine checks before
it takes it. Whatever fails, `re` compiles as ever.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from reader.text import script_cache
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, AnyStr

    # What the engine takes beside the source: flags, code, groups, and the names of these.
    Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_CAPACITY = 400
_usual = re.compile
_known: dict[tuple[str | bytes, int], Code] | None = (
    None  # what the cache holds; None: not read yet
)
_fresh: dict[tuple[str | bytes, int], Code] = {}  # what it lacks


@cache
def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does.

    Args:
        source: a pattern of a program's own, no user's: what is kept is never asked about where
            it came from.
        flags: those of `re.compile`.
    """
    try:
        code = _kept().get((source, int(flags))) or _translated(source, flags)
        return _engine(source, *code)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return _usual(source, flags)


def keep() -> None:
    """Put into the cache what it lacked."""
    if _fresh:
        known = _kept()
        kept = {**(known if len(known) + len(_fresh) <= _CAPACITY else {}), **_fresh}
        _fresh.clear()
        script_cache.store(_key(), (), kept)


def _kept() -> dict[tuple[str | bytes, int], Code]:
    global _known  # noqa: PLW0603  (one process has one cache)
    if _known is None:
        found = script_cache.load(_key(), ())
        _known = found if isinstance(found, dict) else {}
    return _known


def _key() -> tuple[str, int, int]:
    import _sre

    return "patterns", _sre.MAGIC, _sre.CODESIZE


def _translated(source: str | bytes, flags: int) -> Code:
    """Return the code of a pattern, as `re._compiler.compile` makes it."""
    internal: Any = re
    parsed = internal._parser.parse(source, flags)  # noqa: SLF001  (nothing public ends before the engine)
    code = internal._compiler._code(parsed, flags)  # noqa: SLF001  (the same)
    state = parsed.state
    names = {group: name for name, group in state.groupdict.items()}
    found = (
        int(flags | state.flags),
        array("I", code).tobytes(),
        state.groups - 1,
        dict(state.groupdict),
        tuple(map(names.get, range(state.groups))),
    )
    _fresh[source, int(flags)] = found
    return found


def _engine(source: AnyStr, flags: int, code: bytes, *groups: object) -> re.Pattern[AnyStr]:
    import _sre

    pattern: re.Pattern[AnyStr] = _sre.compile(source, flags, array("I", code).tolist(), *groups)
    return pattern
