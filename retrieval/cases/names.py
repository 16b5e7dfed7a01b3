"""The ministries and agencies that a sentence of a case names, and which of them is the writer's own."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from retrieval.advisory import Fact
from retrieval.cases import words as w

KINDS = (Fact.DEPARTMENTS, Fact.AGENCIES)
MANY = dict.fromkeys(w.DEPARTMENTS_MANY, Fact.DEPARTMENTS) | dict.fromkeys(w.AGENCIES_MANY, Fact.AGENCIES)
ONE = dict.fromkeys(w.DEPARTMENTS_ONE, Fact.DEPARTMENTS) | dict.fromkeys(w.AGENCIES_ONE, Fact.AGENCIES)
AGENCIES = frozenset(w.AGENCY_NAMES.values())
OUR = "our own"
AND = frozenset("og and samt eller or".split())
COMMA = frozenset(",")
US = frozenset("vi oss we us".split())
I_OR_WE = frozenset("jeg eg vi me i we".split())
SITS = frozenset("sitter sit jobber jobbar arbeider arbeidar work er are am rådgiver rådgjevar adviser".split())
WITHIN = frozenset("i in for at the det a".split())
MIN_NAME = 2  # letters: a shorter word in small letters is a word, «ud» or «sd» is none
LONGEST_LIST = 12  # names


class Name(NamedTuple):
    """A ministry or agency, under one key for all that it is called."""

    fact: Fact
    key: str
    sentence: int


def own_kind(sentences: Iterable[Sequence[str]]) -> Fact | None:
    """Whether the writer sits in a ministry or in an agency, where it is said."""
    return next((ONE[t] for tokens in sentences for i, t in enumerate(tokens) if t in ONE and is_own(tokens, i)), None)


def is_own(tokens: Sequence[str], i: int) -> bool:
    """Whether a noun is the writer's own: «vår etat», «etaten vår», «jeg sitter i et direktorat»."""
    before = tokens[max(0, i - 5) : i]
    if {*before[-1:], *tokens[i + 1 : i + 2]} & w.OURS or (before[-1:] == ["own"] and before[-2:-1] == ["our"]):
        return True
    return bool(SITS & set(before) and I_OR_WE & set(before) and WITHIN & set(before[-3:]))


@lru_cache(maxsize=4096)
def named_by(token: str) -> tuple[Fact | None, str]:
    """Which ministry or agency a word names."""
    low = token.lower()
    if low in w.ONLY_CAPITALS and not token[:2].isupper() and token not in w.AGENCY_NAMES:
        return None, ""
    if low in w.DEPARTMENT_NAMES:
        return Fact.DEPARTMENTS, w.DEPARTMENT_NAMES[low]
    if low in AGENCIES:
        return Fact.AGENCIES, w.SAME_AGENCY.get(low, low)
    if token in w.LOOSE_DEPARTMENTS:
        return Fact.DEPARTMENTS, f"?{w.LOOSE_DEPARTMENTS[token]}"
    if low in w.NO_NAMES or len(low) < 9:
        return None, ""
    if low.endswith("departementet"):
        return Fact.DEPARTMENTS, low
    if low.endswith(w.NAME_ENDINGS) or (low.endswith(w.PROPER_ENDINGS) and token[0].isupper()):
        key = low if low.endswith(("et", "en")) else f"{low}et"
        return Fact.AGENCIES, w.SAME_AGENCY.get(key, key)
    return None, ""


def read_names(text: str, tokens: Sequence[str], sentence: int) -> list[Name]:
    """The ministries and agencies that a sentence names."""
    low = [t.lower() for t in tokens]
    found = [Name(kind, key, sentence) for kind, key in map(_name, tokens) if kind]
    found += [Name(kind, key, sentence) for kind, key in _own(low)]
    found += [
        Name(Fact.DEPARTMENTS, low[i - 1], sentence) for i, t in enumerate(low) if i and _is_sector(low[i - 1], t)
    ]
    found += [Name(kind, key, sentence) for kind, key in _long(text)]
    agencies = any(n.fact is Fact.AGENCIES and n.key != OUR for n in found)
    if agencies and any(a in low for a in AND):
        found += [Name(Fact.AGENCIES, key, sentence) for key in _listed(tokens, low)]
    return found


