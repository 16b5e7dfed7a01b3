"""Cases put to the adviser, with verdicts made by hand."""

from collections.abc import Mapping

from eval_fakes import question

from corpus.advice import AdviceSet
from evals.advised import Advised, AdvisedCase, Ruled
from evals.questions import EvalQuestion
from retrieval.advisory import AdviceVerdict, Advisory, Case, Reason, VerdictKind
from retrieval.answer import AnswerStatus, Provenance

PROVENANCE = Provenance(corpus="c", model="m", generator="g", settings="s")
APPLIES, PARTLY, NOT = VerdictKind.APPLIES, VerdictKind.PARTLY, VerdictKind.NOT


def ruled(number: int, verdict: VerdictKind, strength: float = 0.5, *, grounded: bool = True) -> Ruled:
    heard = ({"sentence": "Ingen eier den.", "signal": "Ingen vil.", "strength": 0.9},) if grounded else ()
    return Ruled.model_validate(
        {
            "set": AdviceSet.DFO_DIFI,
            "number": number,
            "title": f"Råd nummer {number}",
            "verdict": verdict,
            "strength": strength,
            "reason": Reason.SIGNALS,
            "heard": heard,
            "quotes": ("Departementene bør.",),
        }
    )


def asked(identifier: str, kind: str = "which-advice", *gold: int, lang: str = "nb") -> EvalQuestion:
    return question(identifier, type=kind, lang=lang, question=f"Saken {identifier}.", råd=gold)


def situation(
    gold: tuple[int, ...],
    kinds: Mapping[int, VerdictKind],
    *,
    nearest: tuple[int, ...] = (),
    lang: str = "nb",
    **fields: object,
) -> AdvisedCase:
    """A situation with those verdicts, the strongest first."""
    found = tuple(ruled(number, verdict) for number, verdict in kinds.items())
    advice = tuple(r.number for r in found if r.verdict is not NOT)
    base: dict[str, object] = {"id": "s", "status": "answered", "advice": advice, "verdicts": found}
    return AdvisedCase(asked("s", "which-advice", *gold, lang=lang), Advised.model_validate(base | fields), nearest)


def other(kind: str, status: str = "answered", *, thin: bool = False) -> AdvisedCase:
    return AdvisedCase(asked("o", kind), Advised(id="o", status=AnswerStatus(status), thin=thin))


CASES = (
    situation((4, 2), {4: APPLIES, 2: PARTLY, 1: NOT}, nearest=(1, 4, 2)),  # right first, both named
    situation((5,), {4: APPLIES, 5: PARTLY}, nearest=(5, 1, 2), lang="nn"),  # right second, one too many
    situation((3,), {}, nearest=(3, 1, 2), status="refused"),  # nothing named
)


def verdict_of(**fields: object) -> AdviceVerdict:
    base: dict[str, object] = {
        "id": "r4",
        "set": AdviceSet.DFO_DIFI,
        "number": 4,
        "title": "T",
        "summary": "S",
        "phase": (),
        "verdict": APPLIES,
        "strength": 0.7,
        "reason": Reason.SIGNALS,
    }
    return AdviceVerdict.model_validate(base | fields)


def advisory(text: str, **fields: object) -> Advisory:
    case = Case(text=text, language="nb", sentences=(text,), read=1)
    base: dict[str, object] = {"status": AnswerStatus.ANSWERED, "case": case, "provenance": PROVENANCE}
    return Advisory.model_validate(base | fields)
