"""A question as it goes through the pipeline."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Language(StrEnum):
    """The languages that a question may be asked in."""

    BOKMAAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class QuestionKind(StrEnum):
    """What sort of answer a question calls for."""

    WHO = "who"
    WHEN = "when"
    NUMBER = "number"
    DEFINITION = "definition"
    LIST = "list"
    ACTION = "action"
    COMPARISON = "comparison"
    EXAMPLE = "example"
    WHICH_ADVICE = "which-advice"
    OTHER = "other"
    SMALL_TALK = "small-talk"
    FOREIGN = "foreign"  # not what the assistant is for


class Question(BaseModel):
    """The reader's text, what it means in its conversation, and what sort of answer it calls for."""

    model_config = ConfigDict(frozen=True)

    text: str
    history: tuple[str, ...] = ()  # earlier questions of the conversation, oldest first
    resolved: str  # the question as it would be asked without the conversation
    sought: str  # what the model looks for: the resolved question, with the role that it asks for
    sentences: tuple[str, ...] = ()  # of the text as it was written, line by line, with typing errors mended
    words: str  # what the word index looks for: that, and what else its terms are called
    language: Language = Language.BOKMAAL
    kind: QuestionKind = QuestionKind.OTHER
