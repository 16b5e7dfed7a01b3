"""How many ministries and agencies a case has: as counted in it («tre etater»), or as named in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from retrieval.advisory import Fact
from retrieval.cases import words as w
from retrieval.cases.names import KINDS, MANY, ONE, OUR, Name, named_by, own_kind, read_names
from retrieval.question import Language

WINDOW = 6  # sentences in which names are taken together
LISTED = 3  # names in one sentence make a list, and then the list is what counts
FAR = 60  # words back to what «det tredje» is the third of
NEAR = 40  # names at most in a window
NEUTER = frozenset("departement departementet direktorat direktoratet".split())
NO_ORDER = frozenset("gang gong året år time year month måned kvartal kvartalet forsøk attempt utkast".split())
ARTICLES = {"det": True, "et": True, "eit": True, "den": False, "en": False, "ein": False, "the": None, "a": None}
WITHIN = frozenset("i fra frå in from at hos".split())
FIRST = frozenset("jeg eg vi we oss".split())


class Count(NamedTuple):
    """How many, and the sentence that says it."""

    fact: Fact
    number: int
    sentence: int


def read_counts(sentences: Sequence[str], language: Language) -> list[Count]:
    """The number of ministries and of agencies, where the case tells."""
    split = [w.TOKEN.findall(s) for s in sentences]
    lowered = [[t.lower() for t in tokens] for tokens in split]
    own = own_kind(lowered)
    found = [c for i, tokens in enumerate(lowered) for c in _counted(tokens, i, language, own)]
    names = [n for i, s in enumerate(sentences) for n in read_names(s, split[i], i)]
    found += _named(names, _own_name(lowered, names))
    best = (
        max((c for c in found if c.fact is kind), key=lambda c: (c.number, -c.sentence), default=None) for kind in KINDS
    )
    return [c for c in best if c]


def _counted(tokens: Sequence[str], sentence: int, language: Language, own: Fact | None) -> Iterable[Count]:
    """The counts that one sentence states."""
    known = w.numbers(language)
    for i, token in enumerate(tokens):
        number = known.get(token) or (int(token) if token.isdecimal() and len(token) <= 2 else 0)
        if number:
            count = _count(tokens, i, number, own)
        elif token in w.ANOTHER:
            kind = ONE.get(tokens[i + 1]) if i + 1 < len(tokens) else None
            count = (kind, 2) if kind else None
        else:
            count = _third(tokens, i)
        if count and 1 <= count[1] <= w.MOST:
            yield Count(count[0], count[1], sentence)


def _count(tokens: Sequence[str], i: int, number: int, own: Fact | None) -> tuple[Fact, int] | None:
    """What the number at `i` counts; «to andre etater» are three."""
    end = i + 1
    while end < min(len(tokens), i + 5) and tokens[end] in w.MODIFIERS:
        end += 1
    if end + 1 < len(tokens) and tokens[end].isalpha() and tokens[end] not in w.MEASURES and MANY.get(tokens[end + 1]):
        end += 1  # «two health agencies»
    others = bool(w.OTHERS & set(tokens[i + 1 : end])) or tokens[max(0, i - 1)] in w.OTHERS
    after = tokens[end] if end < len(tokens) else "."
    if number == 1:
        only = bool({"bare", "kun", "berre", "only", "just"} & set(tokens[max(0, i - 1) : i]))
        kind = ONE.get(after)
        return (kind, 2 if others else 1) if kind and (others or only) else None
    kind = MANY.get(after)
    if kind:
        return kind, number + others
    alone = after in w.AFTER_ALONE or not after[0].isalnum()
    if own and alone and (others or tokens[max(0, i - 1)] in {"oss", "us"}):
        return own, number + others
    return None


def _third(tokens: Sequence[str], i: int) -> tuple[Fact, int] | None:
    """«Ett departement …, ett annet … og det tredje …»: three, where one was mentioned before it."""
    if tokens[i] not in {"tredje", "third"} or i == 0 or tokens[i - 1] not in ARTICLES:
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else "."
    if after in NO_ORDER:
        return None
    neuter = ARTICLES[tokens[i - 1]]
    named = [t for t in tokens[max(0, i - FAR) : i] if ONE.get(t) and neuter in (None, t in NEUTER)]
    kind = ONE.get(after) or (ONE.get(named[-1]) if named else None)
    return (kind, 3) if kind else None


def _own_name(sentences: Sequence[Sequence[str]], names: Sequence[Name]) -> frozenset[Fact]:
    """The kinds where the writer's own house is among the names: «vi i Mattilsynet»."""
    return frozenset(name.fact for name in names if name.key != OUR and _is_writers(sentences[name.sentence], name.key))


def _is_writers(tokens: Sequence[str], key: str) -> bool:
    """Whether a name is that of the house that the writer sits in."""
    if not FIRST & set(tokens):
        return False
    return any(before in WITHIN and named_by(t.upper())[1] == key for before, t in pairwise(tokens))


def _named(names: Sequence[Name], own: frozenset[Fact]) -> Iterable[Count]:
    """Names that stand near each other, counted; one alone counts nothing."""
    for kind in KINDS:
        of_kind = [n for n in names if n.fact is kind and not (n.key == OUR and kind in own)]
        alone = Counter(n.sentence for n in set(of_kind))
        listing = any(n >= LISTED for n in alone.values())
        window = 1 if listing else WINDOW
        for i, first in enumerate(of_kind):
            near = {n.key for n in of_kind[i : i + NEAR] if n.sentence < first.sentence + window}
            sure = {k for k in near if not k.startswith("?")}
            keys = sure | {k[1:] for k in near - sure} if sure else sure
            if len(keys) >= 2:
                yield Count(kind, len(keys), first.sentence)
