"""Two documents that say nearly the same with other numbers are told of; nothing else is."""

import datetime as dt

import pytest

from ingest.words import Analyzer
from retrieval.answer import Citation, Statement
from retrieval.disagreement import CODE, disagreements

FOUR = "Fire departementer samarbeider om satsingen på utsatte barn og unge."
FIVE = "Fem departementer samarbeider om satsingen på utsatte barn og unge."


def cited(number: int, document: str) -> Citation:
    return Citation(
        number=number,
        document=document,
        title="Notat",
        publisher="Etaten",
        date=dt.date(2017, 1, 1),
        date_text=None,
        status=None,
        section=("Samarbeid",),
        page=None,
        quote=FOUR,
        passage=f"p{number}",
    )


def said(text: str, number: int, items: tuple[str, ...] = ()) -> Statement:
    return Statement(text=text, citations=(number,), items=items)


def codes(one: str, other: str, second_document: str = "brev") -> list[tuple[str, int]]:
    statements = [said(one, 1), said(other, 2)]
    found = disagreements(statements, [cited(1, "notat"), cited(2, second_document)], Analyzer())
    return [(notice.code, notice.citation) for notice in found]


def test_other_numbers_in_two_documents_are_told_of_at_both() -> None:
    assert codes(FOUR, FIVE) == [(CODE, 1), (CODE, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FOUR, FOUR),
        (FOUR, "Fem etater deler på et kontor i Bergen fra 2015."),
        (FOUR, "Departementene samarbeider om satsingen på utsatte barn og unge."),
        ("I 2015 samarbeidet fire departementer om satsingen på utsatte barn og unge.", FOUR),
        ("Fire råd.", "Fem råd."),
    ],
)
def test_what_agrees_or_is_about_something_else_is_not(one: str, other: str) -> None:
    assert codes(one, other) == []


def test_one_document_does_not_disagree_with_itself() -> None:
    assert codes(FOUR, FIVE, second_document="notat") == []


def test_lists_are_left_out() -> None:
    statements = [said(FOUR, 1), said(FIVE, 2, items=("KD", "HOD"))]
    assert disagreements(statements, [cited(1, "notat"), cited(2, "brev")], Analyzer()) == ()
