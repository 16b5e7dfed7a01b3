"""«Which advice applies» in the terminal: the figures beside the baselines', and by language."""

from rich.console import Console
from rich.table import Column, Table

from evals.advising_labels import ADVISING_LABELS
from evals.figures import Advising, Figure
from evals.labels import LANGUAGES
from evals.markup import interval, number


def print_advising(advising: Advising, console: Console) -> None:
    """Print two tables, the second where there are several languages."""
    console.print(_whole(advising))
    if len(advising.by_language) > 1:
        console.print(_by_language(advising))


def _whole(advising: Advising) -> Table:
    heads = ("Samråd", "95 %", "n", *(b.name for b in advising.baselines))
    table = _table(f"Hvilke råd gjelder ({advising.cases} saker)", heads)
    for name, label in ADVISING_LABELS.items():
        own: Figure = getattr(advising.scores, name)
        others: list[Figure | None] = [getattr(b.scores, name, None) for b in advising.baselines]
        beside = (number(other.value) if other else "" for other in others)
        table.add_row(label, number(own.value), interval(own), str(own.n), *beside)
    return table


def _by_language(advising: Advising) -> Table:
    table = _table("Hvilke råd gjelder, etter språk", [LANGUAGES.get(lang, lang) for lang in advising.by_language])
    for name, label in ADVISING_LABELS.items():
        figures: list[Figure] = [getattr(group.scores, name) for group in advising.by_language.values()]
        table.add_row(label, *(f"{number(figure.value)} ({figure.n})" for figure in figures))
    return table


def _table(title: str, heads: tuple[str, ...] | list[str]) -> Table:
    return Table(Column("Mål", min_width=24), *(Column(head, no_wrap=True) for head in heads), title=title)
