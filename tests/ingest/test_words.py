from concurrent.futures import ThreadPoolExecutor

from ingest.words import Analyzer, vocabulary, words


def test_words_are_lower_case_and_keep_their_hyphens():
    assert words("E-sjefene møtes, sa KMD.") == ["e-sjefene", "møtes", "sa", "kmd"]


def test_forms_of_a_word_share_a_stem():
    analyzer = Analyzer()
    assert analyzer.terms("departementene") == analyzer.terms("departementet") == analyzer.terms("departementer")


def test_words_without_a_subject_are_left_out():
    assert Analyzer().terms("hva er det som skal gjøres") == Analyzer().terms("gjøres")


def test_a_compound_of_the_corpus_own_words_gives_its_parts_too():
    analyzer = Analyzer(["tildeling", "brev"])
    assert analyzer.parts("tildelingsbrevet") == ("tildelings", "brevet")
    assert set(analyzer.terms("brev")) < set(analyzer.terms("tildelingsbrevet"))


def test_a_word_that_only_looks_like_a_compound_stays_whole():
    assert Analyzer(["tildeling"]).parts("tildelingsbrevet") == ()
    assert Analyzer(["brev"]).parts("brevet") == ()


def test_the_vocabulary_is_what_stands_twice():
    assert vocabulary(["brev og tildeling", "brev og kanskje"]) == ["brev"]


def test_threads_do_not_spoil_each_others_stems() -> None:
    found = ["tildelingsbrevene", "departementene", "samordningen", "vedtatte", "virksomhetenes", "gruppenes"] * 200
    alone = [Analyzer().stem(word) for word in found]
    shared = Analyzer()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.stem, found)) == alone
