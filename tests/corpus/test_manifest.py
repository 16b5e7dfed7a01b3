import pytest
from corpora import MANIFEST, write_corpus

from corpus import SHIPPED
from corpus.manifest import CorpusError, Status, load_corpus
from corpus.standing import validity


def test_documents_come_in_the_manifests_order(tmp_path):
    corpus = load_corpus(write_corpus(tmp_path))
    assert [d.id for d in corpus.documents] == ["fjord", "bru"]
    assert corpus.document("bru").status is Status.HISTORISK
    assert corpus.warnings == ()


def test_a_file_that_the_manifest_does_not_name_is_taken_in_with_a_warning(tmp_path):
    write_corpus(tmp_path)
    (tmp_path / "Årsrapport 2020.txt").write_text("Tekst.", encoding="utf-8")
    corpus = load_corpus(tmp_path)
    assert corpus.documents[-1].title == "Årsrapport 2020"
    assert corpus.documents[-1].status is None
    assert "Årsrapport 2020.txt" in corpus.warnings[0]


def test_a_readme_and_hidden_files_are_no_documents(tmp_path):
    write_corpus(tmp_path)
    (tmp_path / "README.md").write_text("# Om mappen", encoding="utf-8")
    (tmp_path / ".skjult.md").write_text("# Skjult", encoding="utf-8")
    assert len(load_corpus(tmp_path).documents) == 2


def test_a_file_that_is_missing_is_said(tmp_path):
    write_corpus(tmp_path)
    (tmp_path / "bru.md").unlink()
    corpus = load_corpus(tmp_path)
    assert [d.id for d in corpus.documents] == ["fjord"]
    assert "bru.md" in corpus.warnings[0]


def test_a_document_outside_the_folder_is_not_read(tmp_path):
    write_corpus(tmp_path / "inne")
    (tmp_path / "ute.md").write_text("# Ute", encoding="utf-8")
    manifest = MANIFEST.replace('file = "bru.md"', 'file = "../ute.md"')
    (tmp_path / "inne" / "corpus.toml").write_text(manifest, encoding="utf-8")
    corpus = load_corpus(tmp_path / "inne")
    assert "../ute.md" not in [d.file for d in corpus.documents]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("utkast", "kanskje"), "status"),
        (('id = "bru"', 'id = "fjord"'), "flere ganger"),
        (("2021-09-28", '"i høst"'), "date"),
        (('kind = "notat"', 'slag = "notat"'), "slag"),
        (("[[document]]", "[[dokument]]"), "[[document]]"),
        (('title = "Ferjer på fjorden"', 'title = "Ferjer'), "TOML"),
    ],
)
def test_a_bad_manifest_is_said_plainly(tmp_path, change, said):
    write_corpus(tmp_path)
    (tmp_path / "corpus.toml").write_text(MANIFEST.replace(*change, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"corpus\.toml") as error:
        load_corpus(tmp_path)
    assert said in str(error.value)
    assert "Rett" in str(error.value) or "egen id" in str(error.value)


def test_an_empty_folder_and_a_missing_one(tmp_path):
    with pytest.raises(CorpusError, match="ingen dokumenter"):
        load_corpus(tmp_path)
    with pytest.raises(CorpusError, match="Fant ikke"):
        load_corpus(tmp_path / "borte")


def test_the_innermost_standing_holds(tmp_path):
    write_corpus(tmp_path)
    table = '[[document.standing]]\nsection = "Frister"\nvalid_until = 2018-01-17\nnote = "Fristen er ute."\n\n'
    manifest = MANIFEST.replace('[[document]]\nid = "bru"', table + '[[document]]\nid = "bru"')
    (tmp_path / "corpus.toml").write_text(manifest, encoding="utf-8")
    document = load_corpus(tmp_path).document("fjord")
    found = validity(document, ("Frister",))
    assert (found.status, str(found.valid_until)) == (Status.UTKAST, "2018-01-17")
    assert validity(document, ("Ansvar",)).valid_until is None


def test_the_shipped_manifest_loads():
    corpus = load_corpus(SHIPPED)
    assert corpus.warnings == ()
    assert "dfo-difi-veiledningsnotat-2017" in [d.id for d in corpus.documents]
