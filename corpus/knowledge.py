"""What is known about a corpus beside its documents: its own files, or else those that come with the project."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus import SHIPPED
from corpus.advice import ADVICE, Advice, load_advice
from corpus.glossary import GLOSSARY, Glossary, load_glossary


class Knowledge(BaseModel):
    """The catalogue of advice and the glossary."""

    model_config = ConfigDict(frozen=True)

    advice: tuple[Advice, ...] = ()
    glossary: Glossary = Glossary()


def load_knowledge(folder: Path) -> Knowledge:
    """A folder's catalogue and glossary; a user's own folder without them is read with the shipped ones."""
    return Knowledge(
        advice=load_advice(folder if (folder / ADVICE).is_file() else SHIPPED),
        glossary=load_glossary(folder if (folder / GLOSSARY).is_file() else SHIPPED),
    )
