"""Facts that a reader tells outright: «departementer=3, frist=ja» to CaseFacts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.misuse import WrongUseError
from corpus.advice import Phase
from retrieval.advisory import CaseFacts, Fact

ANSWERS = {"ja": True, "nei": False}
ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})  # a terminal without Norwegian letters will do


@dataclass(frozen=True)
class _Told:
    """A fact by the name that a reader gives it, and the highest number it may have; 0 for what is no number."""

    name: str
    fact: Fact
    highest: int = 0


NAMES = (
    _Told("fase", Fact.PHASE),
    _Told("departementer", Fact.DEPARTMENTS, 99),
    _Told("virksomheter", Fact.AGENCIES, 999),
    _Told("koordinerende_departement", Fact.LEAD_DEPARTMENT),
    _Told("koordinerende_virksomhet", Fact.LEAD_AGENCY),
    _Told("mandat", Fact.MANDATE),
    _Told("penger", Fact.MONEY),
    _Told("frist", Fact.DEADLINE),
    _Told("forankret", Fact.ANCHORED),
    _Told("særspor", Fact.OUTSIDE_LINE),
    _Told("trinn", Fact.STEP, 4),
    _Told("ambisjon", Fact.AMBITION, 4),
)
FACTS_HELP = (
    f"For eksempel: fase=gjennomføring,departementer=3,penger=ja. Navn: {', '.join(told.name for told in NAMES)}. "
    "Kan gjentas."
)


def told_facts(options: Iterable[str]) -> CaseFacts:
    """The facts of one or more options, each with one or more facts; raise WrongUseError for what cannot be used."""
    given: dict[str, Phase | bool | int] = {}
    for part in (part.strip() for option in options for part in option.split(",")):
        if not part:
            continue
        name, equals, value = part.partition("=")
        told = _named(name.strip(), part)
        if not equals or not value.strip():
            raise WrongUseError(f"--facts «{part}»: verdien mangler. Skriv {told.name}={_allowed(told)}.")
        if told.fact.value in given:
            raise WrongUseError(f"--facts «{part}»: «{told.name}» står to ganger. Oppgi det én gang.")
        given[told.fact.value] = _value(told, value.strip(), part)
    return CaseFacts.model_validate(given)


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip().lower()).translate(ASCII)


def _named(name: str, part: str) -> _Told:
    for told in NAMES:
        if _folded(told.name) == _folded(name):
            return told
    raise WrongUseError(f"--facts «{part}»: «{name}» er ikke kjent. Bruk {', '.join(told.name for told in NAMES)}.")


def _value(told: _Told, value: str, part: str) -> Phase | bool | int:
    found: Phase | bool | int | None
    if told.fact is Fact.PHASE:
        found = next((phase for phase in Phase if _folded(phase.value) == _folded(value)), None)
    elif told.highest:
        digits = value.isascii() and value.isdigit() and len(value) < 5
        found = int(value) if digits and 1 <= int(value) <= told.highest else None
    else:
        found = ANSWERS.get(value.lower())
    if found is None:
        raise WrongUseError(f"--facts «{part}»: «{value}» kan ikke brukes. Skriv {told.name}={_allowed(told)}.")
    return found


def _allowed(told: _Told) -> str:
    if told.fact is Fact.PHASE:
        return " eller ".join(phase.value for phase in Phase)
    return f"et tall fra 1 til {told.highest}" if told.highest else "ja eller nei"
