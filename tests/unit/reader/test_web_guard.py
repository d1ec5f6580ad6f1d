from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError, web
from aiohttp.test_utils import TestServer, unused_port

from reader.web.guard import Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

FORBIDDEN = 403


async def page(_: web.Request) -> web.Response:
    return web.Response(text="page")


async def socket(request: web.Request) -> web.WebSocketResponse:
    answer = web.WebSocketResponse()
    await answer.prepare(request)
    await answer.send_str("hello")
    return answer


@pytest.fixture
async def guard() -> AsyncIterator[Guard]:
    port = unused_port()
    guard = Guard(port)
    app = web.Application(middlewares=[guard.middleware()])
    app.add_routes([web.get("/", page), web.get("/download/1", page), web.get("/ws", socket)])
    app.on_response_prepare.append(guard.add_headers)
    async with TestServer(app, host="127.0.0.1", port=port):
        yield guard


@pytest.fixture
async def browser() -> AsyncIterator[ClientSession]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def status(browser: ClientSession, address: str, **headers: str) -> int:
    async with browser.get(address, headers=headers) as response:
        return response.status


async def test_the_printed_address_lets_a_browser_in_and_leaves_no_key_behind(
    guard: Guard, browser: ClientSession
) -> None:
    async with browser.get(guard.address) as response:
        assert await response.text() == "page"
        assert str(response.url) == f"{guard.origin}/"
        (welcome,) = response.history
        assert "HttpOnly" in welcome.headers["Set-Cookie"]
        assert "SameSite=Strict" in welcome.headers["Set-Cookie"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
    assert await status(browser, f"{guard.origin}/download/1") == 200


@pytest.mark.parametrize("path", ["/", "/download/1", "/ws", "/?key=guess", "/?key=", "/?key=锁"])
async def test_without_the_key_nothing_is_served(
    guard: Guard, browser: ClientSession, path: str
) -> None:
    assert await status(browser, guard.origin + path) == FORBIDDEN


async def test_the_key_of_another_server_does_not_fit(guard: Guard, browser: ClientSession) -> None:
    other = Guard(int(guard.host.rpartition(":")[2]))
    assert await status(browser, other.address) == FORBIDDEN


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
async def test_a_name_bent_to_the_machine_is_refused(
    guard: Guard, browser: ClientSession, host: str
) -> None:
    assert await status(browser, guard.address, Host=host) == FORBIDDEN


async def test_our_own_page_may_open_the_socket(guard: Guard, browser: ClientSession) -> None:
    await status(browser, guard.address)
    async with browser.ws_connect(f"{guard.origin}/ws", origin=guard.origin) as answer:
        assert await answer.receive_str() == "hello"


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1"])
async def test_another_page_may_not_open_the_socket(
    guard: Guard, browser: ClientSession, origin: str | None
) -> None:
    await status(browser, guard.address)
    with pytest.raises(WSServerHandshakeError) as refused:
        await browser.ws_connect(f"{guard.origin}/ws", origin=origin)
    assert refused.value.status == FORBIDDEN
