"""A sentence in its own words is held against its source: numbers, names, negation, force, quantity, content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.passages import Passage
from ingest.sentences import split_sentences
from ingest.words import Analyzer, vocabulary
from retrieval.amounts import ARTICLES, Amount, amounts, same
from retrieval.answer import Statement
from retrieval.candidates import LEANS
from retrieval.written.evidence import Evidence, Likeness, gather, said_in
from retrieval.written.modality import drifted, imperative, more_negations, negated_by_prefix, ordered, turned
from retrieval.written.named import names_of, unknown_name
from retrieval.written.reading import NO_LEXICON, Lexicon, Reading, is_english, read, speaks_norwegian

SENTENCE_MAX_CHARS = 1_500  # a longer text is no sentence, and is not looked at
SHARED = 0.6  # of a sentence's content words must stand in the sentences that it rests on …
ALIKE = 0.9  # … or their vectors' cosine be so high (multilingual-e5: unlike sentences lie at 0.75 to 0.85)
ENOUGH = 0.6  # of the words of a written answer must hold for it to be shown


class Fault(StrEnum):
    """What a written sentence says that its source does not."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    FORCE = "force"
    QUANTITY = "quantity"
    CONTENT = "content"


@dataclass(frozen=True)
class Finding:
    """Whether a sentence holds; where not, what fails, the words in question, and the source sentence beside it."""

    sentence: str
    fault: Fault | None = None
    where: str = ""
    source: str = ""

    @property
    def holds(self) -> bool:
        """Whether the source bears the sentence out."""
        return self.fault is None


