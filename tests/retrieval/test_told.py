"""A case told in sentences: how much of one a text is, what its words say, and which advice bears on it."""

import pytest
from advice_corpus import build_advice_index
from encoders import WordEncoder

from ingest.passages import Passage
from retrieval.advising.bearing import Bearing, bearings
from retrieval.advising.numbered import relevant
from retrieval.advising.told import CASE, PLAIN, blend, how_told, of_case
from retrieval.advising.wording import with_words, wording
from retrieval.ranking import Hit

CASES = {1: "Partene stoler ikke på hverandre.", 3: "Budsjettet mangler kroner.", 5: "Uklart hvilken etat som styrer."}
EVEN = Bearing({1: 0.5, 3: 0.5}, thin=0.6, foreign=0.1)


def vectors(*texts: str):
    return WordEncoder().encode_queries(texts)


@pytest.fixture(scope="module")
def untaught(tmp_path_factory):
    return build_advice_index(tmp_path_factory.mktemp("uten"), WordEncoder(), situations="")


@pytest.mark.parametrize(
    ("words", "told"), [(0, 0.0), (PLAIN, 0.0), ((PLAIN + CASE) // 2, 0.5), (CASE, 1.0), (5000, 1.0)]
)
def test_how_much_of_a_case_is_told_goes_by_its_words(words, told):
    assert how_told("ord " * words) == told


def test_the_sentences_weigh_more_than_the_whole():
    found = blend(EVEN, [Bearing({1: 1.0, 3: 0.0})])
    assert found.shares == pytest.approx({1: 0.8, 3: 0.2})  # 0.4 · 0.5 + 0.6 · 1 and 0.4 · 0.5


def test_the_three_most_telling_sentences_count():
    found = blend(EVEN, [Bearing({1: s, 3: 0.0}) for s in (0.0, 0.3, 0.9, 0.6)])
    assert found.shares == pytest.approx({1: 0.56 / 0.76, 3: 0.2 / 0.76})  # 0.4 · 0.5 + 0.6 · (0.9 + 0.6 + 0.3) / 3


@pytest.mark.parametrize(("count", "thin"), [(0, 0.6), (5, 0.6), (6, 0.2)])
def test_a_long_case_is_thin_only_where_each_sentence_is(count, thin):
    found = blend(EVEN, [Bearing({1: 0.5, 3: 0.5}, thin=0.2)] * count)
    assert (found.thin, found.foreign) == (thin, 0.1)


@pytest.mark.parametrize("number", CASES)
def test_the_words_of_a_case_tell_which_advice_it_calls_for(advice_index, number):
    shares = wording(advice_index).shares(CASES[number])
    assert max(shares, key=lambda n: shares[n]) == number
    assert sum(shares.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", "?!", "Who knows?", "ordet " * 20_000])
def test_words_that_nothing_is_known_of_rule_nothing_out(advice_index, text):
    shares = wording(advice_index).shares(text)
    assert all(share > 0 for share in shares.values())


def test_the_wording_of_an_index_is_learnt_once(advice_index):
    assert wording(advice_index) is wording(advice_index)


def test_without_situations_words_have_no_say(untaught):
    assert wording(untaught) is None
    assert with_words(untaught, EVEN, CASES[1], 0.5) is EVEN


def test_without_the_six_there_is_nothing_to_weigh(advice_index):
    nothing = Bearing({}, 0.3)
    assert with_words(advice_index, nothing, CASES[1], 0.5) is nothing
    assert blend(nothing, [nothing]).shares == {}


def test_the_words_move_what_the_vectors_leave_open(advice_index):
    found = with_words(advice_index, EVEN, CASES[3], 0.4)
    assert found.shares[3] > 0.5 > found.shares[1]
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert (found.thin, found.foreign) == (EVEN.thin, EVEN.foreign)
    assert with_words(advice_index, EVEN, CASES[3], 0.0).shares == pytest.approx(EVEN.shares)


@pytest.mark.parametrize("number", CASES)
def test_a_case_bears_on_what_its_telling_sentence_calls_for(advice_index, number):
    sentences = ["Sola skinner.", CASES[number], "Vi møtes på tirsdag."]
    text = " ".join(sentences)
    found = of_case(advice_index, text, vectors(text)[0], bearings(advice_index, vectors(*sentences)))
    assert max(found.shares, key=lambda n: found.shares[n]) == number


def hit(*section: str) -> Hit:
    return Hit(0, Passage(id="p", document="d", section=section, page=None, text="t", units=()), 1.0, {}, (), ())


BEARS = Bearing({1: 0.6, 3: 0.3, 5: 0.1})


def test_for_a_plain_question_the_found_passages_weigh_too():
    # 0.35 + 0.65 · 0.3 = 0.545 for 3, 0.65 · 0.6 = 0.39 for 1, 0.065 for 5
    assert relevant(BEARS, [hit("Råd 3: Penger")]) == (3, 1)


def test_for_a_told_case_they_do_not():
    assert relevant(BEARS, [hit("Råd 3: Penger")], told=1.0) == (1,)


@pytest.mark.parametrize("hits", [[], [hit("Matpause"), hit()]])
def test_no_advice_where_no_passage_is_of_any(hits):
    assert relevant(BEARS, hits, told=1.0) == ()


def test_an_earlier_passage_weighs_more_and_without_a_catalogue_it_is_all_there_is():
    assert relevant(Bearing({}), [hit("Råd 5: Lede"), hit("Råd 1: Tillit")]) == (5, 1)  # 1/1.5 and 1/2.5 are 5 to 3
    assert relevant(Bearing({}), [hit("Råd 5"), hit("Matpause"), hit("Råd 1")]) == (5,)  # 1/1.5 and 1/3.5 are not
