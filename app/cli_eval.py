"""`samrad eval`: a question set through the assistant, with figures, report, baselines and the gate."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.table import Column, Table

from app.assistant import Assistant
from evals.ablations import Step, run_ablations
from evals.advising import AdvisingRun, run_advising
from evals.advising_table import print_advising
from evals.baselines import run_baselines
from evals.compare import compare, print_comparison
from evals.figures import Ablation, BaselineResult, Figure, Metrics, PublicSet
from evals.floor import FLOOR, FloorError, raise_floor
from evals.gate import HALF, check, corpus_name, print_gate
from evals.gold import fit_to
from evals.labels import without
from evals.nearest_advice import NearestAdvice
from evals.norquad import run_norquad
from evals.outcome import SEPARATOR, read_outcomes
from evals.questions import EvalQuestion, half, load_questions, read_originals
from evals.run import Beside, evaluate
from ingest.store import Index, IndexFault
from retrieval.advising.bearing import six
from retrieval.retriever import SamradRetriever

QUESTIONS = Path(__file__).parents[1] / "evals" / "questions"
VECTORS = "evals"  # the folder in the data folder where the vectors of public sets are kept
SHOWN = {
    "hit_1": "riktig utdrag først",
    "hit_5": "blant de fem første",
    "hit_10": "blant de ti første",
    "mrr": "MRR",
    "ndcg_10": "nDCG@10",
    "facts": "andel av faktaene",
    "facts_all": "alle fakta i svaret",
    "citation_verbatim": "sitater ordrett",
    "citation_precision": "henvisninger, sted",
    "citation_recall": "riktig sted sitert",
    "citation_section_recall": "steder det er vist til",
    "citation_document_precision": "henvisninger, dokument",
    "citation_document_recall": "dokumenter det er vist til",
    "silence_precision": "taushet, presisjon",
    "silence_recall": "taushet, dekning",
    "silence_f1": "taushet, F1",
    "advice_first": "riktig råd først",
    "advice_top2": "riktig råd blant to",
    "advice_f1": "råd, F1",
    "failed": "feilet",
}
RETRIEVAL_SHOWN = {"hit_1": "først", "hit_5": "av 5", "hit_10": "av 10", "mrr": "MRR", "ndcg_10": "nDCG"}


@dataclass(frozen=True)
class Run:
    """What to run: question files, which half, where the results go, and what to hold them against."""

    files: tuple[Path, ...]
    out: Path
    only: str | None
    against: Path | None
    baselines: bool
    ablations: bool = False
    norquad: Path | None = None  # the folder of the public set
    gate: bool = False  # fail where a figure is below its floor
    floor: Path | None = None  # another file than the floor that ships; names a gate where nothing is raised
    raise_floor: bool = False
    lower: bool = False  # with raise_floor: the new floor counts where it is lower too

    @property
    def gated(self) -> bool:
        """Whether to hold the figures against a floor."""
        return self.gate or (self.floor is not None and not self.raise_floor)

    @property
    def half(self) -> str | None:
        """Which half to ask; the floor is of the test half."""
        return self.only or (HALF if self.gated or self.raise_floor else None)


def run_eval(console: Console, assistant: Assistant, run: Run) -> Metrics:
    """Run a question set through a loaded assistant, and write and print what came of it.

    Ends the command with 1 where the gate was asked for and a figure is below its floor.
    """
    index = loaded_index(assistant)
    _check(run)
    asked = load_questions(run.files or tuple(sorted(QUESTIONS.glob("*.jsonl"))))
    chosen = [question for question in asked if run.half is None or half(question.id) == run.half]
    questions = fit_to(chosen, [(SEPARATOR.join(p.section), p.text) for p in index.passages])
    beside = _beside(console, assistant, index, questions, run)
    assistant.ask("Hva er samordning?")  # the first question warms up; it would tell of loading
    with _bar(console, "Stiller spørsmål") as step:
        metrics = evaluate(
            questions,
            assistant.ask,
            run.out,
            _settings(assistant, index, run.half),
            time.perf_counter,
            progress=lambda done, total, _: step(done, total),
            beside=beside,
        )
    _print(console, metrics, beside.baselines)
    _print_others(console, metrics)
    if run.against:
        print_comparison(compare(questions, run.against, run.out), console)
    console.print(f"Rapport: {run.out / 'report.html'}", markup=False, soft_wrap=True)
    _hold(console, metrics, corpus_name(assistant.settings.corpus), run)
    return metrics


def _check(run: Run) -> None:
    """Say what cannot be done before minutes are spent; raises RunError."""
    if run.against:
        read_outcomes(run.against)
    if run.lower and not run.raise_floor:
        raise FloorError("--lower gjelder --raise-floor. Bruk dem sammen.")
    if (run.gated or run.raise_floor) and run.half != HALF:
        raise FloorError(f"Gulvet gjelder --half {HALF}. Ta bort --half {run.half}.")


def _hold(console: Console, metrics: Metrics, corpus: str, run: Run) -> None:
    floor = run.floor or FLOOR
    if run.gated:
        short = check(metrics, corpus, floor)
        print_gate(corpus, short, console)
        if short:
            raise typer.Exit(1)
    if run.raise_floor:
        raise_floor(metrics, corpus, floor, lower=run.lower)
        console.print(f"Gulvet for {corpus} er satt i {floor}", markup=False, soft_wrap=True)


def _beside(
    console: Console, assistant: Assistant, index: Index, questions: Sequence[EvalQuestion], run: Run
) -> Beside:
    return Beside(
        baselines=_baselines(assistant, index, questions) if run.baselines else (),
        ablations=_ablations(console, assistant, index, questions) if run.ablations else (),
        public=_norquad(console, assistant, run.norquad) if run.norquad else (),
        against=run.against,
        advising=_advising(console, assistant, index, questions),
    )


def _advising(
    console: Console, assistant: Assistant, index: Index, questions: Sequence[EvalQuestion]
) -> AdvisingRun | None:
    nearest = NearestAdvice(six(index), assistant.encoder).rank if assistant.encoder else None
    with _bar(console, "Vurderer saker") as step:
        return run_advising(questions, assistant.advise, nearest, step=step)


def _ablations(
    console: Console, assistant: Assistant, index: Index, questions: Sequence[EvalQuestion]
) -> tuple[Ablation, ...]:
    if assistant.encoder is None:
        return ()
    retriever = SamradRetriever(index=index, encoder=assistant.encoder)
    with _bar(console, "Tar bort signaler") as step:
        return run_ablations(questions, retriever, step=step)


def _norquad(console: Console, assistant: Assistant, folder: Path) -> tuple[PublicSet, ...]:
    if assistant.encoder is None:
        return ()
    with _bar(console, "Lager vektorer av NorQuAD") as step:
        return (run_norquad(folder, assistant.encoder, assistant.settings.data / VECTORS, step=step),)


@contextmanager
def _bar(console: Console, title: str) -> Iterator[Step]:
    with RichProgress(console=console) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


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


def _print_others(console: Console, metrics: Metrics) -> None:
    """Ablations, public sets, and which advice applies, each in tables of its own."""
    tables = []
    if metrics.ablations:
        rows = [(without(a.without), a.scores) for a in metrics.ablations]
        tables.append(("Rangeringen uten ett signal om gangen", rows))
    tables += [(f"{p.name}, {p.passages} utdrag", [(r.name, r.scores) for r in p.results]) for p in metrics.public]
    for title, rows in tables:
        heads = (Column(head, no_wrap=True) for head in RETRIEVAL_SHOWN.values())
        table = Table(Column("", min_width=24), *heads, title=title)
        for label, scores in rows:
            table.add_row(label, *(_number(getattr(scores, name).value) for name in RETRIEVAL_SHOWN))
        console.print(table)
    if metrics.advising:
        print_advising(metrics.advising, console)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", ",")
