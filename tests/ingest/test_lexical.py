import pytest

from ingest.lexical import WordIndex

TEXTS = ["Ferjene går fra kai", "Brua males hvert år", "Ferjer og bruer på fjorden", "Kapteinen melder fra"]


@pytest.fixture
def index():
    return WordIndex.build(TEXTS)


def test_only_texts_with_a_shared_word_score(index):
    scores = index.scores("Når går ferja?")
    assert scores[0] > 0
    assert scores[1] == scores[3] == 0


def test_a_question_without_known_words_scores_nothing(index):
    assert index.scores("xyzzy").tolist() == [0, 0, 0, 0]


def test_a_rare_term_tells_more_than_a_common_one_and_an_unknown_one_most(index):
    common = index.analyzer.terms("ferje")[0]
    rare = index.analyzer.terms("kapteinen")[0]
    assert index.weight(common) < index.weight(rare) < index.weight("xyzzy")


def test_what_was_saved_scores_the_same(index, tmp_path):
    index.save(tmp_path)
    loaded = WordIndex.load(tmp_path)
    assert loaded.scores("ferjer på fjorden").tolist() == index.scores("ferjer på fjorden").tolist()
    assert loaded.weight("xyzzy") == index.weight("xyzzy")
