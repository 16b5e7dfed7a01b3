"""What to do and what is told of cases: chosen for a case, verbatim."""

import pytest
from advice_corpus import build_advice_index
from encoders import WordEncoder

from corpus.advice import Advice
from ingest.passages import Form, Passage, Unit
from ingest.store import Index
from retrieval.advising.actions import Group, actions, examples, passages_of, quoted
from retrieval.citing import Citations

CASE = WordEncoder().encode_queries(["Vi mangler en frist."])[0]
MANY = 10


def advice(index: Index, identifier: str) -> Advice:
    return next(a for a in index.knowledge.advice if a.id == identifier)


def test_actions_stand_verbatim_in_a_passage_of_the_advice(advice_index: Index) -> None:
    for one in advice_index.knowledge.advice:
        citations = Citations(advice_index)
        own = {passage.id for passage in passages_of(advice_index, one)}
        for action in actions(advice_index, one, CASE, MANY, citations):
            cited = citations.all()[action.citation - 1]
            assert cited.passage in own
            text = advice_index.passages[advice_index.rows[cited.passage]].text
            assert all(part in text for part in (action.text, *action.items))


def test_the_nearest_action_to_the_case_comes_first_and_only_so_many(advice_index: Index) -> None:
    money = advice(advice_index, "dfo-difi-3")
    both = actions(advice_index, money, CASE, MANY, Citations(advice_index))
    assert both[0].text == "Departementene må sette en frist."
    assert len(both) == 2
    assert actions(advice_index, money, CASE, 1, Citations(advice_index))[0] == both[0]


def test_a_list_is_an_action_with_its_points(advice_index: Index) -> None:
    found = actions(advice_index, advice(advice_index, "dfo-difi-1"), CASE, MANY, Citations(advice_index))
    assert [(a.text, a.items) for a in found] == [
        ("Alle ledere skal sørge for å:", ("rydde kalenderen", "svare kjapt"))
    ]


def test_what_stands_below_an_example_is_told_as_one_and_is_no_action(advice_index: Index) -> None:
    trust = advice(advice_index, "dfo-difi-1")
    (told,) = examples(advice_index, trust, CASE, MANY, Citations(advice_index))
    assert told.text == "Bolig for velferd samlet ledere hver uke."
    assert examples(advice_index, advice(advice_index, "dfo-difi-3"), CASE, MANY, Citations(advice_index)) == ()


def test_the_same_action_is_given_once(tmp_path) -> None:
    parts = ("### En\n\nSett av tid. Dere må betale.", "### To\n\nDere må betale. Gi ro.\n")
    note = "\n\n".join(("# Veileder", "## Råd 3: Sett av penger", *parts))
    index = build_advice_index(tmp_path, WordEncoder(), veileder=note, hints="")
    found = actions(index, advice(index, "dfo-difi-3"), CASE, MANY, Citations(index))
    assert [a.text for a in found].count("Dere må betale.") == 1


def test_a_section_by_the_six_s_heading_belongs_to_the_advice_wherever_it_stands(tmp_path) -> None:
    sections = (
        "## Innledning",
        "Hei.",
        "## Rådene",
        "### Råd 3: Annet navn",
        "Dere må betale.",
        "## Matpause",
        "Spis.",
    )
    note = "\n\n".join(("# Veileder", *sections))
    index = build_advice_index(tmp_path, WordEncoder(), veileder=note, hints="")
    assert [p.section for p in passages_of(index, advice(index, "dfo-difi-3"))] == [("Rådene", "Råd 3: Annet navn")]
    assert [p.section for p in passages_of(index, advice(index, "seminar-1"))] == [("Matpause",)]
    assert actions(index, advice(index, "dfo-difi-1"), CASE, MANY, Citations(index)) == ()


@pytest.mark.parametrize(
    ("forms", "text", "items"),
    [
        ((Form.SENTENCE,), "0", ()),
        ((Form.SENTENCE, Form.SENTENCE), "0 1", ()),
        ((Form.LEAD, Form.ITEM, Form.ITEM), "0", ("1", "2")),
        ((Form.SENTENCE, Form.LEAD, Form.ROW), "0 1", ("2",)),
        ((Form.ITEM,), "0", ()),
    ],
)
def test_a_group_is_shown_as_prose_or_as_a_lead_in_with_points(
    advice_index: Index, forms: tuple[Form, ...], text: str, items: tuple[str, ...]
) -> None:
    units = tuple(Unit(form=form, text=str(n), paragraph=0) for n, form in enumerate(forms))
    first = advice_index.passages[0]
    passage = Passage(id=first.id, document="d", section=("S",), page=None, text="", units=units)
    shown = quoted(Group(passage, tuple(range(len(units))), 0), Citations(advice_index))
    assert (shown.text, shown.items, shown.citation) == (text, items, 1)
