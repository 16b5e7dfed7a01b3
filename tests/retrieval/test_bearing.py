"""How much each of the six bears on a text: fitted on situations, or by signals alone."""

from pathlib import Path

import numpy as np
import pytest
from advice_corpus import CATALOGUE, advice_table, build_advice_index, situation
from encoders import WordEncoder

from ingest.store import Index
from retrieval.advising.bearing import FOREIGN, THIN, bearing, bearings, learn, signals_of_six, six
from retrieval.advising.counsel import number_of
from retrieval.advising.learnt import Learnt

CASES = {1: "Partene stoler ikke på hverandre.", 3: "Budsjettet mangler kroner.", 5: "Uklart hvilken etat som styrer."}


def vectors(*texts: str) -> np.ndarray:
    return WordEncoder().encode_queries(texts)


@pytest.fixture(scope="module")
def fitted(advice_index: Index) -> Index:
    return advice_index


@pytest.fixture(scope="module")
def by_signals(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build_advice_index(tmp_path_factory.mktemp("signaler"), WordEncoder(), situations="")


@pytest.mark.parametrize("number", CASES)
def test_a_case_bears_most_on_what_its_situations_call_for(fitted: Index, number: int) -> None:
    shares = bearing(fitted, vectors(CASES[number])[0]).shares
    assert max(shares, key=lambda n: shares[n]) == number


def test_the_shares_sum_to_one_however_thin_or_foreign_the_text_is(fitted: Index) -> None:
    for found in bearings(fitted, vectors(*CASES.values(), "Noe helt annet")):
        assert set(found.shares) == {1, 3, 5}
        assert 0.0 < found.thin < found.thin + found.foreign < 1.0
        assert sum(found.shares.values()) == pytest.approx(1.0)


def test_a_case_that_says_too_little_is_thin(fitted: Index) -> None:
    thin, plain = bearings(fitted, vectors("Hei, kan dere hjelpe?", CASES[3]))
    assert thin.thin > 0.5 > plain.thin


def test_a_text_about_something_else_is_foreign(fitted: Index) -> None:
    foreign, plain = bearings(fitted, vectors("Sola skinner og måkene flyr.", CASES[3]))
    assert foreign.foreign > 3 * plain.foreign


def test_many_texts_bear_as_each_alone(fitted: Index) -> None:
    rows = vectors(*CASES.values())
    for row, found in zip(rows, bearings(fitted, rows), strict=True):
        assert bearing(fitted, row).shares == pytest.approx(dict(found.shares))


def test_what_was_learnt_is_kept_for_the_index(fitted: Index) -> None:
    assert learn(fitted) is learn(fitted)


def test_advice_outside_the_six_is_no_class(fitted: Index) -> None:
    learnt = learn(fitted)
    assert learnt is not None
    assert set(learnt.classes) == {THIN, FOREIGN, 1, 3, 5}
    assert len(signals_of_six(fitted)[1]) == 8


@pytest.mark.parametrize("number", CASES)
def test_without_situations_the_nearest_signals_tell(by_signals: Index, number: int) -> None:
    assert learn(by_signals) is None
    found = bearing(by_signals, vectors(CASES[number])[0])
    assert max(found.shares, key=lambda n: found.shares[n]) == number
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert found.thin == 0.0


def test_situations_of_one_kind_only_teach_nothing(tmp_path: Path) -> None:
    one = situation("a", "Budsjettet er tomt.", "dfo-difi-3") + situation("b", "Ingen kroner.", "dfo-difi-3")
    index = build_advice_index(tmp_path, WordEncoder(), situations=one)
    assert learn(index) is None
    assert set(bearing(index, vectors("kroner")[0]).shares) == {1, 3, 5}


def test_two_classes_are_told_apart(tmp_path: Path) -> None:
    two = "[[advice]]".join(CATALOGUE.split("[[advice]]")[:3])
    situations = situation("a", "Lederne stoler ikke på hverandre.", "dfo-difi-1")
    situations += situation("b", "Budsjettet er tomt.", "dfo-difi-3")
    index = build_advice_index(tmp_path, WordEncoder(), advice=two, situations=situations)
    learnt = learn(index)
    assert learnt is not None
    assert learnt.classes == (1, 3)
    trust, money = bearings(index, vectors(CASES[1], CASES[3]))
    assert trust.shares[1] > 0.5 > trust.shares[3]
    assert money.shares[3] > 0.5 > money.shares[1]
    assert sum(money.shares.values()) == pytest.approx(1.0)


def test_without_any_of_the_six_nothing_bears_on_anything(tmp_path: Path) -> None:
    catalogue = advice_table(1, "Matpause", "overordnet", ["Suppa er kald."], [], which="seminar")
    index = build_advice_index(tmp_path, WordEncoder(), advice=catalogue, situations="")
    assert six(index) == ()
    assert bearings(index, vectors("a", "b")) == [bearing(index, vectors("a")[0])] * 2
    assert bearing(index, vectors("a")[0]).shares == {}


def test_shares_are_a_softmax_over_the_centred_unit_vector() -> None:
    learnt = Learnt(np.array([1.0, 0.0], np.float32), (1, 2), np.array([[2.0, 0.0], [0.0, 0.0]]), np.zeros(2))
    # (3, 0) less the centre is (2, 0), of length 1 it is (1, 0): logits 2 and 0
    expected = np.exp(2) / (np.exp(2) + 1)
    assert learnt.shares(np.array([[3.0, 0.0]], np.float32))[0] == pytest.approx([expected, 1 - expected])


@pytest.mark.parametrize(
    ("section", "number"),
    [
        (("Rådene", "Råd 3: Søk felles forståelse", "Utdypning"), 3),
        (("Råd 6 Bruk linjen",), 6),
        (("Om råd 3",), None),
        (("Råd 12",), None),
        ((), None),
    ],
)
def test_the_number_of_a_section_is_that_of_its_advice(section: tuple[str, ...], number: int | None) -> None:
    assert number_of(section) == number
