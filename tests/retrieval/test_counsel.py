"""Which sections say what to do about a case: learnt from the sections that situations call for."""

import json
from pathlib import Path

import numpy as np
import pytest
from advice_corpus import SITUATIONS, build_advice_index, situation
from encoders import WordEncoder

from ingest.store import Index
from retrieval.advising.counsel import LEAST, by_advice, counselled, learn_counsel, number_of
from retrieval.signals import gather

TRUST, MONEY, LUNCH = "Råd 1: Bygg tillit", "Råd 3: Sett av penger", "Matpause"


def place(name: str, *path: str) -> str:
    return f'[[counsel]]\nid = "{name}"\ndocument = "veileder"\npath = {json.dumps(path, ensure_ascii=False)}\n'


def calling(name: str, text: str, *counsel: str) -> str:
    return situation(name, text, "dfo-difi-1") + f"counsel = {json.dumps(counsel)}\n"


PLACES = place("tillit", TRUST) + place("penger", MONEY) + place("mat", LUNCH)
TOLD = "".join(
    calling(f"{name}-{n}", f"{text} {n}.", name)
    for name, text in (("tillit", "Vi stoler ikke på naboetaten"), ("penger", "Kassa er tom og kroner mangler"))
    for n in range(LEAST)
)
SELDOM = calling("sulten", "Alle er sultne.", "mat")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return build_advice_index(tmp_path_factory.mktemp("steder"), WordEncoder(), situations=PLACES + TOLD + SELDOM)


def vector(text: str) -> np.ndarray:
    return WordEncoder().encode_queries([text])[0]


def heading_of(index: Index, row: int) -> str:
    return index.passages[row].section[-1]


@pytest.mark.parametrize(("text", "heading"), [("Kassa er tom.", MONEY), ("De stoler ikke på oss.", TRUST)])
def test_a_case_is_led_to_the_section_that_like_situations_call_for(index: Index, text: str, heading: str) -> None:
    assert heading_of(index, int(counselled(index, vector(text)).argmax())) == heading


def test_what_answers_a_like_case_is_known_to_answer_this_one(tmp_path: Path) -> None:
    told = calling("tom", "Kassa er tom.", "penger") + 'begins = ["Departementene må"]\n'
    index = build_advice_index(tmp_path, WordEncoder(), situations=PLACES + told)
    near = gather(index, "Kassa er tom.", vector("Kassa er tom.")).asked
    units = [unit.text for passage in index.passages for unit in passage.units]
    assert [units[row] for row in np.flatnonzero(near > 0.99)] == ["Departementene må sette en frist."]
    assert gather(index, "Suppe?", vector("Suppe?")).asked[units.index("Departementene må sette en frist.")] < 0.5


def test_a_section_that_few_call_for_is_not_learnt(index: Index) -> None:
    found = counselled(index, vector("Alle er sultne."))
    assert all(found[row] == 0.0 for row, p in enumerate(index.passages) if p.section[-1] == LUNCH)
    assert found.sum() > 0.0


def test_what_a_case_is_led_to_tells_which_advice_it_calls_for(index: Index) -> None:
    rows = np.stack([vector("Kassa er tom."), vector("De stoler ikke på oss.")])
    shares = by_advice(index, rows)
    assert set(shares) == {1, 3}
    assert shares[3][0] > 0.5 > shares[3][1]
    assert shares[1] + shares[3] == pytest.approx(np.ones(2))


def test_a_told_case_lifts_the_passages_that_it_is_led_to(index: Index) -> None:
    case = "Kassa er tom. " * 10
    signals = gather(index, case, vector(case))
    lifted = signals.scaled()["case counsel"]
    assert heading_of(index, int(signals.rows[lifted.argmax()])) == MONEY
    assert not gather(index, "Kassa?", vector("Kassa?")).scaled()["case counsel"].any()


def test_an_index_whose_situations_call_for_no_section_learns_none(advice_index: Index) -> None:
    assert learn_counsel(advice_index) is None
    assert not counselled(advice_index, vector("Kassa er tom.")).any()
    assert by_advice(advice_index, vector("Kassa er tom.")[None, :]) == {}


def test_a_section_that_is_not_there_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"situations\.toml: ingen seksjon «Borte» i veileder"):
        build_advice_index(tmp_path, WordEncoder(), situations=place("borte", "Borte") + SITUATIONS)


@pytest.mark.parametrize(
    ("section", "number"), [(("2. Rådene", "Råd 4: Forankre", "Utdypning"), 4), (("Forord",), None), (("Rådet",), None)]
)
def test_the_number_stands_in_a_heading(section: tuple[str, ...], number: int | None) -> None:
    assert number_of(section) == number
