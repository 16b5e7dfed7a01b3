"""Hints and situations lead into the documents themselves, where a folder holds these."""

from pathlib import Path

import pytest

from corpus import SHIPPED
from corpus.hints import carried_hints, load_hints
from corpus.knowledge import load_knowledge
from corpus.manifest import load_corpus
from ingest.build import corpus_hash
from ingest.gather import Limits, read_all
from ingest.leads import Sources, leads
from ingest.passages import Form, Passage, Unit
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


SOURCE = (
    passage(0, "Penger", "Brua kostet ni millioner kroner, og kommunen betalte halvparten av regningen."),
    passage(1, "Tid", "Arbeidet med brua varte fra mai til september og ble gjort av lokale snekkere."),
    passage(2, "Tid", "Arbeidet med veien varte fra mai til september.", document="vei"),
)


def test_each_sentence_of_a_rendering_leads_to_the_passage_that_it_renders() -> None:
    rendering = passage(
        9, "Kort om brua", "Kommunen dekket halvparten av kostnaden for brua.", "Snekkere fra bygda bygde fra mai."
    )
    assert Sources(SOURCE).of(rendering) == {0, 1}


def test_another_document_is_never_led_to_however_like_it_is() -> None:
    assert Sources(SOURCE).of(passage(9, "Tid", "Arbeidet varte fra mai til september.")) == {1}
    assert Sources(SOURCE[:2]).of(passage(9, "Tid", "Arbeidet varte fra mai til september.", document="vei")) == set()


def test_a_document_that_only_has_the_same_id_gets_no_hints() -> None:
    assert Sources(SOURCE).of(passage(9, "Mat", "Kokken serverer suppe med fersk torsk og grønnsaker.")) == set()


def test_headings_decide_between_passages_that_say_the_same() -> None:
    twins = (passage(0, "Nord", "Brua er lang."), passage(1, "Sør", "Brua er lang."))
    assert Sources(twins).of(passage(9, "Sør", "Brua er lang.")) == {1}


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


@originals.needed
def test_nearly_all_lead_into_the_originals_and_to_the_document_that_they_are_about() -> None:
    corpus = load_corpus(originals.FOLDER)
    passages = read_all(corpus, Limits(), lambda *_: None).passages
    led = leads(corpus, load_knowledge(originals.FOLDER), passages)
    rows = led.hints
    hints = [(hint.document, question) for hint in load_hints(SHIPPED) for question in hint.questions]
    assert len(rows) > 0.98 * len(hints)
    documents = {question: document for document, question in hints}
    told = [{passages[row].document for row in found.passages} == {documents[found.question]} for found in rows]
    assert sum(told) > 0.98 * len(told)
    assert sum(len(row.passages) for row in rows) < 2 * len(rows)
    assert led.counsel
    assert all(led.counsel)
