"""What an answer may be made of: sentences and whole lists of the best passages, scored for the question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.lexical import covered
from ingest.passages import Form, Passage, Unit
from ingest.store import Index
from ingest.words import Analyzer
from retrieval.amounts import amounts
from retrieval.names import Name, missing
from retrieval.question import Language, QuestionKind
from retrieval.ranking import Hit

# A sentence that begins like this leans on the one before it.
LEANS = re.compile(
    r"^«?(?:Dette|Disse|Det samme|Denne|De(?! (?:seks|tre|fire|fem|to)\b)|Den(?! (?:enkelte|som)\b)"
    r"|Her|Slike?|Da|Dermed|Derfor|Derimot|Dessuten|Videre|Også|Men|Og|Samtidig|Likevel|Imidlertid|Han|Hun|Deretter"
    r"|Dersom dette|I tillegg|For eksempel|Et annet|En annen|Tilsvarende|Der|Så|Primært|Brevet|Rådene|Ordningen"
    r"|Rapporten|Strategien|Arbeidet|Forumet|Nettverket|Begge|Alle disse|Noen av dem|Nevnte)\b"
)
SPEECH = re.compile(r"^[–—-]?\s*(?:Jeg|Vi)\b")
BODIES = (
    r"departement|direktorat|virksomhet|KMD|ASD|SMK|NAV|Udir|Husbanken|Difi|DFØ|Digdir|Skatteetaten|direktør|sjef"
    r"|råd\b|minister|Statsministerens|Arbeidstilsynet|\bKS\b|\bKD\b|(?:\b[A-ZÆØÅ][a-zæøå]+ ){2}"
)
DATES = (
    r"\b(?:19|20)\d\d\b|\bår\b"
    r"|\b\d{1,2}\. (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
)
NUMBERS = (
    r"\d|prosent"
    r"|\b(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|halvparten|halvårlig|årlig)\b"
)
ADVISING = r"\b(?:bør|må|skal|anbefal\w+|viktig)\b|^[A-ZÆØÅ][a-zæøå]+(?:e|er|t)? (?:at|om|en|et|de|for|opp)\b"
DEFINING = r"\b(?:er|betyr|innebærer|kalles|forstås|sikter|handler om|menes|går ut på|består av)\b"
NAMING = r"\w(?:, (?:[\w-]+ ){0,3}[\w-]+){2,},? (?:og|and) (?:[\w-]+ ){0,3}[\w-]+[.,;:)]"  # several things in a row
CASES = r"0.24|Bolig for velferd|arbeidslivskriminalitet|Husbanken|[Ee]ksempel"
KIND_SIGNS: Mapping[QuestionKind, re.Pattern[str]] = {
    QuestionKind.LIST: re.compile(NAMING),
    QuestionKind.WHO: re.compile(BODIES),
    QuestionKind.WHEN: re.compile(DATES),
    QuestionKind.NUMBER: re.compile(NUMBERS),
    QuestionKind.ACTION: re.compile(ADVISING),
    QuestionKind.DEFINITION: re.compile(DEFINING),
    QuestionKind.EXAMPLE: re.compile(CASES),
}


OUTRIGHT = {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.NUMBER}  # kinds that a body, a date or a number answers

NEARNESS = 5.0  # how much a tenth of cosine weighs against a tenth of the words covered
SURER = 0.02  # how much nearer a question that a unit is known to answer must be than the unit itself
COUNTED = 0.5  # what is added to a list with just as many points as the question speaks of
COUNTED_POINTS = range(2, 13)
UNNAMED = 0.2  # what is taken from a statement that names nothing of what the question names
BEHIND = 0.17  # how much a passage that lies behind the best one takes from its sentences


@dataclass(frozen=True)
class Candidate:
    """A statement in the making: neighbouring units of one passage."""

    hit: int  # the place of its passage among the hits
    passage: Passage
    units: tuple[int, ...]  # positions in the passage, neighbours, in order
    score: float
    coverage: float  # the share of the question's weight that its words cover
    is_list: bool = False
    direct: bool = True  # of a question for a body, a date or a number: whether it holds one

    @property
    def parts(self) -> tuple[Unit, ...]:
        """The units themselves."""
        return tuple(self.passage.units[i] for i in self.units)

    @property
    def words(self) -> int:
        """How many words the reader would read."""
        return sum(len(unit.text.split()) for unit in self.parts)


@dataclass(frozen=True)
class Asked:
    """The question as the composer needs it: its kind, its terms with their weights, and what it names."""

    kind: QuestionKind
    weights: Mapping[str, float]
    names: tuple[Name, ...] = ()
    counts: frozenset[int] = frozenset()  # the numbers of things that it speaks of: «de seks rådene»


def asked(
    index: Index, kind: QuestionKind, text: str, names: tuple[Name, ...] = (), counts: frozenset[int] = frozenset()
) -> Asked:
    """The question's terms, rare ones weighing most; a term that the corpus lacks weighs as the rarest."""
    return Asked(kind, index.words.weights(text), names, counts)


