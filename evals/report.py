"""The report of a run: one HTML file that needs nothing outside it, figures first, then every miss."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from evals.figures import BaselineResult, Metrics, RetrievalScores, Scores
from evals.gold import Case, is_gold
from evals.markup import bar, interval, listed, milliseconds, number, page, table
from evals.measures import facts_present
from evals.misses import Miss, misses
from evals.outcome import Found
from retrieval.answer import AnswerStatus

SHOWN = 5  # retrieved passages of a miss
LABELS = {
    "hit_1": "Riktig sted først",
    "hit_3": "Riktig sted blant de 3 første",
    "hit_5": "Riktig sted blant de 5 første",
    "hit_10": "Riktig sted blant de 10 første",
    "mrr": "MRR@10",
    "ndcg_10": "nDCG@10",
    "facts": "Andel nøkkelfakta i svaret",
    "facts_all": "Alle nøkkelfakta i svaret",
    "forbidden": "Noe forbudt i svaret (lavt er bra)",
    "citation_verbatim": "Sitater som står ordrett i kilden",
    "citation_precision": "Kildehenvisninger til riktig sted",
    "citation_recall": "Minst én henvisning til riktig sted",
    "silence_precision": "Taushet: presisjon",
    "silence_recall": "Taushet: dekning",
    "silence_f1": "Taushet: F1",
    "advice_first": "Viktigste råd nevnt først",
    "advice_top2": "Viktigste råd blant de 2 første",
    "advice_f1": "Råd: F1",
    "failed": "Feilet (lavt er bra)",
}
GROUP_COLUMNS = ("hit_5", "ndcg_10", "facts", "facts_all", "citation_precision", "silence_f1", "advice_first")
STATUS_LABELS = {
    AnswerStatus.ANSWERED: "svar",
    AnswerStatus.ABSTAINED: "taushet",
    AnswerStatus.REFUSED: "avvist",
    AnswerStatus.FAILED: "feil",
}
MISS_LABELS = {
    Miss.FAILED: "feilet",
    Miss.NOT_SILENT: "svarte der kildene er tause",
    Miss.SILENT: "taus der kildene har et svar",
    Miss.NOT_FOUND: "riktig sted er ikke blant de 5 første",
    Miss.FACTS: "mangler nøkkelfakta",
    Miss.FORBIDDEN: "har noe som ikke skal være med",
    Miss.CITATION: "ingen henvisning til riktig sted",
    Miss.QUOTE: "et sitat står ikke ordrett i kilden",
    Miss.ADVICE: "viktigste råd er ikke nevnt først",
}


def report_html(
    metrics: Metrics,
    cases: Sequence[Case],
    settings: Mapping[str, object],
    baselines: Sequence[BaselineResult] = (),
) -> str:
    """The report as a page."""
    wrong = [(case, found) for case in cases if (found := misses(case))]
    body = [
        f"<p>{metrics.questions} spørsmål, {len(wrong)} av dem med minst én feil. "
        f"Tid per spørsmål: median {milliseconds(metrics.latency.p50_ms)}, "
        f"95-prosentil {milliseconds(metrics.latency.p95_ms)}.</p>",
        _headline(metrics.scores),
        _baselines(metrics.scores, baselines) if baselines else "",
        _groups("Etter type", metrics.by_type),
        _groups("Etter språk", metrics.by_language),
        _groups("Etter halvdel (dev til utvikling, test til kontroll)", metrics.by_half),
        _parity(metrics),
        f"<h2>Feil ({len(wrong)})</h2>",
        *(_miss(case, found) for case, found in wrong),
        _settings(settings),
    ]
    return page("Samråd: evaluering", filter(None, body))


def _headline(scores: Scores) -> str:
    rows = []
    for name, label in LABELS.items():
        figure = getattr(scores, name)
        cells = (number(figure.value), interval(figure), str(figure.n), str(figure.left_out))
        rows.append((escape(label), bar(figure), *cells))
    heads = ("Mål", "", "Verdi", "95 %-intervall", "Antall", "Holdt utenfor")
    note = "Holdt utenfor: spørsmål uten det som målet trenger, for eksempel fasit for sted."
    return f"{table('Hovedtall', heads, rows)}<p><small>{note}</small></p>"


def _baselines(scores: RetrievalScores, baselines: Sequence[BaselineResult]) -> str:
    names = tuple(RetrievalScores.model_fields)
    rows = [
        (escape(title), *(number(getattr(own, name).value) for name in names))
        for title, own in [("Samråd", scores), *((b.name, b.scores) for b in baselines)]
    ]
    return table("Samråd og enkle oppskrifter", ("Oppskrift", *(LABELS[n] for n in names)), rows)


def _groups(caption: str, groups: Mapping[str, Scores]) -> str:
    rows = []
    for group, scores in groups.items():
        figures = [getattr(scores, name) for name in GROUP_COLUMNS]
        cells = (f"{number(f.value)} <small>({f.n})</small>" if f.n else "–" for f in figures)
        rows.append((escape(group), str(scores.failed.n), *cells))
    return table(caption, ("Gruppe", "Antall", *(LABELS[name] for name in GROUP_COLUMNS)), rows)


def _parity(metrics: Metrics) -> str:
    parity = metrics.parity
    if not parity.stems:
        return ""
    rows = [(escape(lang), number(hit), number(parity.shared.get(lang))) for lang, hit in parity.hit_5.items()]
    heads = ("Språk", LABELS["hit_5"], "Samme 5 første som på bokmål")
    return table(f"Samme spørsmål på tre språk ({parity.stems} spørsmål)", heads, rows)


def _miss(case: Case, found: Sequence[Miss]) -> str:
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


def _settings(settings: Mapping[str, object]) -> str:
    rows = [(escape(str(name)), escape(str(value))) for name, value in settings.items()]
    return table("Innstillinger", ("Navn", "Verdi"), rows) if rows else ""
