"""The command line: `samrad`. It alone knows both the assistant and the evaluations."""

import datetime as dt
import logging
import os
import subprocess
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from app.assistant import EXPECTED, Assistant, State
from app.misuse import WrongUseError
from app.progress import print_summary, progress_bar
from app.settings import Settings, SettingsError, load_settings
from app.told_facts import FACTS_HELP
from evals.outcome import RunError
from evals.questions import QuestionError
from ingest.blocks import ReadError
from ingest.versions import BuildBusy
from retrieval.answer import AnswerStatus

HANDLED: tuple[type[Exception], ...] = (*EXPECTED, SettingsError, BuildBusy, QuestionError, RunError, ReadError)


class Half(StrEnum):
    """The halves of a question set."""

    DEV = "dev"
    TEST = "test"


class CorpusAction(StrEnum):
    """What to do with a corpus."""

    LIST = "list"
    CHECK = "check"


app = typer.Typer(
    name="samrad",
    help="Svar på spørsmål om organisering og styring på tvers, med kilde på hver setning.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
CorpusOption = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="MAPPE", help="Korpusmappen. Ellers det korpuset som følger med."),
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Vis hele feilsporet når noe går galt.")]
NorquadOption = Annotated[
    Path | None,
    typer.Option("--norquad", metavar="MAPPE", help="Mål søket også på NorQuAD (documents.jsonl, questions.jsonl)."),
]
RaiseOption = Annotated[
    bool, typer.Option("--raise-floor", help="Hev gulvet til det som ble nådd, mindre halve intervallet.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]
console = Console()
errors = Console(stderr=True)


@app.callback(invoke_without_command=True)
def page(
    context: typer.Context,
    corpus: CorpusOption = None,
    port: Annotated[int | None, typer.Option(help="Porten siden åpnes på (SAMRAD_PORT).", min=1, max=65535)] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Åpne ikke nettleseren.")] = False,
    debug: DebugOption = False,
) -> None:
    """Bygg indeksen om den mangler eller er gammel, og åpne siden."""
    if context.invoked_subcommand:
        context.obj = {"corpus": corpus, "debug": debug}
        return
    from app.server import ServerError, serve

    with _reported(debug, ServerError):
        settings = _settings(corpus=corpus, port=port)
        assistant = Assistant(settings)
        _ensure_index(assistant)
        assistant.start()
        serve(assistant, settings.host, settings.port, open_browser=not no_browser)


@app.command()
def ingest(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[MAPPE]", help="Korpusmappen.")] = None,
    save_vectors: Annotated[
        bool, typer.Option("--save-vectors", help="Legg vektorene i korpusmappen, så et nytt sted slipper å lage dem.")
    ] = False,
    corpus: CorpusOption = None,
    debug: DebugOption = False,
) -> None:
    """Bygg indeksen av en korpusmappe på nytt. Den gamle er i bruk til den nye er ferdig."""
    with _reported(debug or _given(context, "debug")):
        assistant = Assistant(_settings(corpus=folder or corpus or _given(context, "corpus")))
        with progress_bar(console) as progress:
            built = assistant.ingest(progress)
        if save_vectors:
            assistant.save_vectors()
        print_summary(console, built)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="SPØRSMÅL", help="Spørsmålet.")],
    history: Annotated[
        Path | None,
        typer.Option(metavar="FIL", help="Tidligere spørsmål i samtalen, ett på hver linje, eldste først."),
    ] = None,
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
    debug: DebugOption = False,
) -> None:
    """Svar på ett spørsmål, med kilder."""
    from app.printing import print_answer
    from app.texts import language_of, load_texts

    with _reported(debug or _given(context, "debug")):
        settings = _settings(corpus=corpus or _given(context, "corpus"))
        if not question.strip() or len(question) > settings.question_max_chars:
            raise typer.BadParameter(f"Spørsmålet må ha mellom 1 og {settings.question_max_chars} tegn.")
        earlier = [line.strip() for line in history.read_text(encoding="utf-8").splitlines()] if history else []
        assistant = _ready(settings)
        answer = assistant.ask(question, [line for line in earlier if line])
        if as_json:
            print(answer.model_dump_json(indent=2))  # noqa: T201 - the output of the command
        else:
            print_answer(console, answer, load_texts(language_of(answer.language)), assistant.corpus)
        if answer.status is AnswerStatus.FAILED:
            raise typer.Exit(1)


