"""The texts of the page «Hvilke råd gjelder?», and the ladder's questions, which are asked elsewhere too."""

from pydantic import Field

from app.text_table import Text, TextTable


class AdviceTexts(TextTable):
    """The page: the case, what was read out of it, the verdicts and the checklist."""

    heading: Text
    explanation: Text
    field: Text
    placeholder: Text
    use_example: Text
    example: Text
    find: Text
    new_case: Text
    empty: Text
    too_long: Text
    searching: Text
    waiting: Text
    refused: Text
    failed: Text
    thin_heading: Text
    thin_questions: Text
    thin_advice: Text
    facts_optional: Text
    facts_optional_hint: Text
    facts_read: Text
    facts_missing: Text
    facts_hint: Text
    read_in: Text
    corrected: Text
    not_stated: Text
    strength: Text
    strengths: tuple[Text, ...] = Field(min_length=4, max_length=4)
    strength_level: Text
    folded: Text
    checklist_explanation: Text
    progress: Text
    who: Text
    when: Text
    when_example: Text
    download_heading: Text
    download_explanation: Text
    docx: Text
    markdown: Text
    file_name: Text


class LadderTexts(TextTable):
    """The three questions about the ladder, and the answers to choose among."""

    heading: Text
    hint: Text
    same_view: Text
    yes: Text
    no: Text
    plans: Text
    neither: Text
    changed: Text
    together: Text
    goal: Text
    steps: tuple[Text, ...] = Field(min_length=4, max_length=4)
    said: Text
