"""One miss in the report: question, gold, what was found and what was answered."""

from collections.abc import Iterator, Sequence
from html import escape

from evals.gold import Case, is_gold
from evals.labels import MISS_LABELS, STATUS_LABELS
from evals.markup import listed, number
from evals.measures import facts_present
from evals.misses import Miss
from evals.outcome import Found

SHOWN = 5  # retrieved passages


def miss_html(case: Case, found: Sequence[Miss]) -> str:
    """A question that came out wrong: what was asked, what is right, what was found and what was answered."""
    question, outcome = case.question, case.outcome
    why = "; ".join(MISS_LABELS[miss] for miss in found)
    return "".join(
        [
            f"<details><summary><strong>{escape(question.id)}</strong> {escape(question.question)} "
            f'<span class="bad">({escape(why)})</span></summary>',
            *(f"<p>Tidligere: {escape(text)}</p>" for text in question.history),
            f"<p>Ventet: {'svar' if question.expect == 'answer' else 'taushet'}. ",
            f"Fikk: {STATUS_LABELS[outcome.status]}.</p>",
            _gold(case),
            "<h3>Funnet</h3>",
            listed("ol", (_found(case, place) for place in outcome.retrieved[:SHOWN])),
            "<h3>Svar</h3>",
            f"<pre>{escape(outcome.answer) or '–'}</pre>",
            listed("ul", _citations(case)),
            "</details>",
        ]
    )


def _gold(case: Case) -> str:
    question = case.question
    known = {
        "Dokument": ", ".join(question.docs),
        "Overskrifter": "; ".join(question.locators),
        "Utdrag": "; ".join(question.quotes),
        "Mangler fakta": _lacking(case),
        "Forbudt": "; ".join(question.forbidden),
        "Råd": _advice(case),
    }
    items = [f"{name}: {escape(text)}" for name, text in known.items() if text]
    return "<h3>Fasit</h3>" + listed("ul", items) if items else ""


def _citations(case: Case) -> Iterator[str]:
    for citation, right in zip(case.outcome.citations, case.cited, strict=True):
        place = f"{citation.document}: {citation.section}"
        yield f"{escape(place)}: «{escape(citation.quote)}»{_mark(right)}"


def _lacking(case: Case) -> str:
    pairs = zip(case.question.keyfacts, facts_present(case), strict=True)
    return "; ".join(" eller ".join(fact) for fact, present in pairs if not present)


def _advice(case: Case) -> str:
    if not case.question.advice:
        return ""
    gold, named = (", ".join(map(str, numbers)) or "ingen" for numbers in (case.question.advice, case.outcome.advice))
    return f"{gold} (nevnt: {named})"


def _found(case: Case, place: Found) -> str:
    right = is_gold(case.question, place.document, place.section, place.text)
    where = f"{escape(place.document)}: {escape(place.section) or '–'}"
    score = f"<small>({number(place.score)})</small>"
    return f'{where} {score}{_mark(right)}<pre class="soft">{escape(place.text)}</pre>'


def _mark(right: bool) -> str:
    return " <strong>(riktig sted)</strong>" if right else ""
