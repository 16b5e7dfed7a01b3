"""Streamlit's settings, given in code so that no file is needed; they stand above a user's own config.toml."""

from streamlit.web import bootstrap

from app.address import Hosts
from app.theme import streamlit_theme


def streamlit_options(host: str, port: int, hosts: Hosts) -> dict[str, object]:
    """The options that differ from Streamlit's own: closed, quiet, offline, and without its chrome."""
    return streamlit_theme() | {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.showSidebarNavigation": False,
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": False,
        "runner.postScriptGC": False,  # a collection of half a million objects holds every reader up for 0.3 s
        "server.address": host,
        "server.allowedHosts": [] if hosts.any_address else sorted(hosts.names),  # the server's own guard knows more
        "server.enableAgentApi": False,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.maxUploadSize": 1,
        "server.port": port,
        "server.runOnSave": False,
        "ui.hideTopBar": True,
    }


def apply(options: dict[str, object]) -> None:
    """Set the options, above config files and environment."""
    bootstrap.load_config_options(options)
