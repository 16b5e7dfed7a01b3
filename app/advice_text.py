"""A verdict and the facts of a case in words: the same sentences on the page, in the terminal and in the export."""

from typing import TypeAlias

from app.listed import listed
from app.reason_texts import NumberFactTexts, PhaseFactTexts, YesNoFactTexts
from app.texts import Texts
from corpus.advice import Phase
from retrieval.advisory import AdviceVerdict, Advisory, Case, CaseFacts, Fact, Ladder, Reason, VerdictKind
from retrieval.answer import AnswerStatus

FactValue: TypeAlias = Phase | bool | int | None
STEPS = frozenset({Fact.STEP, Fact.AMBITION})  # whose number is a name and stays a digit


def verdict_name(kind: VerdictKind, texts: Texts) -> str:
    """What a verdict is called: «Gjelder delvis»."""
    return texts.reasons.names.of(kind)


def phase_name(phase: Phase, texts: Texts) -> str:
    """What a phase is called: «Forberedende fase»."""
    return texts.facts.phases.of(phase)


def advice_name(verdict: AdviceVerdict, texts: Texts) -> str:
    """A piece of advice by its list and number: «Råd 4», «Skates råd 2»."""
    return texts.reasons.advice.of(verdict.set).format(number=verdict.number)


def why(verdict: AdviceVerdict, case: Case, texts: Texts) -> str:
    """Why the verdict is what it is, in one sentence."""
    joint = texts.reasons.and_that if verdict.reason is Reason.SIGNALS else texts.reasons.and_because
    clauses = listed((fact_clause(f, fact_value(case.facts, f), texts) for f in verdict.facts), joint)
    said = _reason(verdict, case.facts.phase, clauses, texts)
    return f"{said[:1].upper()}{said[1:]}."


def fact_line(fact: Fact, value: FactValue, texts: Texts) -> str:
    """A fact with its value: «Koordinerende departement: ikke utpekt»."""
    found = _fact_texts(fact, texts)
    if value is None:
        said = texts.facts.unknown
    elif isinstance(value, Phase):
        said = phase_name(value, texts).lower()
    elif isinstance(found, YesNoFactTexts):
        said = found.yes if value else found.no
    else:
        said = str(int(value))
    return texts.facts.line.format(name=found.name, value=said)


def fact_clause(fact: Fact, value: FactValue, texts: Texts) -> str:
    """A fact as it stands after «at» or «fordi»: «det ikke er satt noen frist»."""
    found = _fact_texts(fact, texts)
    if value is None:
        return found.unknown
    if isinstance(found, YesNoFactTexts):
        return found.is_so if value else found.is_not
    if isinstance(found, PhaseFactTexts):
        return found.clauses.of(value) if isinstance(value, Phase) else found.unknown
    number = int(value)
    count = str(number) if fact in STEPS else _count(number, texts)
    return found.one if number == 1 else found.several.format(count=count)


def fact_value(facts: CaseFacts, fact: Fact) -> FactValue:
    """The value of a fact; None where it is not known."""
    value: FactValue = getattr(facts, fact.value)
    return value


def known_facts(case: Case, texts: Texts) -> list[str]:
    """What is known about a case, a line each, with whether it was read there or told."""
    read = {source.fact for source in case.sources if source.sentence is not None}
    lines = []
    for fact in Fact:
        value = fact_value(case.facts, fact)
        if value is not None:
            origin = texts.facts.read if fact in read else texts.facts.told
            lines.append(f"{fact_line(fact, value, texts)} ({origin})")
    return lines


def summary(advisory: Advisory, texts: Texts) -> str:
    """What came of it, first of all: which of the six apply, or why there is nothing to say."""
    unsaid = {
        AnswerStatus.REFUSED: texts.answer.refused,
        AnswerStatus.FAILED: texts.answer.failed,
        AnswerStatus.ABSTAINED: texts.reasons.summary_silent,
    }
    if advisory.status in unsaid:
        return unsaid[advisory.status]
    if advisory.thin:
        return texts.reasons.summary_thin
    said = []
    for kind in (VerdictKind.APPLIES, VerdictKind.PARTLY, VerdictKind.UNKNOWN):
        numbers = [str(v.number) for v in advisory.verdicts if v.verdict is kind]
        if numbers:
            said.append(texts.reasons.summary.of(kind).format(numbers=listed(numbers, texts.answer.joint)))
    return " ".join(said) or texts.reasons.summary_none


