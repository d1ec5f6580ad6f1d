"""Keys typed faster than they take effect.

A key goes to the widget that has the focus when it arrives. What is typed behind a key that opens
a panel belongs into that panel, so no key is looked at before the one before has taken effect.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.tui.widgets.short_cut import ShortCut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.dom import DOMNode
    from textual.widget import Widget

_PATIENCE = 0.3  # seconds; a command that waits for the application itself must not stop it


async def take_effect(app: App[int], target: Widget) -> None:
    """Wait until a key that was sent to ``target`` has taken effect.

    It goes from the widget up to the screen; a screen that it opened there has got its focus then.
    """
    way = [node for node in target.ancestors_with_self if node is not app]
    if isinstance(target, ShortCut):
        way = [app.screen]
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            await _caught_up(way)
            if app.screen not in way:
                await _caught_up([app.screen])


async def _caught_up(nodes: Sequence[DOMNode]) -> None:
    """Wait until all these have handled their messages, and those that came of them."""
    while True:
        for node in nodes:
            done = asyncio.Event()
            if node.call_later(done.set):
                await done.wait()
        if not any(node.message_queue_size for node in nodes):
            return
