"""What a reader has on the page «Hvilke råd gjelder?»: case, facts, advisory and notes, one a session."""

from dataclasses import dataclass, field

import streamlit as st

from app.advice_text import FactValue, fact_value
from app.export import TaskNote
from app.runtime import UNTOLD, AssistantLike
from retrieval.advisory import Advisory, Case, CaseFacts, Fact
from retrieval.answer import AnswerStatus

DESK = "desk"


@dataclass
class Desk:
    """The case in hand; `number` counts the cases, `runs` the assessments of this one."""

    case: str = ""
    number: int = 0
    runs: int = 0
    told: CaseFacts = UNTOLD
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

    def was_read(self, fact: Fact) -> FactValue:
        """What the case itself says of a fact."""
        return fact_value(self.read.facts, fact) if self.read else None

    def value(self, fact: Fact) -> FactValue:
        """What holds for a fact: what was told, else what was read."""
        told = fact_value(self.told, fact)
        return self.was_read(fact) if told is None else told

    def assess(self, assistant: AssistantLike) -> Advisory:
        """The advisory of the case with what was told; fetched where it is not there."""
        if self.advisory is None:
            first = assistant.advise(self.case) if self.read is None else None
            if first and first.status is AnswerStatus.ANSWERED:
                self.read = first.case
            plain = first if self.told == UNTOLD else None
            self.advisory = plain or assistant.advise(self.case, self.told)
            self.runs += 1
        return self.advisory


def desk() -> Desk:
    """The desk of this session."""
    found: Desk = st.session_state.setdefault(DESK, Desk())
    return found


def clear() -> None:
    """Put everything away."""
    st.session_state[DESK] = Desk(number=desk().number + 1)