def ladder_line(ladder: Ladder, texts: Texts) -> str:
    """Where the cooperation is on the ladder, and where it needs to be."""
    reasons = texts.reasons
    here = reasons.ladder_current.format(number=ladder.current) if ladder.current else reasons.ladder_unknown
    needed = reasons.ladder_needed.format(number=ladder.needed) if ladder.needed else ""
    return f"{here} {needed}".rstrip()


def ladder_questions(ladder: Ladder, texts: Texts) -> tuple[str, ...]:
    """What would tell where on the ladder the cooperation is and needs to be, where that is not known."""
    here = () if ladder.current else (texts.ladder.same_view, texts.ladder.plans)
    return here if ladder.needed else (*here, texts.ladder.goal)


def reading_line(case: Case, texts: Texts) -> str:
    """How much of a case was weighed; nothing to say of an empty one."""
    total, reasons = len(case.sentences), texts.reasons
    if not total:
        return ""
    whole = {1: reasons.one_read, 2: reasons.both_read}.get(total, reasons.all_read)
    pattern = reasons.some_read if case.read < total else whole
    return pattern.format(total=_count(total, texts), read=_count(case.read, texts))


def matched(verdict: AdviceVerdict, case: Case) -> tuple[str, ...]:
    """The case's own sentences that the verdict rests on, each once, in the order of the verdict."""
    numbers = dict.fromkeys(match.sentence for match in verdict.matches)
    return tuple(case.sentences[n] for n in numbers if 0 <= n < len(case.sentences))


def _reason(verdict: AdviceVerdict, phase: Phase | None, clauses: str, texts: Texts) -> str:
    reasons = texts.reasons
    if verdict.reason is Reason.SIGNALS:
        return _signals(verdict, clauses, texts)
    if verdict.reason is Reason.FACTS:
        refused = verdict.verdict is VerdictKind.NOT
        pattern = reasons.facts_not if refused else reasons.facts
        return pattern.format(clauses=clauses) if clauses else reasons.beside
    if verdict.reason is Reason.LATER:
        return _later(verdict, phase, texts)
    if verdict.reason is Reason.FOLLOWED:
        return reasons.followed_facts.format(clauses=clauses) if clauses else reasons.followed
    plain = {Reason.BESIDE: reasons.beside, Reason.NOTHING: reasons.nothing, Reason.THIN: reasons.thin}
    return plain[verdict.reason]


def _signals(verdict: AdviceVerdict, clauses: str, texts: Texts) -> str:
    reasons = texts.reasons
    count = len({match.sentence for match in verdict.matches})
    said = reasons.signals.format(count=_count(count, texts)) if count > 1 else reasons.one_signal
    return reasons.also.format(why=said, clauses=clauses) if clauses else said


def _later(verdict: AdviceVerdict, phase: Phase | None, texts: Texts) -> str:
    if phase is Phase.GJENNOMFORING and Phase.FORBEREDENDE in verdict.phase:
        return texts.reasons.passed
    if phase is Phase.FORBEREDENDE and Phase.GJENNOMFORING in verdict.phase:
        return texts.reasons.to_come
    return texts.reasons.later


def _fact_texts(fact: Fact, texts: Texts) -> PhaseFactTexts | NumberFactTexts | YesNoFactTexts:
    found: PhaseFactTexts | NumberFactTexts | YesNoFactTexts = getattr(texts.facts, fact.value)
    return found


def _count(number: int, texts: Texts) -> str:
    words = texts.facts.numbers
    return words[number] if 0 <= number < len(words) else str(number)
