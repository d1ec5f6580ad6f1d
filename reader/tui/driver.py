"""A terminal driver that does not wipe out the page that stands there when it starts."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

_ALTERNATE_SCREEN = "\x1b[?1049h"


class PageKeepingDriver(LinuxDriver):
    """Terminals clear the alternate screen when asked to show it, even where it is shown."""

    _kept = False

    def write(self, data: str) -> None:
        """Write all but the first request for the alternate screen."""
        if data == _ALTERNATE_SCREEN and not self._kept:
            self._kept = True  # only at the start: after a visit to the shell the screen is due
            return
        super().write(data)
