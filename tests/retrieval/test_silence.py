"""Silence where the corpus holds no answer, and the weights that go with what is known of a corpus."""

from dataclasses import replace

import numpy as np
import pytest
from advice_corpus import build_advice_index
from encoders import WordEncoder

from corpus.known import Known
from retrieval.answer import AnswerStatus
from retrieval.candidates import asked
from retrieval.chain import Asking, answer_chain
from retrieval.names import names_in
from retrieval.ranking import WEIGHTS, WITH_HINTS, WITHOUT_HINTS, weights_of
from retrieval.retriever import SamradRetriever
from retrieval.silence import KNOWN, PLAIN, Evidence, Threshold, learn_silence, learn_words, threshold_of, weigh
from tests.retrieval.conftest import TODAY

GAPS = ["Hva tjener kokken?", "Hvor høy er masta?", "Hvem eier båten?"]
HELD = "Bør kokken servere varm suppe til møtet?"
MIDDLE = Evidence(
    passage=0.85,
    unit=0.85,
    cover_top=0.5,
    unknown=0.0,
    unknown_three=0.0,
    learnt=0.0,
    worded=0.0,
    unnamed=0.0,
    length=0.0,
)


@pytest.fixture(scope="module")
def unknown(tmp_path_factory):
    return build_advice_index(tmp_path_factory.mktemp("ukjent"), WordEncoder(), hints="", gaps="")


@pytest.fixture(scope="module")
def evidence(advice_index):
    retriever = SamradRetriever(index=advice_index, encoder=WordEncoder())

    def of(text):
        question = retriever.understood(text)
        vectors = retriever.vectors(question)
        wanted = asked(advice_index, question.kind, question.words)
        return weigh(advice_index, retriever.search(question, vectors), wanted, question.sought, vectors[0])

    return of


def test_a_corpus_with_known_questions_is_judged_by_them(advice_index, unknown):
    assert threshold_of(advice_index) is KNOWN
    assert threshold_of(unknown) is PLAIN


@pytest.mark.parametrize("lacking", ["answered", "unanswered"])
def test_one_kind_of_known_questions_is_not_enough(advice_index, lacking):
    assert threshold_of(replace(advice_index, meta=advice_index.meta.model_copy(update={lacking: 0}))) is PLAIN


@pytest.mark.parametrize("text", GAPS)
def test_a_question_that_is_a_known_gap_is_met_with_silence(advice_index, text):
    chain = answer_chain(SamradRetriever(index=advice_index, encoder=WordEncoder()), lambda: TODAY)
    answer = chain.invoke(Asking(text=text))
    assert answer.status is AnswerStatus.ABSTAINED
    assert answer.nearest


def test_a_question_that_the_corpus_answers_is_answered(advice_index, unknown):
    for index in (advice_index, unknown):
        chain = answer_chain(SamradRetriever(index=index, encoder=WordEncoder()), lambda: TODAY)
        answer = chain.invoke(Asking(text=HELD))
        assert answer.status is AnswerStatus.ANSWERED
        assert answer.citations[0].section == ("Matpause",)


def test_the_known_questions_lie_on_each_side(evidence):
    gap, held = evidence(GAPS[1]), evidence("Når er det lunsj?")
    assert gap.unknown > 0.0 > held.unknown
    assert gap.unknown_three > 0.0 > held.unknown_three
    assert gap.learnt > 0.0 > held.learnt
    assert gap.worded > 0.0 > held.worded
    assert 0.0 <= gap.cover_top <= evidence(HELD).cover_top <= 1.0


@pytest.mark.parametrize(
    ("words", "length"), [("suppe", 0.0), (" ".join(f"ord{i}" for i in range(14)), 0.5), ("a1 b2 " * 9000, 0.0)]
)
def test_the_length_counts_different_terms(evidence, words, length):
    assert evidence(words).length == pytest.approx(length)


def test_nothing_found_is_evidence_of_nothing(advice_index, unknown):
    vector = np.zeros(advice_index.vectors.shape[1], np.float32)
    wanted = asked(unknown, "other", "")
    assert set(weigh(unknown, (), wanted, "", vector).values().values()) == {0.0}


def test_what_a_question_names_and_the_best_passages_do_not_is_counted(advice_index):
    retriever = SamradRetriever(index=advice_index, encoder=WordEncoder())
    question = retriever.understood("Hva mener Kokken og Oslo om suppe?")
    vectors = retriever.vectors(question)
    named = names_in(question.resolved, advice_index.knowledge.glossary)
    wanted = asked(advice_index, question.kind, question.words, named)
    hits = retriever.search(question, vectors)
    assert weigh(advice_index, hits, wanted, question.sought, vectors[0]).unnamed == 0.5


def test_where_no_gaps_are_known_nothing_is_learnt_of_them(unknown):
    assert learn_silence(unknown) is None
    assert learn_words(unknown) is None


@pytest.mark.parametrize(
    ("threshold", "name"),
    [(KNOWN, "unit"), (KNOWN, "cover_top"), (KNOWN, "length"), (PLAIN, "passage"), (PLAIN, "unit"), (PLAIN, "length")],
)
def test_nearness_and_length_speak_for_an_answer(threshold, name):
    more = replace(MIDDLE, **{name: getattr(MIDDLE, name) + 0.1})
    assert threshold.likelihood(more) > threshold.likelihood(MIDDLE)


@pytest.mark.parametrize("name", ["unknown", "unknown_three", "learnt", "worded", "unnamed"])
def test_likeness_to_a_gap_speaks_against_where_gaps_are_known(name):
    like = replace(MIDDLE, **{name: 0.2})
    assert KNOWN.likelihood(like) < KNOWN.likelihood(MIDDLE)
    assert PLAIN.likelihood(like) == PLAIN.likelihood(MIDDLE)


@pytest.mark.parametrize(("bias", "silent"), [(-1e9, True), (-0.1, True), (0.0, False), (1e9, False)])
def test_the_limit_is_a_likelihood(bias, silent):
    assert Threshold(weights={}, bias=bias).silent(MIDDLE) is silent


def test_the_weights_of_a_ranking_go_with_what_is_known(advice_index, unknown):
    unhinted = advice_index.leads.model_copy(update={"hints": ()})
    assert weights_of(advice_index) is WITH_HINTS
    assert weights_of(replace(advice_index, leads=unhinted)) is WITHOUT_HINTS
    assert weights_of(unknown) is WEIGHTS
    nothing = advice_index.knowledge.model_copy(update={"known": Known(unanswered=("Hvem?",))})
    assert weights_of(replace(advice_index, leads=unhinted, knowledge=nothing)) is WEIGHTS


def test_a_retriever_takes_the_weights_of_its_index(advice_index, unknown):
    for index in (advice_index, unknown):
        assert SamradRetriever(index=index, encoder=WordEncoder()).weights == weights_of(index)
    given = SamradRetriever(index=unknown, encoder=WordEncoder(), weights={"words": 1.0})
    assert given.weights == {"words": 1.0}
