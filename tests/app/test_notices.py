import pytest

from app.notices import notice_lines
from app.texts import load_texts
from retrieval.answer import Notice
from retrieval.question import Language
from retrieval.renamed import Renamed
from tests.app.fakes import FakeAssistant

CORPUS = FakeAssistant().corpus
DIFI = Renamed(called="Difi", became=((2020, "Digitaliseringsdirektoratet (Digdir)"),), note="En del gikk til DFØ.")
KRD = Renamed(called="KRD", became=((2014, "KMD"), (2022, "KDD")))


def lines(language: Language, *notices: Notice) -> list[str]:
    return notice_lines(notices, load_texts(language), CORPUS)


def renamed(body: Renamed, citation: int = 1) -> Notice:
    return Notice(code="renamed", citation=citation, detail=body.model_dump_json())


def test_a_body_that_changed_name_is_told_of_with_the_year_and_what_else_is_known() -> None:
    assert lines(Language.BOKMAAL, renamed(DIFI, 2), renamed(KRD)) == [
        "Difi ble i 2020 til Digitaliseringsdirektoratet (Digdir). En del gikk til DFØ (kilde 2).",
        "KRD ble i 2014 til KMD og i 2022 til KDD (kilde 1).",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.NYNORSK, "KRD vart i 2014 til KMD og i 2022 til KDD (kjelde 1)."),
        (Language.ENGLISH, "KRD became KMD in 2014 and KDD in 2022 (source 1)."),
    ],
)
def test_a_new_name_is_told_in_each_language(language: Language, said: str) -> None:
    assert lines(language, renamed(KRD)) == [said]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.BOKMAAL, "(kilde 1, 2 og 3)."),
        (Language.NYNORSK, "(kjelde 1, 2 og 3)."),
        (Language.ENGLISH, "(sources 1, 2 and 3)."),
    ],
)
def test_several_sources_stand_in_the_plural_where_the_language_has_one(language: Language, said: str) -> None:
    notices = (Notice(code="historic", citation=n) for n in (3, 1, 2, 1))
    (line,) = lines(language, *notices)
    assert line.endswith(said)
