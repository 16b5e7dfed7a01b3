import io
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from advisories import CORPUS, FAILED, FULL, LADDER, REFUSED, THIN, TODAY, long_advisory
from rich.console import Console
from typer.testing import CliRunner

from app import cli
from app.cli_advise import Ask, Given, read_ask, run_advise
from app.misuse import WrongUseError
from app.told_facts import told_facts
from corpus.advice import Phase
from retrieval.advisory import Advisory, CaseFacts

SAID = "Ingen av departementene vil ta ledertrøya."


@dataclass
class Weigher:
    """An assistant that has one advisory, and keeps what it was asked."""

    advisory: Advisory
    asked: list[tuple[str, CaseFacts]] = field(default_factory=list)
    corpus = CORPUS

    def advise(self, text: str, told: CaseFacts, language: object = None) -> Advisory:
        self.asked.append((text, told))
        return self.advisory


def given(case=SAID, file=None, facts=(), out=None, force=False):
    return Given(case, file, facts, as_json=False, out=out, force=force)


def told(advisory=FULL, as_json=False, out=None):
    """Whether it went well, what was printed, and what was said beside it."""
    out_text, err_text = io.StringIO(), io.StringIO()
    consoles = (Console(file=out_text, width=80), Console(file=err_text, width=80))
    well = run_advise(*consoles, Weigher(advisory), Ask(SAID, CaseFacts(), as_json, out), TODAY)
    return well, out_text.getvalue(), err_text.getvalue()


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The command with a corpus that is not there, so that nothing is loaded."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SAMRAD_")]:
        monkeypatch.delenv(name)
    return lambda *arguments: CliRunner().invoke(cli.app, ["advise", *arguments])


def test_facts_are_read_by_their_names() -> None:
    facts = told_facts(
        [
            "fase=gjennomføring,departementer=3,virksomheter=4,koordinerende_departement=ja",
            "koordinerende_virksomhet=nei, mandat=nei ,penger=ja,frist=JA,forankret=nei,særspor=nei,",
            "trinn=2,ambisjon=4",
        ]
    )
    assert facts == CaseFacts(
        phase=Phase.GJENNOMFORING,
        departments=3,
        agencies=4,
        lead_department=True,
        lead_agency=False,
        mandate=False,
        money=True,
        deadline=True,
        anchored=False,
        outside_line=False,
        step=2,
        ambition=4,
    )


def test_names_may_be_written_without_norwegian_letters() -> None:
    assert told_facts(["fase=gjennomforing"]) == CaseFacts(phase=Phase.GJENNOMFORING)
    assert told_facts(["koordinerende-departement=ja"]) == CaseFacts(lead_department=True)
    assert told_facts(["Saerspor=ja"]) == CaseFacts(outside_line=True)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("farge=blå", "--facts «farge=blå»: «farge» er ikke kjent. Bruk fase, departementer"),
        ("trinn=5", "--facts «trinn=5»: «5» kan ikke brukes. Skriv trinn=et tall fra 1 til 4."),
        ("departementer=-1", "Skriv departementer=et tall fra 1 til 99."),
        ("frist=kanskje", "Skriv frist=ja eller nei."),
        ("fase=slutt", "Skriv fase=forberedende eller gjennomføring eller overordnet."),
        ("penger", "--facts «penger»: verdien mangler. Skriv penger=ja eller nei."),
        ("frist=ja,frist=nei", "«frist» står to ganger"),
        ("trinn=²", "kan ikke brukes"),
    ],
)
def test_a_wrong_fact_is_one_line_and_wrong_use(run, facts, said) -> None:
    done = run(SAID, "--facts", facts)
    assert done.exit_code == 2
    assert said in done.output
    assert done.output.count("\n") == 1


def test_the_case_comes_from_text_file_or_stdin(tmp_path, run) -> None:
    path = tmp_path / "sak.txt"
    path.write_text(f"\ufeff{SAID}", encoding="utf-8")
    assert read_ask(given(), 1000).text == SAID
    assert read_ask(given(None, path), 1000).text == SAID


@pytest.mark.parametrize("arguments", [("-",), ("--file", "-")])
def test_stdin_is_read(run, arguments) -> None:
    done = CliRunner().invoke(cli.app, ["advise", *arguments], input=" \n")
    assert done.exit_code == 2
    assert "standard inn: det er ingen tekst der" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Oppgi saken én gang"),
        ((SAID, "--file", "sak.txt"), "Oppgi saken én gang"),
        (("--file", "borte.txt"), "borte.txt: filen kan ikke leses"),
        (("--file", "."), "kan ikke leses"),
        ((SAID, "--out", "svar.pdf"), "--out svar.pdf: skriver bare .docx og .md"),
        ((SAID, "--out", "borte/svar.md"), "mappen borte finnes ikke"),
        (("x" * 100_001,), "over 100000 tegn"),
    ],
)
def test_wrong_use_is_one_line(run, arguments, said) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert done.output.count("\n") == 1


