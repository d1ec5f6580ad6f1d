"""A page that stands on the terminal before Textual does; keys wait unseen meanwhile.

The first one may be shown before anything else of the program is imported, so this imports little.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, ClassVar

_OPEN = "\x1b[?1049h\x1b[?25l"
_CLOSE = "\x1b[0m\x1b[?1049l\x1b[?25h"
_STANDARD_INPUT = 0
_STANDARD_ERROR = 2  # where Textual writes, too


class EarlyPage:
    """Shows a page while the application starts; at the end the terminal is as it was before."""

    standing: ClassVar[EarlyPage | None] = None
    """The one that stands on the terminal."""

    def __init__(self, page: str | None) -> None:
        """Show ``page``, control sequences and text; nothing for None."""
        self._page = page
        self._keyboard: list[Any] | None = None

    def __enter__(self) -> bool:
        """Let the page stand there if it does not; return whether there is one."""
        if self._page is not None and EarlyPage.standing is None:
            EarlyPage.standing = self
            self._keyboard = silence_keys(_STANDARD_INPUT)
            _write(_OPEN + self._page)
        return EarlyPage.standing is self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was, if that was not done already."""
        if EarlyPage.standing is self:
            EarlyPage.standing = None
            try:
                _write(_CLOSE)
            except OSError:
                return  # the terminal is gone
            restore_keys(self._keyboard, _STANDARD_INPUT)


def size() -> tuple[int, int] | None:
    """Return the columns and rows of the terminal that a page can be shown on, None without one."""
    try:
        if os.isatty(_STANDARD_INPUT) and os.isatty(_STANDARD_ERROR):
            return os.get_terminal_size(_STANDARD_ERROR)
    except OSError:
        pass
    return None


def silence_keys(terminal: int) -> list[Any] | None:
    """Keep the terminal from showing and from editing what is typed; return how it was before."""
    import termios

    try:
        before = termios.tcgetattr(terminal)
    except termios.error:
        return None
    silent = [*before]
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    return before


def restore_keys(before: list[Any] | None, terminal: int) -> None:
    """Leave the terminal as it was before `silence_keys`."""
    import termios

    if before is not None:
        termios.tcsetattr(terminal, termios.TCSANOW, before)


def _write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(_STANDARD_ERROR, data) :]
