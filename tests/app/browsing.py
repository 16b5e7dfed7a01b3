"""A page in a real browser: what it said, what it asked for, and what can be seen of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
FIELD = "[data-testid=stChatInputTextArea]"
ENGLISH = ["Send message", "Skip to main", "Stop script", "Deploy", "Made with", "Press Enter", "Running", "Rerun"]


@dataclass
class Watched:
    """A page, and what it said and asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def ask(self, question: str) -> None:
        before = self.page.locator(".answer").count()
        self.page.locator(FIELD).fill(question)
        self.page.locator(FIELD).press("Enter")
        self.page.locator(".answer").nth(before).wait_for()

    def complaints(self) -> list[str]:
        return [line for line in self.console if line.startswith(("error", "warning"))]

    def elsewhere(self) -> list[str]:
        """Requests that left this machine."""
        local = {"127.0.0.1", None}  # data: and blob: have no host
        return [url for url in self.requests if urlsplit(url).hostname not in local]


Opener = Callable[..., Watched]


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]


def overflow(page: Page) -> list[str]:
    """The elements that reach past the right edge of the window."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => [...document.querySelectorAll("body *")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
            .filter((e) => !e.closest(".sr-only"))
            .map((e) => e.tagName + "." + e.className)"""
    )
