"""`samrad advise`: which advice applies to a case, in the terminal, as JSON, or as a document for the case file."""

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from app.advice_json import advisory_json
from app.advice_printing import print_advisory
from app.export import export_docx, export_markdown
from app.misuse import WrongUseError
from app.runtime import AssistantLike
from app.texts import Texts, language_of, load_texts
from app.told_facts import told_facts
from retrieval.advisory import Advisory, CaseFacts
from retrieval.answer import AnswerStatus

STDIN = "-"
ENDINGS = (".docx", ".md")


@dataclass(frozen=True)
class Ask:
    """A case with the facts told outright, and what to make of the answer."""

    text: str
    told: CaseFacts
    as_json: bool
    out: Path | None


@dataclass(frozen=True)
class Given:
    """What stood on the command line."""

    case: str | None
    file: Path | None
    facts: tuple[str, ...]
    as_json: bool
    out: Path | None
    force: bool


def read_ask(given: Given, max_chars: int) -> Ask:
    """What was asked for, in at most so many characters; raise WrongUseError before anything is loaded."""
    told = told_facts(given.facts)
    if given.out:
        _check_out(given.out, force=given.force)
    return Ask(_case(given, max_chars), told, given.as_json, given.out)


def run_advise(console: Console, errors: Console, assistant: AssistantLike, ask: Ask, today: dt.date) -> bool:
    """Weigh the case and print, and write where asked; whether it went well."""
    advisory = assistant.advise(ask.text, ask.told)
    texts = load_texts(language_of(advisory.case.language))
    if ask.as_json:
        print(advisory_json(advisory, texts))  # noqa: T201 - the output of the command
    else:
        print_advisory(console, advisory, texts, assistant.corpus)
    if advisory.status is AnswerStatus.FAILED:
        return False
    if ask.out:
        ask.out.write_bytes(_document(advisory, ask.out, texts, today, assistant))
        errors.print(f"Skrevet til {ask.out}.", markup=False, highlight=False, soft_wrap=True)
    return True


def _case(given: Given, max_chars: int) -> str:
    if (given.case is None) == (given.file is None):
        raise WrongUseError("Oppgi saken én gang: som tekst, med --file FIL, eller med «-» for standard inn.")
    from_stdin = STDIN in (given.case, str(given.file))
    place = "standard inn" if from_stdin else f"{given.file}"
    if from_stdin:
        text = _read(sys.stdin.buffer.read, place)
    elif given.file:
        text = _read(given.file.read_bytes, place)
    else:
        text, place = given.case or "", "SITUASJON"
    if not text.strip():
        raise WrongUseError(f"{place}: det er ingen tekst der. Beskriv saken med noen setninger.")
    if len(text) > max_chars:
        raise WrongUseError(f"{place}: teksten har over {max_chars} tegn. Kort den ned (SAMRAD_CASE_MAX_CHARS).")
    return text


def _read(read: Callable[[], bytes], place: str) -> str:
    try:
        return read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUseError(f"{place}: ikke ren tekst i UTF-8. Lagre saken som tekst (.txt), og prøv igjen.") from error
    except OSError as error:
        raise WrongUseError(f"{place}: filen kan ikke leses. Se om navnet er riktig og om du har tilgang.") from error


def _check_out(out: Path, *, force: bool) -> None:
    if out.suffix.lower() not in ENDINGS:
        raise WrongUseError(f"--out {out}: skriver bare {' og '.join(ENDINGS)}. Gi filen en av de endelsene.")
    if not out.parent.is_dir():
        raise WrongUseError(f"--out {out}: mappen {out.parent} finnes ikke. Lag den først.")
    if out.is_dir() or (out.exists() and not force):
        raise WrongUseError(f"--out {out}: finnes fra før. Velg et annet navn, eller bruk --force for å erstatte.")


def _document(advisory: Advisory, out: Path, texts: Texts, today: dt.date, assistant: AssistantLike) -> bytes:
    if out.suffix.lower() == ".docx":
        return export_docx(advisory, {}, texts, today, assistant.corpus)
    return export_markdown(advisory, {}, texts, today, assistant.corpus).encode("utf-8")
