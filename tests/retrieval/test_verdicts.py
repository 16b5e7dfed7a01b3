"""From evidence to verdicts; the numbers are taken from the module, since they are tuned."""

import pytest

from corpus.advice import Phase
from retrieval.advising.verdicts import (
    APPLIES,
    FOLLOWED,
    LACKING,
    PARTLY,
    PRESENT,
    Evidence,
    Ruling,
    lacking,
    likely,
    rule,
)
from retrieval.advisory import CaseFacts, Fact, Match, Reason, VerdictKind

BEFORE, DURING = Phase.FORBEREDENDE, Phase.GJENNOMFORING
MATCH = Match(sentence=0, signal="Vi ser hverandre aldri.", strength=0.5)
NOTHING = CaseFacts()
TOP = 0.9
STRONG = TOP * (APPLIES + 1) / 2  # enough for the whole, beside the top
BETWEEN = TOP * (PARTLY + APPLIES) / 2  # enough for a part, too little for the whole


def evidence(number: int, share: float, *, matched: bool = True, followed: float = -1.0) -> Evidence:
    return Evidence(number, (BEFORE,), share, (MATCH,) if matched else (), followed)


def ruled(*found: Evidence, facts: CaseFacts = NOTHING, thin: bool = False) -> dict[int, Ruling]:
    return rule(found, facts, thin=thin)


def test_a_thin_case_lacks_information_whatever_else_speaks() -> None:
    rulings = ruled(evidence(3, TOP), evidence(5, 0.0), facts=CaseFacts(money=False), thin=True)
    assert set(rulings.values()) == {Ruling(VerdictKind.UNKNOWN, Reason.THIN)}


def test_no_evidence_gives_no_rulings() -> None:
    assert ruled() == {}


def test_what_bears_most_applies() -> None:
    rulings = ruled(evidence(1, TOP), evidence(2, 0.0))
    assert rulings[1] == Ruling(VerdictKind.APPLIES, Reason.SIGNALS)
    assert rulings[2] == Ruling(VerdictKind.NOT, Reason.NOTHING)


def test_the_strongest_applies_however_evenly_the_shares_are_spread() -> None:
    even = [evidence(n, 1 / 6) for n in range(1, 7)]
    assert {r.verdict for r in ruled(*even).values()} == {VerdictKind.APPLIES}


def test_nothing_applies_without_a_sentence_that_speaks_for_it() -> None:
    assert ruled(evidence(1, TOP, matched=False))[1].verdict is VerdictKind.NOT


def test_what_bears_on_a_case_beside_something_stronger_applies_in_part() -> None:
    rulings = ruled(evidence(1, TOP), evidence(2, BETWEEN))
    assert rulings[2] == Ruling(VerdictKind.PARTLY, Reason.BESIDE)


@pytest.mark.parametrize(("phase", "reason"), [(BEFORE, Reason.BESIDE), (DURING, Reason.LATER), (None, Reason.BESIDE)])
def test_advice_of_another_phase_is_said_to_be(phase: Phase | None, reason: Reason) -> None:
    rulings = ruled(evidence(1, TOP), evidence(2, BETWEEN), facts=CaseFacts(phase=phase))
    assert rulings[2] == Ruling(VerdictKind.PARTLY, reason)


def test_advice_that_is_followed_does_not_apply_unless_it_bears_most() -> None:
    rulings = ruled(evidence(1, TOP, followed=FOLLOWED), evidence(2, STRONG, followed=FOLLOWED))
    assert rulings[1].verdict is VerdictKind.APPLIES
    assert rulings[2] == Ruling(VerdictKind.NOT, Reason.FOLLOWED)


def test_what_is_said_to_be_lacking_wins_over_what_sounds_followed() -> None:
    strong = evidence(5, STRONG, followed=FOLLOWED)
    ruling = ruled(evidence(1, TOP), strong, facts=CaseFacts(mandate=False))[5]
    assert ruling == Ruling(VerdictKind.APPLIES, Reason.SIGNALS, (Fact.MANDATE,))


def test_advice_that_nothing_speaks_for_may_be_followed() -> None:
    assert ruled(evidence(1, TOP), evidence(2, 0.0, followed=FOLLOWED))[2].reason is Reason.FOLLOWED


def test_what_is_lacking_calls_for_advice_that_no_sentence_speaks_for() -> None:
    rulings = ruled(evidence(1, TOP), evidence(3, 0.0, matched=False), facts=CaseFacts(money=False, deadline=True))
    assert rulings[3] == Ruling(VerdictKind.PARTLY, Reason.FACTS, (Fact.MONEY,))


@pytest.mark.parametrize("number", LACKING)
def test_a_fact_calls_for_advice_only_where_it_is_lacking(number: int) -> None:
    names = LACKING[number]
    assert lacking(number, CaseFacts.model_validate(dict.fromkeys(names, False))) == names
    assert lacking(number, CaseFacts.model_validate(dict.fromkeys(names, True))) == ()
    assert lacking(number, NOTHING) == ()


@pytest.mark.parametrize("number", PRESENT)
def test_a_fact_may_call_for_advice_where_it_is_present(number: int) -> None:
    names = PRESENT[number]
    assert lacking(number, CaseFacts.model_validate(dict.fromkeys(names, True))) == names
    assert lacking(number, CaseFacts.model_validate(dict.fromkeys(names, False))) == ()


def test_advice_that_no_fact_speaks_of_lacks_nothing() -> None:
    assert lacking(99, CaseFacts(money=False, mandate=False, outside_line=True)) == ()


def test_what_has_a_greater_share_is_more_likely_to_bear_on_the_case() -> None:
    values = [likely(share / 10) for share in range(11)]
    assert values == sorted(set(values))
    assert 0.0 <= values[0] < values[-1] <= 1.0
