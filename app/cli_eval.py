"""The commands that measure: `samrad eval` and `samrad bench`."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress as RichProgress
from rich.table import Table

from app.assistant import Assistant
from evals.baselines import run_baselines
from evals.bench import (
    Benchmark,
    Timer,
    build_time,
    first_answer_s,
    print_benchmark,
    question_latency,
    resident_mib,
)
from evals.compare import compare, print_comparison
from evals.figures import BaselineResult, Figure, Metrics
from evals.gold import fit_to
from evals.outcome import SEPARATOR, read_outcomes
from evals.questions import EvalQuestion, half, load_questions
from evals.run import evaluate
from ingest.embed import lines_of
from ingest.passages import Passage
from ingest.store import Index
from retrieval.answer import Answer

QUESTIONS = Path(__file__).parents[1] / "evals" / "questions"
SHOWN = ("hit_at_1", "hit_at_5", "hit_at_10", "mrr", "ndcg", "all_facts", "silence_f1", "advice_first", "verbatim")


def run_eval(
    console: Console,
    assistant: Assistant,
    files: Sequence[Path],
    out: Path,
    only: str | None,
    against: Path | None,
    baselines: bool,
) -> Metrics:
    """Run a question set through a loaded assistant, and write and print what came of it."""
    index = _index(assistant)
    asked = load_questions(files or sorted(QUESTIONS.glob("*.jsonl")))
    chosen = [question for question in asked if only is None or half(question.id) == only]
    questions = fit_to(chosen, [(SEPARATOR.join(p.section), p.text) for p in index.passages])
    beside = _baselines(assistant, index, questions) if baselines else ()
    before = read_outcomes(against) if against else None
    assistant.ask("Hva er samordning?")  # the first question warms up; it would tell of loading
    with RichProgress(console=console) as bar:
        task = bar.add_task("Stiller spørsmål", total=len(questions))
        metrics = evaluate(
            questions,
            lambda text, history: assistant.ask(text, history),
            out,
            _settings(assistant, index, only),
            time.perf_counter,
            progress=lambda done, total, name: bar.update(task, completed=done),
            baselines=beside,
        )
    _print(console, metrics, beside)
    if before is not None:
        print_comparison(compare(questions, before, read_outcomes(out)), console)
    console.print(f"Rapport: {escape(str(out / 'report.html'))}", soft_wrap=True)
    return metrics
