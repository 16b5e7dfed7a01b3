"""Hand-made questions, answers and an encoder whose vectors can be worked out by hand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evals.gold import Case, judge
from evals.outcome import Cited, Found, Outcome
from evals.questions import EvalQuestion
from ingest.passages import Form, Passage, Unit
from retrieval.answer import (
    Answer,
    AnswerStatus,
    Citation,
    Provenance,
    Retrieved,
    Statement,
)

GOLD = "Frister står i tildelingsbrevet."
OTHER = "Noe helt annet."


def question(identifier: str = "q1", **fields: object) -> EvalQuestion:
    """A question whose gold is the document «brev», section «Frister», snippet «står i tildelingsbrevet»."""
    base: dict[str, object] = {
        "id": identifier,
        "type": "fact",
        "lang": "nb",
        "question": "Hvor finner jeg frister?",
        "expect": "answer",
        "docs": ("brev",),
        "locators": ("Frister",),
        "quotes": ("står i tildelingsbrevet",),
    }
    return EvalQuestion.model_validate({**base, **fields})


def silent_question(identifier: str = "s1", **fields: object) -> EvalQuestion:
    """A question that the corpus does not answer."""
    gold = {"docs": (), "locators": (), "quotes": ()}
    return question(identifier, **{"type": "unanswerable", "expect": "abstain", **gold, **fields})


def places(*texts: str) -> tuple[Found, ...]:
    """Retrieved passages of those texts, best first, in a document and section that are not gold."""
    return tuple(
        Found(document="annet", section="Innledning", text=text, score=1 / rank) for rank, text in enumerate(texts, 1)
    )


def cited(quote: str, section: str = "Innledning", document: str = "annet") -> Cited:
    """A citation of a place that is gold only if its quote or passage is."""
    return Cited(document=document, section=section, page=None, quote=quote)


def outcome(identifier: str = "q1", status: str = "answered", **fields: object) -> Outcome:
    """An outcome with nothing in it but what is given."""
    return Outcome.model_validate({"id": identifier, "status": status, "answer": "", "ms": 10.0, **fields})


def case(asked: EvalQuestion | None = None, status: str = "answered", **fields: object) -> Case:
    """A judged question."""
    asked = asked or question()
    return judge(asked, outcome(asked.id, status, **fields))


def ranked(rank: int | None, asked: EvalQuestion | None = None, length: int = 12) -> Case:
    """A case whose only gold passage stands at that rank."""
    texts = [GOLD if place == rank else f"{OTHER} {place}" for place in range(1, length + 1)]
    return case(asked, retrieved=places(*texts))


def answer(text: str, status: AnswerStatus = AnswerStatus.ANSWERED, **fields: object) -> Answer:
    """An answer of one statement, or of none."""
    given: dict[str, object] = {
        "question": text,
        "resolved": text,
        "language": "nb",
        "status": status,
        "provenance": Provenance(corpus="c1", model="m", generator="extract", settings="s"),
    }
    return Answer.model_validate({**given, **fields})


def gold_answer(text: str) -> Answer:
    """A right answer: a list with a citation, from a gold passage that was retrieved first."""
    section = ("Styring", "Frister")
    return answer(
        text,
        statements=(Statement(text="Frister:", citations=(1,), items=("ett", "to")),),
        citations=(
            Citation(
                number=1,
                document="brev",
                title="Brevet",
                publisher="",
                date=None,
                date_text=None,
                status=None,
                section=section,
                page=3,
                quote=GOLD,
                passage="p1",
            ),
        ),
        advice=(6,),
        retrieved=(Retrieved(passage="p1", document="brev", section=section, text=GOLD, score=0.9),),
    )


def passage(identifier: str, text: str, *section: str) -> Passage:
    """A passage of the document «brev» that is one sentence."""
    units = (Unit(form=Form.SENTENCE, text=text, paragraph=0),)
    return Passage(id=identifier, document="brev", section=section, page=None, text=text, units=units)


class CountingEncoder:
    """A vector counts the given words in a text, and is brought to length 1; its last place is never 0."""

    def __init__(self, *vocabulary: str) -> None:
        self._vocabulary = vocabulary

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = [[*(text.lower().count(w) for w in self._vocabulary), 0.01] for text in texts]
        rows = np.array(counts, dtype=np.float32).reshape(len(texts), len(self._vocabulary) + 1)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
