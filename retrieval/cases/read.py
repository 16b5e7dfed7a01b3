"""An adviser's own text becomes a Case: its sentences, and the facts that they state."""

import re
from collections.abc import Iterable, Sequence

from ingest.lines import BULLET, NUMBER, join_lines, visible
from ingest.sentences import split_sentences
from retrieval.advisory import Case, CaseFacts, Fact, FactSource
from retrieval.cases.counts import read_counts
from retrieval.cases.cues import clauses, is_asked, says
from retrieval.cases.lead import read_lead
from retrieval.cases.names import own_kind, read_kinds
from retrieval.cases.phase import read_ladder, read_phase
from retrieval.cases.words import TOKEN
from retrieval.language import detect_language
from retrieval.question import Language

NOTHING = CaseFacts()
ENDED = re.compile(r"[.!?:;…][»”\")\]]*$")
BLOCK = 1_500  # letters that are cut in sentences at a time
Reading = tuple[Fact, object, int]  # a fact, its value, and the sentence that states it


def read_case(text: str, told: CaseFacts = NOTHING) -> Case:
    """The case in its sentences with the facts read out of them; what is `told` outright wins.

    A fact that the sentences contradict each other about stays None.
    """
    clean = visible(text).strip()
    sentences = cut(clean)
    language = detect_language(clean)
    facts = {fact.value: value for fact in Fact if (value := getattr(told, fact)) is not None}
    sources = [FactSource(fact=Fact(name)) for name in facts]
    for fact, value, sentence in _settled(_readings(sentences, language)):
        if fact not in facts:
            facts[fact.value] = value
            sources.append(FactSource(fact=fact, sentence=sentence))
    order = list(Fact)
    return Case(
        text=clean,
        language=language,
        sentences=sentences,
        read=len(sentences),
        facts=CaseFacts.model_validate(facts),
        sources=tuple(sorted(sources, key=lambda s: order.index(s.fact))),
    )


def cut(text: str) -> tuple[str, ...]:
    """The sentences of a pasted text: a line break or a bullet ends one, unless the line plainly goes on below."""
    return tuple(s for line in _lines(text) for block in _blocks(line) for s in split_sentences(block))


def _lines(text: str) -> list[str]:
    """The lines as they were meant: a line that was wrapped is whole, a bullet is gone."""
    lines: list[str] = []
    goes_on = False
    for printed in text.splitlines():
        point = BULLET.match(printed) or NUMBER.match(printed)
        line = (printed[point.end() :] if point else printed).strip()
        if goes_on and not point and line[:1].islower() and len(lines[-1]) < BLOCK:
            lines[-1] = join_lines(lines[-1], line)
        elif line:
            lines.append(line)
        goes_on = bool(line) and not ENDED.search(line[-20:])
    return lines


def _blocks(line: str) -> list[str]:
    """A line in pieces of bounded length, cut between words."""
    blocks = []
    while len(line) > BLOCK:
        at = line.rfind(". ", 0, BLOCK) + 1 or line.rfind(" ", 0, BLOCK)
        at = at if at > 0 else BLOCK
        blocks.append(line[:at])
        line = line[at:]
    return [*blocks, line]


def _readings(sentences: Sequence[str], language: Language) -> Iterable[Reading]:
    """All that the sentences state."""
    split = [clauses(s, language) for s in sentences]
    for phase, at in read_phase(split):
        yield Fact.PHASE, phase, at
    for count in read_counts(sentences, language):
        yield count.fact, count.number, count.sentence
    own = own_kind([t.lower() for t in TOKEN.findall(s)] for s in sentences)
    kinds = {kind for s in sentences for kind in read_kinds(s)}
    only = kinds.pop() if len(kinds) == 1 else None
    yield from read_lead(sentences, split, own, only)
    for i, sentence in enumerate(sentences):
        asked = is_asked(sentence)
        yield from ((fact, value, i) for clause in split[i] for fact, value in says(clause, asked))
    yield from read_ladder(sentences, split)


def _settled(readings: Iterable[Reading]) -> list[Reading]:
    """One reading a fact, the first; none where two contradict each other."""
    by_fact: dict[Fact, list[Reading]] = {}
    for reading in readings:
        by_fact.setdefault(reading[0], []).append(reading)
    return [found[0] for found in by_fact.values() if len({value for _, value, _ in found}) == 1]
