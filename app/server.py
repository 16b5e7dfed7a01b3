"""The web server: Streamlit's pages with our own routes, headers and start-up around them."""

import asyncio
import datetime as dt
import gc
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import typer
import uvicorn
from starlette.types import ASGIApp
from streamlit import file_util

from app import options
from app.address import Hosts, address, hosts_of, listen
from app.address import ServerError as ServerError
from app.assistant import State
from app.middleware import HostGuard, PathGuard, SecurityHeaders, page_policy
from app.pages import MAIN
from app.pages.frame import show_error
from app.routes import FOLDERS, READY, page_paths, routes
from app.runtime import AssistantLike, set_assistant
from app.shell import script_hashes
from app.source_page import message_page
from app.texts import load_texts
from retrieval.question import Language

POLL_S = 0.2
DRAIN_S = 5

_log = logging.getLogger(__name__)


def build_app(
    assistant: AssistantLike, hosts: Hosts | None = None, today: Callable[[], dt.date] = dt.date.today
) -> ASGIApp:
    """The ASGI app of an assistant; it answers to `hosts` (this machine alone where none are given)."""
    set_assistant(assistant)
    static = Path(file_util.get_static_dir())
    texts = load_texts(Language.BOKMAAL)
    pages = st.App(
        MAIN,
        routes=routes(assistant, static, today),
        lifespan=_lifespan(assistant),
        on_script_error=_on_script_error,
    )
    not_found = message_page(texts, texts.site.not_found_title, texts.site.not_found)
    guarded = PathGuard(pages, {*page_paths(), READY}, FOLDERS, not_found)
    policy = page_policy(script_hashes((static / "index.html").read_text(encoding="utf-8")))
    return SecurityHeaders(HostGuard(guarded, hosts or Hosts()), policy)


def serve(
    assistant: AssistantLike, host: str, port: int, open_browser: bool, extra_hosts: Collection[str] = ()
) -> None:
    """Serve the pages until SIGINT or SIGTERM; raise ServerError when the address cannot be had.

    The caller has started the assistant, which may still be loading. `extra_hosts` are names that the page is
    reached by beside the bound address, such as a proxy's. Port 0 takes any free port.
    """
    with listen(host, port) as listener:
        bound = listener.getsockname()[1]
        hosts = hosts_of(host, extra_hosts)
        options.apply(options.streamlit_options(host, bound, hosts))
        config = uvicorn.Config(
            build_app(assistant, hosts),
            lifespan="on",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=DRAIN_S,
        )
        server = _Server(config, lambda: _announce(address(host, bound), open_browser))
        with _signals_end_quietly():
            server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """Uvicorn, saying when it listens."""

    def __init__(self, config: uvicorn.Config, on_listening: Callable[[], None]) -> None:
        super().__init__(config)
        self.on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.on_listening()


def _announce(where: str, open_browser: bool) -> None:
    typer.echo(f"Samråd er åpen på {where} – avslutt med Ctrl+C.")
    if open_browser and _has_display():
        threading.Thread(target=webbrowser.open, args=(where,), daemon=True).start()


def _has_display() -> bool:
    """Whether a browser would have a screen to open on."""
    return not sys.platform.startswith("linux") or any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def _signals_end_quietly() -> Iterator[None]:
    """Uvicorn raises the signal that ended it once more for the handlers before it: let those do nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _lifespan(assistant: AssistantLike) -> Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]:
    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        freezing = asyncio.create_task(_freeze_when_ready(assistant))
        yield
        freezing.cancel()

    return lifespan


async def _freeze_when_ready(assistant: AssistantLike) -> None:
    """Take the loaded model out of the collector's sight: a collection takes 0.005 ms then, not 329."""
    while assistant.status().state is State.LOADING:
        await asyncio.sleep(POLL_S)
    gc.collect()
    gc.freeze()


def _on_script_error(error: Exception) -> bool:
    _log.error("A page failed", exc_info=error)
    show_error()
    return True
