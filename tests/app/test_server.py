import base64
import hashlib
import http.client
import re
import signal
import socket
from pathlib import Path

import pytest
from streamlit import config, file_util

from app import options
from app.address import Hosts, ServerError, address, hosts_of, listen
from app.middleware import host_name
from app.server import serve
from app.shell import index_html, script_hashes
from retrieval.question import Language
from tests.app.conftest import Served, start_server, stop_server
from tests.app.fakes import FakeAssistant
from tests.app.html_reading import elements

INDEX = Path(file_util.get_static_dir())


def get(served: Served, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """The status, headers and body of a request, sent as it stands: no redirect is followed, no path tidied."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, body


def websocket(served: Served, host: str, origin: str) -> int:
    """The status that a WebSocket handshake gets; 101 is welcome."""
    return get(
        served,
        "/_stcore/stream",
        Host=host,
        Origin=origin,
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="c2FtcmFhZHNhbXJhYWRzYQ==",
    )[0]


def test_the_page_is_norwegian_from_the_first_byte(served: Served) -> None:
    status, _, body = get(served, "/")
    assert status == 200
    assert '<html lang="nb">' in body
    assert "<title>Samråd – svar om styring og samordning</title>" in body
    assert "Streamlit</title>" not in body
    assert elements(body.split("</head>")[1].split("</body>")[0].split("<body>")[1], "div", role="status")


@pytest.mark.parametrize(("asked", "lang"), [("nn", "nn"), ("en", "en"), ("%22%3E%3Cscript%3E", "nb")])
def test_the_pages_language_follows_the_address(served: Served, asked: str, lang: str) -> None:
    assert f'<html lang="{lang}">' in get(served, f"/?lang={asked}")[2]
    assert f'<html lang="{lang}">' in get(served, f"/kilder?lang={asked}")[2]


PATHS = ["/", "/kilder", "/kilde/notat-1", "/kilde/finnes-ikke", "/ready", "/finnes-ikke", "/samrad/page.css"]
PATHS += ["/static/", "/_stcore/health", "/_stcore/metrics"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_has_the_security_headers(served: Served, path: str) -> None:
    headers = get(served, path)[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_the_policy_allows_the_inline_script_that_is_there_and_no_other(served: Served) -> None:
    _, headers, body = get(served, "/")
    scripts = next(p for p in headers["content-security-policy"].split("; ") if p.startswith("script-src"))
    inline = re.findall(r"<script>(.*?)</script>", body, re.DOTALL)
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert scripts == f"script-src 'self' 'sha256-{digest}'"


def test_a_sources_page_allows_no_script_at_all(served: Served) -> None:
    status, headers, body = get(served, "/kilde/notat-1?q=2")
    assert status == 200
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "script" not in headers["content-security-policy"]
    assert '<mark id="treff">Departementet samler de andre før året begynner.</mark>' in body


def test_an_unknown_source_and_an_unknown_page_are_404_in_norwegian(served: Served) -> None:
    assert (get(served, "/kilde/finnes-ikke")[0], get(served, "/finnes-ikke")[0]) == (404, 404)
    assert "Fant ikke avsnittet" in get(served, "/kilde/finnes-ikke")[2]
    assert "Siden finnes ikke" in get(served, "/finnes-ikke")[2]


CLOSED = ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/upload_file/x/y", "/_stcore//metrics"]


@pytest.mark.parametrize("path", [*CLOSED, "/kilder/_stcore/metrics", "/static/../_stcore/metrics"])
def test_what_is_not_needed_of_streamlit_is_closed(served: Served, path: str) -> None:
    status, _, body = get(served, path)
    assert status in {400, 404}
    assert "# TYPE" not in body


def test_ready_says_so(served: Served) -> None:
    assert get(served, "/ready")[::2] == (200, '{"state":"ready"}')


@pytest.mark.parametrize("host", ["ond.example", "127.0.0.1.ond.example", "ond.example:8501", "", "a@127.0.0.1"])
def test_a_forged_host_is_refused(served: Served, host: str) -> None:
    assert get(served, "/", Host=host)[0] == 400
    assert get(served, "/kilde/notat-1", Host=host)[0] == 400


def test_the_pages_own_socket_is_open_and_a_forged_one_is_not(served: Served) -> None:
    ours = f"127.0.0.1:{served.port}"
    assert websocket(served, ours, f"http://{ours}") == 101
    assert websocket(served, ours, "http://ond.example") == 403
    assert websocket(served, "ond.example", "http://ond.example") == 403  # DNS rebinding


def test_loading_is_not_ready_and_a_signal_ends_it_cleanly() -> None:
    loading = start_server("-1")
    assert get(loading, "/ready")[::2] == (503, '{"state":"loading"}')
    assert get(loading, "/kilde/notat-1")[0] == 503
    assert stop_server(loading) == (0, "")


def test_ctrl_c_ends_it_cleanly_too() -> None:
    running = start_server()
    running.process.send_signal(signal.SIGINT)
    _, errors = running.process.communicate(timeout=20)
    assert (running.process.returncode, errors) == (0, "")


def test_a_taken_port_is_said_to_be_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=rf"Port {port} på 127\.0\.0\.1 er opptatt.*--port"):
            serve(FakeAssistant(), "127.0.0.1", port, open_browser=False)


def test_an_address_that_is_not_this_machines_is_an_error_in_words() -> None:
    with pytest.raises(ServerError, match=r"Kan ikke lytte på 192\.0\.2\.1, port 8501: .+SAMRAD_HOST"):
        listen("192.0.2.1", 8501)


def test_the_names_that_a_server_answers_to() -> None:
    here = hosts_of("127.0.0.1", ["Samraad.Departement.example"])
    assert here.allow("localhost")
    assert here.allow("samraad.departement.example")
    assert not here.allow("192.168.1.5")
    everywhere = hosts_of("0.0.0.0")  # noqa: S104 - nothing listens
    assert everywhere.allow("192.168.1.5")
    assert everywhere.allow("fe80::1")
    assert not everywhere.allow("ond.example")
    assert not everywhere.allow(None)


@pytest.mark.parametrize(
    ("header", "name"),
    [("LocalHost:8501", "localhost"), ("[::1]:80", "::1"), ("a.no.", "a.no"), ("a/b", None), ("a:x", None), ("", None)],
)
def test_the_name_in_a_host_header(header: str, name: str | None) -> None:
    assert host_name(header) == name


def test_the_address_that_is_told() -> None:
    told = [address(host, 1) for host in ("127.0.0.1", "::", "::1", "a.no")]
    assert told == ["http://127.0.0.1:1", "http://127.0.0.1:1", "http://[::1]:1", "http://a.no:1"]


def test_streamlit_knows_every_option_and_takes_each_value() -> None:
    given = options.streamlit_options("127.0.0.1", 8501, Hosts())
    options.apply(given)
    assert {name: config.get_option(name) for name in given} == given
    assert given["runner.postScriptGC"] is False
    assert given["browser.gatherUsageStats"] is False
    assert given["client.showErrorDetails"] == "none"


def test_inline_scripts_are_found_and_others_are_not() -> None:
    html = "<script>a</script><script src='x'></script><script type=module>b</script>"
    expected = [base64.b64encode(hashlib.sha256(text).digest()).decode() for text in (b"a", b"b")]
    assert script_hashes(html) == tuple(f"'sha256-{digest}'" for digest in expected)


@pytest.mark.parametrize("language", list(Language))
def test_streamlits_index_still_has_what_is_replaced(language: Language) -> None:
    index = index_html(INDEX, language)
    assert index.count(f'<html lang="{language}">') == 1
    assert index.count('src="/samrad/page.js"') == 1
    assert index.count('href="/samrad/page.css"') == 1
    assert index.count('role="status"') == 1
    assert "agent/openapi" not in index
    assert "favicon.png" not in index
    assert "JavaScript" in index.split("<noscript>")[1].split("</noscript>")[0]
