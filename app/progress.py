"""The progress bar and the summary of an index build, in the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.table import Table

from ingest.build import Built
from ingest.gather import Progress

STAGES = {"read": "Leser dokumenter", "embed": "Lager vektorer", "write": "Skriver indeksen"}


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """A bar for each stage of a build."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with RichProgress(*columns, console=console) as bars:
        tasks = {stage: bars.add_task(text, total=None, visible=False) for stage, text in STAGES.items()}

        def show(stage: str, done: int, total: int) -> None:
            bars.update(tasks[stage], completed=done, total=total or 1, visible=True)

        yield show


def print_summary(console: Console, built: Built) -> None:
    """Documents, sections, passages, what was left out and why, seconds."""
    table = Table("Dokument", "Seksjoner", "Passasjer", title=f"Indeks for {escape(built.meta.corpus_folder)}")
    for indexed in built.meta.documents:
        table.add_row(escape(indexed.document.title), str(indexed.sections), str(indexed.passages))
    console.print(table)
    console.print(
        f"{len(built.meta.documents)} dokumenter, {built.meta.passages} passasjer, {built.meta.units} setninger "
        f"og punkter. {built.embedded} vektorer laget, {built.reused} brukt om igjen. "
        f"{built.meta.seconds:.0f} sekunder."
    )
    for warning in built.warnings:
        console.print(f"Merk: {escape(warning)}", soft_wrap=True)
    for left in built.meta.left_out:
        console.print(f"Utelatt: {escape(left.file)} {escape(left.reason)}", soft_wrap=True)
