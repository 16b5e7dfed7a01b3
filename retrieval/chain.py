"""The chain from a question to an answer, as a LangChain Runnable: invoke, batch, stream and their async twins."""

import datetime as dt
from collections.abc import Callable, Sequence

from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel, ConfigDict

from ingest.store import Index
from retrieval.advising.bearing import bearing, bearings
from retrieval.advising.learnt import Rows
from retrieval.advising.numbered import relevant
from retrieval.advising.told import FOREIGN, how_told, of_case
from retrieval.answer import Answer, AnswerStatus, Citation, Nearest, Notice, Provenance, Retrieved, Statement
from retrieval.candidates import Candidate, asked, candidates, counts_in
from retrieval.citing import Citations, retrieved
from retrieval.comparison import sides
from retrieval.compose import choose, choose_both, statement
from retrieval.disagreement import disagreements
from retrieval.lists import joined, whole
from retrieval.names import names_in
from retrieval.question import Question, QuestionKind
from retrieval.ranking import Hit
from retrieval.retriever import SamradRetriever
from retrieval.scope import outside
from retrieval.signals import Scores
from retrieval.silence import Threshold, threshold_of, weigh
from retrieval.standing import notices
from retrieval.verify import supported, verbatim

GENERATOR = "utdrag"  # sentences of the corpus, no language model
COMPOSED_FROM = 6  # passages that an answer may quote
NEAREST = 3
NAMES = 0.6  # of a side's weight that a sentence must hold to tell of it


class Asking(BaseModel):
    """What goes into the chain: a question and the earlier ones of its conversation, oldest first."""

    model_config = ConfigDict(frozen=True)

    text: str
    history: tuple[str, ...] = ()


def answer_chain(
    retriever: SamradRetriever, today: Callable[[], dt.date], threshold: Threshold | None = None
) -> Runnable[Asking, Answer]:
    """The chain over a retriever; `today` tells which dates have passed, `threshold` when to be silent."""
    decide = threshold or threshold_of(retriever.index)
    return RunnableLambda(lambda asking: _answer(retriever, asking, today(), decide), name="samrad")


def _answer(retriever: SamradRetriever, asking: Asking, today: dt.date, threshold: Threshold) -> Answer:
    question = retriever.understood(asking.text, asking.history)
    provenance = _provenance(retriever)
    if outside(question.text):
        return _empty(question, AnswerStatus.REFUSED, provenance)
    vectors = retriever.vectors(question)
    if _is_foreign(retriever.index, question, vectors[0]):
        return _empty(question, AnswerStatus.REFUSED, provenance)
    hits = retriever.search(question, vectors)
    named = names_in(question.resolved, retriever.index.knowledge.glossary)
    counts = counts_in(question.resolved, question.language)
    wanted = asked(retriever.index, question.kind, question.words, named, counts)
    found = candidates(retriever.index, hits[:COMPOSED_FROM], wanted)
    silent = threshold.silent(weigh(retriever.index, hits, wanted, question.sought, vectors[0]))
    statements, citations = ((), ()) if silent else _state(retriever.index, _chosen(retriever, question, found))
    return _empty(question, AnswerStatus.ANSWERED if statements else AnswerStatus.ABSTAINED, provenance).model_copy(
        update={
            "statements": statements,
            "citations": citations,
            "notices": _notices(retriever.index, statements, citations, question, today),
            "advice": _advice(retriever.index, question, vectors, hits) if statements else (),
            "nearest": () if statements else _nearest(retriever.index, hits),
            "retrieved": _all_retrieved(retriever.index, hits, citations),
        }
    )


def _is_foreign(index: Index, question: Question, vector: Scores) -> bool:
    """Whether a long text is about something else; that can be told only where what the corpus answers is known."""
    known = bool(index.meta.answered)
    return known and how_told(question.words) > 0 and bearing(index, vector).foreign >= FOREIGN


def _chosen(retriever: SamradRetriever, question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """What to state; of a comparison something of each side."""
    compared = sides(question.resolved) if question.kind is QuestionKind.COMPARISON else None
    if not compared:
        return choose(found)
    return choose_both(found, [_about(retriever, side) for side in compared])


def _about(retriever: SamradRetriever, side: str) -> list[Candidate]:
    """What the corpus says of one side of a comparison, in sentences that name it."""
    index = retriever.index
    asked_for = retriever.understood(f"Hva er {side}?")
    wanted = asked(index, QuestionKind.DEFINITION, side)
    found = candidates(index, retriever.hits(asked_for)[:COMPOSED_FROM], wanted)
    return [c for c in found if c.coverage >= NAMES]


def _empty(question: Question, status: AnswerStatus, provenance: Provenance) -> Answer:
    return Answer(
        question=question.text,
        resolved=question.resolved,
        language=question.language,
        status=status,
        provenance=provenance,
    )


def _advice(index: Index, question: Question, vectors: Rows, hits: Sequence[Hit]) -> tuple[int, ...]:
    """The numbers of the advice that bears on a question; one that tells a case is read sentence by sentence."""
    read = bearings(index, vectors[1:])
    return relevant(of_case(index, question.resolved, vectors[0], read), hits, how_told(question.words))


def _provenance(retriever: SamradRetriever) -> Provenance:
    meta = retriever.index.meta
    weights = " ".join(f"{name}={value:g}" for name, value in sorted(retriever.weights.items()))
    return Provenance(corpus=meta.version, model=meta.model_fingerprint, generator=GENERATOR, settings=weights)


def _state(index: Index, chosen: Sequence[Candidate]) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """The statements and citations of what was chosen; what does not hold against its passage is left out."""
    given = Citations(index)
    statements = []
    for candidate in chosen:
        parts = whole(index, candidate)
        made = statement(joined(parts), ())
        if supported(made, [passage for passage, _ in parts]):
            numbers = tuple(given.cite(passage.id, units) for passage, units in parts)
            statements.append(made.model_copy(update={"citations": numbers}))
    citations = given.all()
    sound = {c.number for c in citations if (p := index.passage(c.passage)) and verbatim(c, p)}
    kept = tuple(s for s in statements if set(s.citations) <= sound)
    return kept, tuple(c for c in citations if c.number in sound)


def _nearest(index: Index, hits: Sequence[Hit]) -> tuple[Nearest, ...]:
    seen: dict[tuple[str, tuple[str, ...]], Nearest] = {}
    for hit in hits:
        key = (hit.passage.document, hit.passage.section)
        title = index.document(hit.passage.document).title
        seen.setdefault(key, Nearest(document=key[0], title=title, section=key[1], passage=hit.passage.id))
    return tuple(seen.values())[:NEAREST]


def _notices(
    index: Index, statements: Sequence[Statement], citations: Sequence[Citation], question: Question, today: dt.date
) -> tuple[Notice, ...]:
    """What to know about the sources: where they disagree, and what each of them is."""
    of_each = notices(index, citations, question.language, today)
    return (*disagreements(statements, citations, index.words.analyzer), *of_each)


def _all_retrieved(index: Index, hits: Sequence[Hit], citations: Sequence[Citation]) -> tuple[Retrieved, ...]:
    """The hits, and after them what else is cited: the rest of a list that was cut, the other side of a comparison."""
    found = {hit.passage.id for hit in hits}
    least = round(hits[-1].score, 4) if hits else 0.0
    further = [index.passages[index.rows[c.passage]] for c in citations if c.passage not in found]
    return (*(retrieved(hit.passage, round(hit.score, 4)) for hit in hits), *(retrieved(p, least) for p in further))