@app.command()
def advise(
    context: typer.Context,
    case: Annotated[
        str | None, typer.Argument(metavar="SITUASJON", help="Saken med egne ord. «-» leser fra standard inn.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FIL", help="En tekstfil med saken. «-» er standard inn.")
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option("--facts", metavar="NAVN=VERDI,…", help=f"Det dere vet om saken. {FACTS_HELP}"),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FIL", help="Skriv en .docx- eller .md-fil.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Erstatt filen om den finnes.")] = False,
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
    debug: DebugOption = False,
) -> None:
    """Vis hvilke råd som gjelder for en sak, hvorfor, og hva som mangler."""
    from app.cli_advise import Given, read_ask, run_advise

    with _reported(debug or _given(context, "debug")):
        settings = _settings(corpus=corpus or _given(context, "corpus"))
        ask = read_ask(Given(case, file, tuple(facts or ()), as_json, out, force), settings.case_max_chars)
        assistant = _ready(settings)
        if not run_advise(console, errors, assistant, ask, dt.date.today()):
            raise typer.Exit(1)


@app.command("eval")
def evaluate(
    context: typer.Context,
    questions: Annotated[
        list[Path] | None, typer.Option("--questions", metavar="FIL", help="Spørsmålssett (JSON-linjer). Kan gjentas.")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="MAPPE", help="Hit skrives resultatene.")] = Path("out/eval"),
    only: Annotated[
        Half | None, typer.Option("--half", help="Bare den ene halvdelen: tilpass på dev, rapporter på test.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="MAPPE", help="En tidligere kjøring å sammenligne med.")
    ] = None,
    baselines: Annotated[bool, typer.Option("--baselines", help="Kjør de enkle oppskriftene ved siden av.")] = False,
    ablations: Annotated[bool, typer.Option("--ablations", help="Mål søket uten ett signal om gangen.")] = False,
    norquad: NorquadOption = None,
    gate: Annotated[bool, typer.Option("--gate", help="Slutt med 1 når testhalvdelen er under gulvet.")] = False,
    floor: Annotated[Path | None, typer.Option(metavar="FIL", help="Et annet gulv enn det som følger med.")] = None,
    raise_floor: RaiseOption = False,
    lower: Annotated[bool, typer.Option("--lower", help="Sammen med --raise-floor: senk gulvet også.")] = False,
    corpus: CorpusOption = None,
    debug: DebugOption = False,
) -> None:
    """Kjør et spørsmålssett, og vis tall, avvik og rapport."""
    from app.cli_eval import Run, run_eval

    with _reported(debug or _given(context, "debug")):
        if against and against.resolve() == out.resolve():
            raise typer.BadParameter("--against og --out kan ikke være samme mappe.")
        assistant = _ready(_settings(corpus=corpus or _given(context, "corpus")))
        run = Run(tuple(questions or ()), out, only, against, baselines, ablations, norquad)
        run_eval(console, assistant, replace(run, gate=gate, floor=floor, raise_floor=raise_floor, lower=lower))


@app.command()
def bench(context: typer.Context, corpus: CorpusOption = None, debug: DebugOption = False) -> None:
    """Mål tid og minne: bygging, et varmt spørsmål i sine deler, oppstart til første svar."""
    from app.cli_bench import run_bench

    with _reported(debug or _given(context, "debug")):
        run_bench(console, _ready(_settings(corpus=corpus or _given(context, "corpus"))))


@app.command("corpus")
def show_corpus(
    context: typer.Context,
    action: Annotated[
        CorpusAction, typer.Argument(metavar="[list|check]", help="List dokumentene, eller sjekk korpuset.")
    ] = CorpusAction.LIST,
    corpus: CorpusOption = None,
    debug: DebugOption = False,
) -> None:
    """List dokumentene med status, dato, seksjoner og passasjer, eller sjekk at korpuset er i orden."""
    from app.cli_corpus import check, show

    with _reported(debug or _given(context, "debug")):
        assistant = Assistant(_settings(corpus=corpus or _given(context, "corpus")))
        if action is CorpusAction.LIST:
            show(console, assistant)
        elif not check(console, assistant.corpus):
            raise typer.Exit(1)


def main() -> None:
    """The entry point of `samrad`."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app()


def _given(context: typer.Context, name: str) -> Any:
    """An option given before the command's name («samrad --corpus MAPPE ask …»)."""
    return (context.obj or {}).get(name)


def _settings(**given: Any) -> Settings:
    return load_settings(dict(os.environ), **given)


def _ready(settings: Settings) -> Assistant:
    """An assistant that is loaded, with its index built where it was missing or stale."""
    assistant = Assistant(settings)
    _ensure_index(assistant)
    assistant.load()
    status = assistant.status()
    if status.state is State.FAILED:
        raise SettingsError(status.error)
    return assistant


def _ensure_index(assistant: Assistant) -> None:
    """Build a missing or stale index, in a process of its own: one that serves never writes to Chroma."""
    assistant.corpus  # noqa: B018 - a folder that cannot be used is said before anything is built
    if not assistant.stale():
        return
    errors.print("Bygger indeksen. Det tar et minutt eller to første gang.")
    command = [sys.executable, "-m", "app.cli", "ingest", str(assistant.settings.corpus.resolve())]
    environment = os.environ | {"SAMRAD_DATA": str(assistant.settings.data)}
    done = subprocess.run(command, env=environment, stdout=sys.__stderr__, check=False)  # noqa: S603 - our own command
    if done.returncode and assistant.built() is None:
        raise typer.Exit(1)
    if done.returncode:
        errors.print("Den nye indeksen ble ikke ferdig. Den gamle er fortsatt i bruk.")


class _reported:  # noqa: N801 - reads as a statement: «with _reported(debug)»
    """Show an expected error as a line or two and end with 1; everything else, and all of it with --debug, as it is."""

    def __init__(self, debug: bool | None, *more: type[Exception]) -> None:
        self._debug, self._handled = bool(debug), (*HANDLED, *more)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, WrongUseError):
            errors.print(f"Feil: {error}", markup=False, highlight=False, soft_wrap=True)
            raise typer.Exit(2) from error
        if isinstance(error, self._handled) and not self._debug:
            errors.print(f"Feil: {error}", markup=False, soft_wrap=True)
            raise typer.Exit(1) from error


if __name__ == "__main__":
    main()
