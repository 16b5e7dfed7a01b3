"""The names of a written sentence: bodies, persons, abbreviations and quoted titles, looked up in its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.amounts import MONTHS
from retrieval.cases.names import named_by
from retrieval.written.reading import Lexicon, bases

QUOTED = re.compile(r"«([^«»]{1,300})»|“([^“”]{1,300})”|\"([^\"]{1,300})\"")
OPENS = frozenset('.:!?«"“')
GENERIC = frozenset("norge noreg norway norwegian i the ministry ministries government state directorate".split())
NAMED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.:!?«\"“]")


@dataclass(frozen=True)
class Names:
    """What a source can bear out: its words, its neighbouring words, its entries of the glossary, its text."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    entries: frozenset[str]
    text: str


def names_of(text: str, lexicon: Lexicon) -> Names:
    """The names that stand in a source."""
    tokens = NAMED.findall(text)
    low = [_plain(t) for t in tokens]
    words = {base for t in tokens for part in (t, *t.split("-")) if part for base in bases(part.lower())}
    entries = frozenset(entry for _, _, found in lexicon.find(tokens) for entry in found)
    return Names(frozenset(words), frozenset(pairwise(low)), entries, _flat(text))


def unknown_name(sentence: str, source: Names, lexicon: Lexicon) -> str:
    """The first name of a sentence that its source does not hold; empty where all stand there."""
    for match in QUOTED.finditer(sentence):
        inside = _flat(next(g for g in match.groups() if g)).strip(" .,")
        if inside not in source.text:
            return match.group()
    tokens = NAMED.findall(sentence)
    covered: set[int] = set()
    for start, end, entries in lexicon.find(tokens):
        if any(t[0].isupper() for t in tokens[start:end]) and (start or end - start > 1 or _stands_out(tokens, 0)):
            if not entries & source.entries and not _all_known(tokens[start:end], source):
                return " ".join(tokens[start:end])
            covered.update(range(start, end))
    return next((name for name in _unknown(tokens, covered, source)), "")


def _all_known(tokens: Sequence[str], source: Names) -> bool:
    low = [_plain(t) for t in tokens]
    return all(_known(t, source) for t in tokens) and all(p in source.pairs for p in pairwise(low))


def _unknown(tokens: Sequence[str], covered: set[int], source: Names) -> Iterator[str]:
    before = -2
    for i, token in enumerate(tokens):
        if i in covered or not token[0].isupper() or _plain(token) in GENERIC or token.lower() in MONTHS:
            continue
        if (i == 0 or tokens[i - 1] in OPENS) and not _stands_out(tokens, i):
            continue
        if not _known(token, source):
            yield token
        elif before == i - 1 and (_plain(tokens[before]), _plain(token)) not in source.pairs:
            yield f"{tokens[before]} {token}"
        before = i


def _stands_out(tokens: Sequence[str], i: int) -> bool:
    """Whether a word at the head of a sentence is a name and not only the first word."""
    token = tokens[i]
    if any(c.isupper() or c.isdigit() for c in token[1:]) or named_by(token)[0]:
        return True
    return i + 1 < len(tokens) and tokens[i + 1][0].isupper() and len(tokens[i + 1]) > 1 and not tokens[i + 1].isupper()


def _known(token: str, source: Names) -> bool:
    parts = [token] if "-" not in token else [token, token.split("-")[0]]
    return any(base in source.words for part in parts if part for base in bases(part.lower()))


def _plain(token: str) -> str:
    word = token.lower().removesuffix("'s").removesuffix("’s")
    return word.removesuffix("s") if len(word) > 3 else word


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
