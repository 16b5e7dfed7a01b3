"""The report of a run: one HTML file that needs nothing outside it, charts and figures first, then every miss."""

from collections.abc import Mapping, Sequence
from html import escape

from evals.advising import AdvisingRun
from evals.advising_view import advising_html
from evals.charts import CHART_STYLE, signed
from evals.compare import Comparison, difference_label, words_of
from evals.figures import BaselineResult, Metrics, PublicSet, RetrievalScores, Scores
from evals.gold import Case
from evals.labels import LABELS, MISS_LABELS, STATUS_LABELS, without
from evals.markup import bar, interval, listed, milliseconds, number, page, table
from evals.miss_view import miss_html
from evals.misses import misses
from evals.plots import plots, silence_rows

__all__ = ["LABELS", "MISS_LABELS", "STATUS_LABELS", "report_html"]

GROUP_COLUMNS = ("hit_5", "ndcg_10", "facts", "facts_all", "citation_precision", "silence_f1", "advice_first")
RETRIEVAL_COLUMNS = tuple(RetrievalScores.model_fields)


def report_html(
    metrics: Metrics,
    cases: Sequence[Case],
    settings: Mapping[str, object],
    baselines: Sequence[BaselineResult] = (),
    comparison: Comparison | None = None,
    advising: AdvisingRun | None = None,
) -> str:
    """The report as a page."""
    wrong = [(case, found) for case in cases if (found := misses(case))]
    body = [
        f"<p>{metrics.questions} spørsmål, {len(wrong)} av dem med minst én feil. "
        f"Tid per spørsmål: median {milliseconds(metrics.latency.p50_ms)}, "
        f"95-prosentil {milliseconds(metrics.latency.p95_ms)}.</p>",
        plots(metrics, cases, baselines),
        _headline(metrics.scores),
        _retrieval("Samråd og enkle oppskrifter", metrics.scores, baselines) if baselines else "",
        _ablations(metrics),
        *(_public(public) for public in metrics.public),
        _silence(cases),
        _groups("Etter type", metrics.by_type),
        _groups("Etter språk", metrics.by_language),
        _groups("Etter halvdel (dev til utvikling, test til kontroll)", metrics.by_half),
        _parity(metrics),
        _comparison(comparison) if comparison else "",
        advising_html(advising) if advising else "",
        f"<h2>Feil ({len(wrong)})</h2>",
        *(miss_html(case, found) for case, found in wrong),
        _settings(settings),
    ]
    return page("Samråd: evaluering", filter(None, body), CHART_STYLE)


def _headline(scores: Scores) -> str:
    rows = []
    for name, label in LABELS.items():
        figure = getattr(scores, name)
        cells = (number(figure.value), interval(figure), str(figure.n), str(figure.left_out))
        rows.append((escape(label), bar(figure), *cells))
    heads = ("Mål", "", "Verdi", "95 %-intervall", "Antall", "Holdt utenfor")
    note = "Holdt utenfor: spørsmål uten det som målet trenger, for eksempel fasit for sted."
    return f"{table('Hovedtall', heads, rows)}<p><small>{note}</small></p>"


def _retrieval(caption: str, scores: RetrievalScores, baselines: Sequence[BaselineResult]) -> str:
    rows = [("Samråd", scores), *((b.name, b.scores) for b in baselines)]
    return table(
        caption,
        ("Oppskrift", *(LABELS[n] for n in RETRIEVAL_COLUMNS)),
        [(escape(title), *_columns(own)) for title, own in rows],
    )


def _columns(scores: RetrievalScores) -> list[str]:
    return [number(getattr(scores, name).value) for name in RETRIEVAL_COLUMNS]


def _ablations(metrics: Metrics) -> str:
    if not metrics.ablations:
        return ""
    rows = [
        (
            escape(without(a.without)),
            *_columns(a.scores),
            *((signed(a.gain.value), interval(a.gain)) if a.without else ("", "")),
        )
        for a in metrics.ablations
    ]
    heads = ("Vekting", *(LABELS[n] for n in RETRIEVAL_COLUMNS), "Gevinst i nDCG@10", "95 %-intervall")
    note = "Gevinst: hvor mye nDCG@10 faller når signalet tas bort, målt spørsmål for spørsmål."
    return f"{table('Rangeringen uten ett signal om gangen', heads, rows)}<p><small>{note}</small></p>"


def _public(public: PublicSet) -> str:
    caption = f"{public.name}: {public.questions} spørsmål, {public.passages} utdrag, modell {public.model}"
    heads = ("Metode", *(LABELS[n] for n in RETRIEVAL_COLUMNS), "nDCG@10, 95 %-intervall")
    rows = [(escape(r.name), *_columns(r.scores), interval(r.scores.ndcg_10)) for r in public.results]
    return table(caption, heads, rows)


def _silence(cases: Sequence[Case]) -> str:
    found = list(silence_rows(cases))
    if not any(count for _, counts in found for _, count in counts):
        return ""
    rows = [
        (escape(heading), "; ".join(f"{escape(label)}: {count}" for label, count in counts))
        for heading, counts in found
    ]
    return table("Taushet", ("Spørsmål der", "Det som skjedde"), rows)


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


def _comparison(comparison: Comparison) -> str:
    figures = [(escape(difference_label(d)), number(d.before), number(d.after)) for d in comparison.differences]
    changed = [
        f"<strong>{escape(c.id)}</strong> ({c.verdict}): {escape(words_of(c.before))} → {escape(words_of(c.after))}"
        for c in comparison.changes
    ]
    return "".join(
        [
            f"<h2>Endret siden forrige kjøring ({len(changed)} av {comparison.compared})</h2>",
            table("Tall som er endret", ("Mål", "Før", "Nå"), figures) if figures else "",
            listed("ul", changed),
        ]
    )


def _settings(settings: Mapping[str, object]) -> str:
    rows = [(escape(str(name)), escape(str(value))) for name, value in settings.items()]
    return table("Innstillinger", ("Navn", "Verdi"), rows) if rows else ""
