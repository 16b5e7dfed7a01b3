"""The reader's text becomes a Question: language, kind, and its meaning in the conversation."""

from collections.abc import Sequence

from ingest.lines import visible
from retrieval.followup import resolve
from retrieval.kinds import detect_kind
from retrieval.language import detect_language
from retrieval.question import Question

HISTORY = 6  # earlier questions that a follow-up may lean on


def understand(text: str, history: Sequence[str] = ()) -> Question:
    """What is asked, and in which language."""
    clean = " ".join(visible(text).split())
    earlier = tuple(" ".join(visible(h).split()) for h in history[-HISTORY:])
    return Question(
        text=clean,
        history=earlier,
        resolved=resolve(clean, earlier),
        language=detect_language(clean),
        kind=detect_kind(clean),
    )
