"""Knowing when an application driven by a test has done all that it was given.

Textual's own way sleeps until the process takes little time: 20 ms at least, twice for each key,
and yet not enough where a busy machine gives the process no time at all. Here the event loop is
asked: it is idle when nothing is ready to run, nothing falls due soon, and no thread works for it.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import textual.app
import textual.pilot
import textual.screen
from textual.css.stylesheet import Stylesheet

from reader.tui.screens import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from textual.css.model import RuleSet

_SOON = 0.02
"""Seconds within which something must fall due to be waited for: a frame, a short debounce."""
_STEP = 0.02
"""Seconds between two looks at threads, which are at work if they take a twentieth of that."""
_LITTLE = 0.002
"""Seconds after which such a look may end early."""
_TURN = 0.05
"""Seconds that one look counts for at most, however long the machine let the process wait."""
_FRAME = 0.002
"""Seconds from one frame to the next, in place of a sixtieth."""


async def idle(_min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the event loop has nothing to do, so many seconds of its own at most."""
    loop: Any = asyncio.get_running_loop()
    spent = 0.0
    while spent < max_sleep:
        begun = time.monotonic()
        await asyncio.sleep(0)
        if not loop._ready:
            due = _next_due(loop)
            if due < _SOON:
                await asyncio.sleep(max(due, 0))
            elif not _has_threads(loop) or await _threads_rest(loop):
                return
        spent += min(time.monotonic() - begun, _TURN)


def _next_due(loop: Any) -> float:  # noqa: ANN401  (what is asked for is no part of its type)
    """Return in how many seconds the next timer falls due."""
    waiting = [handle.when() for handle in loop._scheduled if not handle.cancelled()]
    return float(min(waiting, default=float("inf")) - loop.time())


def _has_threads(loop: Any) -> bool:  # noqa: ANN401  (the same)
    """Tell whether a thread was given something and is not done; it may only wait."""
    pool = loop._default_executor
    return pool is not None and (
        pool._work_queue.qsize() > 0 or pool._idle_semaphore._value < len(pool._threads)
    )


async def _threads_rest(loop: Any) -> bool:  # noqa: ANN401  (the same)
    """Tell whether threads take next to no time, as those do that wait for what is to come.

    They do not where one ends, or gives the event loop something to do, while they are looked at.
    Where the machine let the process wait far longer, they may have wanted time and got none.
    """
    begun, before = time.monotonic(), _in_threads()
    while (took := time.monotonic() - begun) < _STEP:
        await asyncio.sleep(_LITTLE)
        if loop._ready or not _has_threads(loop):
            return False
    return took < 2 * _STEP and _in_threads() - before < _STEP / 20


def _in_threads() -> float:
    """Return the seconds of work of all threads but this one."""
    return time.process_time() - time.thread_time()


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test wait in this way, and for frames and what is behind the first that come sooner."""
    monkeypatch.setattr(textual.app, "wait_for_idle", idle)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", idle)
    monkeypatch.setattr(textual.screen, "UPDATE_PERIOD", _FRAME)
    monkeypatch.setattr(reading, "_SETTLED", _FRAME)
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)


_parse: Callable[..., list[RuleSet]] = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def _parsed_once(sheet: Stylesheet, *source: object, **more: object) -> list[RuleSet]:
    """Parse a style sheet as Textual does, which keeps the rules for one application only."""
    key = (source, *more.items(), *sheet._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse(sheet, *source, **more)
    return _parsed[key]
