"""Passages: the pieces of a document that are embedded, found, quoted and cited."""

from enum import StrEnum
from itertools import takewhile

from pydantic import BaseModel, ConfigDict


class Form(StrEnum):
    """What a unit of a passage is."""

    SENTENCE = "sentence"
    LEAD = "lead"  # the sentence that leads into a list
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


class Unit(BaseModel):
    """The least piece that is quoted: a sentence, a list item, a row. Its text stands verbatim in the passage."""

    model_config = ConfigDict(frozen=True)

    form: Form
    text: str
    paragraph: int  # units with the same number stood in one paragraph or list of the section
    marker: str = ""


class Place(BaseModel):
    """Where a text stands."""

    model_config = ConfigDict(frozen=True)

    document: str
    section: tuple[str, ...]
    page: int | None = None


class Passage(BaseModel):
    """60 to 180 words of one section (fewer where the section is shorter), cut between sentences."""

    model_config = ConfigDict(frozen=True)

    id: str
    document: str
    section: tuple[str, ...]
    page: int | None
    text: str
    units: tuple[Unit, ...]
    also: tuple[Place, ...] = ()  # other places where the same text is printed

    @property
    def embedded(self) -> str:
        """What the model and the word index read: the headings in front of the text."""
        return " / ".join(self.section[-3:]) + "\n" + self.text if self.section else self.text

    def said(self, number: int) -> str:
        """What a unit says: its text, and of a lead-in the points that follow."""
        said = [self.units[number].text]
        if self.units[number].form is Form.LEAD:
            said += [
                unit.text for unit in takewhile(lambda u: u.form in {Form.ITEM, Form.ROW}, self.units[number + 1 :])
            ]
        return " ".join(said)