def test_a_file_that_is_no_text_is_said(tmp_path) -> None:
    (tmp_path / "sak.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(WrongUseError, match="ikke ren tekst"):
        read_ask(given(None, tmp_path / "sak.docx"), 1000)


def test_a_file_is_not_replaced_without_force(tmp_path) -> None:
    path = tmp_path / "svar.MD"
    path.write_text("mitt", encoding="utf-8")
    with pytest.raises(WrongUseError, match="--force"):
        read_ask(given(out=path), 1000)
    assert read_ask(given(out=path, force=True), 1000).out == path
    (tmp_path / "mappe.md").mkdir()
    with pytest.raises(WrongUseError, match="finnes fra før"):
        read_ask(given(out=tmp_path / "mappe.md", force=True), 1000)


def test_a_corpus_that_is_not_there_fails(run) -> None:
    done = run(SAID, "--corpus", "borte")
    assert done.exit_code == 1
    assert "Fant ikke korpusmappen" in done.output


def test_the_terminal_says_the_summary_first_and_what_does_not_apply_last() -> None:
    well, text, _ = told()
    assert well
    assert text.startswith("Råd 4 gjelder. Råd 3 gjelder delvis.")
    order = [
        "Råd 4: Etabler forankring på politisk og administrativt nivå som gir eierskap over tid – gjelder [1]",
        "To setninger i saken",
        "«Ingen av departementene vil ta ledertrøya.»",
        "Hva dere bør gjøre:",
        "Departementene bør utpeke et koordinerende departement. [1]",
        "Dette må avklares:",
        "Andre råd i kildene",
        "Samarbeidet er på trinn 1 av samordningsstigen.",
        "Sjekkliste",
        "Gjennomføringsfase",
        "Kilder",
        "28. september 2021, utkast",
        "Råd som ikke gjelder",
        "Ingenting i saken taler for rådet.",
    ]
    assert [text.index(said) for said in order] == sorted(text.index(said) for said in order)


def test_the_terminal_and_json_ask_where_on_the_ladder_it_is_where_that_is_not_known(capsys) -> None:
    unplaced = FULL.model_copy(update={"ladder": LADDER.model_copy(update={"current": None})})
    text = told(unplaced)[1]
    assert (
        text.index("Samordningsstigen") < text.index("Ser partene problemet på samme måte?") < text.index("Sjekkliste")
    )
    assert "Hva krever målet" not in text
    assert "Ser partene problemet" not in told()[1]
    told(unplaced, as_json=True)
    questions = json.loads(capsys.readouterr().out)["ladder"]["questions"]
    assert [question.split()[0] for question in questions] == ["Ser", "Endrer"]


def test_the_terminal_says_how_much_of_a_long_case_was_weighed() -> None:
    assert "Saken har 1000 setninger. Vurderingen bygger på de 200 som sier mest." in told(long_advisory())[1]


@pytest.mark.parametrize(
    ("advisory", "well", "said"),
    [(THIN, True, "Saken sier for lite"), (REFUSED, True, "ikke noe Samråd"), (FAILED, False, "indeksen er borte")],
)
def test_a_thin_a_refused_and_a_failed_case_differ(advisory, well, said) -> None:
    went, text, _ = told(advisory)
    assert went is well
    assert said in text


def test_json_has_the_verdicts_with_why_sentences_and_citations(capsys) -> None:
    assert told(as_json=True)[0]
    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"status", "advice", "verdicts", "others", "ladder", "checklist", "facts", "case"}
    assert set(found) >= {"citations", "notices", "provenance"}
    assert (found["status"], found["advice"], found["facts"]["departments"]) == ("answered", [4, 3], 3)
    assert set(found["case"]) == {"language", "sentences", "read"}
    first = found["verdicts"][0]
    assert first["why"].startswith("To setninger")
    assert first["sentences"] == list(FULL.case.sentences[1:3])
    assert [citation["number"] for citation in first["citations"]] == [1]
    assert {"id", "verdict", "reason", "matches", "actions", "questions", "strength"} <= set(first)
    assert found["others"][0]["citations"][0]["title"] == "Sak 17/2021 Tverrsektoriell styring"


@pytest.mark.parametrize(("name", "starts"), [("svar.docx", b"PK"), ("svar.md", b"# Hvilke r")])
def test_out_writes_a_document(tmp_path: Path, name: str, starts: bytes) -> None:
    _, _, beside = told(out=tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(starts)
    assert "Skrevet til" in beside


def test_a_failure_writes_nothing(tmp_path) -> None:
    assert not told(FAILED, out=tmp_path / "svar.md")[0]
    assert not (tmp_path / "svar.md").exists()


def test_help_is_norwegian(run) -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert "Vis hvilke råd som gjelder for en sak" in done.output
    assert "koordinerende_departement" in done.output
