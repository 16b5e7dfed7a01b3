"""An assistant without a model: documents and answers that can be checked by eye, one of them hostile."""

import datetime as dt
import threading
from collections.abc import Sequence
from pathlib import Path

from app.assistant import State, Status
from app.runtime import UNTOLD
from app.settings import load_settings
from corpus.manifest import Corpus, Document, Standing
from corpus.manifest import Status as Standings
from ingest.passages import Form, Passage, Unit
from retrieval.advisory import Advisory, CaseFacts
from retrieval.answer import Answer, AnswerStatus, Citation, Nearest, Notice, Provenance, Statement
from retrieval.question import Language
from tests.app.fake_advice import advisory_of

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](http://ond.example/x.png) [a](javascript:alert(3)) "
    "<style>*{display:none}</style> **fet** # overskrift"
)
EARLIER_DAY = dt.date(2020, 12, 31)

NOTE = Document(
    id="notat",
    file="notat.md",
    title="Notat om styring av fellesoppgaver",
    publisher="Eksempeldirektoratet",
    date=dt.date(2021, 9, 28),
    status=Standings.VEILEDENDE,
    reference="Notat 2021/3",
    url="https://eksempel.example/notat",
    standing=(Standing(section="Frister", status=Standings.HISTORISK, valid_until=EARLIER_DAY),),
)
DRAFT = Document(
    id="utkast",
    file="utkast.md",
    title="Utkast til råd",
    publisher="Samarbeidsrådet",
    date=dt.date(2017, 1, 1),
    date_text="januar 2017",
    status=Standings.UTKAST,
    superseded_by="notat",
)
BAD = Document(id="ond", file="ond.md", title=f"Ond {HOSTILE}", publisher=HOSTILE, url="javascript:alert(4)")


def _units(*texts: str, form: Form = Form.SENTENCE, paragraph: int = 0) -> tuple[Unit, ...]:
    return tuple(Unit(form=form, text=text, paragraph=paragraph) for text in texts)


def _passage(identifier: str, document: str, section: tuple[str, ...], units: tuple[Unit, ...]) -> Passage:
    text = "\n".join(f"- {u.text}" if u.form is Form.ITEM else u.text for u in units)
    return Passage(id=identifier, document=document, section=section, page=3, text=text, units=units)


PASSAGES = (
    _passage(
        "notat-1",
        "notat",
        ("Styring", "Ansvar"),
        _units(
            "Ett departement bør ha ansvaret for fellesoppgaven.",
            "Departementet samler de andre før året begynner.",
            "De andre departementene gir skriftlig støtte.",
        ),
    ),
    _passage(
        "notat-2",
        "notat",
        ("Styring", "Møter"),
        (
            *_units("Departementene bør holde tre møter:", form=Form.LEAD),
            *_units("et oppstartsmøte", "et møte midt i året", "et sluttmøte", form=Form.ITEM, paragraph=1),
        ),
    ),
    _passage("notat-3", "notat", ("Frister",), _units("Fristen for svar er 31. desember 2020.")),
    _passage("utkast-1", "utkast", ("Finansiering",), _units("Fellestiltak bør finansieres felles.")),
    _passage("ond-1", "ond", (f"Del {HOSTILE}",), _units(HOSTILE)),
)
LONG = tuple(
    _passage(
        f"notat-lang-{n}",
        "notat",
        ("Vedlegg", f"Del {n}"),
        _units(f"Del {n} av vedlegget er fyllstoff. " * 12),
    )
    for n in range(30)
)


def citation(number: int, document: Document, passage: str, quote: str) -> Citation:
    """A citation of one of the fake's passages."""
    found = next(p for p in PASSAGES if p.id == passage)
    return Citation.of(document, number=number, section=found.section, page=found.page, quote=quote, passage=passage)


