"""The bodies, cases and persons that a question names, each with what else it is called."""

import re

from corpus.glossary import Glossary

NAME = re.compile(r"(?<![\w.])[A-ZÆØÅ][\w-]*[\wæøå]")
CAPITALS = re.compile(r"[A-ZÆØÅ]{2,}")
OPENS = re.compile(r"(?:^|[.?!:]\s+)[«\"(]*$")

Name = frozenset[str]  # in lower case


def names_in(text: str, glossary: Glossary) -> tuple[Name, ...]:
    """Each name in a text with its other forms; a capital that only opens a sentence is none."""
    found: dict[Name, None] = {}
    for match in NAME.finditer(text):
        name = match.group()
        if CAPITALS.match(name) or not OPENS.search(text[: match.start()]):
            found.setdefault(frozenset({name.lower(), *(other.lower() for other in glossary.expansions(name))}))
    return tuple(found)


def missing(names: tuple[Name, ...], text: str) -> float:
    """The share of the names that a text does not hold in any form."""
    low = text.lower()
    return sum(not any(form in low for form in name) for name in names) / len(names) if names else 0.0
