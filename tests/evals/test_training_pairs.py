"""What the adapter is trained on, made of tiny material."""

import json
from collections import Counter
from pathlib import Path

import pytest
from advice_corpus import situation, write_advice_corpus
from eval_fakes import question, silent_question

from corpus.manifest import load_corpus
from evals.training_pairs import (
    CHUNKS,
    NEIGHBOURS,
    Pair,
    Passages,
    Text,
    advice_pairs,
    answer_pairs,
    asked_pairs,
    batches_of,
    by_turns,
    counsel_pairs,
    gold_rows,
    hint_pairs,
)
from ingest.gather import Limits, read_all
from ingest.passages import Passage

MONEY, LUNCH = ("Råd 3: Sett av penger",), ("Matpause",)


def asked(text: str, **fields: object) -> object:
    return question(question=text, **{"docs": ("veileder",), "locators": (), "quotes": (), **fields})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_advice_corpus(tmp_path)


@pytest.fixture
def passages(folder: Path) -> tuple[Passage, ...]:
    return read_all(load_corpus(folder), Limits(), lambda *_: None).passages


def row(passages: tuple[Passage, ...], section: tuple[str, ...]) -> int:
    return next(i for i, passage in enumerate(passages) if passage.section == section)


def test_gold_is_the_passage_that_holds_a_quote(passages: tuple[Passage, ...]) -> None:
    found = gold_rows(asked("Når?", quotes=("sette en frist",), locators=LUNCH), passages)
    assert found == [row(passages, MONEY)]


def test_without_the_quote_gold_is_what_stands_below_the_headings(passages: tuple[Passage, ...]) -> None:
    found = gold_rows(asked("Når?", quotes=("står ikke der",), locators=LUNCH), passages)
    assert found == [row(passages, LUNCH)]
    assert gold_rows(asked("Når?", docs=("annet",), locators=LUNCH), passages) == []


def test_of_what_stands_below_the_headings_gold_holds_all_key_facts_where_some_does() -> None:
    parts = [
        Passage(id=text, document="veileder", section=LUNCH, page=None, text=text, units=())
        for text in ("Suppe og brød.", "SUPPE klokka tolv.", "Brød.")
    ]
    facts = (("suppe", "kjøttsuppe"), ("12", "tolv"))
    assert gold_rows(asked("Hva?", locators=LUNCH, keyfacts=facts), parts) == [1]
    assert gold_rows(asked("Hva?", locators=LUNCH, keyfacts=(("fisk",),)), parts) == [0, 1, 2]
    assert gold_rows(asked("Hva?", locators=LUNCH), parts) == [0, 1, 2]


def test_a_question_goes_with_its_gold_passage_and_one_of_another_section(
    folder: Path, passages: tuple[Passage, ...]
) -> None:
    held = Passages(folder)
    texts, pairs = held.texts, asked_pairs(held, [asked("Hvem setter frist?", quotes=("sette en frist",))])
    assert [text.text for text in texts] == [passage.embedded for passage in passages]
    assert [(pair.question, pair.positive) for pair in pairs] == [("Hvem setter frist?", row(passages, MONEY))]
    assert texts[pairs[0].negative].group != texts[pairs[0].positive].group


def test_a_question_without_gold_gives_no_pairs(folder: Path) -> None:
    assert asked_pairs(Passages(folder), [silent_question()]) == []


def test_where_all_that_is_near_is_gold_the_passage_stands_for_its_own_negative(tmp_path: Path) -> None:
    folder = write_advice_corpus(tmp_path, veileder="# Veileder\n\n## Matpause\n\nKokken serverer suppe.\n")
    held = Passages(folder)
    assert asked_pairs(held, [asked("Hva spiser vi?", quotes=("serverer suppe",))]) == [Pair("Hva spiser vi?", 0, 0)]
    assert {(pair.positive, pair.negative) for pair in hint_pairs(held)} == {(0, 0)}


def test_a_hint_goes_with_each_passage_of_its_section(folder: Path, passages: tuple[Passage, ...]) -> None:
    held = Passages(folder)
    texts, pairs = held.texts, hint_pairs(held)
    assert [(pair.question, pair.positive) for pair in pairs] == [
        ("Hva spiser vi?", row(passages, LUNCH)),
        ("Når er det lunsj?", row(passages, LUNCH)),
    ]
    assert all(texts[pair.negative].group != texts[pair.positive].group for pair in pairs)


def test_a_case_goes_with_the_section_that_it_calls_for_first(tmp_path: Path, passages: tuple[Passage, ...]) -> None:
    places = [("mat", passages[row(passages, LUNCH)]), ("penger", passages[row(passages, MONEY)])]
    counsel = "".join(
        f'[[counsel]]\nid = "{name}"\ndocument = "{p.document}"\npath = {json.dumps(p.section, ensure_ascii=False)}\n'
        for name, p in places
    )
    told = situation("a", "Vi har ingen frist.", "dfo-difi-1") + 'counsel = ["penger", "mat"]\n'
    folder = write_advice_corpus(tmp_path, situations=counsel + told + situation("b", "Hei!"))
    assert [(p.question, p.positive) for p in counsel_pairs(Passages(folder))] == [
        ("Vi har ingen frist.", row(passages, MONEY))
    ]


