"""A real server of the fake assistant, in a process of its own, and a real browser to look at it with."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.browsing import CHROMIUM, FIELD, FLAGS, Opener, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not shutil.which(CHROMIUM):
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Opener]:
    contexts: list[BrowserContext] = []

    def opener(path: str = "/", width: int = 1280, address: str = served.address, **options: object) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(address + path)
        if path.split("?")[0] == "/":
            watched.page.locator(FIELD).wait_for()
        return watched

    yield opener
    for context in contexts:
        context.close()
