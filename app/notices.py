"""What there is to know about an answer's sources, in words: one line for each thing, with the sources it holds for."""

from collections.abc import Sequence

from app.dates import written_if_date
from app.listed import listed
from app.standing import title_of
from app.texts import Texts
from corpus.manifest import Corpus
from retrieval.answer import Notice
from retrieval.renamed import Renamed

REMARKED = frozenset({"draft", "historic"})  # whose detail is the manifest's own remark, a sentence


def notice_lines(notices: Sequence[Notice], texts: Texts, corpus: Corpus) -> list[str]:
    """The lines, in the order that the notices came in."""
    sources: dict[tuple[str, str], list[int]] = {}
    for notice in notices:
        sources.setdefault((notice.code, notice.detail), []).append(notice.citation)
    return [
        f"{notice_text(code, detail, texts, corpus)} ({_several(numbers, texts)})."
        for (code, detail), numbers in sources.items()
    ]


def notice_text(code: str, detail: str, texts: Texts, corpus: Corpus) -> str:
    """A notice without its sources, and without a full stop."""
    if code == "renamed":
        return _renamed(Renamed.model_validate_json(detail), texts)
    said = _detail(code, detail, texts, corpus)
    between = ". " if code in REMARKED else ": "
    return f"{texts.notices.of(code)}{between}{said}".rstrip(".") if said else texts.notices.of(code)


def _detail(code: str, detail: str, texts: Texts, corpus: Corpus) -> str:
    """What the detail means to a reader: a date in words, a document's title; a language's code means nothing."""
    if code == "other-language":
        return ""
    return title_of(detail, corpus) if code == "superseded" else written_if_date(detail, texts.dates)


def _renamed(told: Renamed, texts: Texts) -> str:
    """What a body has become, and what else the glossary knows of it."""
    said = texts.notices
    changes = listed((said.became.format(name=name, year=year) for year, name in told.became), texts.answer.joint)
    line = said.renamed.format(name=told.called, changes=changes)
    return f"{line}. {told.note.rstrip('.')}" if told.note else line


def _several(numbers: Sequence[int], texts: Texts) -> str:
    each = sorted(set(numbers))
    pattern = texts.notices.one_source if len(each) == 1 else texts.notices.sources
    return pattern.format(numbers=listed(map(str, each), texts.answer.joint))
