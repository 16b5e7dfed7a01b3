"""Question sets: read from JSON lines, split in two fixed halves, and checked against the originals.

The split is made once and for all by a hash of the id, so that nobody chooses what is held out: `dev` is
looked at while building, `test` only to report. Ids that differ in the suffix -nb, -nn or -en alone are the
same question in three languages and share a half.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from corpus.manifest import CorpusError, load_corpus
from evals.folding import fold, stands_in, words

LANGUAGE_SUFFIXES = ("-nb", "-nn", "-en")
MAX_QUOTE_WORDS = 8
COPIED_RUN = 9  # words in a row that a question may not share with an original

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Half = Literal["dev", "test"]


class QuestionError(Exception):
    """A question set that cannot be used; the message says what, where and what to do."""


class EvalQuestion(BaseModel):
    """A question, and what is known about its right answer."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    id: Text
    type: Text
    lang: Text
    question: Text
    expect: Literal["answer", "abstain"]
    history: tuple[Text, ...] = ()  # earlier questions of the conversation, oldest first
    docs: tuple[Text, ...] = ()
    locators: tuple[Text, ...] = ()  # headings above the gold place
    quotes: tuple[Text, ...] = ()  # snippets that a gold passage of the originals holds
    keyfacts: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()  # each: alternatives
    forbidden: tuple[Text, ...] = ()
    advice: tuple[int, ...] = Field(default=(), alias="råd")  # most relevant first

    @property
    def stem(self) -> str:
        """The id without its language, which parallel versions share."""
        return stem(self.id)


class Fault(BaseModel):
    """Something in a question that does not hold against the originals."""

    model_config = ConfigDict(frozen=True)

    id: str
    field: str
    message: str


def stem(identifier: str) -> str:
    """The id without -nb, -nn or -en at its end."""
    return identifier[:-3] if identifier.endswith(LANGUAGE_SUFFIXES) else identifier


def half(identifier: str) -> Half:
    """The fixed half of a question: «dev» where the last bit of the stem's SHA-256 is 0, else «test»."""
    return "test" if hashlib.sha256(stem(identifier).encode()).digest()[-1] & 1 else "dev"


def load_questions(paths: Iterable[Path]) -> tuple[EvalQuestion, ...]:
    """The questions of the files, in order; raises QuestionError for a bad line, a double id or none."""
    questions: list[EvalQuestion] = []
    places: dict[str, str] = {}
    files = tuple(paths)
    for path in files:
        for number, line in _lines(path):
            question = _question(line, f"{path}, linje {number}")
            if question.id in places:
                first = places[question.id]
                raise QuestionError(
                    f"{path}, linje {number}, feltet «id»: «{question.id}» står alt i {first}. "
                    "Gi hvert spørsmål sin egen id."
                )
            places[question.id] = f"{path}, linje {number}"
            questions.append(question)
    if not questions:
        named = ", ".join(str(path) for path in files) or "ingen filer oppgitt"
        raise QuestionError(f"Fant ingen spørsmål ({named}). Oppgi en fil med ett JSON-objekt på hver linje.")
    return tuple(questions)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"Kan ikke lese spørsmålene i {path}: {error}. Oppgi en JSONL-fil i UTF-8.") from error
    # not splitlines(): JSON may hold U+2028 and its like inside a string
    yield from ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _question(line: str, where: str) -> EvalQuestion:
    try:
        return EvalQuestion.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        what = f"feltet «{name}»" if name else "hele linjen"
        raise QuestionError(f"{where}, {what}: {first['msg']}. Rett linjen og prøv igjen.") from error


def check_questions(questions: Sequence[EvalQuestion], originals: Mapping[str, str]) -> tuple[Fault, ...]:
    """What does not hold: snippets and locators that do not stand in the originals, long or copied wording.

    `originals` maps document ids to whole texts.
    """
    copied = {run for text in originals.values() for run in _runs(text)}
    return tuple(fault for question in questions for fault in _faults(question, originals, copied))


def _faults(question: EvalQuestion, originals: Mapping[str, str], copied: set[tuple[str, ...]]) -> Iterator[Fault]:
    def fault(field: str, message: str) -> Fault:
        return Fault(id=question.id, field=field, message=message)

    for name in question.docs:
        if name not in originals:
            yield fault("docs", f"dokumentet «{name}» finnes ikke")
    texts = [originals[name] for name in question.docs if name in originals] or list(originals.values())
    for quote in question.quotes:
        if len(fold(quote).split()) > MAX_QUOTE_WORDS:
            yield fault("quotes", f"lengre enn {MAX_QUOTE_WORDS} ord: «{quote}»")
    for name, snippets in (("quotes", question.quotes), ("locators", question.locators)):
        for snippet in snippets:
            if not any(stands_in(snippet, text) for text in texts):
                yield fault(name, f"står ikke i dokumentene: «{snippet}»")
    for name, asked in (("question", (question.question,)), ("history", question.history)):
        for run in (run for text in asked for run in _runs(text) if run in copied):
            yield fault(name, f"{COPIED_RUN} ord på rad fra originalen: «{' '.join(run)}»")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    yield from (tuple(found[i : i + COPIED_RUN]) for i in range(len(found) - COPIED_RUN + 1))


def read_originals(folder: Path) -> dict[str, str]:
    """The plain text and Markdown documents of a corpus folder, by id; raises CorpusError."""
    plain = {".txt", ".md", ".markdown"}
    documents = [d for d in load_corpus(folder).documents if Path(d.file).suffix.lower() in plain]
    return {d.id: (folder / d.file).read_text(encoding="utf-8-sig") for d in documents}


def main(arguments: Sequence[str] | None = None) -> int:
    """Check question files against a folder of originals; 0 where all hold, 1 where not, 2 for wrong use."""
    parser = argparse.ArgumentParser(prog="python -m evals.questions", description="Sjekk spørsmålssett.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILES")
    parser.add_argument("--originals", type=Path, required=True, metavar="FOLDER")
    given = parser.parse_args(arguments)
    try:
        questions = load_questions(given.files)
        faults = check_questions(questions, read_originals(given.originals))
    except (QuestionError, CorpusError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for fault in faults:
        sys.stdout.write(f"{fault.id}, feltet «{fault.field}»: {fault.message}\n")
    sys.stdout.write(f"{len(questions)} spørsmål, {len(faults)} feil\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