class FakeAssistant:
    """Answers by the question: «hysj» abstains, «dikt» is refused, «feil» fails, «ond» quotes the hostile document."""

    def __init__(self, state: State = State.READY, error: str = "", folder: Path = Path("korpus")) -> None:
        self.settings = load_settings(
            {}, env_file=None, data=folder / "data", question_max_chars=200, case_max_chars=5000
        )
        self.corpus = Corpus(folder=folder, documents=(NOTE, DRAFT, BAD), warnings=("Filen x.pdf ble hoppet over.",))
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.advised: list[tuple[str, CaseFacts]] = []
        self.started = 0
        self._state, self._error = state, error
        self._loaded = threading.Event()
        if state is not State.LOADING:
            self._loaded.set()

    def start(self) -> None:
        self.started += 1

    def finish_loading(self) -> None:
        self._state = State.READY
        self._loaded.set()

    def status(self) -> Status:
        return Status(self._state, self._error)

    def passage(self, identifier: str) -> Passage | None:
        if self._state is State.LOADING:
            return None
        return next((p for p in (*PASSAGES, *LONG) if p.id == identifier), None)

    def document_passages(self, document: str) -> tuple[Passage, ...]:
        if self._state is State.LOADING:
            return ()
        return tuple(p for p in (*LONG[:15], *PASSAGES, *LONG[15:]) if p.document == document)

    def ask(self, text: str, history: Sequence[str] = ()) -> Answer:
        self._loaded.wait()
        self.asked.append((text, tuple(history)))
        return answer_to(text)

    def advise(self, text: str, told: CaseFacts = UNTOLD, language: Language | None = None) -> Advisory:
        self._loaded.wait()
        self.advised.append((text, told))
        return advisory_of(text, told, CITATIONS, HOSTILE)


def answer_to(text: str) -> Answer:
    """The answer that the fake gives to a question."""
    lowered = text.lower()
    if "hysj" in lowered:
        near = Nearest(document="notat", title=NOTE.title, section=("Styring", "Møter"), passage="notat-2")
        return _answer(text, AnswerStatus.ABSTAINED, nearest=(near,))
    if "dikt" in lowered:
        return _answer(text, AnswerStatus.REFUSED)
    if "feil" in lowered:
        return _answer(text, AnswerStatus.FAILED, error="indeksen er borte")
    if "ond" in lowered:
        statement = Statement(text=HOSTILE, citations=(1,), items=(HOSTILE,))
        return _answer(
            text,
            AnswerStatus.ANSWERED,
            statements=(statement,),
            citations=(citation(1, BAD, "ond-1", HOSTILE),),
            notices=(Notice(code="other", citation=1, detail=HOSTILE),),
        )
    return _answer(
        text, AnswerStatus.ANSWERED, statements=STATEMENTS, citations=CITATIONS, notices=NOTICES, advice=(4, 3)
    )


STATEMENTS = (
    Statement(text="Ett departement bør ha ansvaret for fellesoppgaven.", citations=(1,)),
    Statement(
        text="Departementene bør holde tre møter:",
        citations=(2,),
        items=("et oppstartsmøte", "et møte midt i året", "et sluttmøte"),
    ),
    Statement(text="Fellestiltak bør finansieres felles.", citations=(3,)),
)
CITATIONS = (
    citation(1, NOTE, "notat-1", "Ett departement bør ha ansvaret for fellesoppgaven."),
    citation(2, NOTE, "notat-2", "- et oppstartsmøte\n- et møte midt i året\n- et sluttmøte"),
    citation(3, DRAFT, "utkast-1", "Fellestiltak bør finansieres felles."),
)
NOTICES = (
    Notice(code="draft", citation=3),
    Notice(code="expired", citation=1, detail="2020-12-31"),
    Notice(code="expired", citation=2, detail="2020-12-31"),
)


def _answer(text: str, status: AnswerStatus, **given: object) -> Answer:
    made = Provenance(corpus="korpus 1", model="fake", generator="extract", settings="0")
    return Answer.model_validate(
        {"question": text, "resolved": text, "language": "nb", "status": status, "provenance": made} | given
    )
