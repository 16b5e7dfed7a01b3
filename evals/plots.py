"""Which charts a report shows, and what goes into each; one without figures is left out."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor

from evals.charts import bars, curve, gains, histogram, stacked
from evals.figures import BaselineResult, Figure, Metrics, RetrievalScores
from evals.gold import Case, has_gold
from evals.labels import LABELS, LANGUAGES, without
from evals.markup import milliseconds
from evals.measures import found_by, judges_silence
from evals.metrics import percentile
from retrieval.answer import AnswerStatus

RETRIEVAL = ("hit_1", "hit_5", "hit_10", "mrr", "ndcg_10")
ANSWERS = (
    *("facts", "facts_all", "citation_verbatim", "citation_precision", "citation_recall"),
    *("citation_section_recall", "citation_document_precision", "citation_document_recall"),
)
JUDGEMENTS = ("silence_precision", "silence_recall", "silence_f1", "advice_first", "advice_top2", "advice_f1")
PARITY = ("hit_1", "hit_5", "ndcg_10", "facts_all", "citation_recall")
DEPTH = 10
BINS = 12
KNOWN_K = {"hit_1": 1, "hit_3": 3, "hit_5": 5, "hit_10": 10}


def plots(metrics: Metrics, cases: Sequence[Case], baselines: Sequence[BaselineResult]) -> str:
    """All charts of a run, in a grid; nothing where there is nothing to draw."""
    drawn = [
        _retrieval(metrics, baselines),
        curve("kurve", "Andel med riktig sted blant de k første", _curves(cases, baselines)),
        bars("svar", "Svar og henvisninger", _single(metrics, ANSWERS)),
        bars("skjonn", "Taushet og råd", _single(metrics, JUDGEMENTS)),
        stacked("taushet", "Hva som skjedde med spørsmålene", list(silence_rows(cases))),
        _parity(metrics),
        gains("signaler", "Hva signalene gir i nDCG@10", _gains(metrics)),
        *(_public(metrics)),
        latency_chart(cases),
    ]
    shown = "".join(drawn)
    return f'<div class="charts">{shown}</div>' if shown else ""


def _retrieval(metrics: Metrics, baselines: Sequence[BaselineResult]) -> str:
    own: tuple[str, RetrievalScores] = ("Samråd" if baselines else "", metrics.scores)
    rows = [own, *((b.name, b.scores) for b in baselines)]
    groups = ((LABELS[n], [(label, _of(scores, n)) for label, scores in rows]) for n in RETRIEVAL)
    return bars("gjenfinning", "Gjenfinning" + (" mot enkle oppskrifter" if baselines else ""), groups)


def _curves(cases: Sequence[Case], baselines: Sequence[BaselineResult]) -> dict[str, list[tuple[int, float]]]:
    ranks = [case.rank for case in cases if has_gold(case.question)]
    own = [(k, sum(map(found_by(k), ranks)) / len(ranks)) for k in range(1, DEPTH + 1)] if ranks else []
    others = {b.name: [(k, value) for n, k in KNOWN_K.items() if (value := _of(b.scores, n).value) is not None]
              for b in baselines}  # fmt: skip
    return {"Samråd": own, **others}


def _single(metrics: Metrics, names: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, Figure]]]]:
    for name in names:
        yield LABELS[name], [("", _of(metrics.scores, name))]


def silence_rows(cases: Sequence[Case]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Of the questions that the sources answer, and of those that they do not: what came of them, right first."""
    for expect, heading, right, wrong in (
        ("answer", "Kildene svarer", "fikk svar", "møtt med taushet"),
        ("abstain", "Kildene er tause", "møtt med taushet", "fikk svar"),
    ):
        these = [case.outcome for case in cases if case.question.expect == expect and judges_silence(case)]
        silent = sum(o.silent for o in these)
        broke = sum(o.status is AnswerStatus.FAILED for o in these)
        answered = len(these) - silent - broke
        first, second = (answered, silent) if expect == "answer" else (silent, answered)
        yield heading, [(right, first), (wrong, second), ("feilet", broke)]


def _parity(metrics: Metrics) -> str:
    scores = metrics.parity.scores
    groups = ((LABELS[n], [(LANGUAGES.get(lang, lang), _of(s, n)) for lang, s in scores.items()]) for n in PARITY)
    return bars("paritet", f"Samme {metrics.parity.stems} spørsmål på tre språk", groups)


def _gains(metrics: Metrics) -> Iterator[tuple[str, Figure]]:
    for ablation in metrics.ablations:
        if ablation.without:
            yield without(ablation.without), ablation.gain


def _public(metrics: Metrics) -> Iterator[str]:
    for number, public in enumerate(metrics.public):
        title = f"{public.name}: {public.questions} spørsmål, {public.passages} utdrag"
        groups = (
            (LABELS[n], [(r.name, _of(r.scores, n)) for r in public.results]) for n in ("ndcg_10", "hit_5", "mrr")
        )
        yield bars(f"offentlig{number}", title, groups)


def latency_chart(cases: Sequence[Case]) -> str:
    """How long the questions took; the slowest in a hundred are counted in the last bin."""
    times = [case.outcome.ms for case in cases if case.outcome.status is not AnswerStatus.FAILED]
    top = percentile(times, 99)
    if not top:
        return ""
    width = top / BINS
    counts = [0] * BINS
    for ms in times:
        counts[min(BINS - 1, floor(ms / width))] += 1
    bins = [(f"{i * width:.0f} ms", count) for i, count in enumerate(counts)]
    named = {"median": percentile(times, 50), "95-prosentil": percentile(times, 95)}
    marks = {f"{label} {milliseconds(ms)}": ms / width for label, ms in named.items() if ms is not None}
    return histogram("tid", "Tid per spørsmål", bins, marks)


def _of(scores: RetrievalScores, name: str) -> Figure:
    figure: Figure = getattr(scores, name)
    return figure
