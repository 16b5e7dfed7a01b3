"""What stands in front of the pages: the names the server answers to, the paths it has, and the headers it sends."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.address import Hosts

# What Streamlit's page needs of Streamlit's server. All else it has, such as its metrics and its agent API, is closed.
STREAMLIT_PATHS = frozenset({"/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/manifest.json"})
STREAMLIT_FOLDERS = ("/static/", "/media/")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PLAIN_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page_policy(script_sources: Collection[str]) -> str:
    """The content security policy of Streamlit's page: nothing from elsewhere, no inline script but its own."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *script_sources]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


class HostGuard:
    """Refuse a request for a host name that is not ours: a name that was rebound to this address."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 400 (a WebSocket is closed, which gives 403)."""
        if scope["type"] == "lifespan" or self.hosts.allow(host_name(Headers(scope=scope).get("host", ""))):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("Ukjent vertsnavn.", status_code=400)(scope, receive, send)


def host_name(header: str) -> str | None:
    """The name in a Host header, without port; None where it is not a plain host."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return None
    plain = parts.netloc == header and "@" not in header
    return parts.hostname.rstrip(".") if parts.hostname and plain else None


class PathGuard:
    """Answer 404, in the reader's language, for every path that is not one of ours or of Streamlit's page."""

    def __init__(self, app: ASGIApp, paths: Collection[str], folders: Collection[str], not_found: str) -> None:
        self.app = app
        self.paths = STREAMLIT_PATHS | set(paths)
        self.folders = (*STREAMLIT_FOLDERS, *folders)
        self.not_found = not_found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 404."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or path in self.paths or path.startswith(self.folders):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            headers = {"Content-Security-Policy": PLAIN_POLICY}
            await HTMLResponse(self.not_found, 404, headers)(scope, receive, send)


class SecurityHeaders:
    """Put the security headers on every response; the page's policy where the response has none of its own."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = HEADERS | {"Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)
