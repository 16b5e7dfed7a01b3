from pathlib import Path

import pytest
from pydantic import ValidationError

import corpus
from corpus.glossary import Body, Glossary, Term, load_glossary
from corpus.manifest import CorpusError

SHIPPED = Path(corpus.__file__).parent


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary(SHIPPED)


@pytest.fixture
def small() -> Glossary:
    return Glossary(
        terms=(
            Term(term="virksomhet", variants=("etat",), nn=("verksemd",), en=("agency", "agencies")),
            Term(term="samarbeidsoppgave", variants=("fellesoppgave",), en=("joint task",)),
            Term(term="samordningsstigen", variants=("samordningstrappa",), en=("coordination ladder",)),
            Term(term="statsråd", variants=("minister",)),
            Term(term="mål- og resultatstyring", variants=("MRS",)),
        ),
        bodies=(
            Body(name="Statsministerens kontor", abbreviations=("SMK",), en=("Office of the Prime Minister",)),
            Body(name="Finansdepartementet", abbreviations=("FIN",)),
            Body(name="Barne-, ungdoms- og familiedirektoratet", abbreviations=("Bufdir",)),
            Body(name="Fylkesmannen", variants=("Statsforvalteren",), successor="Statsforvalteren", since=2021),
        ),
    )


def write(folder: Path, text: str) -> Path:
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hva er samordningstrappa?", ("samordningsstigen",)),  # a variant
        ("Kva skal ei verksemd gjere?", ("virksomhet",)),  # nynorsk
        ("What is the coordination ladder?", ("samordningsstigen",)),  # English
        ("Hva gjør SMK?", ("Statsministerens kontor",)),  # an abbreviation
        ("Hva gjør Statsministerens kontor?", ("SMK",)),  # the corpus says both
        ("Hva gjør Statsministerens kontor (SMK)?", ()),  # both are there
        ("Hva er samordningsstigen?", ()),
        ("Hva er samordningsstigens trinn?", ()),  # there, with an ending
        ("Er en etat en virksomhet?", ()),  # the variant's term is there
        ("ETATEN og Samordningstrappa", ("virksomhet", "samordningsstigen")),  # the glossary's order
        ("Samordningstrappa og etaten", ("virksomhet", "samordningsstigen")),
        ("Etaten, etater og verksemder", ("virksomhet",)),  # each once
        ("Hvor er lunsjen?", ()),
        ("", ()),
    ],
)
def test_a_text_gives_the_corpus_names_of_what_it_mentions(
    small: Glossary, text: str, expected: tuple[str, ...]
) -> None:
    assert small.expansions(text) == expected


@pytest.mark.parametrize(
    "word",
    ["etat", "etaten", "etater", "etatene", "etatens", "etats", "etatar", "etatane", "etatenes"],
)
def test_endings_are_understood(small: Glossary, word: str) -> None:
    assert small.expansions(f"Hva sier {word} her?") == ("virksomhet",)


@pytest.mark.parametrize(
    "word", ["fellesoppgave", "fellesoppgaven", "fellesoppgaver", "fellesoppgavene", "fellesoppgaves"]
)
def test_a_word_on_e_loses_its_e_before_an_ending(small: Glossary, word: str) -> None:
    assert small.expansions(word) == ("samarbeidsoppgave",)


@pytest.mark.parametrize("word", ["etatisk", "fellesetat", "fellesoppgavehefte"])
def test_only_whole_words_count(small: Glossary, word: str) -> None:
    assert small.expansions(word) == ()


def test_several_words_stand_in_a_row_and_the_last_may_have_an_ending(small: Glossary) -> None:
    assert small.expansions("two joint tasks") == ("samarbeidsoppgave",)
    assert small.expansions("joints task") == ()
    assert small.expansions("a joint and difficult task") == ()