def test_hints_and_cases_go_with_the_sentence_that_answers_them_and_one_beside_it(tmp_path: Path) -> None:
    place = '[[counsel]]\nid = "penger"\ndocument = "veileder"\npath = ["Råd 3: Sett av penger"]\n'
    told = (
        situation("a", "Vi har ingen frist.", "dfo-difi-1") + 'counsel = ["penger"]\nbegins = ["Departementene må"]\n'
    )
    hint = (
        '[[section]]\ndocument = "veileder"\npath = ["Råd 3: Sett av penger"]\n'
        '[[section.answer]]\nbegins = "Departementene bør"\nquestions = ["Hvem betaler?"]\n'
    )
    folder = write_advice_corpus(tmp_path, situations=place + told + situation("b", "Hei!"), hints=hint)
    held = Passages(folder)
    found = [(p.question, held.units[p.positive].text, held.units[p.negative].text) for p in answer_pairs(held)]
    advised, deadline = (
        f"Råd 3: Sett av penger: {text}"
        for text in (
            "Departementene bør sette av penger og folk før oppdraget starter.",
            "Departementene må sette en frist.",
        )
    )
    assert found == [("Hvem betaler?", advised, deadline), ("Vi har ingen frist.", deadline, advised)]


def test_what_is_stated_together_is_no_negative(tmp_path: Path) -> None:
    listed = "# Veileder\n\n## Matpause\n\nKokken lager dette:\n\n- suppe\n- brød\n"
    hint = (
        '[[section]]\ndocument = "veileder"\npath = ["Matpause"]\n'
        '[[section.answer]]\nbegins = "suppe"\nquestions = ["Hva spiser vi?"]\n'
    )
    held = Passages(write_advice_corpus(tmp_path, veileder=listed, hints=hint))
    ((question, right, wrong),) = [(p.question, p.positive, p.negative) for p in answer_pairs(held)]
    assert (question, right) == ("Hva spiser vi?", wrong)
    assert len({unit.group for unit in held.units}) == 1


def test_the_two_turns_share_the_questions_between_them() -> None:
    pairs = [Pair(f"Hva er {n}?", row, row) for n in range(40) for row in (1, 2)]
    first, second = by_turns(pairs, 0), by_turns(pairs, 1)
    assert sorted(first + second, key=pairs.index) == pairs
    assert not {p.question for p in first} & {p.question for p in second}
    assert min(len(first), len(second)) > 10


def test_signals_and_situations_go_with_the_advice_that_they_call_for_first(folder: Path) -> None:
    texts, pairs = advice_pairs(folder)
    assert texts[0] == Text("Råd 1: Bygg tillit. Kort om Råd 1: Bygg tillit.", "dfo-difi-1", "veileder")
    by_text = {pair.question: texts[pair.positive].group for pair in pairs}
    assert by_text["Oppgaven fikk null bevilgning."] == "dfo-difi-3"
    assert by_text["Partene stoler ikke lenger på hverandre og skjuler tall."] == "dfo-difi-1"
    assert len(pairs) == 8 + 6
    assert all(pair.negative != pair.positive for pair in pairs)


def test_what_calls_for_nothing_or_for_other_advice_gives_no_pair(tmp_path: Path) -> None:
    situations = situation("a", "Hei!") + situation("b", "Suppa er kald.", "seminar-1", "dfo-difi-1")
    folder = write_advice_corpus(tmp_path, situations=situations)
    assert len(advice_pairs(folder)[1]) == 8


@pytest.mark.parametrize("each", [1, 2, 5])
def test_batches_hold_every_question_once(each: int) -> None:
    pairs = [Pair(f"{positive}-{n}", positive, 0) for positive in range(40) for n in range(1 + positive % 4)]
    batches = list(batches_of(pairs, each))
    assert Counter(pair.question for batch in batches for pair in batch) == Counter(p.question for p in pairs)
    for batch in batches:
        of_each = Counter(pair.positive for pair in batch)
        assert 0 < len(of_each) <= NEIGHBOURS * CHUNKS


def test_no_batch_of_one_round_asks_for_a_passage_more_often_than_told() -> None:
    pairs = [Pair(f"{positive}-{n}", positive, 0) for positive in range(40) for n in range(2)]
    batches = list(batches_of(pairs, 2))
    assert [len(batch) for batch in batches] == [NEIGHBOURS * CHUNKS * 2] * 2 + [8 * 2]


def test_neighbours_stand_in_one_batch() -> None:
    batches = list(batches_of([Pair(str(positive), positive, 0) for positive in range(64)], 1))
    for batch in batches:
        runs = Counter(pair.positive // NEIGHBOURS for pair in batch)
        assert set(runs.values()) == {NEIGHBOURS}


def test_no_pairs_give_no_batches() -> None:
    assert list(batches_of([], 3)) == []
