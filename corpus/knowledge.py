"""What is known about a corpus beside its documents: its own files, or else those that come with the project."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus import SHIPPED
from corpus.advice import ADVICE, Advice, load_advice
from corpus.glossary import GLOSSARY, Glossary, load_glossary
from corpus.known import Known, load_known
from corpus.situations import Counsel, Situation, load_situations


class Knowledge(BaseModel):
    """The catalogue of advice, situations that call for it, the glossary, and questions with and without an answer."""

    model_config = ConfigDict(frozen=True)

    advice: tuple[Advice, ...] = ()
    situations: tuple[Situation, ...] = ()
    counsel: tuple[Counsel, ...] = ()  # the sections that the situations call for
    glossary: Glossary = Glossary()
    known: Known = Known()


def load_knowledge(folder: Path) -> Knowledge:
    """A folder's catalogue and glossary; a user's own folder without them is read with the shipped ones."""
    catalogued = folder if (folder / ADVICE).is_file() else SHIPPED
    advice = load_advice(catalogued)
    situations, counsel = load_situations(catalogued, [a.id for a in advice])
    return Knowledge(
        advice=advice,
        situations=situations,
        counsel=counsel,
        glossary=load_glossary(folder if (folder / GLOSSARY).is_file() else SHIPPED),
        known=load_known(folder),
    )
