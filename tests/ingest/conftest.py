"""What the tests of the model share: the model made once, and a network that is not there."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.bundled import bundled_folder


@pytest.fixture(scope="session")
def model_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the bundled model is made."""
    data = tmp_path_factory.mktemp("data")
    bundled_folder(data / "models")
    return data


@pytest.fixture(scope="module")
def no_network() -> Iterator[None]:
    """Fails a test file in which anything connects, even where a library swallows the error."""
    tried: list[object] = []

    def refuse(*address: object, **_named: object) -> None:
        tried.append(address)
        raise OSError(f"no network in tests: {address!r}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)  # a name that is not found would never reach connect
        yield
    assert tried == []
