"""Typing errors: what is mended, and what is left alone."""

import unicodedata

import pytest
from encoders import WordEncoder

from ingest.words import Analyzer, vocabulary
from retrieval.retriever import SamradRetriever
from retrieval.spelling import LONGEST, Spelling, distance, spelling

TEXTS = [
    "Samordning og styring i Husbanken. Departementet leder samordning av etatene. Virksomheten og virksomheten.",
    "Departementet og Husbanken skal skille tildeling fra brev. En tildeling og et brev skal skille seg ut.",
    "Samordningsansvaret er klart, og samordningsansvaret er delt. Seminar. Lesing og lesing. Kalender, kalenderen.",
]
QUESTIONS = ["Hvem eier kaianlegget?"]


@pytest.fixture(scope="module")
def mended():
    return Spelling(TEXTS, QUESTIONS, Analyzer(vocabulary(TEXTS))).mended


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("samordnng", "samordning"),  # one lacks
        ("samordninng", "samordning"),  # one too many
        ("samordming", "samordning"),  # one wrong
        ("samordnign", "samordning"),  # two changed about
        ("samordnigsansvart", "samordningsansvaret"),  # two in a long word
        ("Hvem har ansvar for samordnign i departemenet?", "Hvem har ansvar for samordning i departementet?"),
        ("Kven leier samordnign, og kvifor?", "Kven leier samordning, og kvifor?"),
        ("Who leads samordnign in the departemenet?", "Who leads samordning in the departementet?"),
    ],
)
def test_a_typing_error_becomes_the_word_of_the_corpus(mended, wrong, right):
    assert mended(wrong) == right


@pytest.mark.parametrize(("wrong", "right"), [("Samordnign", "Samordning"), ("Husbnaken", "Husbanken")])
def test_a_capital_is_kept(mended, wrong, right):
    assert mended(wrong) == right


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("samordninger", "its stem is known"),
        ("tildelingsbrev", "a compound of known words"),
        ("kaianlegget", "a known question has it"),
        ("styrig", "its word stands there once"),
        ("seminra", "its word stands there once"),
        ("bref", "short"),
        ("sxmxrdning", "two errors in a word that is not long"),
        ("zamordning", "another first letter"),
        ("skulle", "everyday bokmål, one letter from «skille»"),
        ("leiing", "everyday nynorsk, one letter from «lesing»"),
        ("Kristiansen og Nordmann", "names that are near no word"),
        ("", "nothing"),
        ("2026 – § 3, KMD/ASD", "no words"),
    ],
)
def test_what_is_left_alone(mended, text, why):
    assert mended(text) == text, why


def test_the_nearest_word_wins_over_a_more_common_one():
    texts = ["virksomhetenes " * 9, "virksomheters " * 2]
    assert Spelling(texts, (), Analyzer()).mended("virksomhetrrs") == "virksomheters"


def test_of_equally_near_words_the_most_common_wins():
    near = Spelling(["kalender kalender kalenser kalenser kalenser"], (), Analyzer())
    assert near.mended("kalenxer") == "kalenser"


@pytest.mark.parametrize("piece", ["x", "æ", "samordnign", "ſ", "İ", "a" * LONGEST + " ", "xy " * 9])
def test_a_hostile_text_keeps_what_is_no_error(mended, piece):
    text = piece * 300
    assert mended(text) == text


def test_white_space_and_signs_stay(mended):
    assert mended("  «samordnign»,\n\t(samordnign)! ") == "  «samordning»,\n\t(samordning)! "


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("", "", 0), ("", "ab", 2), ("brev", "brev", 0), ("brve", "brev", 1), ("brv", "brev", 1), ("kake", "koker", 2)],
)
def test_the_distance_counts_letters(one, other, errors):
    assert distance(one, other) == distance(other, one) == errors


def test_an_index_has_one_spelling_that_knows_its_questions_and_glossary(advice_index):
    found = spelling(advice_index)
    assert found is spelling(advice_index)
    assert found.mended("departementen") == "departementen"  # its stem is known
    assert found.mended("Departemenntene bør svare") == "Departementene bør svare"
    assert found.mended("Er suppa kald, og snakker lederne sammen?") == "Er suppa kald, og snakker lederne sammen?"


@pytest.fixture(scope="module")
def advised(advice_index):
    return SamradRetriever(index=advice_index, encoder=WordEncoder())


def test_what_is_looked_for_is_mended_and_the_readers_text_is_kept(advised):
    question = advised.understood(" Hva bør  Departemenntene sette av? ", ["Hva gjør departemenntene?"])
    assert question.text == "Hva bør Departemenntene sette av?"
    assert question.resolved == question.sought == "Hva bør Departementene sette av?"
    assert "Departementene" in question.words
    assert question.history == ("Hva gjør departementene?",)


def test_a_letter_written_as_two_signs_does_not_cut_its_word(advised):
    text = "Hva er ådepartemenntene?"  # å as a and a ring: what follows is no word of its own, and is not mended
    assert advised.understood(unicodedata.normalize("NFD", text)) == advised.understood(text)
    assert advised.understood(text).resolved == text


def test_a_soft_hyphen_and_a_hidden_sign_are_no_errors(advised):
    assert advised.understood("Hva bør departe\u00admen\u200btene gjøre?").resolved == "Hva bør departementene gjøre?"
