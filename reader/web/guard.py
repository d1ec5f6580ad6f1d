"""Who may come in: only a page of this very server, in a browser that was handed its key.

A server on the loopback address can be reached by every user and every web page of the machine.
So each request must name the server's own address (a name that was bent to it is refused), a
WebSocket must be asked for by our own page, and both need a key that stands only in the address
that was printed; the browser swaps it for a cookie, so that it stays out of the history.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from aiohttp import hdrs, web

from reader.i18n import tr

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

LOOPBACK: Final = "127.0.0.1"
_KEY: Final = "key"
_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


class Guard:
    """Lets in whoever has the key of a server, and tells browsers what its pages may do."""

    def __init__(self, port: int) -> None:
        """Make a new key for the server at a port of the loopback address."""
        self.host = f"{LOOPBACK}:{port}"
        self._key = secrets.token_urlsafe(32)
        self._cookie = f"pizhu-{port}"
        self._headers = {
            "Content-Security-Policy": _POLICY.format(host=self.host),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }

    @property
    def origin(self) -> str:
        """The server's address, as browsers name where a page comes from."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address that lets a browser in."""
        return f"{self.origin}/?{_KEY}={self._key}"

    async def add_headers(self, _: web.Request, response: web.StreamResponse) -> None:
        """Say with a response what its page may load and who may show it."""
        response.headers.update(self._headers)

    def middleware(self) -> Middleware:
        """Return what stands before every handler."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._is_ours(request):
                raise web.HTTPForbidden(text=tr("web.elsewhere"))
            if request.path == "/" and self._fits(request.query.get(_KEY)):
                raise self._welcome()
            if not self._fits(request.cookies.get(self._cookie)):
                raise web.HTTPForbidden(text=tr("web.no-key"))
            return await handler(request)

        return guarded

    def _is_ours(self, request: web.Request) -> bool:
        origin = request.headers.get(hdrs.ORIGIN)
        must_name_it = hdrs.UPGRADE in request.headers
        return request.host == self.host and (
            origin == self.origin or (origin is None and not must_name_it)
        )

    def _fits(self, key: str | None) -> bool:
        return key is not None and secrets.compare_digest(key.encode(), self._key.encode())

    def _welcome(self) -> web.HTTPSeeOther:
        response = web.HTTPSeeOther("/")
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
        return response
