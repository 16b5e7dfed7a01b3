"""Serve the pages of the fake assistant in a process of its own, on any free port: `python -m tests.app.serve_fake`."""

import sys
import threading

from app.assistant import State
from app.server import serve
from tests.app.fakes import FakeAssistant


def main(loading_s: float) -> None:
    """Serve until a signal; the fake is ready after so many seconds, and never after a negative number."""
    assistant = FakeAssistant(State.LOADING if loading_s else State.READY)
    if loading_s > 0:
        threading.Timer(loading_s, assistant.finish_loading).start()
    serve(assistant, "127.0.0.1", 0, open_browser=False)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0)
