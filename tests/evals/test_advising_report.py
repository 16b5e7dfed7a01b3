from io import StringIO

from advising_fakes import APPLIES, CASES, other, ruled, situation
from eval_fakes import question
from rich.console import Console
from test_eval_report import EVIL, checked

from evals.advised import Advised, AdvisedCase
from evals.advising import measure_advising
from evals.advising_faults import Fault, faults
from evals.advising_labels import ADVISING_LABELS, FAULT_LABELS, NAMING, REASON_LABELS
from evals.advising_table import print_advising
from evals.advising_view import advising_html
from evals.figures import AdvisingScores, NamingScores
from retrieval.advisory import Reason

SEED = 1


def test_faults() -> None:
    assert faults(CASES[0]) == ()
    assert faults(CASES[1]) == (Fault.FIRST, Fault.MORE)
    assert faults(CASES[2]) == (Fault.REFUSED,)
    assert faults(situation((4, 2), {4: APPLIES})) == (Fault.LACKS,)
    assert faults(situation((4,), {}, thin=True)) == (Fault.THIN,)
    assert faults(situation((4,), {}, status="failed")) == (Fault.FAILED,)
    assert faults(other("case-vague")) == (Fault.NOT_THIN,)
    assert faults(other("case-vague", thin=True)) == ()
    assert faults(other("case-vague", "refused")) == (Fault.REFUSED,)
    assert faults(other("off-topic", thin=True)) == (Fault.NOT_REFUSED,)
    assert faults(other("off-topic", "refused")) == ()


def test_the_report_shows_each_wrong_case_with_text_gold_and_verdicts() -> None:
    text = report(*CASES, situation((6, 2), {6: APPLIES}))
    checked(text)
    assert "Saker med feil (2)" in text
    assert "ikke de samme rådene som i fasiten (1)" in text
    for shown in (
        *("Saken s.", "Fasit: råd 5. Fikk: svar (4, 5).", "viktigste råd står ikke først", "har råd som ikke er i"),
        *("Råd nummer 4: <strong>gjelder</strong>", "styrke 0,500", "«Ingen eier den.» ligner «Ingen vil.»"),
        *("Nærmeste råd: 5, 1, 2.", "De to nærmeste", "Styrke og andel riktige råd, nynorsk"),
        *(label.replace("&", "&amp;") for label in ADVISING_LABELS.values()),
    ):
        assert shown in text
    identifiers = [attributes["id"] for _, attributes in checked(text) if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


def report(*cases: AdvisedCase) -> str:
    from evals.advising import AdvisingRun

    return advising_html(AdvisingRun(cases, measure_advising(cases, SEED)))


def test_everything_in_the_report_is_escaped() -> None:
    hostile = ruled(1, APPLIES).model_copy(update={"title": EVIL, "heard": ()})
    bad = AdvisedCase(
        question(EVIL, type="which-advice", lang=EVIL, question=EVIL, råd=(2,)),
        Advised(id=EVIL, status="answered", verdicts=(hostile,), advice=(1,), error=EVIL),
    )
    elements = checked(report(bad, situation((1,), {1: APPLIES})))
    assert not {tag for tag, _ in elements} & {"script", "img", "a"}


def test_the_report_of_what_has_no_verdicts() -> None:
    checked(report(other("off-topic", "refused")))


def test_the_terminal_shows_every_figure() -> None:
    shown = StringIO()
    print_advising(measure_advising(CASES, SEED), Console(file=shown, width=200))
    for text in (*ADVISING_LABELS.values(), "Nærmeste råd", "De to nærmeste", "nynorsk", "0,333", "0,667"):
        assert text in shown.getvalue()


def test_everything_has_a_name() -> None:
    assert set(ADVISING_LABELS) == set(AdvisingScores.model_fields)
    assert set(NAMING) == set(NamingScores.model_fields)
    assert set(FAULT_LABELS) == set(Fault)
    assert set(REASON_LABELS) == set(Reason)