def counts_in(text: str, language: Language) -> frozenset[int]:
    """The small numbers of things that a text speaks of, as a list may have points."""
    found = (a for a in amounts(text, language is Language.ENGLISH) if a.kind == "plain" and a.behind)
    return frozenset(int(a.value) for a in found if a.value.isdigit() and int(a.value) in COUNTED_POINTS)


def candidates(index: Index, hits: Sequence[Hit], wanted: Asked) -> list[Candidate]:
    """Every sentence and list of the hits' passages, with its score."""
    found: list[Candidate] = []
    best = hits[0].score if hits else 0.0
    for place, hit in enumerate(hits):
        document = index.document(hit.passage.document)
        told = f"{' '.join(hit.passage.section)} {document.title} {document.publisher}"
        for group in groups(hit.passage):
            found.append(_candidate(index.words.analyzer, place, hit, group, wanted, hit.score - best, told))  # noqa: PERF401
    return found


def groups(passage: Passage) -> list[tuple[int, ...]]:
    """The positions of units that go together: a list with its lead-in; a sentence with the one it leans on."""
    result: list[list[int]] = []
    for i, unit in enumerate(passage.units):
        last = passage.units[i - 1] if i else None
        if unit.form in {Form.ITEM, Form.ROW}:
            joins = last is not None and last.form in {Form.LEAD, Form.ITEM, Form.ROW}
        else:
            same = last is not None and last.form is Form.SENTENCE and last.paragraph == unit.paragraph
            joins = same and unit.form is not Form.FOOTNOTE and bool(LEANS.match(unit.text))
        if joins and result:
            result[-1].append(i)
        else:
            result.append([i])
    return [tuple(group) for group in result]


def _candidate(
    analyzer: Analyzer, place: int, hit: Hit, group: tuple[int, ...], wanted: Asked, behind: float, told: str
) -> Candidate:
    units = [hit.passage.units[i] for i in group]
    text = " ".join(unit.text for unit in units)
    is_list = any(unit.form in {Form.ITEM, Form.ROW} for unit in units)
    coverage = cover(analyzer, text, wanted.weights)
    nearness = max(max(hit.units[i], hit.asked[i] - SURER) for i in group)
    score = NEARNESS * nearness + coverage + BEHIND * behind + _kind_bonus(wanted.kind, text, is_list)
    score -= UNNAMED * missing(wanted.names, f"{told} {text}")
    points = sum(unit.form in {Form.ITEM, Form.ROW} for unit in units)
    score += COUNTED * (points in wanted.counts)
    if units[0].form is Form.FOOTNOTE:
        score -= 0.15
    if LEANS.match(units[0].text) or SPEECH.match(units[0].text):
        score -= 0.3
    if units[-1].form is Form.LEAD or text.endswith("?"):
        score -= 0.6
    return Candidate(place, hit.passage, group, score, coverage, is_list, _is_direct(wanted.kind, text))


def cover(analyzer: Analyzer, text: str, weights: Mapping[str, float]) -> float:
    """The share of the question's weight that stands in a text, 0 to 1."""
    return covered(weights, set(analyzer.terms(text)))


def _is_direct(kind: QuestionKind, text: str) -> bool:
    return kind not in OUTRIGHT or bool(KIND_SIGNS[kind].search(text))


def _kind_bonus(kind: QuestionKind, text: str, is_list: bool) -> float:
    if kind is QuestionKind.LIST and is_list:
        return 0.25
    sign = KIND_SIGNS.get(kind)
    return 0.15 if sign and sign.search(text) else 0.0
