"""Where Norwegian sentences end. A bar marks each end that is expected; the texts are made up."""

import pytest

from ingest.sentences import split_sentences
from tests.ingest.originals import NAMES, blocks, needed

CASES = {
    "full stops": "Møtet var i går.|Det varte lenge.",
    "other ends": "Er det slik?|Ja!|Da gjør vi det.",
    "jf. and chapter numbers": "Jf. kap. 3 og pkt. 2.4 i instruksen.|Der står det mer.",
    "bl.a. before a name": "Dette gjelder bl.a. Oslo og Bergen.|Andre er ikke med.",
    "mv. inside and at the end": "Det gjelder lån mv. i staten.|Det gjelder tilskudd mv.|Neste setning begynner her.",
    "m.fl., osv. and etc.": "Husbanken m.fl. deltok.|De var KMD, FIN osv. i alt.|Det er 22 tiltak etc.|Slutt.",
    "f.eks. and dvs.": "Ta f.eks. Husbanken, dvs. den som låner ut.|Slik er det.",
    "ca., nr. and pr.": "Det er ca. 20 etater i nr. 19 pr. Januar.|Ja.",
    "money": "Det kostet 3,5 mill. kroner.|Neste år koster det 5 mill. kr.|Det er mye.",
    "parliamentary papers": "Regjeringen skrev Meld. St. 27 (2015–2016) og Prop. 1 S (2016–2017).|Den er lang.",
    "an ordinal before a small letter": "Fristen er 1. mars, og det er 3. gang.|Svar da.",
    "a date, and a year at the end": "Den kom 17. mai 2021.|Den ble endret i 2015.|Nå er den ny.",
    "a date in numbers": "Fristen var 28.9.2021.|Den er ute.",
    "a number at the end": "Se kapittel 3.|Regjeringen fulgte opp.|Trinn 2 er nødvendig.",
    "a time": "Møtet er kl. 08.30 og slutter kl. 10.00.|Alle må komme.",
    "initials": "H. C. Andersen skrev det.|Ja.",
    "a king's number": "Det var Olav V. som sa det.|Ja.",
    "a sentence inside quotation marks": "Hun sa: «Det går bra. Vi klarer det.»|Så gikk hun.",
    "a question that is quoted": "«Går det bra?» spurte hun.|Ingen svarte.",
    "a quotation that is never closed": "«Ikke bare pådriver« er navnet.|Det er en rapport.|Den er ny.",
    "a sentence inside a parenthesis": "Det gjelder alle (jf. pkt. 3. Se også 4.) i dag.|Slutt.",
    "a parenthesis that is a sentence": "Det gjelder kommunene.|(Se også kapittel 2.)|Ny setning.",
    "a source behind the full stop": "Forankringen var «svak». (Difi 2014)|I rapporten står det mer.",
    "a source behind a question mark": "Se Hva skjer i departementene? (Difi 2011).|Ny setning.",
    "who said it, without a space": "Blir det vellykket?(informant).|Åpenhet er bra.",
    "three dots": "Vi må... ja, hva må vi?|Vi venter …|Så skjer det noe.",
    "a web address": "Se www.dfo.no for mer.|Der ligger det.",
    "words that are abbreviations too": "Lageret er tom.|Boka er min.|Kva gjer vi no.|Vi ventar.",
    "English": "This is e.g. Norway, i.e. Oslo.|Dr. King agrees.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_they_should(marked: str) -> None:
    expected = marked.split("|")
    assert split_sentences(" ".join(expected)) == expected


def test_empty_text_has_no_sentences() -> None:
    assert split_sentences("  \n ") == []


def test_text_without_an_end_is_one_sentence() -> None:
    assert split_sentences("ansvar og roller er tydelige") == ["ansvar og roller er tydelige"]


def test_white_space_is_folded() -> None:
    assert split_sentences("En  setning.\nEn til.") == ["En setning.", "En til."]


def test_a_long_quotation_is_cut_inside() -> None:
    inside = " ".join(["Dette er en setning på åtte korte ord."] * 10)  # 80 words, and the limit is 60
    assert len(split_sentences(f"«{inside}»")) > 5


@needed
@pytest.mark.parametrize("name", NAMES)
def test_joined_sentences_give_the_paragraph_back(name: str) -> None:
    for block in blocks(name):
        assert " ".join(split_sentences(block.text)) == block.text
