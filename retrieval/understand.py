"""The reader's text becomes a Question: language, kind, and its meaning in the conversation."""

from collections.abc import Sequence

from corpus.glossary import Glossary
from ingest.lines import visible
from retrieval.followup import resolve
from retrieval.kinds import detect_kind
from retrieval.language import detect_language
from retrieval.question import Question

NO_GLOSSARY = Glossary()
HISTORY = 6  # earlier questions that a follow-up may lean on


def understand(text: str, history: Sequence[str] = (), glossary: Glossary = NO_GLOSSARY) -> Question:
    """What is asked, and in which language."""
    clean = " ".join(visible(text).split())
    earlier = tuple(" ".join(visible(h).split()) for h in history[-HISTORY:])
    resolved = resolve(clean, earlier)
    return Question(
        text=clean,
        history=earlier,
        resolved=resolved,
        words=" ".join([resolved, *glossary.expansions(resolved)]),
        language=detect_language(clean),
        kind=detect_kind(clean),
    )