def test_commas_and_hyphens_in_a_name_may_be_left_out(small: Glossary) -> None:
    assert small.expansions("barne ungdoms og familiedirektoratets rolle") == ("Bufdir",)
    assert small.expansions("SMK-møtet") == ("Statsministerens kontor",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spør SMK", ("Statsministerens kontor",)),
        ("Spør SMKs ansatte", ("Statsministerens kontor",)),
        ("Spør Smk", ()),  # three letters: its capitals tell it from a word
        ("spør smk om det", ("Statsministerens kontor",)),  # all of the text is in lower case
        ("spør bufdir, KS", ("Barne-, ungdoms- og familiedirektoratet",)),  # six letters: any case
        ("En fin plan", ()),
        ("en fin plan", ()),  # «fin» is a word of its own
        ("Hva sier FIN?", ("Finansdepartementet",)),
        ("Hva er MRS?", ("mål- og resultatstyring",)),  # the same holds for a term
        ("Dear Mrs Smith", ()),
    ],
)
def test_short_abbreviations_need_their_capitals(small: Glossary, text: str, expected: tuple[str, ...]) -> None:
    assert small.expansions(text) == expected


def test_a_part_of_a_longer_form_does_not_count(small: Glossary) -> None:
    assert small.expansions("the minister") == ("statsråd",)
    assert small.expansions("the Office of the Prime Minister") == ("Statsministerens kontor", "SMK")
    # but a minister elsewhere in the text does
    assert small.expansions("a minister at the Office of the Prime Minister") == (
        "statsråd",
        "Statsministerens kontor",
        "SMK",
    )


def test_a_renamed_body_is_told_of_where_its_old_name_stands(small: Glossary) -> None:
    assert [(b.successor, b.since) for b in small.renamed("Fylkesmannens rolle")] == [("Statsforvalteren", 2021)]
    assert small.renamed("Statsforvalterens rolle") == ()  # the reader knows the new name
    assert small.renamed("SMK leder arbeidet") == ()
    assert small.expansions("Statsforvalterens rolle") == ("Fylkesmannen",)


def test_a_folder_without_a_glossary_has_an_empty_one(tmp_path: Path) -> None:
    assert load_glossary(tmp_path) == Glossary()
    assert load_glossary(tmp_path).expansions("etat") == ()


def test_reads_terms_and_bodies(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        '[[term]]\nterm = "mandat"\nvariants = ["fullmakt "]\nnn = ["mandat"]\nen = ["mandate"]\n'
        '[[body]]\nname = "Udir"\nsuccessor = "Ny"\nsince = 2020\nnote = "Et navn."\n',
    )
    assert load_glossary(folder) == Glossary(
        terms=(Term(term="mandat", variants=("fullmakt",), nn=("mandat",), en=("mandate",)),),
        bodies=(Body(name="Udir", successor="Ny", since=2020, note="Et navn."),),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[term]\n", "kan ikke leses som TOML"),
        ('[[terms]]\nterm = "a"\n', "[[term]] og [[body]]"),
        ('[term]\nterm = "a"\n', "[[term]] og [[body]]"),
        ("term = [1]\n", "begrepet nr. 1"),
        ('[[term]]\nnn = ["a"]\n', "begrepet nr. 1, feltet «term»"),
        ('[[term]]\nterm = "a"\nvarianter = ["b"]\n', "a, feltet «varianter»"),
        ('[[term]]\nterm = "a"\nvariants = ["b", " – "]\n', "a, feltet «variants.1»"),  # no word to find
        ('[[body]]\nname = "A"\nsuccessor = "B"\n', "hører sammen"),
        ('[[body]]\nname = "A"\nsince = 2020\n', "hører sammen"),
        ('[[body]]\nname = "A"\nsuccessor = "B"\nsince = 20\n', "A, feltet «since»"),
        ('[[term]]\nterm = "Mandat"\n[[term]]\nterm = "mandat"\n', "«mandat» står flere ganger"),
        ('[[term]]\nterm = "Skate"\n[[body]]\nname = "Skate"\n', "«skate» står flere ganger"),
    ],
)
def test_a_bad_file_is_told_of_with_where_and_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    folder = write(tmp_path, text)
    with pytest.raises(CorpusError) as raised:
        load_glossary(folder)
    message = str(raised.value)
    assert str(folder / "glossary.toml") in message
    assert told in message
    assert "Rett" in message or "Slå" in message


