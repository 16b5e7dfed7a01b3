"""`samrad bench`: how long a build, a warm question and a start take, and how much memory is held."""

import datetime as dt
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from app.assistant import Assistant
from app.cli_eval import QUESTIONS, loaded_index
from evals.bench import (
    Benchmark,
    BuildTime,
    StageTime,
    Timer,
    build_time,
    print_benchmark,
    question_latency,
    resident_mib,
)
from evals.questions import load_questions
from ingest.build import Built, build
from ingest.embed import lines_of
from ingest.gather import Limits
from ingest.model import Encoder
from ingest.store import Index, IndexFault
from ingest.versions import Shelf
from retrieval.advising.learnt import Rows
from retrieval.chain import Asking, answer_chain
from retrieval.question import Question
from retrieval.ranking import Hit
from retrieval.retriever import SamradRetriever

QUESTION = "Hvem bør samordne når flere departementer deler en oppgave?"
ASKED = 100


class _TimedRetriever(SamradRetriever):
    """The retriever with a stopwatch around each of its two stages."""

    embedding: Timer
    searching: Timer

    def vectors(self, question: Question) -> Rows:
        """The question as the model sees it, timed."""
        return self.embedding.around(super().vectors)(question)

    def search(self, question: Question, vectors: Rows) -> tuple[Hit, ...]:
        """The passages, timed."""
        return self.searching.around(super().search)(question, vectors)


def run_bench(console: Console, assistant: Assistant) -> None:
    """Measure and print: the build against the bare encoder, a warm question in its stages, memory, start-up."""
    index = loaded_index(assistant)
    console.print(f"{index.meta.passages} passasjer, {index.meta.units} setninger, modell {index.meta.model}.")
    stages = _latency(assistant, index)
    memory = resident_mib()
    measured = Benchmark(stages=stages, resident_mib=memory, first_answer_s=_first_answer_s(assistant))
    build_s, built = _build(assistant, index)
    print_benchmark(measured.model_copy(update={"build": build_s}), console)
    count, texts = built.meta.passages, built.embedded + built.reused
    rates = f"{count / build_s.build_s:.1f} passasjer i sekundet; bare vektorene: {count / build_s.encode_s:.1f}"
    console.print(
        f"Bygging: {rates.replace('.', ',')}. {built.reused} av {texts} vektorer ble brukt om igjen.",
        soft_wrap=True,
    )


def _loaded_encoder(assistant: Assistant) -> Encoder:
    if assistant.encoder is None:
        raise IndexFault("Modellen er ikke lest inn. Kjør kommandoen på nytt.")
    return assistant.encoder


def _latency(assistant: Assistant, index: Index) -> tuple[StageTime, ...]:
    timers = {"vektor": Timer(), "søk": Timer()}
    retriever = _TimedRetriever(
        index=index, encoder=_loaded_encoder(assistant), embedding=timers["vektor"], searching=timers["søk"]
    )
    chain = answer_chain(retriever, dt.date.today)
    questions = [q.question for q in load_questions(sorted(QUESTIONS.glob("*.jsonl")))][:ASKED]
    return question_latency(lambda text: chain.invoke(Asking(text=text)), questions, timers)


def _build(assistant: Assistant, index: Index) -> tuple[BuildTime, Built]:
    """A whole build into an empty folder, and the encoder alone on its passages and sentences.

    Known questions are left out: their vectors come with Samråd.
    """
    encoder = _loaded_encoder(assistant)
    settings = assistant.settings
    lines = lines_of(index.passages, index.hints, index.knowledge)
    passages = [line.text for line in lines if not line.is_question]
    done: list[Built] = []
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))

        def whole() -> None:
            made = build(settings.corpus, shelf, settings.embedding_model, lambda: encoder, lambda *_: None, Limits())
            done.append(made)

        return build_time(whole, lambda: encoder.encode_passages(passages)), done[-1]


def _first_answer_s(assistant: Assistant) -> float:
    """Seconds from the start of a process to its answer."""
    command = [sys.executable, "-m", "app.cli", "ask", QUESTION, "--corpus", str(assistant.settings.corpus)]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return time.perf_counter() - began
