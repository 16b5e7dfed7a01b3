"""Time and memory, of whatever callables are given: what it measures is chosen by who calls it."""

import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from evals.metrics import percentile

Clock = Callable[[], float]  # seconds
P = ParamSpec("P")
R = TypeVar("R")

WARM_UP = 3  # questions asked before the clock counts
STATUS = Path("/proc/self/status")


class BuildTime(BaseModel):
    """How long an index takes to build, against encoding the same texts and nothing else."""

    model_config = ConfigDict(frozen=True)

    build_s: float
    encode_s: float

    @property
    def ratio(self) -> float:
        """What the whole build costs, in times of the bare encoding."""
        return self.build_s / self.encode_s


class StageTime(BaseModel):
    """The time of a stage of a question, by nearest rank over the questions."""

    model_config = ConfigDict(frozen=True)

    name: str
    p50_ms: float
    p95_ms: float


class Benchmark(BaseModel):
    """All that was measured; None where it was not."""

    model_config = ConfigDict(frozen=True)

    build: BuildTime | None = None
    stages: tuple[StageTime, ...] = ()
    first_answer_s: float | None = None
    resident_mib: float | None = None


class Timer:
    """A stage's stopwatch: it sums the time spent inside the functions put around it, until it is read."""

    def __init__(self, clock: Clock = time.perf_counter) -> None:
        self._clock = clock
        self._spent_s = 0.0

    def around(self, function: Callable[P, R]) -> Callable[P, R]:
        """The same function, with its time counted, also when it raises."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            began = self._clock()
            try:
                return function(*args, **kwargs)
            finally:
                self._spent_s += self._clock() - began

        return timed

    def take_ms(self) -> float:
        """The milliseconds since last taken; the count starts anew."""
        spent_s, self._spent_s = self._spent_s, 0.0
        return spent_s * 1000


def build_time(
    build: Callable[[], object], encode: Callable[[], object], clock: Clock = time.perf_counter
) -> BuildTime:
    """Time the building of an index, and the bare encoder on the same texts first, so that both are warm."""
    encode_s = seconds(encode, clock)
    return BuildTime(build_s=seconds(build, clock), encode_s=encode_s)


def question_latency(
    ask: Callable[[str], object],
    questions: Sequence[str],
    timers: Mapping[str, Timer],
    clock: Clock = time.perf_counter,
) -> tuple[StageTime, ...]:
    """Median and 95th percentile of warm questions: each stage's timer, then the rest, then the whole.

    `timers` are the stages' (embedding, search, composing), put around the functions that `ask` calls.
    """
    for question in questions[:WARM_UP]:
        ask(question)
    for timer in timers.values():
        timer.take_ms()
    times: dict[str, list[float]] = {name: [] for name in (*timers, "annet", "i alt")}
    for question in questions:
        whole = seconds(partial(ask, question), clock) * 1000
        parts = {name: timer.take_ms() for name, timer in timers.items()}
        for name, ms in {**parts, "annet": whole - sum(parts.values()), "i alt": whole}.items():
            times[name].append(ms)
    return tuple(_stage(name, values) for name, values in times.items() if values)


def _stage(name: str, values: Sequence[float]) -> StageTime:
    return StageTime(name=name, p50_ms=percentile(values, 50) or 0.0, p95_ms=percentile(values, 95) or 0.0)


def first_answer_s(start: Callable[[], Callable[[str], object]], question: str) -> float:
    """Seconds from start-up, which gives what answers, to the first answer; meant for a fresh process."""
    return seconds(lambda: start()(question), time.perf_counter)


def seconds(function: Callable[[], object], clock: Clock) -> float:
    """How long a call takes."""
    began = clock()
    function()
    return clock() - began


def resident_mib(status: Path = STATUS) -> float:
    """The memory that this process holds now, in MiB; its peak where the system does not tell the present."""
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB on Linux, bytes on macOS
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def print_benchmark(measured: Benchmark, console: Console) -> None:
    """Print what was measured as a table."""
    rows = Table("Hva", "Median", "95-prosentil", title="Samråd: tid og minne")
    for stage in measured.stages:
        rows.add_row(f"Varmt spørsmål, {stage.name}", _ms(stage.p50_ms), _ms(stage.p95_ms))
    if measured.build:
        build = measured.build
        rows.add_row("Bygge indeks", f"{build.build_s:.1f} s".replace(".", ","))
        rows.add_row("Bare vektorene", f"{build.encode_s:.1f} s".replace(".", ","))
        rows.add_row("Forhold", f"{build.ratio:.2f}".replace(".", ","))
    if measured.first_answer_s is not None:
        rows.add_row("Oppstart til første svar", f"{measured.first_answer_s:.1f} s".replace(".", ","))
    if measured.resident_mib is not None:
        rows.add_row("Minne", f"{measured.resident_mib:.0f} MiB")
    console.print(rows)


def _ms(value: float) -> str:
    return f"{value:.1f} ms".replace(".", ",")