def test_a_file_that_is_not_utf8_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_bytes('[[term]]\nterm = "mål"\n'.encode("latin-1"))
    with pytest.raises(CorpusError, match="kan ikke leses som TOML"):
        load_glossary(tmp_path)


def test_entries_cannot_be_changed(small: Glossary) -> None:
    with pytest.raises(ValidationError):
        small.terms[0].term = "noe annet"


def entries(glossary: Glossary) -> tuple[Term | Body, ...]:
    return (*glossary.terms, *glossary.bodies)


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in the text, perhaps with an ending: then «zzz», which means it, adds nothing."""
    return Glossary(terms=(Term(term=name, variants=("zzz",)),)).expansions(f"{text} zzz") == ()


def test_every_shipped_entry_has_nynorsk_and_english(shipped: Glossary) -> None:
    assert len(shipped.terms) >= 100
    assert [e for e in entries(shipped) if not e.nn or not e.en] == []


def test_no_shipped_form_means_two_things(shipped: Glossary) -> None:
    owners: dict[str, set[str]] = {}
    for entry in entries(shipped):
        for form in (*entry.own, *entry.others):
            owners.setdefault(form.lower(), set()).add(entry.own[0])
    # Two ministries, one after the other, had this English name.
    owners.pop("ministry of local government and regional development")
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_every_shipped_form_leads_to_its_entry_and_to_no_other(shipped: Glossary) -> None:
    shared = "Ministry of Local Government and Regional Development"
    for entry in entries(shipped):
        for form in (*entry.own, *entry.others):
            found = shipped.expansions(form)
            assert found or any(stands_in(own, form) for own in entry.own), (entry.own, form)
            assert set(found) <= set(entry.own) or form == shared, (form, found)


def test_the_shipped_successors_are_the_certain_ones(shipped: Glossary) -> None:
    assert {b.own[-1]: (b.successor, b.since) for b in shipped.bodies if b.successor} == {
        "Difi": ("Digitaliseringsdirektoratet (Digdir)", 2020),
        "DFØ": ("Direktoratet for forvaltning og økonomistyring (DFØ)", 2020),
        "KMD": ("Kommunal- og distriktsdepartementet (KDD)", 2022),
        "KRD": ("Kommunal- og moderniseringsdepartementet (KMD)", 2014),
        "ASD": ("Arbeids- og inkluderingsdepartementet (AID)", 2022),
        "BLD": ("Barne- og familiedepartementet (BFD)", 2019),
        "KUF": ("Utdannings- og forskningsdepartementet (UFD)", 2002),
        "Fylkesmannen": ("Statsforvalteren", 2021),
        "NLH": ("Universitetet for miljø- og biovitenskap (UMB)", 2005),
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the coordination ladder?", ("samordningsstigen",)),
        ("Kven bør vere koordinerande verksemd?", ("koordinerende virksomhet",)),
        ("hva sier smk om a-krim", ("arbeidslivskriminalitet", "Statsministerens kontor")),
        ("Hva mener AID om 0–24?", ("0-24-samarbeidet", "Arbeids- og sosialdepartementet", "ASD")),
        ("How are wicked problems handled by core groups?", ("gjenstridige problemer", "kjernegruppe")),
        ("Hva gjør vi når etatene får dobbeltrapportering?", ("virksomhet", "dobbeltarbeid")),
        ("Trenger vi regjeringsnotat, eller holder det med støtte i ledelsen?", ("forankring", "r-notat")),
        ("Er særspor bedre enn linjestyring?", ()),
    ],
)
def test_shipped_words_lead_to_the_corpus(shipped: Glossary, question: str, expected: tuple[str, ...]) -> None:
    assert shipped.expansions(question) == expected
