"""Dates as a reader writes them: «28. september 2021»."""

import datetime as dt

from app.texts import DateTexts


def written(date: dt.date, texts: DateTexts) -> str:
    """The date in words."""
    return texts.pattern.format(day=date.day, month=texts.months[date.month - 1], year=date.year)


def document_date(date: dt.date | None, date_text: str | None, texts: DateTexts) -> str:
    """A document's date: its own wording where the day is not known («januar 2017»), else the date in words."""
    if date_text:
        return date_text
    return written(date, texts) if date else texts.unknown


def written_if_date(text: str, texts: DateTexts) -> str:
    """A detail that is an ISO date, in words; any other text as it is."""
    try:
        return written(dt.date.fromisoformat(text), texts)
    except ValueError:
        return text
