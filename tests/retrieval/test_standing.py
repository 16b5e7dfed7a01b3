"""What is told of an answer's sources: bodies that are quoted by a name they have lost since."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.glossary import Body, Glossary
from ingest.passages import Form, Passage, Unit
from ingest.store import Index
from retrieval.answer import Notice
from retrieval.citing import Citations
from retrieval.question import Language
from retrieval.renamed import Renamed
from retrieval.standing import MOST_RENAMED, notices

TODAY = dt.date(2026, 11, 21)
BODIES = (
    Body(name="Havnekontoret", abbreviations=("Hako",), successor="Kystetaten (Kyet)", since=2018, note="Delt i 2019."),
    Body(name="Kystetaten", successor="Sjøetaten", since=2022),
    Body(name="Fyrvesenet", abbreviations=("Fyr",), successor="Fyrtilsynet (Fyr)", since=2020),
    Body(name="Losrådet", successor="Losnemnda", since=2017),
    Body(name="Tollboden", successor="Tollkontoret", since=2019),
    Body(name="Bakeriet"),
)


def told(index: Index, *passages: Sequence[str], dated: dt.date | None = dt.date(2017, 1, 1)) -> list[Notice]:
    """The notices of an answer that uses the first unit of each passage, in a document of that date."""
    made = [
        Passage(
            id=f"p-{number}",
            document="veileder",
            section=("Del",),
            page=None,
            text=" ".join(units),
            units=tuple(Unit(form=Form.SENTENCE, text=unit, paragraph=0) for unit in units),
        )
        for number, units in enumerate(passages)
    ]
    listed = [
        d.model_copy(update={"document": d.document.model_copy(update={"date": dated})}) for d in index.meta.documents
    ]
    changed = replace(
        index,
        passages=tuple(made),
        meta=index.meta.model_copy(update={"documents": tuple(listed)}),
        knowledge=index.knowledge.model_copy(update={"glossary": Glossary(bodies=BODIES)}),
    )
    citations = Citations(changed)
    for passage in made:
        citations.cite(passage.id, [0])
    found = notices(changed, citations.all(), Language.BOKMAAL, TODAY)
    return [notice for notice in found if notice.code == "renamed"]


def names(found: Sequence[Notice]) -> list[str]:
    return [Renamed.model_validate_json(notice.detail).called for notice in found]


def test_a_body_is_told_of_by_the_name_it_had_with_all_that_it_became(advice_index: Index) -> None:
    found = told(advice_index, ["Kaia er lang."], ["Hakos plan gjelder."])
    assert [(n.code, n.citation) for n in found] == [("renamed", 2)]
    assert Renamed.model_validate_json(found[0].detail) == Renamed(
        called="Hako", became=((2018, "Kystetaten (Kyet)"), (2022, "Sjøetaten")), note="Delt i 2019."
    )


def test_a_body_is_told_of_once_at_its_first_citation(advice_index: Index) -> None:
    found = told(
        advice_index, ["Havnekontoret styrer."], ["Hako styrer."], ["Losrådet sitter."], dated=dt.date(2016, 1, 1)
    )
    assert [n.citation for n in found] == [1, 3]
    assert names(found) == ["Havnekontoret", "Losrådet"]


def test_only_what_is_quoted_counts(advice_index: Index) -> None:
    assert told(advice_index, ["Kaia er lang.", "Havnekontoret styrer."]) == []


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        (dt.date(2017, 12, 31), ["Havnekontoret"]),
        (dt.date(2018, 1, 1), []),
        (dt.date(2021, 5, 17), []),
        (None, []),
    ],
)
def test_only_a_document_older_than_the_change_calls_a_body_by_its_old_name(
    advice_index: Index, dated: dt.date | None, said: list[str]
) -> None:
    assert names(told(advice_index, ["Havnekontoret styrer."], dated=dated)) == said


def test_a_name_that_the_body_has_still_is_not_told_of(advice_index: Index) -> None:
    assert told(advice_index, ["Fyr lyser."]) == []
    assert names(told(advice_index, ["Fyrvesenet (Fyr) lyser."])) == ["Fyrvesenet"]


def test_a_body_without_a_successor_is_not_told_of(advice_index: Index) -> None:
    assert told(advice_index, ["Bakeriet baker."]) == []


def test_an_answer_has_few_of_them_the_first_ones(advice_index: Index) -> None:
    quoted = ["Tollboden stengte.", "Fyrvesenet lyser.", "Kystetaten måler.", "Havnekontoret styrer."]
    found = told(advice_index, *([unit] for unit in quoted))
    assert MOST_RENAMED == 3
    assert names(found) == ["Tollboden", "Fyrvesenet", "Kystetaten"]


def test_they_come_after_what_is_told_of_the_sources(advice_index: Index) -> None:
    quoted = next(p for p in advice_index.passages)
    glossary = Glossary(bodies=(Body(name="Tillit", successor="Samhold", since=2020),))
    index = replace(advice_index, knowledge=advice_index.knowledge.model_copy(update={"glossary": glossary}))
    citations = Citations(index)
    citations.cite(next(p.id for p in index.passages if "Tillit vokser" in p.text), [0])
    citations.cite(quoted.id, [0])
    codes = [n.code for n in notices(index, citations.all(), Language.BOKMAAL, TODAY)]
    assert codes[0] == "historic"
    assert codes[-1] == "renamed"
