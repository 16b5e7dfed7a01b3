"""The reader's text becomes a Question: language, kind, and its meaning in the conversation."""

from collections.abc import Sequence

from corpus.glossary import Glossary
from ingest.lines import visible
from retrieval.followup import resolve
from retrieval.kinds import detect_kind
from retrieval.language import detect_language
from retrieval.question import Question
from retrieval.roles import role_asked_for

NO_GLOSSARY = Glossary()
HISTORY = 6  # earlier questions that a follow-up may lean on


def understand(text: str, history: Sequence[str] = (), glossary: Glossary = NO_GLOSSARY) -> Question:
    """What is asked, and in which language."""
    clean = " ".join(visible(text).split())
    earlier = tuple(" ".join(visible(h).split()) for h in history[-HISTORY:])
    resolved = resolve(clean, earlier)
    kind = detect_kind(clean)
    role = role_asked_for(resolved, kind)
    sought = f"Hva er {role}, og hvem er {role}? {resolved}" if role else resolved
    return Question(
        text=clean,
        history=earlier,
        resolved=resolved,
        sought=sought,
        words=" ".join([sought, *glossary.expansions(sought)]),
        language=detect_language(clean),
        kind=kind,
    )
