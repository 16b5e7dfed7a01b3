"""Typing errors: a word that the corpus does not know becomes the word of the corpus that it all but is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from ingest.store import Index
from ingest.words import STOPWORDS, Analyzer
from retrieval.language import BOKMAAL, ENGLISH, NYNORSK
from retrieval.remembered import remembered

COMMON = STOPWORDS | BOKMAAL | NYNORSK | ENGLISH  # never a typing error, whatever the corpus holds
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 6  # letters of a word that is mended: shorter ones are too like each other
LONG, LONG_LAST = 11, 22  # letters from which, and up to which, two errors are mended
LONGEST = 30
OFTEN = 2  # times that a word must stand in the corpus to be what was meant


class Spelling:
    """The words that a corpus knows, by what is left of each when a letter or two is taken away."""

    def __init__(self, texts: Iterable[str], questions: Iterable[str], analyzer: Analyzer) -> None:
        self._count = Counter(word for text in texts for word in _words(text))
        self._known = self._count.keys() | {word for text in questions for word in _words(text)}
        self._stems = {analyzer.stem(word) for word in self._known}
        self._analyzer = analyzer
        self._left: dict[str, tuple[str, ...]] = {}
        for word, count in self._count.items():
            if SHORTEST <= len(word) <= LONGEST and count >= OFTEN:
                for left in _left(word):
                    self._left[left] = (*self._left.get(left, ()), word)

    def mended(self, text: str) -> str:
        """The text with its typing errors mended, where a word of the corpus lies near enough."""
        return WORD.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, word: str) -> str:
        low = word.lower()
        if not SHORTEST <= len(low) <= LONGEST or self._is_known(low):
            return word
        near = {other for left in _left(low) for other in self._left.get(left, ()) if other[0] == low[0]}
        for errors in (1, 2) if len(low) >= LONG else (1,):
            found = [other for other in near if distance(low, other) == errors]
            if found:
                best = max(found, key=lambda other: (self._count[other], other))
                return best.capitalize() if word[0].isupper() else best
        return word

    def _is_known(self, word: str) -> bool:
        known = word in self._known or word in COMMON
        return known or self._analyzer.stem(word) in self._stems or bool(self._analyzer.parts(word))


def distance(one: str, other: str) -> int:
    """How many letters are lacking, too many, wrong or changed about."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


def _words(text: str) -> Iterator[str]:
    return (match.group().lower() for match in WORD.finditer(text))


def _left(word: str) -> set[str]:
    """The word itself, and what is left of it without one letter, or without two where it is long."""
    gone: list[tuple[int, ...]] = [(i,) for i in range(len(word))]
    if LONG - 1 <= len(word) <= LONG_LAST:
        gone += combinations(range(len(word)), 2)
    return {word} | {"".join(c for i, c in enumerate(word) if i not in places) for places in gone}


@remembered
def spelling(index: Index) -> Spelling:
    """The spelling of an index: its passages' words, and as known the words of questions, cases and the glossary."""
    knowledge = index.knowledge
    questions = [hint.question for hint in index.hints]
    questions += [*knowledge.known.answered, *knowledge.known.unanswered, *(s.text for s in knowledge.situations)]
    glossary = knowledge.glossary
    named = [form for term in glossary.terms for form in (*term.own, *term.others)]
    named += [form for body in glossary.bodies for form in (*body.own, *body.others)]
    return Spelling([*(p.embedded for p in index.passages), *named], questions, index.words.analyzer)
