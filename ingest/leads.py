"""Where questions and cases lead: to the passages of a section, or of the source that a shipped section renders."""

from collections.abc import Mapping, Sequence

from corpus import SHIPPED
from corpus.advice import ADVICE
from corpus.hints import HINTS, Hint, carried_hints, load_hints
from corpus.knowledge import Knowledge
from corpus.manifest import Corpus, CorpusError, load_corpus
from corpus.situations import SITUATIONS, Situation
from ingest.gather import Limits, read_all
from ingest.lead_rows import HintRow, Leads
from ingest.passages import Passage
from ingest.places import Carried, Places, Section, Sections


def leads(corpus: Corpus, knowledge: Knowledge, passages: Sequence[Passage]) -> Leads:
    """The passages that hints and situations lead to; a folder without its own has those that come with Samråd."""
    hints = load_hints(corpus.folder)
    catalogued = (corpus.folder / ADVICE).is_file()
    own = Sections(passages)
    carried = None if hints and catalogued else _carried(corpus, passages)
    asked = _asked(hints, own, HINTS) if hints else _asked(carried_hints(corpus), carried) if carried else []
    told: Places | None = own if catalogued else carried
    file = SITUATIONS if catalogued else None
    called = {section.id: (section.document, section.path) for section in knowledge.counsel}
    counsel = [_passages(told, section, file) if told else () for section in called.values()]
    answers = [_answers(told, s, called, file) if told else () for s in knowledge.situations]
    return Leads(hints=tuple(asked), counsel=tuple(counsel), answers=tuple(answers))


def _carried(corpus: Corpus, passages: Sequence[Passage]) -> Carried | None:
    """The shipped sections, where a folder holds documents that they render."""
    ids = {document.id for document in corpus.documents}
    shipped = load_corpus(SHIPPED)
    if not ids & {document.id for document in shipped.documents}:
        return None
    return Carried(read_all(shipped, Limits(), lambda *_: None).passages, passages)


def _asked(hints: Sequence[Hint], places: Places, file: str | None = None) -> list[HintRow]:
    """The questions with what they lead to; one that leads nowhere is left out, or, in a file to mend, an error."""
    rows = []
    for hint in hints:
        section = (hint.document, hint.path)
        passages = _passages(places, section, file)
        units = {question: list[int]() for question in hint.asked}
        for pinned in hint.answer:
            found = _units(places, section, pinned.begins, file)
            for question in pinned.questions:
                units[question] += found
        rows += [HintRow(question=q, passages=passages, units=tuple(units[q])) for q in hint.asked if passages]
    return rows


def _answers(places: Places, situation: Situation, called: Mapping[str, Section], file: str | None) -> tuple[int, ...]:
    """The rows of what answers a situation, in the section that it calls for first."""
    found = [_units(places, called[situation.counsel[0]], begins, file) for begins in situation.begins]
    return tuple(unit for units in found for unit in units)


def _units(places: Places, section: Section, begins: str, file: str | None) -> tuple[int, ...]:
    """The rows of the section's sentences that begin so; where there are none, an error as for passages."""
    found = places.units(section, begins)
    if not found and file:
        raise CorpusError(f"{file}: ingen setning i «{section[1][-1]}» begynner med «{begins}». Rett begins.")
    return found


def _passages(places: Places, section: Section, file: str | None) -> tuple[int, ...]:
    """The rows of a section; where it is not there, an error that names the file, if there is one to mend."""
    found = places.passages(section)
    if not found and file:
        document, path = section
        raise CorpusError(f"{file}: ingen seksjon «{' / '.join(path)}» i {document}. Rett path, eller fjern den.")
    return found
