from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals.bench import (
    Benchmark,
    BuildTime,
    StageTime,
    Timer,
    build_time,
    first_answer_s,
    print_benchmark,
    question_latency,
    resident_mib,
)


class Hands:
    """A clock that goes only when it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


def test_build_against_the_bare_encoder() -> None:
    clock = Hands()
    measured = build_time(lambda: clock.move(6), lambda: clock.move(4), clock)
    assert (measured.build_s, measured.encode_s, measured.ratio) == (6.0, 4.0, 1.5)


def test_a_timer_sums_until_it_is_read() -> None:
    clock = Hands()
    timer = Timer(clock)
    timed = timer.around(clock.move)
    timed(1)
    timed(seconds=2)
    assert (timer.take_ms(), timer.take_ms()) == (3000.0, 0.0)


def test_a_timer_counts_what_raises() -> None:
    clock = Hands()
    timer = Timer(clock)

    def break_after_a_second() -> None:
        clock.move(1)
        raise ValueError("brutt")

    with pytest.raises(ValueError, match="brutt"):
        timer.around(break_after_a_second)()
    assert timer.take_ms() == 1000.0


def test_latency_is_split_into_stages_and_the_rest() -> None:
    clock = Hands()
    timers = {"vektor": Timer(clock), "søk": Timer(clock)}
    embed, search = (timer.around(clock.move) for timer in timers.values())
    asked: list[str] = []

    def ask(question: str) -> None:
        asked.append(question)
        embed(len(question))
        search(1)
        clock.move(0.5)

    # four questions of 1 to 4 s embedding: by nearest rank the median is the 2nd, the 95th percentile the 4th
    stages = question_latency(ask, ["a", "bb", "ccc", "dddd"], timers, clock)
    assert stages == (
        StageTime(name="vektor", p50_ms=2000.0, p95_ms=4000.0),
        StageTime(name="søk", p50_ms=1000.0, p95_ms=1000.0),
        StageTime(name="annet", p50_ms=500.0, p95_ms=500.0),
        StageTime(name="i alt", p50_ms=3500.0, p95_ms=5500.0),
    )
    assert len(asked) == 3 + 4  # three to warm up, then all


def test_no_questions_give_no_stages() -> None:
    assert question_latency(lambda question: None, [], {}) == ()


def test_first_answer_covers_start_up_and_answer() -> None:
    done: list[str] = []

    def start() -> object:
        done.append("startet")
        return done.append

    assert first_answer_s(start, "hva?") >= 0  # type: ignore[arg-type]
    assert done == ["startet", "hva?"]


def test_resident_memory(tmp_path: Path) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tx\nVmPeak:\t 9 kB\nVmRSS:\t  2048 kB\n", encoding="ascii")
    assert resident_mib(status) == 2.0
    assert resident_mib(tmp_path / "mangler") > 1  # the peak, where the present is not told


def test_the_table_shows_what_was_measured_alone() -> None:
    def printed(measured: Benchmark) -> str:
        out = StringIO()
        print_benchmark(measured, Console(file=out, width=100))
        return out.getvalue()

    text = printed(
        Benchmark(
            build=BuildTime(build_s=15, encode_s=10),
            stages=(StageTime(name="søk", p50_ms=1.25, p95_ms=2),),
            first_answer_s=8.04,
            resident_mib=812.6,
        )
    )
    for shown in ("1,50", "Varmt spørsmål, søk", "8,0 s", "813 MiB"):
        assert shown in text
    assert "Minne" not in printed(Benchmark())
