"""The server behind ``pizhu serve``: each page of a browser runs a reader of its own."""

from __future__ import annotations

import asyncio
import logging
import shlex
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import aiohttp_jinja2
from aiohttp import hdrs, web
from textual_serve.server import Server, to_int

from reader.errors import PizhuError
from reader.i18n import language, tr
from reader.web.guard import LOOPBACK, Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TEMPLATES: Final = Path(__file__).parent / "templates"
_FONT_SIZE: Final = 18  # pixels
_PATIENCE: Final = 2.0
"""Seconds that readers get to put their things away when the server ends."""


class WebServer(Server):
    """Serves one command on the loopback address, behind a guard."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        """Take a port; 0 takes any that is free.

        Args:
            command: the words of the command that runs the reader.
            port: where to listen.

        Raises:
            PizhuError: the port is taken, or not to be had.
        """
        self._socket = _listen(port)
        port = self._socket.getsockname()[1]
        self._guard = Guard(port)
        super().__init__(
            shlex.join(command),
            host=LOOPBACK,
            port=port,
            title=tr("web.title"),
            public_url=self._guard.origin,
            templates_path=_TEMPLATES,
        )

    @property
    def address(self) -> str:
        """The address that opens the reader; who has it is let in."""
        return self._guard.address

    def run(self, started: Callable[[str], object]) -> None:
        """Serve until interrupted.

        Args:
            started: told the address once the server listens.
        """
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)  # it prints tracebacks
        started(self.address)
        web.run_app(
            self._make_app(),
            sock=self._socket,
            print=None,
            access_log=None,
            shutdown_timeout=_PATIENCE,
            loop=asyncio.new_event_loop(),
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard.middleware())
        app.on_response_prepare.append(self._guard.add_headers)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: the address was told."""

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Hand a file to the browser under its own name, whatever characters that has."""
        try:
            file = await self.download_manager.get_download_metadata(request.match_info["key"])
        except KeyError:
            raise web.HTTPNotFound from None
        response = web.StreamResponse()
        response.content_type = file.mime_type
        name = quote(file.file_name, safe="")
        response.headers[hdrs.CONTENT_DISPOSITION] = f"attachment; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self.download_manager.download(file.delivery_key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page that holds the terminal."""
        context = {
            "language": language(),
            "title": self.title,
            "socket": f"ws://{self._guard.host}/ws",
            "font_size": to_int(request.query.get("fontsize", ""), _FONT_SIZE),
            "ended": tr("web.ended"),
            "again": tr("web.again"),
        }
        return aiohttp_jinja2.render_template("index.html", request, context)


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise PizhuError("web.port", port=port) from error
    return listener
