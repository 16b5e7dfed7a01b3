import re
from pathlib import Path

import pytest
from support_cases import ACROSS, ENGLISH, FERRY, FROM_ENGLISH, NORWEGIAN, NYNORSK, passage, with_list

from corpus.glossary import Body, Glossary, load_glossary
from corpus.manifest import load_corpus
from ingest.gather import Limits, read_all
from ingest.passages import Form
from retrieval.answer import Statement
from retrieval.written.reading import lexicon
from retrieval.written.support import Fault, check_written, keep_supported

SHIPPED = Path(__file__).parents[2] / "corpus"
HOME = [passage(FERRY), with_list()]
ABROAD = [passage(ENGLISH)]
CASES = [(HOME, *case) for case in (*NORWEGIAN, *NYNORSK)] + [(ABROAD, *case) for case in FROM_ENGLISH]
TRUE = [(passages, true) for passages, true, _ in CASES]
CHANGED = [(passages, fault, text) for passages, _, changed in CASES for fault, text in changed]


def like(opening):
    return lambda written, source: 0.95 if source.startswith(opening) else 0.5


@pytest.mark.parametrize(("passages", "text"), TRUE)
def test_a_true_paraphrase_holds(passages, text):
    assert check_written(text, passages).holds


@pytest.mark.parametrize(("passages", "fault", "text"), CHANGED)
def test_one_changed_thing_is_found(passages, fault, text):
    finding = check_written(text, passages)
    assert finding.fault is Fault(fault)
    assert finding.source


@pytest.mark.parametrize(("true", "opening"), [(true, opening) for true, opening, _ in ACROSS])
def test_another_language_holds_by_its_likeness_alone(true, opening):
    assert check_written(true, HOME, like(opening)).holds
    assert not check_written(true, HOME).holds


@pytest.mark.parametrize(
    ("opening", "fault", "text"), [(o, fault, text) for _, o, changed in ACROSS for fault, text in changed]
)
def test_likeness_does_not_excuse_a_change(opening, fault, text):
    assert check_written(text, HOME, like(opening)).fault is Fault(fault)


def test_a_body_may_be_called_what_the_glossary_calls_it():
    known = lexicon(Glossary(bodies=(Body(name="Fjordetaten", abbreviations=("FJE",), en=("Fjord Agency",)),)))
    source = [passage("Kapteinen meldte feilen til Fjordetaten.")]
    assert check_written("Kapteinen meldte feilen til FJE.", source, None, known).holds
    assert check_written("Kapteinen meldte feilen til FJE.", source).fault is Fault.NAME
    assert check_written("Kapteinen meldte feilen til FJX.", source, None, known).fault is Fault.NAME


def test_a_label_in_the_heading_counts_and_a_bare_number_there_does_not():
    source = [passage("Departementene bør utpeke en leder.", ("Råd 4: Forankring",))]
    assert check_written("Ifølge råd 4 bør departementene utpeke en leder.", source).holds
    assert check_written("Ifølge råd 3 bør departementene utpeke en leder.", source).fault is Fault.NUMBER
    assert check_written("Fire departementer bør utpeke en leder.", source).fault is Fault.NUMBER


def said(text, *items):
    return Statement(text=text, citations=(1,), items=items)


TRUE_ONE, FALSE_ONE = said("Kapteinen bør varsle passasjerene."), said("Kapteinen må varsle passasjerene.")


def test_what_fails_is_dropped_and_enough_may_be_left():
    kept = keep_supported([TRUE_ONE, TRUE_ONE, FALSE_ONE], {1: HOME[0]})
    assert kept.statements == (TRUE_ONE, TRUE_ONE)
    assert [f.holds for f in kept.findings] == [True, True, False]
    assert kept.enough  # 8 of 12 words


def test_too_little_is_left_without_the_first_statement_or_most_of_the_words():
    assert not keep_supported([FALSE_ONE, TRUE_ONE, TRUE_ONE], {1: HOME[0]}).enough
    assert not keep_supported([TRUE_ONE, FALSE_ONE], {1: HOME[0]}).enough
    assert not keep_supported([], {}).enough


def test_what_leans_on_a_dropped_statement_goes_with_it():
    leaning = said("Dessuten kan rederiet leie inn to ekstra ferjer.")
    assert leaning in keep_supported([TRUE_ONE, leaning], {1: HOME[0]}).statements
    assert leaning not in keep_supported([FALSE_ONE, leaning], {1: HOME[0]}).statements


def test_each_point_of_a_list_is_held_against_its_list():
    assert keep_supported([said("Rederiet må ha:", "redningsvester til alle")], {1: HOME[1]}).enough
    assert not keep_supported([said("Rederiet kan ha:", "redningsvester til alle")], {1: HOME[1]}).enough


def test_a_statement_without_a_citation_of_the_answer_does_not_hold():
    assert not keep_supported([TRUE_ONE], {2: HOME[0]}).statements


HOSTILE = ("ikke " * 300, "må " * 300, "«" * 1_400, "1." * 700, "A-" * 700, "råd 1, " * 200, "a" * 1_400, "mai " * 350)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_refused_soon(text):
    assert not check_written(text, HOME).holds
    assert not check_written(FERRY[:80], [passage(text * 50)]).holds
    assert check_written(text * 1000, HOME).fault is Fault.CONTENT


CHANGES = {
    "number": (re.compile(r"\b\d+\b|\b(?:to|tre|fire|fem|seks)\b"), lambda m: "97"),
    "force": (re.compile(r"\b(?:må|skal|bør|kan)\b"), lambda m: "kan" if m.group() in {"må", "skal", "bør"} else "må"),
    "negation": (re.compile(r" ikke\b(?! (?:bare|minst))"), lambda m: ""),
    "added negation": (re.compile(r"(?<= )(?:er|har|bør|kan|får|gir)\b(?!.* ikke\b)"), lambda m: f"{m.group()} ikke"),
}
# Where «uten» stands beside «ikke», the loss of one of the two is not always seen.
REACHED = {"number": 0.97, "force": 0.97, "negation": 0.96, "added negation": 0.97}


@pytest.fixture(scope="module")
def own():
    """Each unit of the shipped corpus, once, with its passage."""
    passages = read_all(load_corpus(SHIPPED), Limits(), lambda *_: None).passages
    return {u.text: (p, u) for p in passages for u in p.units}


@pytest.fixture(scope="module")
def known():
    return lexicon(load_glossary(SHIPPED))


def test_every_sentence_of_the_corpus_is_supported_by_its_passage(own, known):
    failing = [text for text, (p, _) in own.items() if not check_written(text, [p], None, known).holds]
    assert failing == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_sentence_of_the_corpus_with_one_thing_changed_is_refused(own, known, change):
    pattern, new = CHANGES[change]
    sentences = [(t, p) for t, (p, u) in own.items() if u.form is Form.SENTENCE and pattern.search(t)]
    refused = [not check_written(pattern.sub(new, t, count=1), [p], None, known).holds for t, p in sentences]
    assert len(refused) > 10
    assert sum(refused) / len(refused) >= REACHED[change], f"{sum(refused)}/{len(refused)}"
