"""What a reader has on the page «Hvilke råd gjelder?»: case, facts, advisory and notes, one a session."""

from dataclasses import dataclass, field

import streamlit as st

from app.advice_text import FactValue, fact_value
from app.export import TaskNote
from app.runtime import UNTOLD, AssistantLike
from retrieval.advising.ladder import LadderAnswers
from retrieval.advisory import Advisory, Case, CaseFacts, Fact
from retrieval.answer import AnswerStatus

DESK = "desk"
UNANSWERED = LadderAnswers()
NEITHER = 2  # of the answers on plans: none are changed, none are made together


@dataclass
class Desk:
    """The case in hand; `number` counts the cases, `runs` the assessments of this one."""

    case: str = ""
    number: int = 0
    runs: int = 0
    told: CaseFacts = UNTOLD  # in the facts' own fields
    answers: LadderAnswers = UNANSWERED
    read: Case | None = None  # what the case itself says, without what was told
    advisory: Advisory | None = None
    notes: dict[str, TaskNote] = field(default_factory=dict)
    complaint: str = ""  # why the case was not taken

    def take(self, case: str) -> None:
        """Begin on a case; what was told stays, the notes stay by their tasks."""
        self.case, self.read, self.advisory, self.complaint = case, None, None, ""
        self.number += 1
        self.runs = 0

    def tell(self, fact: Fact, value: FactValue) -> None:
        """Put a fact right; one that is as it was read is not told, and neither is None."""
        told = value if value != self.was_read(fact) else None
        if told != fact_value(self.told, fact):
            self.told = self.told.model_copy(update={fact.value: told})
            self.advisory = None

    def answer(self, answers: LadderAnswers) -> None:
        """Answer the ladder's questions."""
        if answers != self.answers:
            self.answers, self.advisory = answers, None

    def all_told(self) -> CaseFacts:
        """What was told in the fields, and by the answers about the ladder."""
        answers = self.answers
        if answers.same_view is None and answers.plans == NEITHER:
            answers = answers.model_copy(update={"plans": None})  # it is step 1 or 2: the other question tells which
        return self.told.model_copy(update=answers.facts().model_dump(exclude_none=True))

    def was_read(self, fact: Fact) -> FactValue:
        """What the case itself says of a fact."""
        return fact_value(self.read.facts, fact) if self.read else None

    def value(self, fact: Fact) -> FactValue:
        """What holds for a fact: what was told, else what was read."""
        told = fact_value(self.all_told(), fact)
        return self.was_read(fact) if told is None else told

    def assess(self, assistant: AssistantLike) -> Advisory:
        """The advisory of the case with what was told; fetched where it is not there."""
        if self.advisory is None:
            first = assistant.advise(self.case) if self.read is None else None
            if first and first.status is AnswerStatus.ANSWERED:
                self.read = first.case
            told = self.all_told()
            plain = first if told == UNTOLD else None
            self.advisory = plain or assistant.advise(self.case, told)
            self.runs += 1
        return self.advisory


def desk() -> Desk:
    """The desk of this session."""
    found: Desk = st.session_state.setdefault(DESK, Desk())
    return found


def clear() -> None:
    """Put everything away."""
    st.session_state[DESK] = Desk(number=desk().number + 1)
