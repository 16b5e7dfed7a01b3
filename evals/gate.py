"""The gate: what a run of the test half falls short of. `python -m evals.gate FOLDER…` judges finished runs."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from corpus import SHIPPED
from evals.advising_labels import ADVISING_LABELS
from evals.figures import Metrics
from evals.floor import ADVISING, FLOOR, QUESTIONS, Floor, FloorError, gated, raise_floor, read_floors
from evals.labels import LABELS
from evals.markup import number

HALF = "test"


class Shortfall(BaseModel):
    """A figure that is on the wrong side of its floor."""

    model_config = ConfigDict(frozen=True)

    name: str
    floor: float
    reached: float | None  # None: there was nothing to measure

    @property
    def by(self) -> float | None:
        """How much is lacking."""
        return None if self.reached is None else abs(self.floor - self.reached)


def corpus_name(folder: Path) -> str:
    """The name of a corpus in the floor's file: «shipped», or the folder's own name."""
    return "shipped" if folder.resolve() == SHIPPED.resolve() else folder.resolve().name


def check(metrics: Metrics, corpus: str, path: Path = FLOOR) -> tuple[Shortfall, ...]:
    """What a run falls short of; raises FloorError where the corpus has no floor."""
    floors = read_floors(path)
    if corpus not in floors:
        raise FloorError(f"{path} har ikke noe gulv for korpuset {corpus}. Sett det med --raise-floor.")
    return shortfalls(metrics, floors[corpus])


def shortfalls(metrics: Metrics, floor: Floor) -> tuple[Shortfall, ...]:
    """Every figure below its least or above its most; one that could not be measured falls short too."""
    reached: dict[str, float | None] = {QUESTIONS: float(metrics.questions)}
    reached |= {name: figure.value if figure else None for name, figure in gated(metrics).items()}
    bounds = [(name, least, 1) for name, least in floor.least.items()]
    bounds += [(name, most, -1) for name, most in floor.most.items()]
    return tuple(
        Shortfall(name=name, floor=bound, reached=value)
        for name, bound, sign in bounds
        if (value := reached[name]) is None or sign * value < sign * bound
    )


def print_gate(corpus: str, short: Sequence[Shortfall], console: Console) -> None:
    """Print what fell short, or that nothing did."""
    if not short:
        console.print(f"Gulvet holder ({corpus}).", markup=False)
        return
    table = Table("Mål", "Gulv", "Nådd", "Mangler", title=f"Under gulvet ({corpus})")
    for fall in short:
        counts = fall.name == QUESTIONS
        cells = (fall.floor, fall.reached, fall.by)
        shown = (f"{value:.0f}" if counts and value is not None else number(value) for value in cells)
        table.add_row(_label(fall.name), *shown)
    console.print(table)


def _label(name: str) -> str:
    if name in ADVISING:
        return f"Hvilke råd gjelder: {ADVISING_LABELS[ADVISING[name]]}"
    return "Antall spørsmål" if name == QUESTIONS else LABELS[name]


class _Settings(BaseModel):
    """What the gate needs of a run's settings."""

    corpus: Path
    half: str


def read_run(folder: Path) -> tuple[Metrics, str]:
    """A finished run's figures and the name of its corpus; raises FloorError unless it ran the test half."""
    try:
        settings = _Settings.model_validate_json((folder / "settings.json").read_text(encoding="utf-8"))
        metrics = Metrics.model_validate_json((folder / "metrics.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FloorError(f"{folder} er ikke en ferdig kjøring. Kjør «samrad eval --out {folder}».") from error
    if settings.half != HALF:
        raise FloorError(f"Kjøringen i {folder} gjelder {settings.half}. Gulvet gjelder --half {HALF}.")
    return metrics, corpus_name(settings.corpus)


def main(arguments: Sequence[str] | None = None, console: Console | None = None) -> int:
    """Hold finished runs against the floor, or set it by them; 0 where it holds, 1 where not, 2 for wrong use."""
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description="Hold kjøringer opp mot gulvet.")
    parser.add_argument("runs", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--floor", type=Path, default=FLOOR, metavar="FILE")
    parser.add_argument("--raise-floor", action="store_true")
    parser.add_argument("--lower", action="store_true")
    given = parser.parse_args(arguments)
    if given.lower and not given.raise_floor:
        parser.error("--lower goes with --raise-floor")
    try:
        runs = [read_run(folder) for folder in given.runs]
        if given.raise_floor:
            for metrics, corpus in runs:
                raise_floor(metrics, corpus, given.floor, lower=given.lower)
        return 0 if _all_hold(runs, given.floor, console or Console()) else 1
    except FloorError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _all_hold(runs: Sequence[tuple[Metrics, str]], floor: Path, console: Console) -> bool:
    found = [(corpus, check(metrics, corpus, floor)) for metrics, corpus in runs]
    for corpus, short in found:
        print_gate(corpus, short, console)
    return not any(short for _, short in found)


if __name__ == "__main__":
    sys.exit(main())
