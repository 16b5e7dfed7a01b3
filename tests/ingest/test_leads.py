"""Hints and situations lead into the documents themselves, where a folder holds these."""

from pathlib import Path

import pytest

from corpus import SHIPPED
from corpus.hints import carried_hints, load_hints
from corpus.knowledge import load_knowledge
from corpus.manifest import CorpusError, load_corpus
from ingest.build import corpus_hash
from ingest.gather import Limits, read_all
from ingest.leads import leads
from ingest.passages import Form, Passage, Unit
from ingest.places import Carried, Sections
from tests.ingest import originals

MANIFEST = """[[document]]
id = "skate-sak-17-2021"
file = "sak.md"
title = "Sak 17/2021"
publisher = "Skate"
date = 2021-09-28
kind = "saksframlegg"
status = "utkast"
language = "nb"
"""


def passage(number: int, section: str, *sentences: str, document: str = "bru") -> Passage:
    units = tuple(Unit(form=Form.SENTENCE, text=text, paragraph=0) for text in sentences)
    path = (section,)
    return Passage(id=str(number), document=document, section=path, page=None, text=" ".join(sentences), units=units)


def listed(number: int, section: str, lead: str, *points: str) -> Passage:
    units = [Unit(form=Form.LEAD, text=lead, paragraph=0)]
    units += [Unit(form=Form.ITEM, text=text, paragraph=0, marker="-") for text in points]
    text = "\n- ".join((lead, *points))
    return Passage(id=str(number), document="bru", section=(section,), page=None, text=text, units=tuple(units))


SOURCE = (
    passage(0, "Penger", "Brua kostet ni millioner kroner, og kommunen betalte halvparten av regningen."),
    passage(1, "Tid", "Arbeidet med brua varte fra mai til september og ble gjort av lokale snekkere."),
    passage(2, "Tid", "Arbeidet med veien varte fra mai til september.", document="vei"),
)


def led(rendering: Passage, sources: tuple[Passage, ...] = SOURCE) -> tuple[int, ...]:
    return Carried([rendering], sources).passages((rendering.document, rendering.section))


def test_each_sentence_of_a_rendering_leads_to_the_passage_that_it_renders() -> None:
    rendering = passage(
        9, "Kort om brua", "Kommunen dekket halvparten av kostnaden for brua.", "Snekkere fra bygda bygde fra mai."
    )
    assert led(rendering) == (0, 1)


def test_another_document_is_never_led_to_however_like_it_is() -> None:
    assert led(passage(9, "Tid", "Arbeidet varte fra mai til september.")) == (1,)
    assert led(passage(9, "Tid", "Arbeidet varte fra mai til september.", document="vei"), SOURCE[:2]) == ()


def test_a_document_that_only_has_the_same_id_gets_no_hints() -> None:
    assert led(passage(9, "Mat", "Kokken serverer suppe med fersk torsk og grønnsaker.")) == ()


def test_headings_decide_between_passages_that_say_the_same() -> None:
    twins = (passage(0, "Nord", "Brua er lang."), passage(1, "Sør", "Brua er lang."))
    assert led(passage(9, "Sør", "Brua er lang."), twins) == (1,)


def test_a_sentence_leads_to_the_sentence_that_it_renders() -> None:
    source = passage(0, "Brua", "Brua er lang.", "Kommunen betalte for brua.", "Snekkere bygde brua på en sommer.")
    rendering = passage(9, "Kort", "Det var kommunen som betalte.", "Brua ble bygd av snekkere.")
    places = Carried([rendering], [passage(1, "Annet", "Noe annet."), source])
    section = (rendering.document, rendering.section)
    assert places.units(section, "Det var kommunen") == (2,)
    assert places.units(section, "Brua ble") == (3,)
    assert places.units(section, "Ingen setning") == ()


def test_a_lead_in_leads_to_the_list_that_has_its_points_and_a_point_to_the_point() -> None:
    points = ("utvikle tilliten", "dele kunnskap", "avklare roller")
    source = listed(0, "Råd", "Etatene er opptatt av dette:", *points)
    rendering = listed(9, "Kort", "Tre ting bør gjøres:", *(f"{point} sammen" for point in points))
    places = Carried([rendering], [passage(1, "Tillit", "Tilliten er lav, og rollene er uklare."), source])
    section = (rendering.document, rendering.section)
    assert places.units(section, "Tre ting") == (1,)
    assert places.units(section, "dele kunnskap") == (3,)


