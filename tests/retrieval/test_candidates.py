"""What the sentences and lists of the found passages are worth for a question."""

from pathlib import Path

import numpy as np
import pytest
from encoders import WordEncoder

from ingest.build import build
from ingest.gather import Limits
from ingest.store import Index, open_index
from ingest.versions import Shelf
from retrieval.candidates import COUNTED, KIND_SIGNS, LEANS, SURER, asked, candidates, counts_in
from retrieval.names import names_in
from retrieval.question import Language, QuestionKind
from retrieval.retriever import SamradRetriever

MANIFEST = """[[document]]
id = "havn"
file = "havn.md"
title = "Orden i havna"
publisher = "Havnekontoret"
date = 2021-01-01
kind = "notat"
status = "gjeldende"
language = "nb"
"""
TEXT = """# Orden i havna

## Plikter

Disse pliktene gjelder for kapteiner:
- hils på vakta
- lukk baugporten
- meld fra om tåke

Kapteinen vasker dekket. Matrosen koker kaffe.
"""
HINTS = """[[section]]
document = "havn"
path = ["Plikter"]

[[section.answer]]
begins = "Matrosen"
questions = ["Hvem lager noe varmt å drikke?", "Blir det servert noe om bord?", "Er det noe varmt?"]
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("havn")
    for name, text in (("corpus.toml", MANIFEST), ("havn.md", TEXT), ("hints.toml", HINTS)):
        (folder / name).write_text(text, encoding="utf-8")
    shelf = Shelf(tmp_path_factory.mktemp("hylle"))
    build(folder, shelf, "ord", WordEncoder, lambda *_: None, Limits())
    current = shelf.current()
    assert current is not None
    return open_index(current)


def scores(index: Index, text: str, **known: object) -> dict[str, float]:
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    question = retriever.understood(text)
    hits = retriever.search(question, retriever.vectors(question))
    wanted = asked(index, QuestionKind.OTHER, question.words, **known)
    return {c.parts[0].text: c.score for c in candidates(index, hits, wanted)}


def test_the_sentence_that_is_known_to_answer_such_a_question_comes_first(index: Index) -> None:
    found = scores(index, "Hvem lager noe varmt å drikke?")
    assert max(found, key=lambda text: found[text]) == "Matrosen koker kaffe."


def test_a_known_question_that_is_not_like_the_one_asked_changes_nothing(index: Index) -> None:
    question = SamradRetriever(index=index, encoder=WordEncoder()).understood("Hvem vasker dekket?")
    (hit,) = SamradRetriever(index=index, encoder=WordEncoder()).hits(question)
    assert hit.asked[-1] - SURER < max(hit.units)
    found = scores(index, "Hvem vasker dekket?")
    assert max(found, key=lambda text: found[text]) == "Kapteinen vasker dekket."


def test_a_unit_without_a_known_question_has_none(index: Index) -> None:
    question = SamradRetriever(index=index, encoder=WordEncoder()).understood("Hvem lager noe varmt å drikke?")
    (hit,) = SamradRetriever(index=index, encoder=WordEncoder()).hits(question)
    assert hit.asked[:-1] == (0.0,) * (len(hit.asked) - 1)
    assert hit.asked[-1] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("kind", "direct"),
    [
        (QuestionKind.OTHER, {True}),
        (QuestionKind.WHEN, {False}),
        (QuestionKind.NUMBER, {False}),
    ],
)
def test_a_question_for_a_date_or_a_number_is_answered_outright_by_one(
    index: Index, kind: QuestionKind, direct: set[bool]
) -> None:
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    hits = retriever.hits(retriever.understood("Hva gjør matrosen?"))
    assert {c.direct for c in candidates(index, hits, asked(index, kind, "matrosen"))} == direct


@pytest.mark.parametrize(
    ("text", "bonus"),
    [
        ("Med er Skatteetaten, NAV, Politidirektoratet og Økokrim.", True),
        ("Med er Skatteetaten, den lokale politimesteren, KS, og NAV.", True),
        ("Hvis departementet er uenig, må etaten og direktoratet vente.", False),
        ("Kapteinen og matrosen vasker.", False),
        ("a, " * 4000, False),
    ],
)
def test_a_sentence_that_names_several_things_in_a_row_is_like_a_list(text: str, bonus: bool) -> None:
    assert bool(KIND_SIGNS[QuestionKind.LIST].search(text)) is bonus


@pytest.mark.parametrize(
    ("text", "leans"),
    [("De andre to tiltakene er små.", True), ("De seks rådene er korte.", False), ("Dette er nytt.", True)],
)
def test_a_sentence_may_lean_on_the_one_before_it(text: str, leans: bool) -> None:
    assert bool(LEANS.match(text)) is leans


def test_a_list_with_as_many_points_as_asked_for_is_worth_more(index: Index) -> None:
    lead = "Disse pliktene gjelder for kapteiner:"
    plain, counted, other = (scores(index, "Hva er pliktene?", counts=frozenset(n)) for n in ((), (3,), (4,)))
    assert counted[lead] == pytest.approx(plain[lead] + COUNTED)
    assert other == pytest.approx(plain)
    assert counted["Matrosen koker kaffe."] == plain["Matrosen koker kaffe."]


def test_a_sentence_need_not_name_who_made_its_document(index: Index) -> None:
    publisher, stranger = (
        names_in(f"Hva sier {name}?", index.knowledge.glossary) for name in ("Havnekontoret", "Oslo")
    )
    assert scores(index, "Hva er pliktene?", names=publisher) == pytest.approx(scores(index, "Hva er pliktene?"))
    lowered = scores(index, "Hva er pliktene?", names=stranger)
    assert all(lowered[text] < score for text, score in scores(index, "Hva er pliktene?").items())


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("Hva er de seks rådene?", Language.BOKMAAL, {6}),
        ("Kva er dei fire stega, og dei to fasane?", Language.NYNORSK, {2, 4}),
        ("What are the three cases?", Language.ENGLISH, {3}),
        ("Hva er råd 4?", Language.BOKMAAL, set()),
        ("Hva skjedde i 2017?", Language.BOKMAAL, set()),
        ("Hva er 25 prosent av 400 kroner?", Language.BOKMAAL, set()),
        ("Hvem bestemmer?", Language.BOKMAAL, set()),
    ],
)
def test_the_numbers_of_things_that_a_question_speaks_of(text: str, language: Language, counts: set[int]) -> None:
    assert counts_in(text, language) == counts


def test_the_similarities_of_units_are_those_of_their_vectors(index: Index) -> None:
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    question = retriever.understood("Hvem vasker dekket?")
    (hit,) = retriever.hits(question)
    assert hit.units == pytest.approx(tuple(index.unit_vectors @ retriever.vectors(question)[0]), abs=1e-5)
    assert np.argmax(hit.units) == 4
