"""A real server of the fake assistant, in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Served:
    """A running server: its address, and its process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1])


def start_server(*arguments: str) -> Served:
    command = [sys.executable, "-m", "tests.app.serve_fake", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    if not found:
        process.kill()
        raise AssertionError(f"the server did not start: {line!r} {process.communicate()[1]}")
    return Served(found[0], process)


def stop_server(served: Served) -> tuple[int, str]:
    """End it by its process id; its exit code, and what it had to complain of."""
    served.process.terminate()
    _, errors = served.process.communicate(timeout=20)
    return served.process.returncode, errors


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    running = start_server()
    yield running
    stop_server(running)
