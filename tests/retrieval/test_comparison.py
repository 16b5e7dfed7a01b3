"""What a question compares, and an answer that tells of both."""

from dataclasses import replace

import pytest
from encoders import WordEncoder

from ingest.passages import Form, Passage, Unit
from retrieval.candidates import Candidate
from retrieval.chain import Asking, answer_chain
from retrieval.comparison import sides
from retrieval.compose import MAX_WORDS, choose, choose_both
from retrieval.kinds import detect_kind
from retrieval.question import QuestionKind
from retrieval.retriever import SamradRetriever
from tests.retrieval.conftest import NEVER_SILENT, TODAY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hva er forskjellen på ferje og bru?", ("ferje", "bru")),
        ("Hva er forskjellen mellom en ferje og ei bru i praksis?", ("ferje", "bru")),
        ("Hvilken forskjell er det på ferje og bru?", ("ferje", "bru")),
        ("Sammenlign råd 1 og råd 3.", ("råd 1", "råd 3")),
        ("Hvordan skiller ferjen seg fra brua?", ("ferjen", "brua")),
        ("Hva skiller ferjen fra brua når det blåser?", ("ferjen", "brua")),
        ("Ferje kontra bru", ("Ferje", "bru")),
        ("ferje vs. bru", ("ferje", "bru")),
        ("Kva er skilnaden på ei ferje og eit skip?", ("ferje", "skip")),
        ("Samanlikn ferja med brua", ("ferja", "brua")),
        ("Korleis skil ferja seg frå brua?", ("ferja", "brua")),
        ("What is the difference between a ferry and the bridge?", ("ferry", "bridge")),
        ("Compare the ferry with a bridge", ("ferry", "bridge")),
        ("How does the ferry differ from the bridge?", ("ferry", "bridge")),
        ("Are ferries different from bridges?", ("ferries", "bridges")),
        ("Hva er forskjellen på\n ferje  og\tbru?", ("ferje", "bru")),
    ],
)
def test_the_two_sides_of_a_comparison(text, found):
    assert sides(text) == found
    assert detect_kind(text) is QuestionKind.COMPARISON


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hvem har ansvaret?",
        "Hva er forskjellen?",
        "Hva er forskjellen på ferje?",
        "Er det forskjell på Ferje og en ferje?",
        "Hva er forskjellen på a og b?",
        "Hva har ferje og bru til felles?",
        "Forskjellen på " + "ferje" * 20 + " og bru?",
    ],
)
def test_no_sides_where_a_question_does_not_name_two(text):
    assert sides(text) is None


@pytest.mark.parametrize("piece", [" ", "a ", "a vs ", "forskjellen på ", "er aa differ ", "skil aa ", "og\n\t", "vs."])
def test_the_sides_are_found_behind_a_hostile_text(piece):
    """Each try goes a bounded way, so that this ends at once; trying every pair of words took minutes."""
    assert sides(piece * 4000 + ". Hva er forskjellen på ferje og bru?") == ("ferje", "bru")


def made(passage: str, text: str, score: float, hit: int = 0) -> Candidate:
    unit = Unit(form=Form.SENTENCE, text=text, paragraph=0)
    held = Passage(id=passage, document="d", section=("Del",), page=None, text=text, units=(unit,))
    return Candidate(hit, held, (0,), score, 1.0)


FERRY = made("p1", "Kapteinen bestemmer hvor ferjene legger til kai.", 1.0)
BRIDGE = made("p2", "Maleren bruker rustfri maling hver sommer.", 5.0)
WHOLE = made("p3", "Fjorden har både båter og bruer.", 3.0)


def test_what_answers_outright_is_said_first() -> None:
    likest = replace(made("p1", "Ferja er ny.", 2.0), direct=False)
    dated = made("p2", "Brua kom i 1998.", 1.5, hit=1)
    assert choose([likest, dated]) == [dated, likest]
    assert choose([likest]) == [likest]
    assert choose([likest, replace(dated, direct=False)]) == [likest, replace(dated, direct=False)]


def test_each_side_has_its_say_however_weak_it_is():
    assert choose([FERRY, BRIDGE]) == [BRIDGE]
    assert choose_both([WHOLE], [[FERRY], [BRIDGE]]) == [FERRY, BRIDGE]


@pytest.mark.parametrize("both", [[[FERRY], []], [[], [BRIDGE]], [[], []]])
def test_where_a_side_has_nothing_the_whole_is_told_of(both):
    assert choose_both([WHOLE], both) == [WHOLE]


def test_what_both_sides_say_is_said_once():
    again = made("p1", FERRY.parts[0].text, 9.0, hit=3)
    assert choose_both([WHOLE], [[FERRY], [again]]) == [FERRY]
    assert choose_both([WHOLE], [[FERRY], [again, BRIDGE]]) == [FERRY, BRIDGE]


def test_the_sides_share_the_words_of_one_answer():
    long = [made(f"{s}{i}", " ".join(f"{s}ord{i}nr{j}" for j in range(25)), 5.0, i) for s in "ab" for i in range(6)]
    chosen = choose_both([], [long[:6], long[6:]])
    assert [c.passage.id for c in chosen] == ["a0", "a1", "b0", "b1"]  # 2 × 25 words of 60 each; a third would be 75
    assert sum(c.words for c in chosen) <= MAX_WORDS


@pytest.fixture(scope="module")
def compare(index):
    chain = answer_chain(SamradRetriever(index=index, encoder=WordEncoder()), lambda: TODAY, NEVER_SILENT)
    return lambda text: chain.invoke(Asking(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Hva er forskjellen på kapteinen og veikontoret?",
        "Kva er skilnaden på kapteinen og veikontoret?",
        "Compare kapteinen with veikontoret",
    ],
)
def test_an_answer_to_a_comparison_tells_of_both_sides(compare, text):
    answer = compare(text)
    assert {c.document for c in answer.citations} == {"fjord", "bru"}
    assert "Kapteinen" in answer.plain()
    assert "Veikontoret maler brua" in answer.plain()


def test_a_side_that_the_corpus_does_not_name_is_not_made_up(compare):
    text = "Hva er forskjellen på kapteinen og astronauten?"
    assert "astronaut" not in compare(text).plain().lower()