@dataclass(frozen=True)
class Kept:
    """The statements that hold, what was found out of each that was checked, and whether the answer may be shown."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    enough: bool


@dataclass(frozen=True)
class _Case:
    """A written sentence, the passages that it cites, and what it rests on in them."""

    sentence: Reading
    passages: Sequence[Passage]
    lexicon: Lexicon
    evidence: Evidence

    @property
    def sources(self) -> tuple[Reading, ...]:
        return self.evidence.sources

    @property
    def foreign(self) -> bool:
        """Whether the sentence is in English and the source is not, or the other way."""
        return any(source.english != self.sentence.english for source in self.sources)


def check_written(
    sentence: str, passages: Sequence[Passage], likeness: Likeness | None = None, lexicon: Lexicon = NO_LEXICON
) -> Finding:
    """Hold one sentence against the passages that it cites; in doubt it does not hold.

    `likeness` gives the cosine of two sentences' vectors; without it a sentence in another language than its source
    is refused, unless the lexicon knows its words.
    """
    if not sentence.strip() or len(sentence) > SENTENCE_MAX_CHARS or not passages:
        return Finding(sentence, Fault.CONTENT)
    said = list(dict.fromkeys(said_in(passages)))
    analyzer = Analyzer(vocabulary([*said, sentence]))
    written = read(sentence, lexicon, analyzer)
    in_english = is_english(" ".join(p.text for p in passages))
    sources = [read(s, lexicon, analyzer, in_english and not speaks_norwegian(s)) for s in said]
    evidence = gather(written, sources, likeness, SHARED)
    case = _Case(written, passages, lexicon, evidence)
    for fault, look in CHECKS:
        where = look(case)
        if where:
            return Finding(sentence, fault, where, case.sources[0].text if case.sources else "")
    return Finding(sentence, source=case.sources[0].text)


def _number(case: _Case) -> str:
    written = amounts(case.sentence.text, case.sentence.english)
    if not written:
        return ""
    near = [a for source in case.sources for a in amounts(source.text, source.english)]
    held = [*near, *_all_amounts(case)]
    words = {word for source in case.sources for word in source.low}
    for amount in written:
        if amount.value == "1" and amount.written.lower() in ARTICLES and words & ARTICLES:
            continue
        if not any(same(amount, other) for other in held) or _counts_other(amount, near):
            return amount.written
    return ""


def _all_amounts(case: _Case) -> Iterator[Amount]:
    """The numbers of the passages, and the dates and labels of their headings."""
    english = case.sources[0].english if case.sources else False
    for passage in case.passages:
        for unit in passage.units:
            yield from amounts(unit.text, english)
            if unit.marker.strip(" .)").isdigit():
                yield Amount("råd", unit.marker.strip(" .)"), unit.marker)
        for heading in passage.section:
            yield from (a for a in amounts(heading, english) if a.kind not in {"plain", "percent", "ordinal"})


def _counts_other(amount: Amount, near: Sequence[Amount]) -> bool:
    """Whether the sentences that it rests on give another number of the same thing, and not this one."""
    thing = _thing(amount)
    rivals = [other for other in near if thing and other.kind == amount.kind and _thing(other) == thing]
    return bool(rivals) and not any(same(amount, other) for other in rivals)


def _thing(amount: Amount) -> str:
    words = amount.behind.lower().split()
    return words[0].strip(".,;:()«»")[:6] if words and words[0][0].isalpha() and len(words[0]) > 3 else ""


def _name(case: _Case) -> str:
    text = "\n".join(line for p in case.passages for line in (*p.section, p.text, *(u.text for u in p.units)))
    return unknown_name(case.sentence.text, names_of(text, case.lexicon), case.lexicon)


def _negation(case: _Case) -> str:
    source = [mark for s in case.sources for mark in s.negation]
    where = drifted(case.sentence.negation, source, case.sentence, case.foreign)
    return where or more_negations(case.sentence, case.sources) or negated_by_prefix(case.sentence, case.sources)


def _force(case: _Case) -> str:
    written, source = case.sentence.force, [mark for s in case.sources for mark in s.force]
    if imperative(case.sentence, case.sources[0]) if case.sources else False:
        return ""
    if ordered(written, case.sentence, case.sources):
        return ""
    return drifted(written, source, case.sentence, case.foreign)


def _quantity(case: _Case) -> str:
    source = [mark for s in case.sources for mark in s.quantity]
    return drifted(case.sentence.quantity, source, case.sentence, case.foreign) or turned(case.sentence, case.sources)


def _content(case: _Case) -> str:
    if not case.sentence.content:
        text = " ".join(case.sentence.low)
        return "" if any(" ".join(s.low) == text for s in case.sources) else case.sentence.text
    if case.evidence.share >= SHARED or case.evidence.likeness >= ALIKE:
        return ""
    held = frozenset[str]().union(*(source.every for source in case.sources))
    pairs = zip(case.sentence.tokens, case.sentence.keys, strict=True)
    return " ".join(token for token, keys in pairs if keys and not keys & held)


CHECKS: tuple[tuple[Fault, Callable[[_Case], str]], ...] = (
    (Fault.NUMBER, _number),
    (Fault.NAME, _name),
    (Fault.NEGATION, _negation),
    (Fault.FORCE, _force),
    (Fault.QUANTITY, _quantity),
    (Fault.CONTENT, _content),
)


def keep_supported(
    statements: Sequence[Statement],
    cited: Mapping[int, Passage],
    likeness: Likeness | None = None,
    lexicon: Lexicon = NO_LEXICON,
) -> Kept:
    """The statements that hold against the passages of their citation numbers.

    One that leans on a dropped one («Dette …») goes with it. Enough is left where the first statement stands, which
    is the answer itself, and `ENOUGH` of the words.
    """
    kept: list[Statement] = []
    findings: list[Finding] = []
    whole = True
    for statement in statements:
        passages = [cited[number] for number in statement.citations if number in cited]
        found = [check_written(text, passages, likeness, lexicon) for text in _sentences(statement)]
        findings += found
        leans = not whole and LEANS.match(statement.text)
        whole = bool(found) and all(f.holds for f in found) and not leans
        kept += [statement] if whole else []
    said, left = (sum(len(s.plain().split()) for s in group) for group in (statements, kept))
    enough = bool(kept) and kept[0] == statements[0] and left >= ENOUGH * said
    return Kept(tuple(kept), tuple(findings), enough)


def _sentences(statement: Statement) -> Iterator[str]:
    """The sentences of a statement; each point of a list with its lead-in."""
    sentences = split_sentences(statement.text)
    if not statement.items:
        yield from sentences
        return
    yield from sentences[:-1]
    yield from (f"{' '.join(sentences[-1:])} {item}" for item in statement.items)
