"""Words as the word index counts them: stems, and the parts of compounds that the corpus itself knows."""

import re
import threading
from collections import Counter
from collections.abc import Iterable

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Words that carry no subject, in the three languages that questions come in.
STOPWORDS = frozenset(
    """
    alle alt and any anna annan are as at av be bare ble blei blir blitt bli by både da de dei dem den deres
    dere det dette deg di din disse do does dykk då eg ein eit ei eitt eller en enn er et etter for fra få får
    før gi gir gjer gjør gjøre ha hadde han har have he her hjå ho hos how hun hva hvem hver hvilke hvilken
    hvilket hvis hvor hvordan hvorfor i if ikke ikkje in inn is it ja jeg kan kor korleis korfor kva kvar kven
    kvifor man med meg mellom men mer mi min mot må no noe noen noko nokon nokre nå når of og også om on opp or
    oss over på sa seg si sier sin sitt skal skulle slik so som så the their them there they this til to under
    ut ved vi vil ville vår være vært was we what when where which who why will with would you å dykkar desse
    denne der vart vere vore
    """.split()
)
MIN_PART = 4  # letters in each part of a compound
MIN_COMPOUND = 9


class Analyzer:
    """Turns text into index terms; knows the corpus' own words, so as to split compounds made of them."""

    def __init__(self, vocabulary: Iterable[str] = ()) -> None:
        self.vocabulary = frozenset(vocabulary)
        self._stem = snowballstemmer.stemmer("norwegian").stemWord
        self._lock = threading.Lock()
        self._terms: dict[str, tuple[str, ...]] = {}

    def terms(self, text: str) -> list[str]:
        """The index terms of a text, in order; a compound gives itself and its parts."""
        return [term for word in words(text) for term in self.word_terms(word)]

    def word_terms(self, word: str) -> tuple[str, ...]:
        """The terms of one lower-case word; none for a word without subject."""
        if word not in self._terms:
            self._terms[word] = self._analyse(word)
        return self._terms[word]

    def stem(self, word: str) -> str:
        """The stem of a lower-case word."""
        with self._lock:  # the stemmer keeps the word in itself, and the page asks from several threads
            return str(self._stem(word))

    def _analyse(self, word: str) -> tuple[str, ...]:
        if word in STOPWORDS:
            return ()
        parts = [p for p in word.split("-") if p] if "-" in word else list(self.parts(word))
        stems = [self.stem(word.replace("-", ""))] + [self.stem(p) for p in parts if len(p) > 1]
        return tuple(dict.fromkeys(stems))

    def parts(self, word: str) -> tuple[str, ...]:
        """The two parts of a compound whose parts are words of the corpus («tildelings» + «brev»); else none."""
        if len(word) < MIN_COMPOUND:
            return ()
        for cut in range(len(word) - MIN_PART, MIN_PART - 1, -1):
            tail = word[cut:]
            if self.stem(tail) not in self.vocabulary:
                continue
            for joint in ("", "s", "e"):
                head = word[:cut].removesuffix(joint)
                known = len(head) >= MIN_PART and word[:cut] == head + joint
                if known and self.stem(head) in self.vocabulary:
                    return head, tail
        return ()


def words(text: str) -> list[str]:
    """The lower-case words of a text."""
    return [match.group().lower() for match in WORD.finditer(text)]


def vocabulary(texts: Iterable[str]) -> list[str]:
    """The stems of the words that stand in the texts at least twice: what a compound may be made of."""
    stem = snowballstemmer.stemmer("norwegian").stemWord
    said = Counter(word for text in texts for word in words(text))
    counts: Counter[str] = Counter()
    for word, count in said.items():
        if word.isalpha() and len(word) >= MIN_PART and word not in STOPWORDS:
            counts[stem(word)] += count
    return sorted(word for word, count in counts.items() if count >= 2)
