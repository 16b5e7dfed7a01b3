"""From what speaks for each piece of advice to a verdict on it, with its reason."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.advice import Phase
from retrieval.advisory import CaseFacts, Fact, Match, Reason, VerdictKind

APPLIES = 0.75  # of the strongest one's share: the part from which advice applies …
PARTLY = 0.6  # … and from which it applies in part
SPOKEN = 0.8  # of one sentence's shares: advice that a sentence so plainly calls for applies in part
CALLED_FOR, TOUCHED = 0.5, 0.35  # the least strength of advice that a fact, or a plain sentence, calls for
THIN = 0.5  # how likely it must be that the case says too little
SLOPE, LIFT = 1.85, 1.6  # from a share to how likely it is that the advice bears on the case, on the development half
FOLLOWED = 0.04  # how much nearer a case must lie to what is said where the advice is followed
LACKING: Mapping[int, tuple[Fact, ...]] = {  # what is lacking where a piece of advice is not followed
    3: (Fact.MONEY, Fact.DEADLINE),
    4: (Fact.LEAD_DEPARTMENT, Fact.ANCHORED, Fact.MONEY),
    5: (Fact.LEAD_AGENCY, Fact.MANDATE),
}
PRESENT: Mapping[int, tuple[Fact, ...]] = {6: (Fact.OUTSIDE_LINE,)}  # what is there where it is not followed


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against one piece of advice in a case."""

    number: int
    phase: tuple[Phase, ...]
    share: float  # how much it bears on the case, of 1 for all
    matches: tuple[Match, ...]
    followed: float  # how much nearer the case lies to what is said where it is followed than where it is not


@dataclass(frozen=True)
class Ruling:
    """A verdict and its reason."""

    verdict: VerdictKind
    reason: Reason
    facts: tuple[Fact, ...] = ()


def likely(share: float) -> float:
    """How likely it is that advice with this share bears on the case."""
    inside = min(max(share, 1e-6), 1 - 1e-6)
    return 1.0 / (1.0 + math.exp(-LIFT - SLOPE * math.log(inside / (1 - inside))))


def strength(evidence: Evidence, ruling: Ruling) -> float:
    """How likely it is that the advice bears on the case."""
    least = CALLED_FOR if ruling.reason is Reason.FACTS else TOUCHED if ruling.verdict is VerdictKind.PARTLY else 0.0
    return max(likely(evidence.share), least)


def lacking(number: int, facts: CaseFacts) -> tuple[Fact, ...]:
    """The facts of a case that call for the advice."""
    missing = [fact for fact in LACKING.get(number, ()) if getattr(facts, fact) is False]
    return (*missing, *(fact for fact in PRESENT.get(number, ()) if getattr(facts, fact) is True))


def rule(evidence: Sequence[Evidence], facts: CaseFacts, *, thin: bool) -> dict[int, Ruling]:
    """The ruling on each piece of advice, by number."""
    if thin:
        return {e.number: Ruling(VerdictKind.UNKNOWN, Reason.THIN) for e in evidence}
    top = max((e.share for e in evidence), default=0.0)
    return {e.number: _ruling(e, facts, top) for e in evidence}


def _ruling(evidence: Evidence, facts: CaseFacts, top: float) -> Ruling:
    called_for = lacking(evidence.number, facts)
    if evidence.share >= APPLIES * top and evidence.matches:
        if evidence.share < top and evidence.followed >= FOLLOWED and not called_for:
            return Ruling(VerdictKind.NOT, Reason.FOLLOWED)
        return Ruling(VerdictKind.APPLIES, Reason.SIGNALS, called_for)
    if called_for:
        return Ruling(VerdictKind.PARTLY, Reason.FACTS, called_for)
    spoken = max((match.strength for match in evidence.matches), default=0.0)
    if evidence.matches and (evidence.share >= PARTLY * top or spoken >= SPOKEN):
        away = facts.phase is not None and facts.phase not in evidence.phase
        return Ruling(VerdictKind.PARTLY, Reason.LATER if away else Reason.BESIDE)
    return Ruling(VerdictKind.NOT, Reason.FOLLOWED if evidence.followed >= FOLLOWED else Reason.NOTHING)
