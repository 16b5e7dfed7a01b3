"""The glossary: other words for the corpus' terms in three languages, and what its bodies are called since."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.tables import CorpusError, name_of, read_tables, to_model

GLOSSARY = "glossary.toml"
WORD = re.compile(r"[^\W_]+")
ENDINGS = ("en", "et", "a", "ene", "er", "ar", "ane", "s", "ens", "ets", "enes", "anes")
SHORT = 3  # an abbreviation of so few letters is told from a word by its capitals
EVERYDAY = frozenset({"aid", "fin", "ske"})  # short abbreviations that in lower case are words of their own

Form = Annotated[str, StringConstraints(pattern=r"\w", strip_whitespace=True)]
Entry = TypeVar("Entry", bound=BaseModel)


class Term(BaseModel):
    """A term as the corpus says it, and the other words that mean the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: Form
    variants: tuple[Form, ...] = ()
    nn: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    explanation: str | None = None

    @property
    def own(self) -> tuple[str, ...]:
        """What the corpus calls it."""
        return (self.term,)

    @property
    def others(self) -> tuple[str, ...]:
        """What else it is called."""
        return (*self.variants, *self.nn, *self.en)


class Body(BaseModel):
    """A ministry, an agency or a council by the name that it has in the corpus, and the body that followed it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Form
    abbreviations: tuple[Form, ...] = ()
    variants: tuple[Form, ...] = ()  # the successor's name too, where it is the same body under a new one
    nn: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()
    successor: Form | None = None
    since: int | None = Field(default=None, ge=1814, le=2100)
    note: str | None = None

    @model_validator(mode="after")
    def _year_goes_with_successor(self) -> Self:
        if (self.successor is None) != (self.since is None):
            raise ValueError("«successor» og «since» hører sammen: oppgi begge eller ingen")
        return self

    @property
    def own(self) -> tuple[str, ...]:
        """What the corpus calls it."""
        return (self.name, *self.abbreviations)

    @property
    def others(self) -> tuple[str, ...]:
        """What else it is called."""
        return (*self.variants, *self.nn, *self.en)


class Glossary(BaseModel):
    """The terms and bodies of a corpus, and the look-up of a text in them."""

    model_config = ConfigDict(frozen=True)

    terms: tuple[Term, ...] = ()
    bodies: tuple[Body, ...] = ()

    def expansions(self, text: str) -> tuple[str, ...]:
        """What the corpus calls the terms and bodies that stand in the text, less what stands there already.

        A form counts unless it is only a part of a longer one: «Office of the Prime Minister» is no minister.
        The answer is in the glossary's order, each name once.
        """
        found = self._lookup.find(text)
        seen = {match.form.text.lower() for match in found if match.form.own}
        meant = {match.form.entry for match in _outermost(found)}
        names = []
        for name in (name for entry in sorted(meant) for name in self._entries[entry].own):
            if name.lower() not in seen:
                seen.add(name.lower())
                names.append(name)
        return tuple(names)

    def renamed(self, text: str) -> tuple[Body, ...]:
        """The bodies that the text calls by a name or abbreviation of the corpus and that another has followed."""
        named = {match.form.entry - len(self.terms) for match in self._lookup.find(text) if match.form.own}
        return tuple(body for number, body in enumerate(self.bodies) if number in named and body.successor)

    @property
    def _entries(self) -> tuple[Term | Body, ...]:
        return (*self.terms, *self.bodies)

    @cached_property
    def _lookup(self) -> "_Lookup":
        return _Lookup(self._entries)


@dataclass(frozen=True)
class _Form:
    """One way to write an entry; `own` where the corpus writes it so."""

    entry: int
    text: str
    own: bool

    def is_meant(self, word: str, lower_case: bool) -> bool:
        """Whether the word, found regardless of case, is this form and not an everyday word like «fin»."""
        lowered = self.text.lower()
        if len(self.text) > SHORT or self.text == lowered or word.startswith(self.text):
            return True
        return lower_case and lowered not in EVERYDAY


@dataclass(frozen=True)
class _Match:
    """A form and the words of the text, from `start` up to `end`, that it covers."""

    form: _Form
    start: int
    end: int


class _Lookup:
    """Every form by its lower-case words; `heads` are the beginnings of the forms of several words."""

    def __init__(self, entries: Sequence[Term | Body]) -> None:
        self.forms: dict[tuple[str, ...], list[_Form]] = {}
        self.heads: set[tuple[str, ...]] = {()}
        for number, entry in enumerate(entries):
            for text in dict.fromkeys((*entry.own, *entry.others)):
                words = tuple(WORD.findall(text.lower()))
                self.forms.setdefault(words, []).append(_Form(number, text, text in entry.own))
                self.heads.update(words[:length] for length in range(1, len(words)))

    def find(self, text: str) -> list[_Match]:
        """All matches, also those that overlap."""
        words = WORD.findall(text)
        lower_case = text == text.lower()
        return [match for start in range(len(words)) for match in self._from(words, start, lower_case)]

    def _from(self, words: Sequence[str], start: int, lower_case: bool) -> Iterator[_Match]:
        head: tuple[str, ...] = ()
        for end in range(start + 1, len(words) + 1):
            if head not in self.heads:
                return
            last = words[end - 1]
            for base in _bases(last.lower()):
                for form in self.forms.get((*head, base), ()):
                    if form.is_meant(last, lower_case):
                        yield _Match(form, start, end)
            head = (*head, last.lower())


def _outermost(matches: Sequence[_Match]) -> Iterator[_Match]:
    """The matches that are not a part of a longer one; linear in the matches, for a pasted page has thousands."""
    reach: dict[int, int] = {}
    for match in matches:
        reach[match.start] = max(match.end, reach.get(match.start, 0))
    longest = max((end - start for start, end in reach.items()), default=0)
    for match in matches:
        before = range(max(0, match.end - longest), match.start)
        if reach[match.start] == match.end and not any(reach.get(start, 0) >= match.end for start in before):
            yield match


def _bases(word: str) -> Iterator[str]:
    """The word, and what it may be an inflection of: «stigens» of «stige» and «stigen»."""
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word.removesuffix(ending)
            yield base
            if ending[0] != "s":
                yield base + "e"  # oppgave, oppgaven, oppgaver


def load_glossary(folder: Path) -> Glossary:
    """The glossary of a corpus folder, empty where it has none; CorpusError where it cannot be used."""
    path = folder / GLOSSARY
    tables = read_tables(path, "term", "body")
    terms = tuple(_entries(Term, tables["term"], path, "begrepet"))
    bodies = tuple(_entries(Body, tables["body"], path, "organet"))
    names = [name.lower() for name in (*(t.term for t in terms), *(b.name for b in bodies))]
    for twice in sorted({n for n in names if names.count(n) > 1}):
        raise CorpusError(f"{path}: «{twice}» står flere ganger. Slå oppføringene sammen til én.")
    return Glossary(terms=terms, bodies=bodies)


def _entries(kind: type[Entry], tables: Sequence[Any], path: Path, label: str) -> Iterator[Entry]:
    for number, table in enumerate(tables, 1):
        yield to_model(kind, table, path, label, name_of(table, number, "term", "name"))
