"""Keeping the hub's libraries off the network."""

import os


def go_offline() -> None:
    """Keeps the hub's libraries off the network and quiet; they read the environment when first imported.

    An operator's own HF_HUB_OFFLINE=0 stands, and lets a hub name be fetched.
    """
    offline = os.environ.get("HF_HUB_OFFLINE") or "1"
    os.environ["HF_HUB_OFFLINE"] = offline
    os.environ["TRANSFORMERS_OFFLINE"] = os.environ.get("TRANSFORMERS_OFFLINE") or offline
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    # Parallel tokenizing warns of deadlocks when a child process is forked, as for reading a PDF.
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
