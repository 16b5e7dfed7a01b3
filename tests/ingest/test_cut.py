"""Sections become passages: expected values are counted by hand, the rules are checked on the originals."""

from itertools import pairwise

import pytest

from ingest.blocks import Block, Kind, Section
from ingest.cut import MAX_WORDS, MIN_WORDS, cut, render
from ingest.passages import Form, Passage
from ingest.pieces import pieces
from ingest.sentences import split_sentences
from tests.ingest.originals import NAMES, needed, parts

TEN = "En setning på ti ord har så mange ord her."  # ten words


def paragraph(sentences: int, begin: str = "") -> Block:
    return Block(Kind.PARAGRAPH, " ".join([begin + TEN if begin else TEN] * sentences))


def items(count: int) -> list[Block]:
    return [Block(Kind.ITEM, f"punkt nummer {n} har åtte ord i alt") for n in range(count)]


def cut_one(*blocks: Block) -> list[Passage]:
    return cut("dok", [Section(("Råd 4",), blocks)])


def words(passage: Passage) -> int:
    return len(passage.text.split())


def test_a_short_section_is_one_passage() -> None:
    (passage,) = cut_one(paragraph(2), paragraph(1))
    assert words(passage) == 30
    assert passage.text == f"{TEN} {TEN}\n{TEN}"
    assert passage.section == ("Råd 4",)


def test_short_paragraphs_go_together_up_to_the_target() -> None:
    # Four paragraphs of 50 words: two and two, for three would be 150 and more than the target of 140.
    assert [words(p) for p in cut_one(*[paragraph(5)] * 4)] == [100, 100]


def test_a_long_paragraph_is_cut_between_sentences_in_even_parts() -> None:
    # 300 words are three parts of 100.
    passages = cut_one(paragraph(30))
    assert [words(p) for p in passages] == [100, 100, 100]
    assert all(p.text.endswith(".") for p in passages)


def test_a_short_rest_shares_the_words_of_its_neighbour() -> None:
    # 170 and 30 words: together too many for one passage, so they are cut anew.
    assert [words(p) for p in cut_one(paragraph(17), paragraph(3))] == [100, 100]


def test_a_list_stands_with_its_lead_in() -> None:
    lead = Block(Kind.PARAGRAPH, f"{TEN} Dette bør omtales:")
    (passage,) = cut_one(lead, *items(2))
    assert [u.form for u in passage.units] == [Form.SENTENCE, Form.LEAD, Form.ITEM, Form.ITEM]
    assert passage.text.splitlines()[1:] == [f"- punkt nummer {n} har åtte ord i alt" for n in range(2)]


def test_a_list_that_is_cut_repeats_its_lead_in() -> None:
    # 3 words of lead-in and 40 points of 8 words and a sign each are 363: three parts.
    passages = cut_one(Block(Kind.PARAGRAPH, "Dette bør omtales:"), *items(40))
    assert len(passages) == 3
    assert all(p.units[0].form is Form.LEAD and p.text.startswith("Dette bør omtales:\n- ") for p in passages)
    shown = [u.text for p in passages for u in p.units if u.form is Form.ITEM]
    assert shown == [i.text for i in items(40)]


def test_what_a_paragraph_announces_stays_with_it() -> None:
    announces = Block(Kind.PARAGRAPH, " ".join([TEN] * 13) + " En informant uttrykte det slik:")
    passages = cut_one(announces, paragraph(5))
    assert not [p for p in passages if p.text.endswith("slik:")]
    assert any("slik:\n" + TEN in p.text for p in passages)


def test_a_footnote_goes_with_its_sentence_when_the_paragraph_is_cut() -> None:
    first = "Den første setningen peker på noten og har ti ord."
    text = first + " " + " ".join([TEN] * 29)
    pointing = Block(Kind.PARAGRAPH, text, refs=("7",), ref_places=(len(first),))
    passages = cut_one(pointing, Block(Kind.FOOTNOTE, "Se tildelingsbrevet.", marker="7"))
    assert passages[0].text.endswith("\nFotnote 7: Se tildelingsbrevet.")
    assert "Fotnote" not in "".join(p.text for p in passages[1:])


