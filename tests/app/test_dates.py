import datetime as dt

import pytest

from app.dates import document_date, written, written_if_date
from app.texts import load_texts
from retrieval.question import Language

DAY = dt.date(2021, 9, 28)


@pytest.mark.parametrize(
    ("language", "expected"), [("nb", "28. september 2021"), ("nn", "28. september 2021"), ("en", "28 September 2021")]
)
def test_a_date_in_words(language: str, expected: str) -> None:
    assert written(DAY, load_texts(Language(language)).dates) == expected


def test_the_months_are_in_their_places() -> None:
    dates = load_texts(Language.BOKMAAL).dates
    assert written(dt.date(2017, 1, 1), dates) == "1. januar 2017"
    assert written(dt.date(2017, 12, 31), dates) == "31. desember 2017"


def test_a_documents_own_wording_goes_before_its_date() -> None:
    dates = load_texts(Language.BOKMAAL).dates
    assert document_date(dt.date(2017, 1, 1), "januar 2017", dates) == "januar 2017"
    assert document_date(DAY, None, dates) == "28. september 2021"
    assert document_date(None, None, dates) == "uten dato"


def test_only_a_date_is_put_in_words() -> None:
    dates = load_texts(Language.BOKMAAL).dates
    assert written_if_date("2020-12-31", dates) == "31. desember 2020"
    assert written_if_date("høringsfristen 2020", dates) == "høringsfristen 2020"
