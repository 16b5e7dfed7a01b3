"""`samrad corpus`: the documents as a list, and the check that they are fit to be quoted."""

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from app.assistant import Assistant
from app.dates import document_date
from app.texts import load_texts
from corpus.manifest import Corpus
from ingest.check import check_corpus
from retrieval.question import Language


def show(console: Console, assistant: Assistant) -> None:
    """Each document with its standing, date, sections and passages; counts only where an index has been built."""
    texts = load_texts(Language.BOKMAAL)
    meta = assistant.built()
    counted = {d.document.id: d for d in meta.documents} if meta else {}
    table = Table(
        "Tittel", "Status", Column("Dato", no_wrap=True), "Seksjoner", "Passasjer", Column("Id", overflow="fold")
    )
    for document in assistant.corpus.documents:
        indexed = counted.get(document.id)
        counts = (str(indexed.sections), str(indexed.passages)) if indexed else ("–", "–")
        status = texts.standing.of(document.status).name
        date = document_date(document.date, document.date_text, texts.dates)
        table.add_row(escape(document.title), status, date, *counts, escape(document.id))
    console.print(table)
    for warning in assistant.corpus.warnings:
        console.print(f"Merk: {warning}", markup=False, soft_wrap=True)
    if meta is None:
        console.print("Korpuset er ikke indeksert ennå. Kjør «samrad ingest».")


def check(console: Console, corpus: Corpus) -> bool:
    """Print what must be mended; True where nothing must."""
    faults = check_corpus(corpus)
    for fault in faults:
        console.print(str(fault), markup=False, soft_wrap=True)
    count = len(corpus.documents)
    documents = "1 dokument" if count == 1 else f"{count} dokumenter"
    verdict = f"{len(faults)} ting må rettes." if faults else f"{documents}, alt er i orden."
    console.print(verdict)
    return not faults
