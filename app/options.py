"""Streamlit's settings, given in code so that no file is needed; they stand above a user's own config.toml."""

from collections.abc import Collection

from streamlit.web import bootstrap

from app.theme import streamlit_theme


def streamlit_options(host: str, port: int, allowed_hosts: Collection[str]) -> dict[str, object]:
    """The options that differ from Streamlit's own: closed, quiet, offline, and without its chrome."""
    return streamlit_theme() | {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "False",
        "client.showSidebarNavigation": False,
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": False,
        "runner.postScriptGC": False,  # a collection of half a million objects holds every reader up for 0.3 s
        "server.address": host,
        "server.allowedHosts": sorted(allowed_hosts),
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
