import pytest
from corpora import FJORD, MANIFEST, write_corpus

from corpus import SHIPPED
from corpus.manifest import CorpusError, load_corpus
from ingest.check import check_corpus


@pytest.fixture
def folder(tmp_path):
    """A corpus with a catalogue and a glossary of its own, so that the shipped ones are not held against it."""
    write_corpus(tmp_path)
    (tmp_path / "advice.toml").write_text("", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    return tmp_path


def faults(folder):
    return [str(fault) for fault in check_corpus(load_corpus(folder))]


def rewrite(folder, old, new):
    (folder / "fjord.md").write_text(FJORD.replace(old, new), encoding="utf-8")


def test_a_sound_corpus_has_no_faults(folder):
    assert faults(folder) == []


@pytest.mark.parametrize("begins", ["Dette bestemmer", "De må", "Derfor bestemmer", "Han bestemmer", "Også kapteinen"])
def test_a_sentence_that_points_outside_itself(folder, begins):
    rewrite(folder, "Kapteinen bestemmer", begins)
    (fault,) = faults(folder)
    assert fault.startswith("fjord: Ansvar: setningen peker ut av seg selv")


@pytest.mark.parametrize("begins", ["De seks kapteinene må", "Den enkelte kaptein må", "Det er kapteinen som må"])
def test_a_sentence_that_names_what_it_is_about(folder, begins):
    rewrite(folder, "Kapteinen bestemmer", begins)
    assert faults(folder) == []


def test_a_section_over_length(folder):
    rewrite(folder, "Kapteinen bestemmer", "Ferja går. " * 100 + "Kapteinen bestemmer")
    assert any("del den" in fault for fault in faults(folder))


def test_a_list_without_a_lead_in(folder):
    rewrite(folder, "Kapteinen må ta ansvar for å:\n", "## Ansvar for kapteinen\n\n")
    assert any("ingen setning foran seg" in fault for fault in faults(folder))


def hint(path, *answers, document="fjord"):
    asked = "".join(
        f'[[section.answer]]\nbegins = "{a}"\nquestions = ["Hvem, {a}?", "Når?", "Hva?"]\n' for a in answers
    )
    return f'[[section]]\ndocument = "{document}"\npath = ["{path}"]\nquestions = ["Hva?"]\n{asked}'


def test_a_hint_for_a_section_that_is_not_there_or_with_too_few_questions(folder):
    (folder / "hints.toml").write_text(hint("Borte") + hint("Ansvar"), encoding="utf-8")
    borte, ansvar = faults(folder)
    assert borte == "hints.toml: fjord: Borte: ingen slik seksjon"
    assert ansvar == "hints.toml: fjord: Ansvar: har færre enn 3 ulike spørsmål"


def test_a_hint_for_a_sentence_that_is_not_there(folder):
    (folder / "hints.toml").write_text(hint("Ansvar", "Kapteinen bestemmer", "Matrosen"), encoding="utf-8")
    assert faults(folder) == ["hints.toml: fjord: Ansvar: ingen setning begynner med «Matrosen»"]


def test_a_situation_for_a_section_or_a_sentence_that_is_not_there(folder):
    place = '[[counsel]]\nid = "{}"\ndocument = "fjord"\npath = ["{}"]\n'
    told = '[[situation]]\nid = "a"\ncounsel = ["ansvar"]\nbegins = ["Kapteinen", "Matrosen"]\ntext = "Hei!"\n'
    text = place.format("ansvar", "Ansvar") + place.format("borte", "Borte") + told
    (folder / "situations.toml").write_text(text, encoding="utf-8")
    assert faults(folder) == [
        "situations.toml: borte: ingen seksjon «Borte» i fjord",
        "situations.toml: a: ingen setning begynner med «Matrosen»",
    ]


def test_advice_whose_section_is_not_there(folder):
    (folder / "advice.toml").write_text(
        '[[advice]]\nid = "x-1"\nset = "dfo-difi"\nnumber = 1\ntitle = "Lukk porten"\ndocument = "fjord"\n'
        'sections = [["Borte"]]\nphase = ["forberedende"]\naddressee = ["kapteiner"]\nsummary = "Porten må lukkes."\n'
        'signals = ["Det blåser inn."]\nquestions = ["Hvem lukker?"]\n',
        encoding="utf-8",
    )
    assert any(fault.startswith("advice.toml: x-1") for fault in faults(folder))


def test_a_standing_for_a_section_that_is_not_there(folder):
    table = '[[document.standing]]\nsection = "Borte"\nstatus = "historisk"\n\n'
    manifest = MANIFEST.replace('[[document]]\nid = "bru"', table + '[[document]]\nid = "bru"')
    (folder / "corpus.toml").write_text(manifest, encoding="utf-8")
    assert faults(folder) == ["corpus.toml: fjord: ingen seksjon «Borte»"]


def test_a_glossary_that_cannot_be_used_is_said(folder):
    (folder / "glossary.toml").write_text("[[term]]\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"glossary\.toml"):
        check_corpus(load_corpus(folder))


def test_the_shipped_corpus_is_sound():
    assert check_corpus(load_corpus(SHIPPED)) == ()
