"""The bodies, cases and persons that a question names, each with what else it is called."""

import re

from corpus.glossary import Glossary

NAME = re.compile(r"(?<![\w.])[A-ZÆØÅ][\w-]*[\wæøå]")
CAPITALS = re.compile(r"[A-ZÆØÅ]{2,}")
OPENING = re.compile(r"(?:^|[.?!:]\s+)[«\"(]*")
SHORT = 4  # letters: so short a name stands in a text as a word of its own, not as the beginning of one

Name = frozenset[str]  # in lower case


def names_in(text: str, glossary: Glossary) -> tuple[Name, ...]:
    """Each name in a text with its other forms; a capital that only opens a sentence is none."""
    opened = {match.end() for match in OPENING.finditer(text)}
    found: dict[Name, None] = {}
    for match in NAME.finditer(text):
        name = match.group()
        if CAPITALS.match(name) or match.start() not in opened:
            found.setdefault(frozenset({name.lower(), *(other.lower() for other in glossary.expansions(name))}))
    return tuple(found)


def missing(names: tuple[Name, ...], text: str) -> float:
    """The share of the names that a text does not hold in any form."""
    low = text.lower()
    return sum(not any(_stands_in(form, low) for form in name) for name in names) / len(names) if names else 0.0


def _stands_in(form: str, low: str) -> bool:
    end = r"s?(?!\w)" if len(form) <= SHORT else ""
    return re.search(rf"(?<!\w){re.escape(form)}{end}", low) is not None
