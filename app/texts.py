"""Every text that a reader sees, one file a language; a file with an unknown or lacking key is refused."""

import functools
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field

from app.advice_texts import AdviceTexts, LadderTexts
from app.reason_texts import ExportTexts, FactsTexts, ReasonsTexts
from app.text_table import Text
from app.text_table import TextTable as _Table
from corpus.manifest import Status
from retrieval.question import Language

FOLDER = Path(__file__).parent / "texts"


class SiteTexts(_Table):
    """The frame around every page."""

    name: Text
    title: Text
    navigation: Text
    language: Text
    noscript: Text
    not_found_title: Text
    not_found: Text
    to_start: Text
    unexpected: Text


class PageNames(_Table):
    """What the pages are called in the navigation."""

    ask: Text
    advice: Text
    sources: Text


class AskTexts(_Table):
    """The page where questions are asked."""

    heading: Text
    explanation: Text
    label: Text
    examples_heading: Text
    examples: tuple[Text, ...] = Field(min_length=4, max_length=6)
    placeholder: Text
    asked: Text
    new_conversation: Text
    searching: Text
    waiting: Text
    done: Text


class LoadingTexts(_Table):
    """What is said while the model is read, and when that failed."""

    loading: Text
    failed_title: Text
    failed: Text


class AnswerTexts(_Table):
    """An answer and its sources."""

    made_of: Text
    advice: Text
    sources: Text
    source: Text
    joint: Text
    reference: Text
    page: Text
    abstained: Text
    nearest: Text
    abstained_advice: Text
    refused: Text
    failed: Text
    new_tab: Text


class NoticeTexts(_Table):
    """What to know about a source, by the notice's code."""

    draft: Text
    historic: Text
    expired: Text
    superseded: Text
    other_language: Text = Field(alias="other-language")
    differ: Text
    renamed: Text
    became: Text
    other: Text
    one_source: Text
    sources: Text

    def of(self, code: str) -> str:
        """The text of a code; a code that has none gets the general one."""
        known = {field.alias or name for name, field in type(self).model_fields.items()}
        return str(getattr(self, code.replace("-", "_"))) if code in known else self.other


class StandingText(_Table):
    """A standing in one word, and what it means."""

    name: Text
    meaning: Text


class StandingTexts(_Table):
    """How binding a document is."""

    gjeldende: StandingText
    veiledende: StandingText
    utkast: StandingText
    historisk: StandingText
    unknown: StandingText
    expired: Text
    valid_until: Text
    superseded: Text

    def of(self, status: Status | None) -> StandingText:
        """The text of a status."""
        texts = {
            Status.GJELDENDE: self.gjeldende,
            Status.VEILEDENDE: self.veiledende,
            Status.UTKAST: self.utkast,
            Status.HISTORISK: self.historisk,
        }
        return texts[status] if status else self.unknown


class SourceTexts(_Table):
    """A passage where it stands in its document."""

    publisher: Text
    date: Text
    standing: Text
    section: Text
    page: Text
    original: Text
    reference: Text
    to_passage: Text
    whole: Text
    footnote: Text
    loading_title: Text
    loading: Text
    not_found_title: Text
    not_found: Text


class SourcesTexts(_Table):
    """The list of the documents."""

    heading: Text
    explanation: Text
    counts: Text
    uncounted: Text
    empty: Text
    read: Text
    warnings: Text


class DateTexts(_Table):
    """How a date is written."""

    months: tuple[Text, ...] = Field(min_length=12, max_length=12)
    pattern: Text
    unknown: Text


class ChromeTexts(_Table):
    """Labels that Streamlit has in English only."""

    skip: Text
    send: Text
    stop: Text
    lost_title: Text
    lost: Text
    close: Text
    increment: Text
    decrement: Text
    page_not_found_title: Text


class Texts(_Table):
    """All texts of one language."""

    language: Language
    site: SiteTexts
    pages: PageNames
    ask: AskTexts
    advice: AdviceTexts
    loading: LoadingTexts
    answer: AnswerTexts
    notices: NoticeTexts
    standing: StandingTexts
    source: SourceTexts
    sources: SourcesTexts
    dates: DateTexts
    chrome: ChromeTexts
    reasons: ReasonsTexts
    ladder: LadderTexts
    facts: FactsTexts
    export: ExportTexts


@functools.cache
def load_texts(language: Language) -> Texts:
    """The texts of a language; raise pydantic's ValidationError when its file is not as it must be."""
    data: dict[str, Any] = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Texts.model_validate(data)


def language_of(name: str | None) -> Language:
    """The language that a reader asked for; bokmål where that is none of ours."""
    return Language(name) if name in set(Language) else Language.BOKMAAL
