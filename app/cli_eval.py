"""`samrad eval`: a question set through the assistant, with figures, report and baselines."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.table import Column, Table

from app.assistant import Assistant
from evals.baselines import run_baselines
from evals.compare import compare, print_comparison
from evals.figures import BaselineResult, Figure, Metrics
from evals.gold import fit_to
from evals.outcome import SEPARATOR
from evals.questions import EvalQuestion, half, load_questions, read_originals
from evals.run import evaluate
from ingest.store import Index, IndexFault

QUESTIONS = Path(__file__).parents[1] / "evals" / "questions"
SHOWN = {
    "hit_1": "riktig utdrag først",
    "hit_5": "blant de fem første",
    "hit_10": "blant de ti første",
    "mrr": "MRR",
    "ndcg_10": "nDCG@10",
    "facts": "andel av faktaene",
    "facts_all": "alle fakta i svaret",
    "citation_verbatim": "sitater ordrett",
    "citation_recall": "riktig sted sitert",
    "silence_f1": "taushet, F1",
    "advice_first": "riktig råd først",
    "failed": "feilet",
}


@dataclass(frozen=True)
class Run:
    """What to run: question files, which half, where the results go, and what to hold them against."""

    files: tuple[Path, ...]
    out: Path
    only: str | None
    against: Path | None
    baselines: bool


def run_eval(console: Console, assistant: Assistant, run: Run) -> Metrics:
    """Run a question set through a loaded assistant, and write and print what came of it."""
    index = loaded_index(assistant)
    asked = load_questions(run.files or tuple(sorted(QUESTIONS.glob("*.jsonl"))))
    chosen = [question for question in asked if run.only is None or half(question.id) == run.only]
    questions = fit_to(chosen, [(SEPARATOR.join(p.section), p.text) for p in index.passages])
    beside = _baselines(assistant, index, questions) if run.baselines else ()
    assistant.ask("Hva er samordning?")  # the first question warms up; it would tell of loading
    with RichProgress(console=console) as bar:
        task = bar.add_task("Stiller spørsmål", total=len(questions))
        metrics = evaluate(
            questions,
            assistant.ask,
            run.out,
            _settings(assistant, index, run.only),
            time.perf_counter,
            progress=lambda done, total, _: bar.update(task, completed=done, total=total),
            baselines=beside,
        )
    _print(console, metrics, beside)
    if run.against:
        print_comparison(compare(questions, run.against, run.out), console)
    console.print(f"Rapport: {run.out / 'report.html'}", markup=False, soft_wrap=True)
    return metrics


def loaded_index(assistant: Assistant) -> Index:
    """The index of an assistant that has been loaded."""
    if assistant.index is None:
        raise IndexFault("Indeksen er ikke lest inn. Kjør «samrad ingest», og prøv igjen.")
    return assistant.index


def _baselines(assistant: Assistant, index: Index, questions: Sequence[EvalQuestion]) -> tuple[BaselineResult, ...]:
    if assistant.encoder is None:
        return ()
    texts = read_originals(assistant.settings.corpus)
    return run_baselines(questions, assistant.encoder, index.passages, texts)


def _settings(assistant: Assistant, index: Index, only: str | None) -> dict[str, object]:
    meta = index.meta
    return {
        "corpus": meta.corpus_folder,
        "corpus_hash": meta.corpus_hash,
        "index": meta.version,
        "model": meta.model_fingerprint,
        "passages": meta.passages,
        "hints": meta.hints,
        "half": only or "all",
        "settings": assistant.settings.model_dump(mode="json"),
    }


def _print(console: Console, metrics: Metrics, beside: Sequence[BaselineResult]) -> None:
    table = Table(
        Column("Mål", no_wrap=True),
        *(Column(name, no_wrap=True) for name in ("Samråd", "95 %", "n")),
        *(Column(b.name, min_width=5) for b in beside),
    )
    for name, title in SHOWN.items():
        figure: Figure = getattr(metrics.scores, name)
        others = [getattr(b.scores, name, None) for b in beside]
        interval = "" if figure.low is None else f"{_number(figure.low)}–{_number(figure.high)}"
        cells = [_number(other.value) if other else "" for other in others]
        table.add_row(title, _number(figure.value), interval, str(figure.n), *cells)
    console.print(table)
    if metrics.latency.p50_ms is not None:
        latency = metrics.latency
        console.print(f"Svartid: median {latency.p50_ms:.0f} ms, 95-prosentil {latency.p95_ms:.0f} ms")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", ",")
