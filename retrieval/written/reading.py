"""A sentence as the check of written answers reads it: tokens, content, and marks of force and the like."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.glossary import ENDINGS, Body, Glossary, Term
from ingest.words import STOPWORDS, Analyzer, words
from retrieval.language import BOKMAAL, ENGLISH, NYNORSK, detect_language
from retrieval.question import Language
from retrieval.written.words import ENGLISH_NO, FORCE, IN_BOKMAAL, NECESSITY, NEGATION, QUANTITY, Table, Weight

TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.,;:!?()«»\"“”–—/%]")
CONTRACTED = re.compile(r"(?:(?<=\w)n['’]t|(?<=\bcan)not)\b", re.I)
BARRIER = frozenset('.,;:!?()"')
LONGEST = 40  # letters of a word that are looked at
WINDOW = 4  # content words beside a mark that tell what it is said of
REACH = 24  # words that are looked through for them
TAILS = re.compile(r"(?:ingen|ing|ning|else|elses|het|lig|asjon|ande|ende|ed)$")
LOOKED_AT = 2_000  # letters that tell a text's language
ONLY_ENGLISH = frozenset("the of and is are with from must should they this that".split())
ONLY_NORWEGIAN = frozenset("og i på av til som kan må bør skal den det med".split())
CARRIES_NONE = STOPWORDS | frozenset(
    """also both their its such these those than then being have has had been were shall may might could would too
    hos get gets kunne blitt seg selv sjølv ifølge ifølgje samt samme same måtte skulle bli får fekk fått slike slik
    mens medan who whom whose into about more between ought able need needs trenger treng der sine deira deres vere
    vera whether her dersom gjennom gjøres gjerast kjem""".split()
)


@dataclass(frozen=True)
class Mark:
    """A word that carries force, negation or quantity: what it may mean, and the content beside it."""

    senses: frozenset[str]
    weight: Weight
    at: int
    word: str
    anchor: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """The glossary's forms by their lower-case words, each with the entries that it may stand for."""

    forms: dict[tuple[str, ...], frozenset[str]]
    capitals: frozenset[str]  # abbreviations, which only their capitals tell from words
    heads: frozenset[tuple[str, ...]] = frozenset()  # beginnings of the forms of several words

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The longest form at each place, as start, end and entries; none inside another."""
        start = 0
        while start < len(tokens):
            end, entries = self._at(tokens, start)
            if entries:
                yield start, end, entries
            start = max(end, start + 1)

    def _at(self, tokens: Sequence[str], start: int) -> tuple[int, frozenset[str]]:
        head: tuple[str, ...] = ()
        best = start, frozenset[str]()
        for end in range(start + 1, len(tokens) + 1):
            last = tokens[end - 1].lower()
            for base in bases(last):
                entries = self.forms.get((*head, base))
                if entries and (base not in self.capitals or tokens[start][:2].isupper()):
                    best = end, entries
                    break
            head = (*head, last)
            if head not in self.heads:
                break
        return best


NO_LEXICON = Lexicon({}, frozenset())


def lexicon(glossary: Glossary) -> Lexicon:
    """The glossary as the check looks names and terms up in it."""
    forms: dict[tuple[str, ...], set[str]] = {}
    capitals = set()
    entries: tuple[Term | Body, ...] = (*glossary.terms, *glossary.bodies)
    for number, entry in enumerate(entries):
        for text in (*entry.own, *entry.others):
            form = tuple(t.lower() for t in TOKEN.findall(text))
            forms.setdefault(form, set()).add(f"§{number}")
            if text.isupper():
                capitals.add(text.lower())
    heads = frozenset(form[:length] for form in forms for length in range(1, len(form)))
    return Lexicon({form: frozenset(meant) for form, meant in forms.items()}, frozenset(capitals), heads)


@lru_cache(maxsize=8192)
def bases(word: str) -> tuple[str, ...]:
    """A lower-case word, and what it may be an inflection of."""
    return tuple(_bases(word[:LONGEST]))


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in ("'s", "’s", *ENDINGS):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            yield base
            if ending[0] in "ae":
                yield base + "e"


@dataclass(frozen=True)
class Reading:
    """A text's tokens, the content keys of each, its marks, and whether it is English."""

    text: str
    tokens: tuple[str, ...]
    keys: tuple[frozenset[str], ...]
    english: bool
    force: tuple[Mark, ...]
    negation: tuple[Mark, ...]
    quantity: tuple[Mark, ...]

    @property
    def low(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(t.lower() for t in self.tokens)

    @property
    def content(self) -> tuple[frozenset[str], ...]:
        """The keys of each word that carries content."""
        return tuple(k for k in self.keys if k)

    @property
    def every(self) -> frozenset[str]:
        """All content keys together."""
        return frozenset().union(*self.keys)


def read(text: str, lexicon_: Lexicon, analyzer: Analyzer, english: bool | None = None) -> Reading:
    """A sentence, read; `english` where it is known already."""
    text = CONTRACTED.sub(" not", text)
    tokens = tuple(TOKEN.findall(text))
    in_english = is_english(text) if english is None else english
    keys = [_keys(t, analyzer) for t in tokens]
    for start, end, entries in lexicon_.find(tokens):
        for i in range(start, end):
            keys[i] = keys[i] | entries if keys[i] else keys[i]
    low = [t.lower() for t in tokens]
    negation = tuple(_negations(low, keys, in_english))
    return Reading(
        text=text,
        tokens=tokens,
        keys=tuple(keys),
        english=in_english,
        force=tuple(_forces(low, tokens, keys, {m.at for m in negation})),
        negation=negation,
        quantity=tuple(_marks(low, keys, QUANTITY, after_not=True)),
    )


def is_english(text: str) -> bool:
    """Whether a text is English; one telling word is enough where nothing speaks for Norwegian."""
    found = set(words(text[:LOOKED_AT]))
    if detect_language(text[:LOOKED_AT]) is Language.ENGLISH:
        return True
    return bool(found & ONLY_ENGLISH) and not found & (BOKMAAL | NYNORSK | ONLY_NORWEGIAN)


def speaks_norwegian(text: str) -> bool:
    """Whether a sentence has words that only Norwegian has: in an English passage it is read as such."""
    return bool(set(words(text[:LOOKED_AT])) & ((BOKMAAL | NYNORSK | ONLY_NORWEGIAN) - ENGLISH))


def _keys(token: str, analyzer: Analyzer) -> frozenset[str]:
    word = token.lower()[:LONGEST]
    if not word[0].isalpha() or word in CARRIES_NONE or word in FORCE or word in NEGATION or word in QUANTITY:
        return frozenset()
    return frozenset(_key(stem) for stem in analyzer.word_terms(_bokmaal(word)))


@lru_cache(maxsize=8192)
def _key(stem: str) -> str:
    """A stem without what makes a noun of a verb: «samordning» and «samordne» share one."""
    cut = TAILS.sub("", stem)
    return (cut if len(cut) >= 4 else stem)[:9]


@lru_cache(maxsize=8192)
def _bokmaal(word: str) -> str:
    """A nynorsk word in a bokmål shape, where a rule or the list knows one."""
    for length in range(min(len(word), 11), 2, -1):
        if word[:length] in IN_BOKMAAL:
            return IN_BOKMAAL[word[:length]] + word[length:]
    for own, other in (("leg", "lig"), ("lege", "lige"), ("heit", "het"), ("ande", "ende"), ("ast", "es")):
        if word.endswith(own) and len(word) > len(own) + 2:
            return word.removesuffix(own) + other
    return word


def _ahead(low: Sequence[str], keys: Sequence[frozenset[str]], start: int) -> frozenset[str]:
    return _beside(low, keys, range(start, min(len(low), start + REACH)))


def _behind(low: Sequence[str], keys: Sequence[frozenset[str]], start: int) -> frozenset[str]:
    return _beside(low, keys, range(start, max(-1, start - REACH), -1))


def _beside(low: Sequence[str], keys: Sequence[frozenset[str]], order: Iterable[int]) -> frozenset[str]:
    """The keys of the nearest content words along an order of places, up to a mark of the sentence."""
    found: set[str] = set()
    count = 0
    for i in order:
        if low[i] in BARRIER or count == WINDOW:
            break
        count += bool(keys[i])
        found |= keys[i]
    return frozenset(found)


def _marks(low: Sequence[str], keys: Sequence[frozenset[str]], table: Table, after_not: bool = False) -> Iterator[Mark]:
    for i, word in enumerate(low):
        if word in table and not (after_not and i and low[i - 1] in {"ikke", "ikkje", "not"}):
            senses, weight = table[word]
            ahead = _ahead(low, keys, i + 1)
            yield Mark(senses, weight, i, word, ahead or _behind(low, keys, i - 1))


def _negations(low: Sequence[str], keys: Sequence[frozenset[str]], english: bool) -> Iterator[Mark]:
    for i, word in enumerate(low):
        senses, weight = NEGATION.get("ikke" if word.startswith("ikke-") else word, (frozenset[str](), Weight.FREE))
        if word == ENGLISH_NO and english:
            senses, weight = NEGATION["not"]
        idle = low[i + 1 : i + 2] and low[i + 1] in {"bare", "berre", "only", "minst", "least", "kun"}
        if not senses or idle or (i and low[i - 1] in {"eller", "or"} and low[i + 1 : i + 2] in ([], ["."])):
            continue
        around = _ahead(low, keys, i + 1) | _behind(low, keys, i - 1)
        yield Mark(senses, weight, i, word, around)


JOINS = frozenset("om at som å to that if whether which who når when hvis dersom og and men but".split())


def _forces(
    low: Sequence[str], tokens: Sequence[str], keys: Sequence[frozenset[str]], negated: set[int]
) -> Iterator[Mark]:
    for mark in _marks(low, keys, FORCE):
        i, senses, weight, word = mark.at, mark.senses, mark.weight, mark.word
        before = low[i - 1] if i else ""
        if word == "may" and tokens[i] == "May" and i:
            continue  # the month
        if word in {"kunne", "måtte"} and (before in FORCE or before in {"å", "to"}):
            weight = Weight.FREE
        after = low[i + 1 : i + 2]
        if word in {"need", "needs"} and after and after[0] == "to" and i - 1 not in negated:
            senses, weight = frozenset({"must"}), Weight.CLAIM
        if _is_negated(low, i, negated):
            needless = senses == {"need"} or word in NECESSITY
            senses = frozenset({"need-not"}) if needless else frozenset(f"{s}-not" for s in senses)
            weight = Weight.FIRM if needless or weight is Weight.FIRM else weight
        yield Mark(senses, weight, i, word, mark.anchor)
    yield from _have_to(low, keys, negated)


def _have_to(low: Sequence[str], keys: Sequence[frozenset[str]], negated: set[int]) -> Iterator[Mark]:
    for i, word in enumerate(low):
        if word in {"have", "has", "had"} and low[i + 1 : i + 2] == ["to"]:
            sense = "need-not" if i - 1 in negated else "must"
            yield Mark(frozenset({sense}), Weight.FIRM, i, word, _ahead(low, keys, i + 2))


def _is_negated(low: Sequence[str], i: int, negated: set[int]) -> bool:
    if i - 1 in negated:
        return True
    for j in range(i + 1, min(len(low), i + 4)):
        if j in negated and low[j] not in {"uten", "utan", "without"}:
            return True
        if low[j] in BARRIER or low[j] in JOINS:
            return False
    return False
