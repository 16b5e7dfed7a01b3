"""How like a case is to what the catalogue says."""

import numpy as np
import pytest
from advice_corpus import build_advice_index
from encoders import WordEncoder

from corpus.advice import Advice
from ingest.store import Index
from retrieval.advising.likeness import OTHER, Likeness


def vectors(*texts: str) -> np.ndarray:
    return WordEncoder().encode_queries(texts)


def advice(index: Index, identifier: str) -> Advice:
    return next(a for a in index.knowledge.advice if a.id == identifier)


@pytest.fixture(scope="module")
def likeness(advice_index: Index) -> Likeness:
    return Likeness(advice_index)


def test_a_short_case_is_weighed_whole(likeness: Likeness) -> None:
    assert likeness.telling(["a", "b", "c"], 3) == (0, 1, 2)


def test_of_a_long_case_the_telling_sentences_are_weighed_in_their_order(likeness: Likeness) -> None:
    said = [
        "Måkene flyr over Lofoten.",
        "Budsjettet mangler kroner.",
        "Måkene flyr.",
        "Partene stoler ikke på hverandre.",
    ]
    assert likeness.telling(said, 2) == (1, 3)


def test_the_signal_of_a_match_is_the_advice_s_own_nearest(advice_index: Index, likeness: Likeness) -> None:
    row = vectors("Oppgaven fikk ingen bevilgning.")[0]
    assert likeness.signal(advice(advice_index, "dfo-difi-3"), row) == "Oppgaven fikk null bevilgning."
    assert likeness.signal(advice(advice_index, "dfo-difi-5"), row) in advice(advice_index, "dfo-difi-5").signals


def test_what_is_said_where_advice_is_followed_speaks_for_its_being_followed(
    advice_index: Index, likeness: Likeness
) -> None:
    trust = advice(advice_index, "dfo-difi-1")
    assert likeness.followed(trust, vectors("Alle stoler blindt på naboen.")) > 0
    assert likeness.followed(trust, vectors("Partene skjuler kortene sine.")) < 0


def test_advice_without_counter_signals_is_never_told_to_be_followed(advice_index: Index, likeness: Likeness) -> None:
    assert likeness.followed(advice(advice_index, "seminar-1"), vectors("Suppa er kald.")) == -1.0


def test_further_advice_is_that_outside_the_six_with_its_sentence(likeness: Likeness) -> None:
    rows = vectors("Budsjettet mangler kroner.", "Suppa er kald og deltakerne sultne.")
    ((found, strength, sentence),) = likeness.others(rows)
    assert (found.id, sentence) == ("seminar-1", 1)
    assert OTHER <= strength <= 1.0 + 1e-6


def test_no_further_advice_without_likeness(likeness: Likeness) -> None:
    assert likeness.others(vectors("Budsjettet mangler kroner.")) == []


def test_an_empty_catalogue_finds_nothing(tmp_path) -> None:
    empty = Likeness(build_advice_index(tmp_path, WordEncoder(), advice="", situations=""))
    assert empty.others(vectors("kroner")) == []
    assert empty.telling(["a", "b", "c"], 2) == (0, 1)
