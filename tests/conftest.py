"""What every test has: the tests' own helpers on the path, and no network but this machine's own."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

LOCAL = {"127.0.0.1", "::1", "localhost"}


class NetworkTouchedError(Exception):
    """A test, or the code it runs, tried to reach another machine."""


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if isinstance(address, tuple) and host not in LOCAL:
            raise NetworkTouchedError(f"forsøk på å nå {host}")
        real(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


@pytest.fixture
def originals() -> Path:
    """The five source documents; skipped where the folder is absent."""
    folder = Path(__file__).parents[2] / "shared" / "originals"
    if not folder.is_dir():
        pytest.skip("mappen ../shared/originals finnes ikke her")
    return folder
