"""Questions with and without an answer, and whose files tell what is known about a folder."""

import shutil
from pathlib import Path

import pytest
from advice_corpus import write_advice_corpus
from corpora import write_corpus

from corpus import SHIPPED
from corpus.advice import load_advice
from corpus.glossary import load_glossary
from corpus.hints import load_hints
from corpus.knowledge import load_knowledge
from corpus.known import GAPS, Known, load_gaps, load_known
from corpus.manifest import MANIFEST, CorpusError

GAP = '[[gap]]\nquestion = " Hva tjener kokken? "\n'


def test_a_folder_without_gaps_has_none(tmp_path: Path) -> None:
    assert load_gaps(tmp_path) == ()


def test_a_gap_counts_once(tmp_path: Path) -> None:
    (tmp_path / GAPS).write_text(GAP + GAP + '[[gap]]\nquestion = "Hvor høy er masta?"\n', encoding="utf-8")
    assert load_gaps(tmp_path) == ("Hva tjener kokken?", "Hvor høy er masta?")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[gap]\n", r"kan ikke leses som TOML"),
        ("[[hull]]\n", r"\[\[gap\]\]"),
        ('[[gap]]\nquestion = " "\n', r"spørsmålet .*feltet «question»"),
        (GAP + 'svar = "nei"\n', r"spørsmålet .*feltet «svar»"),
    ],
)
def test_a_bad_file_says_what_and_where(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / GAPS).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=says) as refused:
        load_gaps(tmp_path)
    assert str(tmp_path / GAPS) in str(refused.value)


def test_a_folder_s_own_gaps_and_hints_are_what_is_known_of_it(tmp_path: Path) -> None:
    known = load_known(write_advice_corpus(tmp_path))
    assert known.answered == ("Hva spiser vi?", "Når er det lunsj?")
    assert known.unanswered == ("Hva tjener kokken?", "Hvor høy er masta?", "Hvem eier båten?")


def test_nothing_is_known_of_a_folder_of_other_documents(tmp_path: Path) -> None:
    assert load_known(write_corpus(tmp_path)) == Known()


def test_a_copy_of_the_shipped_documents_is_known_as_they_are(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / MANIFEST, tmp_path)
    shutil.copytree(SHIPPED / "documents", tmp_path / "documents")
    assert load_known(tmp_path) == load_known(SHIPPED)
    assert load_known(tmp_path).unanswered
    (tmp_path / "nytt.md").write_text("# Nytt\n\nEt notat til.\n", encoding="utf-8")
    assert load_known(tmp_path) == Known()


def test_no_shipped_question_is_both_answered_and_not() -> None:
    known = load_known(SHIPPED)
    assert set(known.answered) == {q for hint in load_hints(SHIPPED) for q in hint.asked}
    assert not {q.lower() for q in known.answered} & {q.lower() for q in known.unanswered}


def test_a_folder_without_a_catalogue_is_read_with_the_shipped_one_and_its_situations(tmp_path: Path) -> None:
    knowledge = load_knowledge(write_corpus(tmp_path))
    assert knowledge.advice == load_advice(SHIPPED)
    assert knowledge.situations
    assert knowledge.glossary == load_glossary(SHIPPED)
    assert knowledge.known == Known()


def test_a_folder_s_own_catalogue_goes_with_its_own_situations(tmp_path: Path) -> None:
    folder = write_advice_corpus(tmp_path)
    assert [a.id for a in load_knowledge(folder).advice] == ["dfo-difi-1", "dfo-difi-3", "dfo-difi-5", "seminar-1"]
    assert len(load_knowledge(folder).situations) == 11
    (folder / "situations.toml").unlink()
    assert load_knowledge(folder).situations == ()
