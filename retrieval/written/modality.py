"""Whether what a sentence says with force, negation or quantity is what its source says, neither more nor less."""

from collections.abc import Iterable, Sequence

from retrieval.written.reading import Mark, Reading
from retrieval.written.words import AXES, Weight

PRESENT = 0.5  # of the content beside a source's mark: so much in the sentence means that it speaks of the same


def drifted(written: Sequence[Mark], source: Sequence[Mark], sentence: Reading, foreign: bool) -> str:
    """The first mark that was added, changed or left out; empty where the two agree.

    Between languages no content can be compared, so a mark then agrees with any of the same sense.
    """
    for mark in written:
        if mark.weight > Weight.FREE and not _borne_out(mark, source, foreign):
            return mark.word
    for mark in source:
        if mark.weight is Weight.FIRM and not _kept(mark, written, sentence, foreign):
            return mark.word
    return ""


def _borne_out(mark: Mark, source: Sequence[Mark], foreign: bool) -> bool:
    """Whether the source's mark on the same content has the same sense."""
    if foreign:
        return any(mark.senses & other.senses for other in source)
    best = max((len(mark.anchor & other.anchor) for other in source if other.weight >= Weight.CLAIM), default=0)
    return any(
        mark.senses & other.senses and (len(mark.anchor & other.anchor) >= best or mark.weight is Weight.CLAIM)
        for other in source
    )


def _kept(mark: Mark, written: Sequence[Mark], sentence: Reading, foreign: bool) -> bool:
    """Whether the sentence keeps a mark of the source, or does not speak of what it is said of."""
    if not foreign and mark.anchor and len(mark.anchor & sentence.every) < PRESENT * len(mark.anchor):
        return True
    return any(
        mark.senses & other.senses and (foreign or not mark.anchor or mark.anchor & other.anchor) for other in written
    )


def imperative(sentence: Reading, other: Reading) -> bool:
    """Whether the sentence is told as an order («Utpek …») that the other gives with «bør» or «må»."""
    if not sentence.tokens or not sentence.keys[0] or any(m.weight is Weight.FIRM for m in sentence.force):
        return False
    first = sentence.low[0]
    for mark in other.force:
        verbs = other.low[mark.at + 1 : mark.at + 6]
        if mark.senses & {"should", "must"} and (first in verbs or f"{first}e" in verbs):
            return True
    return False


def ordered(written: Sequence[Mark], sentence: Reading, sources: Iterable[Reading]) -> bool:
    """Whether all firm marks of a sentence are «bør» where a source gives an order."""
    firm = [m for m in written if m.weight is Weight.FIRM]
    return all(m.senses == {"should"} for m in firm) and any(imperative(source, sentence) for source in sources)


def more_negations(sentence: Reading, sources: Sequence[Reading]) -> str:
    """The last negation of a sentence that has more of them than its sources together."""
    said = [m for m in sentence.negation if m.weight is Weight.FIRM]
    return said[-1].word if len(said) > sum(len(s.negation) for s in sources) else ""


def turned(sentence: Reading, sources: Sequence[Reading]) -> str:
    """A word of the sentence whose opposite, and not itself, stands in the sources: «mindre» for «mer»."""
    said, held = set(sentence.low), {word for source in sources for word in source.low}
    for one, other in AXES:
        for here, there in ((one, other), (other, one)):
            if said & here and not held & here and held & there:
                return next(word for word in sentence.low if word in here)
    return ""


def negated_by_prefix(sentence: Reading, sources: Sequence[Reading]) -> str:
    """A word that differs from its source's by «u-» alone: «uklart» for «klart»."""
    held = {key for source in sources for key in source.every}
    for token, keys in zip(sentence.low, sentence.keys, strict=True):
        if keys and not keys & held and any(_opposite(key) & held for key in keys):
            return token
    return ""


def _opposite(key: str) -> set[str]:
    less = {key.removeprefix(p) for p in ("u", "un", "in", "dis") if key.startswith(p) and len(key) > len(p) + 2}
    return {f"u{key}", f"un{key}", f"in{key}"} | less
