"""The names of a question, and whether a text holds them."""

import pytest

from corpus.glossary import Body, Glossary
from retrieval.names import missing, names_in

GLOSSARY = Glossary(
    bodies=(
        Body(name="Difi", variants=("Direktoratet for forvaltning og ikt",), successor="Digdir", since=2020),
        Body(name="Kommunaldepartementet", abbreviations=("KMD",), en=("Ministry of Local Government",)),
    )
)
KMD = frozenset({"kmd", "kommunaldepartementet"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hva gjør KMD?", [KMD]),
        ("KMD og Oslo", [KMD, frozenset({"oslo"})]),
        ("Kva gjer Husbanken i Nord-Noreg?", [frozenset({"husbanken"}), frozenset({"nord-noreg"})]),
        ("What does Difi do?", [frozenset({"difi"})]),
        ("Hvem er Kari Nordmann?", [frozenset({"kari"}), frozenset({"nordmann"})]),
        ("Husbanken leder arbeidet.", []),
        ("Hvem leder? Etatene vet ikke. «Ingen» svarer: Alle gjør det.", []),
        ("KMD leder. KMD svarer.", [KMD]),
        ("hva gjør kmd", []),
        ("", []),
    ],
)
def test_the_names_in_a_question(text, names):
    assert list(names_in(text, GLOSSARY)) == names


@pytest.mark.parametrize("piece", ["Oslo ", "Oslo", "? ", ". «", "A-", "KMD. ", " "])
def test_a_hostile_text_has_each_name_once(piece):
    found = names_in("i " + piece * 20_000, GLOSSARY)
    assert len(found) == len(set(found)) <= 1


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Kommunaldepartementet og Oslo", 0.0),
        ("KMDs brev om oslo", 0.0),
        ("KMD alene", 0.5),
        ("Kommunaldepartementets brev", 0.5),
        ("Ingen av dem", 1.0),
    ],
)
def test_the_share_of_names_that_a_text_lacks(text, share):
    assert missing((KMD, frozenset({"oslo"})), text) == share


def test_without_names_none_is_missing():
    assert missing((), "tekst") == 0.0


@pytest.mark.parametrize(("name", "text"), [("ks", "Et eksempel på tekster"), ("nav", "Navnet"), ("ferje", "båtferje")])
def test_a_name_is_not_found_inside_another_word(name, text):
    assert missing((frozenset({name}),), text) == 1.0


@pytest.mark.parametrize(("name", "text"), [("ks", "KS’ svar"), ("nav", "NAV-kontoret"), ("husbanken", "Husbankens")])
def test_an_inflected_name_is_the_name(name, text):
    assert missing((frozenset({name}),), text) == 0.0


def test_a_name_with_signs_is_no_pattern():
    assert missing((frozenset({"a.b (c"}),), "axb (c") == 1.0
    assert missing((frozenset({"a.b (c"}),), "a.b (c") == 0.0