def test_a_footnote_in_the_middle_leaves_the_paragraph_whole() -> None:
    pointing = Block(Kind.PARAGRAPH, f"{TEN} {TEN}", refs=("1",), ref_places=(len(TEN),))
    (passage,) = cut_one(pointing, Block(Kind.FOOTNOTE, "Noten.", marker="1"))
    assert passage.text == f"{TEN} {TEN}\nFotnote 1: Noten."


def test_footnotes_of_a_lead_in_and_a_point_stand_below_the_list() -> None:
    lead = Block(Kind.PARAGRAPH, "Dette bør omtales:", refs=("1",), ref_places=(18,))
    first, second = items(2)
    notes = [Block(Kind.FOOTNOTE, f"Note {n}.", marker=n) for n in ("1", "2")]
    (passage,) = cut_one(lead, notes[0], first, notes[1], second)
    assert [u.form for u in passage.units] == [Form.LEAD, Form.ITEM, Form.ITEM, Form.FOOTNOTE, Form.FOOTNOTE]


def test_a_numbered_point_shows_its_number() -> None:
    (passage,) = cut_one(Block(Kind.PARAGRAPH, "Trinnene er:"), Block(Kind.ITEM, "Del det.", marker="1."))
    assert passage.text == "Trinnene er:\n1. Del det."


def test_the_page_is_that_of_the_first_words() -> None:
    long = [Block(Kind.PARAGRAPH, " ".join([TEN] * 14), page=page) for page in (3, 4)]
    assert [p.page for p in cut_one(*long)] == [3, 4]


def test_a_list_over_two_pages_has_the_page_of_its_points() -> None:
    block = Block(Kind.PARAGRAPH, "Dette bør omtales:", page=1)
    points = [Block(Kind.ITEM, i.text, page=1 if n < 15 else 2) for n, i in enumerate(items(30))]
    assert [p.page for p in cut_one(block, *points)] == [1, 2]


def test_ids_are_stable_and_tell_equal_texts_apart() -> None:
    section = Section(("A",), (paragraph(1),))
    once, twice = cut("dok", [section]), cut("dok", [section, section])
    assert once[0].id == twice[0].id
    assert twice[1].id == f"{once[0].id}-2"
    assert cut("annet", [section])[0].id != once[0].id
    assert cut("dok", [Section(("B",), section.blocks)])[0].id != once[0].id


@needed
@pytest.mark.parametrize("name", NAMES)
def test_on_the_originals_every_passage_keeps_the_rules(name: str) -> None:
    passages = cut(name, parts(name))
    assert len({p.id for p in passages}) == len(passages)
    for passage in passages:
        assert words(passage) <= MAX_WORDS
        assert render(passage.units) == passage.text
        assert all(unit.text in passage.text for unit in passage.units)
        forms = [u.form for u in passage.units]
        assert not [a for a, b in pairwise(forms) if a is Form.LEAD and b is Form.LEAD]
        assert passage.units[-1].form is not Form.LEAD or len(passages) == 1


@needed
@pytest.mark.parametrize("name", NAMES)
def test_on_the_originals_sections_with_words_enough_have_no_short_passage(name: str) -> None:
    for section in parts(name):
        if sum(piece.words for piece in pieces(section.blocks)) >= 2 * MIN_WORDS:
            assert min(words(p) for p in cut(name, [section])) >= MIN_WORDS


@needed
@pytest.mark.parametrize("name", NAMES)
def test_on_the_originals_nothing_is_lost_and_nothing_is_cut_inside(name: str) -> None:
    for section in parts(name):
        shown = {u.text for p in cut(name, [section]) for u in p.units}
        for block in section.blocks:
            expected = split_sentences(block.text) if block.kind is Kind.PARAGRAPH else [block.text]
            assert set(expected) <= shown