def _is_sector(before: str, word: str) -> bool:
    return word == "ministry" and before in w.SECTORS


def _name(token: str) -> tuple[Fact | None, str]:
    kind, key = named_by(token)
    return named_by(token[:-1]) if not kind and token.endswith("s") else (kind, key)


def _own(low: Sequence[str]) -> Iterable[tuple[Fact, str]]:
    """The writer's own house as one among the names: «vår etat og Nav», «Nav og vi»."""
    for i, token in enumerate(low):
        kind = ONE.get(token)
        if kind and low[i + 1 : i + 2] != ["of"] and is_own(low, i):
            yield kind, OUR
        if token in AND and i and i + 1 < len(low):
            beside = low[i + 1] if low[i - 1] in US else low[i - 1] if low[i + 1] in US - {"vi", "we"} else ""
            named = named_by(beside.upper())[0] if beside else None
            if named:
                yield named, OUR


def _long(text: str) -> Iterable[tuple[Fact, str]]:
    """Names of more than one word."""
    for match in w.LONG_NAMES.finditer(text):
        key = next(g for g in match.groups() if g).strip().lower()
        yield Fact.AGENCIES, "vegvesenet" if key == "vegvesen" else key
    for match in w.MINISTRY_OF.finditer(text):
        yield Fact.DEPARTMENTS, match.group(1).lower()
    for match in w.MINISTRIES_OF.finditer(text):
        for key in (*match.group(1).split(", "), match.group(2)):
            yield Fact.DEPARTMENTS, key.lower()
    for match in w.SHARED_TAIL.finditer(text) if "departement" in text else ():
        for key in (*match.group(1).lower().replace("-", "").split(", "), match.group(2).lower()):
            yield Fact.DEPARTMENTS, w.DEPARTMENT_NAMES.get(f"{key}departementet", key)


def _listed(tokens: Sequence[str], low: Sequence[str]) -> Iterable[str]:
    """Names that nobody has heard of, in a list with one that is known: «Norad, Norec og Havbrua»."""
    items: list[list[int]] = [[]]
    closed = False
    for i, token in enumerate(tokens):
        if token[0].isupper() or (items[-1] and low[i] in w.SECOND_WORDS):
            items[-1].append(i)
        elif items[-1] and not closed and (token in COMMA or low[i] in AND) and len(items) < LONGEST_LIST:
            closed = low[i] in AND
            items.append([])
        else:
            yield from _unknown(items, closed, tokens)
            items, closed = [[]], False
    yield from _unknown(items, closed, tokens)


def _unknown(items: Sequence[Sequence[int]], closed: bool, tokens: Sequence[str]) -> Iterable[str]:
    """The unknown names of a list; empty unless it holds a known one and ends with «og»."""
    filled = [item for item in items if item]
    known = [any(_name(tokens[i])[0] for i in item) or _is_long(item, tokens) for item in filled]
    if not closed or len(filled) < 2 or not any(known):
        return
    for item, is_known in zip(filled, known, strict=True):
        if not is_known and (item[0] > 0 or len(item) > 1):
            yield " ".join(tokens[i] for i in item).lower()


def _is_long(item: Sequence[int], tokens: Sequence[str]) -> bool:
    text = " ".join(tokens[i] for i in item)
    return bool(w.LONG_NAMES.search(text) or w.MINISTRY_OF.search(text))


def read_kinds(text: str) -> list[Fact]:
    """The kinds of the ministries and agencies that a text mentions, in order."""
    return [kind for token in w.TOKEN.findall(text) if (kind := _mentioned(token))]


@lru_cache(maxsize=4096)
def _mentioned(token: str) -> Fact | None:
    low = token.lower()
    kind = ONE.get(low) or MANY.get(low) or named_by(token)[0]
    return kind or (named_by(low.upper())[0] if len(low) > MIN_NAME else None)
