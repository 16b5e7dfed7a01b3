"""The server's own addresses: the page's first HTML, its styles and script, a source's page, and readiness."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from app.assistant import State
from app.links import PREFIX
from app.middleware import PLAIN_POLICY
from app.pages.catalogue import PAGES
from app.runtime import AssistantLike
from app.shell import index_html
from app.source_page import source_page
from app.texts import language_of
from app.theme import stylesheet
from retrieval.question import Language

OWN = Path(__file__).parent / "static"
ASSETS = "/samrad/"
FOLDERS = (PREFIX, ASSETS)
READY = "/ready"

_FRESH = {"Cache-Control": "no-cache"}


def page_paths() -> tuple[str, ...]:
    """The addresses of the pages that Streamlit shows."""
    return tuple(f"/{page.path}" for page in PAGES)


def routes(assistant: AssistantLike, static: Path, today: Callable[[], dt.date]) -> list[Route]:
    """All of them; `static` is Streamlit's folder of web files, `today` tells what has expired."""
    index = _index(static)
    return [
        *(Route(path, index) for path in page_paths()),
        Route(READY, _ready(assistant)),
        Route(PREFIX + "{identifier:path}", _source(assistant, today)),
        *(Route(ASSETS + name, _asset(content, kind)) for name, content, kind in _assets(static)),
    ]


Endpoint = Callable[[Request], Response]


def _index(static: Path) -> Endpoint:
    pages = {language: index_html(static, language) for language in Language}

    def index(request: Request) -> Response:
        return HTMLResponse(pages[language_of(request.query_params.get("lang"))], headers=_FRESH)

    return index


def _source(assistant: AssistantLike, today: Callable[[], dt.date]) -> Endpoint:
    headers = _FRESH | {"Content-Security-Policy": PLAIN_POLICY}

    def source(request: Request) -> Response:
        status, html = source_page(assistant, request.path_params["identifier"], request.query_params, today())
        return HTMLResponse(html, status, headers)

    return source


def _ready(assistant: AssistantLike) -> Endpoint:
    def ready(_request: Request) -> Response:
        state = assistant.status().state
        return JSONResponse({"state": state.value}, 200 if state is State.READY else 503)

    return ready


def _assets(static: Path) -> tuple[tuple[str, str, str], ...]:
    """Name, content and media type of the files that the pages load from us."""
    read = {path.name: path.read_text(encoding="utf-8") for path in OWN.iterdir()}
    return (
        ("page.css", stylesheet(static, read["page.css"] + read["advice.css"]), "text/css"),
        ("page.js", read["page.js"], "text/javascript"),
        ("icon.svg", read["icon.svg"], "image/svg+xml"),
    )


def _asset(content: str, kind: str) -> Endpoint:
    def asset(_request: Request) -> Response:
        return Response(content, media_type=kind, headers=_FRESH)

    return asset
