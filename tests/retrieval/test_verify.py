from ingest.passages import Form, Passage, Unit
from retrieval.answer import Citation, Statement
from retrieval.verify import supported, verbatim

PASSAGE = Passage(
    id="p1",
    document="d",
    section=("S",),
    page=None,
    text="Brua er gul. Den males ofte.\nMaleren må:\n- ta med pensel\n- ta med maling",
    units=(
        Unit(form=Form.SENTENCE, text="Brua er gul.", paragraph=0),
        Unit(form=Form.SENTENCE, text="Den males ofte.", paragraph=0),
        Unit(form=Form.LEAD, text="Maleren må:", paragraph=1),
        Unit(form=Form.ITEM, text="ta med pensel", paragraph=2),
        Unit(form=Form.ITEM, text="ta med maling", paragraph=2),
    ),
)


def said(text, *items):
    return Statement(text=text, citations=(1,), items=items)


def test_what_stands_in_the_passage_is_supported():
    assert supported(said("Brua er gul."), [PASSAGE])
    assert supported(said("Brua er gul. Den males ofte."), [PASSAGE])
    assert supported(said("Maleren må:", "ta med pensel", "ta med maling"), [PASSAGE])


def test_a_changed_word_a_new_point_or_nothing_at_all_is_not():
    assert not supported(said("Brua er rød."), [PASSAGE])
    assert not supported(said("Brua er gul. Den males aldri."), [PASSAGE])
    assert not supported(said("Maleren må:", "ta med stige"), [PASSAGE])
    assert not supported(said(""), [PASSAGE])
    assert not supported(said("Brua er gul."), [])


def cited(quote, passage="p1"):
    return Citation(
        number=1, document="d", title="T", publisher="U", date=None, date_text=None, status=None, section=("S",),
        page=None, quote=quote, passage=passage,
    )  # fmt: skip


def test_a_quote_must_stand_in_the_passage_that_it_names():
    assert verbatim(cited("Den males ofte."), PASSAGE)
    assert not verbatim(cited("Den males sjelden."), PASSAGE)
    assert not verbatim(cited(""), PASSAGE)
    assert not verbatim(cited("Den males ofte.", "p2"), PASSAGE)