def test_the_places_of_a_corpus_are_its_own_sections_and_sentences() -> None:
    places = Sections(SOURCE)
    assert places.passages(("bru", ("Tid",))) == (1,)
    assert places.passages(("bru", ("Borte",))) == ()
    assert places.units(("vei", ("Tid",)), "Arbeidet med") == (2,)


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "sak.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_hints_are_carried_only_for_the_documents_that_are_shipped(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "# Noe\n\nTekst.\n")
    (folder / "annet.md").write_text("# Annet\n\nTekst.\n", encoding="utf-8")
    hints = carried_hints(load_corpus(folder))
    assert {hint.document for hint in hints} == {"skate-sak-17-2021"}
    assert len(hints) == sum(hint.document == "skate-sak-17-2021" for hint in load_hints(SHIPPED))


def test_a_folder_with_hints_of_its_own_keeps_to_them(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "# Sak 17/2021\n\n## Suppe\n\nKokken koker suppe.\n")
    own = '[[section]]\ndocument = "skate-sak-17-2021"\npath = ["Suppe"]\nquestions = ["Hva koker kokken?"]\n'
    (folder / "hints.toml").write_text(own, encoding="utf-8")
    corpus = load_corpus(folder)
    rows = leads(corpus, load_knowledge(folder), read_all(corpus, Limits(), lambda *_: None).passages).hints
    assert [row.question for row in rows] == ["Hva koker kokken?"]


def test_an_index_is_stale_when_the_hints_that_it_carries_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = load_corpus(folder_with(tmp_path, "# Noe\n\nTekst.\n"))
    before = corpus_hash(corpus)
    monkeypatch.setattr("ingest.build.carried_hints", lambda _: load_hints(SHIPPED)[:1])
    assert corpus_hash(corpus) != before


def test_a_hint_may_name_the_sentence_that_answers_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "# Sak 17/2021\n\n## Suppe\n\nKokken koker suppe. Gjestene spiser klokka tolv.\n")
    hints = (
        '[[section]]\ndocument = "skate-sak-17-2021"\npath = ["Suppe"]\nquestions = ["Hva er dette?"]\n'
        '[[section.answer]]\nbegins = "Gjestene"\nquestions = ["Når spiser de?", "Hva er dette?"]\n'
    )
    (folder / "hints.toml").write_text(hints, encoding="utf-8")
    corpus = load_corpus(folder)
    passages = read_all(corpus, Limits(), lambda *_: None).passages
    rows = leads(corpus, load_knowledge(folder), passages).hints
    assert [(row.question, row.units) for row in rows] == [("Hva er dette?", (1,)), ("Når spiser de?", (1,))]
    (folder / "hints.toml").write_text(hints.replace("Gjestene", "Ingen"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"hints\.toml: ingen setning i «Suppe» begynner med «Ingen»"):
        leads(corpus, load_knowledge(folder), passages)


def test_a_situation_may_name_the_sentence_that_answers_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "# Sak 17/2021\n\n## Suppe\n\nKokken koker suppe. Gjestene spiser klokka tolv.\n")
    (folder / "advice.toml").write_text("", encoding="utf-8")
    situations = (
        '[[counsel]]\nid = "suppe"\ndocument = "skate-sak-17-2021"\npath = ["Suppe"]\n'
        '[[situation]]\nid = "a"\ncounsel = ["suppe"]\nbegins = ["Gjestene", "Kokken"]\ntext = "Ingen får mat."\n'
        '[[situation]]\nid = "b"\ntext = "Hei!"\n'
    )
    (folder / "situations.toml").write_text(situations, encoding="utf-8")
    corpus = load_corpus(folder)
    passages = read_all(corpus, Limits(), lambda *_: None).passages
    assert leads(corpus, load_knowledge(folder), passages).answers == ((1, 0), ())
    (folder / "situations.toml").write_text(situations.replace("Gjestene", "Ingen"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"situations\.toml: ingen setning i «Suppe» begynner med «Ingen»"):
        leads(corpus, load_knowledge(folder), passages)


@originals.needed
def test_nearly_all_lead_into_the_originals_and_to_the_document_that_they_are_about() -> None:
    corpus = load_corpus(originals.FOLDER)
    passages = read_all(corpus, Limits(), lambda *_: None).passages
    found = leads(corpus, load_knowledge(originals.FOLDER), passages)
    rows = found.hints
    hints = [(hint.document, question) for hint in load_hints(SHIPPED) for question in hint.asked]
    assert len(rows) > 0.98 * len(hints)
    documents = {question: document for document, question in hints}
    told = [{passages[n].document for n in row.passages} == {documents[row.question]} for row in rows]
    assert sum(told) > 0.98 * len(told)
    assert sum(len(row.passages) for row in rows) < 2 * len(rows)
    assert found.counsel
    assert all(found.counsel)
    told = [s for s in load_knowledge(SHIPPED).situations if s.begins]
    assert sum(map(bool, found.answers)) > 0.9 * len(told) > 1000
    assert sum(bool(row.units) for row in rows) > 0.9 * len(rows)
