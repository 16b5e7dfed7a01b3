"""The floor: what a run of the test half must reach, by corpus, in `floor.toml`, and how a run raises it.

A corpus has a table of what is the least («least») and one of what is the most («most», for what should be low).
Time is in neither: it tells of the machine.
"""

import json
import math
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.figures import Figure, Metrics
from evals.labels import LOWER_IS_BETTER
from evals.metrics import MEASURES
from evals.outcome import RunError

ADVISING = {f"advising_{name}": name for name in ("first", "top2", "f1", "grounded")}  # of `Metrics.advising`
KNOWN = (*MEASURES, *ADVISING)  # what a floor may be set on
FLOOR = Path(__file__).parent / "floor.toml"
QUESTIONS = "questions"  # how many were asked: a smaller set may be an easier one
ALWAYS_LEAST = {"citation_verbatim": 1.0}  # a quote that does not stand in the source is a fault, not a figure
ALWAYS_WHERE_MEASURED = {"advising_grounded": 1.0}  # a verdict that rests on nothing is a fault too
ALWAYS_MOST = {"failed": 0.0}
STEP = 1000  # floors have three decimals
BARE = re.compile(r"[A-Za-z0-9_-]+")
HEAD = """\
# The least that a run of the test half must reach, and the most of what should be low, by corpus.
# `samrad eval --raise-floor` writes it: what was reached, less half the width of its interval. It lowers nothing
# unless told to with `--lower`, and what must always hold stays as it is.
"""


class FloorError(RunError):
    """A floor, or a run to hold against it, that cannot be used; the message says what, where and what to do."""


class Floor(BaseModel):
    """What must be reached on one corpus, by the name of the measure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: Mapping[str, float] = {}
    most: Mapping[str, float] = {}


def read_floors(path: Path = FLOOR) -> dict[str, Floor]:
    """The floors by corpus; raises FloorError."""
    try:
        floors = {name: Floor.model_validate(t) for name, t in tomllib.loads(path.read_text("utf-8")).items()}
    except (OSError, ValueError) as error:  # pydantic's and tomllib's errors are ValueErrors
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise FloorError(f"Kan ikke lese gulvet i {path}: {reason}. Rett filen, eller oppgi en annen.") from error
    for name, floor in floors.items():
        unknown = sorted({*floor.least, *floor.most} - {*KNOWN, QUESTIONS})
        if unknown:
            raise FloorError(f"Ukjent mål {unknown[0]} under {name} i {path}. Kjente: {', '.join(KNOWN)}.")
    return floors


def write_floors(floors: Mapping[str, Floor], path: Path = FLOOR) -> None:
    """Write the file anew, in the order of the measures."""
    lines = [HEAD.rstrip()]
    for corpus, floor in floors.items():
        key = corpus if BARE.fullmatch(corpus) else json.dumps(corpus, ensure_ascii=False)
        for part, values in (("least", floor.least), ("most", floor.most)):
            known = [name for name in (QUESTIONS, *KNOWN) if name in values]
            lines += ["", f"[{key}.{part}]", *(f"{name} = {values[name]:g}" for name in known)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def raise_floor(metrics: Metrics, corpus: str, path: Path = FLOOR, *, lower: bool = False) -> Floor:
    """Set the floor of a corpus by a run, and write the file; raises FloorError for a file that cannot be read."""
    floors = read_floors(path) if path.exists() else {}
    floors[corpus] = raised(metrics, floors.get(corpus), lower=lower)
    write_floors(floors, path)
    return floors[corpus]


def gated(metrics: Metrics) -> dict[str, Figure | None]:
    """The figures that a floor may be set on, by name; those of advising are None where no case was put."""
    own: dict[str, Figure | None] = {name: getattr(metrics.scores, name) for name in MEASURES}
    advising = metrics.advising.scores if metrics.advising else None
    return own | {key: getattr(advising, name, None) for key, name in ADVISING.items()}


def raised(metrics: Metrics, floor: Floor | None, *, lower: bool = False) -> Floor:
    """The floor that a run sets: what it reached less half the width of its interval, never below the old one.

    With `lower` the old one counts for nothing. What must always hold is kept as it is.
    """
    old = Floor() if floor is None or lower else floor
    least = {QUESTIONS: float(metrics.questions)}
    most: dict[str, float] = {}
    for name, figure in gated(metrics).items():
        if figure is None or figure.value is None or figure.low is None or figure.high is None:
            continue
        margin = (figure.high - figure.low) / 2
        if name in LOWER_IS_BETTER:
            most[name] = _rounded(figure.value + margin, math.ceil)
        else:
            least[name] = _rounded(figure.value - margin, math.floor)
    always = {**ALWAYS_LEAST, **{n: v for n, v in ALWAYS_WHERE_MEASURED.items() if n in least}}
    least = {**old.least, **{n: max(v, old.least.get(n, v)) for n, v in least.items()}, **always}
    most = {**old.most, **{n: min(v, old.most.get(n, v)) for n, v in most.items()}, **ALWAYS_MOST}
    return Floor(least=least, most=most)


def _rounded(value: float, towards: Callable[[float], int]) -> float:
    """Three decimals, on the lenient side; what lies beyond a share's bounds is brought to them."""
    return min(1.0, max(0.0, towards(round(value * STEP, 6)) / STEP))
