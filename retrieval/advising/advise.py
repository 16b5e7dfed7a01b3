"""A case becomes an Advisory: which advice applies, why, what to do, what to clear up, and the checklist."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.advice import Advice, AdviceSet, Phase
from ingest.model import Encoder
from ingest.store import Index
from retrieval.advising.actions import actions, examples, passages_of
from retrieval.advising.bearing import Bearing, bearings, six
from retrieval.advising.ladder import climb
from retrieval.advising.learnt import Rows, unit
from retrieval.advising.likeness import Likeness
from retrieval.advising.told import FOREIGN, of_case
from retrieval.advising.verdicts import THIN, Evidence, Ruling, rule, strength
from retrieval.advisory import (
    AdviceVerdict,
    Advisory,
    Case,
    CaseFacts,
    Match,
    Quoted,
    Task,
    VerdictKind,
)
from retrieval.answer import AnswerStatus, Provenance
from retrieval.cases.read import read_case
from retrieval.chain import GENERATOR
from retrieval.citing import Citations
from retrieval.question import Language
from retrieval.scope import outside
from retrieval.standing import notices

READ = 80  # sentences that are weighed one by one; of a longer case the most telling
MATCHES, ACTIONS, EXAMPLES, QUESTIONS, OTHERS = 3, 3, 2, 4, 3  # at most, of each verdict; of further advice
TO_ASK = 2  # questions of each piece of advice, for a case that is too thin
NOTHING = CaseFacts()
ORDER = (Phase.FORBEREDENDE, Phase.GJENNOMFORING, Phase.OVERORDNET)
STEP_ADVICE = {2: 2, 3: 3, 4: 4}  # the step of the ladder, and the advice that tells what it takes
WEIGHT = {VerdictKind.APPLIES: 0, VerdictKind.PARTLY: 1, VerdictKind.UNKNOWN: 2, VerdictKind.NOT: 3}


@dataclass(frozen=True)
class Weighed:
    """A case with its vectors, and how much each piece of advice bears on it."""

    case: Case
    rows: tuple[int, ...]  # the sentences that were weighed
    vectors: Rows  # of these
    whole: Rows  # of the case
    by_sentence: tuple[Bearing, ...]
    total: Bearing


class Adviser:
    """Tells which advice applies to a case, of the advice that the documents tell of."""

    def __init__(self, index: Index, encoder: Encoder, today: Callable[[], dt.date]) -> None:
        self._index = index
        self._encoder = encoder
        self._today = today
        self._likeness = Likeness(index)
        self._six = tuple(advice for advice in six(index) if passages_of(index, advice))
        self._knows = any(passages_of(index, advice) for advice in index.knowledge.advice)

    def advise(self, text: str, told: CaseFacts = NOTHING, language: Language | None = None) -> Advisory:
        """The advisory on a case; `told` are facts that the reader gave outright."""
        case = read_case(text, told)
        spoken = language or Language(case.language)
        provenance = self._provenance()
        if not self._knows:
            return Advisory(status=AnswerStatus.ABSTAINED, case=case, provenance=provenance)
        if _is_no_case(case):
            return Advisory(status=AnswerStatus.REFUSED, case=case, provenance=provenance)
        weighed = self._weigh(case)
        if weighed.total.foreign >= FOREIGN:
            return Advisory(status=AnswerStatus.REFUSED, case=weighed.case, provenance=provenance)
        return self._advisory(weighed, provenance, spoken)

    def _weigh(self, case: Case) -> Weighed:
        rows = self._likeness.telling(case.sentences, READ)
        vectors = self._encoder.encode_queries([case.text, *(case.sentences[row] for row in rows)])
        whole, sentences = vectors[0], vectors[1:]
        by_sentence = bearings(self._index, sentences)
        total = of_case(self._index, case.text, vectors[0], by_sentence)
        read = case.model_copy(update={"read": len(rows)})
        return Weighed(read, rows, sentences, whole, tuple(by_sentence), total)

    def _advisory(self, weighed: Weighed, provenance: Provenance, language: Language) -> Advisory:
        citations = Citations(self._index)
        thin = weighed.total.thin >= THIN
        evidence = [self._evidence(advice, weighed) for advice in self._six]
        rulings = rule(evidence, weighed.case.facts, thin=thin)
        found = {e.number: e for e in evidence}
        ordered = sorted(self._six, key=lambda a: (WEIGHT[rulings[a.number].verdict], -found[a.number].share))
        verdicts = tuple(self._verdict(a, rulings[a.number], found[a.number], weighed, citations) for a in ordered)
        ladder = climb(self._index, weighed.case.facts, citations, lambda step: self._takes(step, weighed, citations))
        applying = [v for v in verdicts if v.verdict in {VerdictKind.APPLIES, VerdictKind.PARTLY}]
        others = () if thin else self._others(weighed, citations)
        cited = citations.all()
        return Advisory(
            status=AnswerStatus.ANSWERED,
            case=weighed.case,
            thin=thin,
            advice=tuple(v.number for v in applying),
            verdicts=verdicts,
            others=others,
            ladder=ladder,
            checklist=checklist(applying, weighed.case.facts.phase),
            citations=cited,
            notices=notices(self._index, cited, language, self._today()),
            provenance=provenance,
        )

    def _evidence(self, advice: Advice, weighed: Weighed) -> Evidence:
        share = weighed.total.shares.get(advice.number, 0.0)
        near = [b.shares.get(advice.number, 0.0) for b in weighed.by_sentence]
        said = {weighed.case.sentences[weighed.rows[i]]: i for i in sorted(range(len(near)), key=lambda i: near[i])}
        best = sorted(said.values(), key=lambda i: -near[i])[:MATCHES]
        matches = [
            Match(
                sentence=weighed.rows[i],
                signal=self._likeness.signal(advice, weighed.vectors[i]),
                strength=round(near[i], 3),
            )
            for place, i in enumerate(best)
            if place == 0 or near[i] >= 0.5 * near[best[0]]
        ]
        followed = self._likeness.followed(advice, weighed.vectors)
        return Evidence(advice.number, advice.phase, share, tuple(matches), followed)

    def _verdict(
        self, advice: Advice, ruling: Ruling, evidence: Evidence, weighed: Weighed, citations: Citations
    ) -> AdviceVerdict:
        applies = ruling.verdict in {VerdictKind.APPLIES, VerdictKind.PARTLY}
        aim = _aim(weighed, evidence.matches)
        asked = TO_ASK if ruling.verdict is VerdictKind.UNKNOWN else QUESTIONS if applies else 0
        return AdviceVerdict(
            id=advice.id,
            set=advice.set,
            number=advice.number,
            title=advice.title,
            summary=advice.summary,
            phase=advice.phase,
            verdict=ruling.verdict,
            strength=round(strength(evidence, ruling) if advice.set is AdviceSet.DFO_DIFI else evidence.share, 3),
            reason=ruling.reason,
            facts=ruling.facts,
            matches=evidence.matches if applies else (),
            actions=actions(self._index, advice, aim, ACTIONS, citations, ruling.facts) if applies else (),
            examples=examples(self._index, advice, aim, EXAMPLES, citations) if applies else (),
            questions=advice.questions[:asked],
            citation=self._introduced(advice, citations),
        )

    def _introduced(self, advice: Advice, citations: Citations) -> int | None:
        """The number of the passage that tells what the advice is."""
        first = next(iter(passages_of(self._index, advice)), None)
        return citations.cite(first.id, [0]) if first else None

    def _takes(self, step: int, weighed: Weighed, citations: Citations) -> Sequence[Quoted]:
        advice = next((a for a in self._six if a.number == STEP_ADVICE.get(step)), None)
        return actions(self._index, advice, weighed.whole, 2, citations) if advice else ()

    def _others(self, weighed: Weighed, citations: Citations) -> tuple[AdviceVerdict, ...]:
        """Further advice of the catalogue that the case calls for, the nearest first."""
        found = []
        near = [one for one in self._likeness.others(weighed.vectors) if passages_of(self._index, one[0])]
        for advice, likeness, sentence in near[:OTHERS]:
            match = Match(
                sentence=weighed.rows[sentence],
                signal=self._likeness.signal(advice, weighed.vectors[sentence]),
                strength=round(likeness, 3),
            )
            evidence = Evidence(advice.number, advice.phase, likeness, (match,), 0.0)
            ruling = rule([evidence], NOTHING, thin=False)[advice.number]
            found.append(self._verdict(advice, ruling, evidence, weighed, citations))
        return tuple(found)

    def _provenance(self) -> Provenance:
        meta = self._index.meta
        return Provenance(corpus=meta.version, model=meta.model_fingerprint, generator=GENERATOR, settings="")


def _is_no_case(case: Case) -> bool:
    """Whether at least half of the sentences are none of a case; in a longer text one such may be part of it."""
    return 2 * sum(outside(sentence) for sentence in case.sentences) >= len(case.sentences)


def _aim(weighed: Weighed, matches: Sequence[Match]) -> Rows:
    """Where to look for what to do: near the sentences that called for the advice, and near the case."""
    said = [weighed.vectors[weighed.rows.index(match.sentence)] for match in matches]
    return unit(np.sum([weighed.whole, *said], axis=0)[None, :])[0] if said else weighed.whole


def checklist(verdicts: Iterable[AdviceVerdict], phase: Phase | None) -> tuple[Task, ...]:
    """The actions of the advice that applies, once each, in the order of the phases."""
    tasks: dict[str, Task] = {}
    for verdict in verdicts:
        when = phase if phase in verdict.phase else next((p for p in ORDER if p in verdict.phase), ORDER[0])
        for action in verdict.actions:
            text = "\n".join([action.text, *(f"- {item}" for item in action.items)])
            name = hashlib.sha256(text.encode()).hexdigest()[:12]
            known = tasks.get(name)
            advice = (*known.advice, verdict.id) if known else (verdict.id,)
            tasks[name] = Task(
                id=name,
                text=text,
                phase=known.phase if known else when or ORDER[0],
                advice=advice,
                citation=known.citation if known else action.citation,
            )
    return tuple(sorted(tasks.values(), key=lambda task: ORDER.index(task.phase)))
