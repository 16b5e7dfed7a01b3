import pytest

from app.links import asked_units, quoted_units, said_units, source_link
from ingest.passages import Form, Passage, Unit
from retrieval.answer import Statement
from retrieval.question import Language


def passage(text: str, *units: str) -> Passage:
    made = tuple(Unit(form=Form.SENTENCE, text=unit, paragraph=0) for unit in units)
    return Passage(id="p", document="d", section=(), page=None, text=text, units=made)


THREE = passage("KS er med.\n- KS\n- KS og Difi", "KS er med.", "KS", "KS og Difi")


@pytest.mark.parametrize(
    ("quote", "units"),
    [
        ("KS er med.", (1,)),
        ("- KS\n- KS og Difi", (2, 3)),  # and not 1, where «KS» also stands
        ("er med.\n- KS", (1, 2)),  # a quote that begins inside a unit covers that unit
        ("finnes ikke", ()),
        ("", ()),
    ],
)
def test_the_units_that_a_quote_covers(quote: str, units: tuple[int, ...]) -> None:
    assert quoted_units(THREE, quote) == units


def test_no_passage_no_units() -> None:
    assert quoted_units(None, "KS") == ()
    assert said_units(None, [Statement(text="KS", citations=(1,))]) == ()


def test_the_units_that_statements_repeat() -> None:
    long = passage("", "Dette er en hel setning.", "KS", "KS og Difi")
    sentence = Statement(text="Dette er en hel setning. KS er med.", citations=(1,))
    assert said_units(long, [sentence]) == (1,)  # and not 2: «KS» stands there by chance
    assert said_units(long, [sentence, Statement(text="Med er:", citations=(1,), items=("KS",))]) == (1, 2)


def test_a_link_says_what_to_mark_and_in_which_language() -> None:
    assert source_link("notat-1", Language.BOKMAAL) == "/kilde/notat-1#treff"
    assert source_link("notat-1", Language.BOKMAAL, (2, 3)) == "/kilde/notat-1?q=2,3#treff"
    assert source_link("notat-1", Language.ENGLISH, (2,)) == "/kilde/notat-1?q=2&lang=en#treff"


def test_a_link_cannot_be_broken_out_of() -> None:
    assert source_link('a/../"><b>?x#y', Language.BOKMAAL) == "/kilde/a%2F..%2F%22%3E%3Cb%3E%3Fx%23y#treff"


@pytest.mark.parametrize(
    ("asked", "units"), [("2,3", {2, 3}), ("3,9", {3}), ("", {1, 2, 3}), ("9", {1, 2, 3}), ("x,-1,²,999999", {1, 2, 3})]
)
def test_what_cannot_be_marked_is_passed_over_and_nothing_marks_all(asked: str, units: set[int]) -> None:
    assert asked_units(asked, 3) == units
