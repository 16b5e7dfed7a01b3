"""The texts of a verdict, of what is known about a case, and of the exported document."""

from pydantic import Field

from app.text_table import Text, TextTable
from corpus.advice import AdviceSet, Phase
from retrieval.advisory import VerdictKind


class VerdictTexts(TextTable):
    """A text for each kind of verdict."""

    applies: Text
    partly: Text
    no: Text
    unknown: Text

    def of(self, kind: VerdictKind) -> str:
        """The text of a kind of verdict."""
        texts = {
            VerdictKind.APPLIES: self.applies,
            VerdictKind.PARTLY: self.partly,
            VerdictKind.NOT: self.no,
            VerdictKind.UNKNOWN: self.unknown,
        }
        return texts[kind]


class PhaseTexts(TextTable):
    """The phases of a cooperation."""

    forberedende: Text
    gjennomforing: Text = Field(alias="gjennomføring")
    overordnet: Text

    def of(self, phase: Phase) -> str:
        """The text of a phase."""
        texts = {
            Phase.FORBEREDENDE: self.forberedende,
            Phase.GJENNOMFORING: self.gjennomforing,
            Phase.OVERORDNET: self.overordnet,
        }
        return texts[phase]


class SetTexts(TextTable):
    """A piece of advice by its list and its number."""

    dfo_difi: Text = Field(alias="dfo-difi")
    skate: Text
    refleksjon: Text
    null_24: Text = Field(alias="0-24")
    seminar: Text
    strategi: Text
    oecd: Text
    nyhetsbrev: Text

    def of(self, set_: AdviceSet) -> str:
        """The text of a list."""
        texts = {
            AdviceSet.DFO_DIFI: self.dfo_difi,
            AdviceSet.SKATE: self.skate,
            AdviceSet.REFLEKSJON: self.refleksjon,
            AdviceSet.NULL_24: self.null_24,
            AdviceSet.SEMINAR: self.seminar,
            AdviceSet.STRATEGI: self.strategi,
            AdviceSet.OECD: self.oecd,
            AdviceSet.NYHETSBREV: self.nyhetsbrev,
        }
        return texts[set_]


class ReasonsTexts(TextTable):
    """Why a verdict is what it is, a sentence each."""

    one_signal: Text
    signals: Text
    also: Text
    and_that: Text
    and_because: Text
    facts: Text
    facts_not: Text
    beside: Text
    passed: Text
    to_come: Text
    later: Text
    followed: Text
    followed_facts: Text
    nothing: Text
    thin: Text
    names: VerdictTexts
    summary: VerdictTexts
    summary_thin: Text
    summary_none: Text
    summary_silent: Text
    advice: SetTexts
    ladder_current: Text
    ladder_needed: Text
    ladder_unknown: Text
    one_read: Text
    both_read: Text
    all_read: Text
    some_read: Text


class PhaseFactTexts(TextTable):
    """The phase of a case: its name, and clauses for each phase and for none."""

    name: Text
    clauses: PhaseTexts
    unknown: Text


class NumberFactTexts(TextTable):
    """A number: its name, and clauses for one, for several and for an unknown number."""

    name: Text
    one: Text
    several: Text
    unknown: Text


class YesNoFactTexts(TextTable):
    """Something that is so or is not: its name, its two values, and a clause for each of three."""

    name: Text
    yes: Text
    no: Text
    is_so: Text
    is_not: Text
    unknown: Text


class FactsTexts(TextTable):
    """What is known about a case; the clauses stand after «at» and «fordi»."""

    line: Text
    unknown: Text
    read: Text
    told: Text
    numbers: tuple[Text, ...] = Field(min_length=13, max_length=13)
    phases: PhaseTexts
    phase: PhaseFactTexts
    departments: NumberFactTexts
    agencies: NumberFactTexts
    lead_department: YesNoFactTexts
    lead_agency: YesNoFactTexts
    mandate: YesNoFactTexts
    money: YesNoFactTexts
    deadline: YesNoFactTexts
    anchored: YesNoFactTexts
    outside_line: YesNoFactTexts
    step: NumberFactTexts
    ambition: NumberFactTexts


class ExportTexts(TextTable):
    """The exported document, and the headings that it shares with the terminal."""

    title: Text
    subject: Text
    case: Text
    case_appendix: Text
    case_long: Text
    facts: Text
    verdicts: Text
    why: Text
    from_case: Text
    actions: Text
    questions: Text
    examples: Text
    others: Text
    ladder: Text
    step: Text
    here: Text
    needed: Text
    next_step: Text
    checklist: Text
    done: Text
    task: Text
    who: Text
    when: Text
    source: Text
    own_question: Text
    not_applying: Text
    notices: Text
    sources: Text
    made: Text
    made_how: Text
    made_of: Text
    page: Text
    of_pages: Text
    written: Text
