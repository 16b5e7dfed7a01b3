"""Situations: the shipped file holds what it promises, and a bad file is refused in plain words."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus import SHIPPED
from corpus.advice import load_advice
from corpus.manifest import CorpusError
from corpus.situations import SITUATIONS, Situation, load_situations

GOOD = '[[situation]]\nid = "a"\nadvice = ["egne-1", "egne-2"]\ntext = " Vi ser hverandre aldri. "\n'
THIN = '[[situation]]\nid = "b"\ntext = "Hva gjør vi?"\n'
COUNSEL = '[[counsel]]\nid = "vekt"\ndocument = "bru"\npath = ["Vekt"]\n'
KNOWN = ("egne-1", "egne-2")


def written(folder: Path, text: str) -> Path:
    (folder / SITUATIONS).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_situations_has_none(tmp_path: Path) -> None:
    assert load_situations(tmp_path, KNOWN) == ((), ())


def test_situations_are_read_in_the_file_s_order_and_may_call_for_nothing(tmp_path: Path) -> None:
    (first, second), _ = load_situations(written(tmp_path, GOOD + THIN), KNOWN)
    assert (first.id, first.advice, first.text) == ("a", ("egne-1", "egne-2"), "Vi ser hverandre aldri.")
    assert (second.id, second.advice) == ("b", ())


def test_a_situation_names_the_sections_to_read_first(tmp_path: Path) -> None:
    (situation,), (section,) = load_situations(written(tmp_path, COUNSEL + GOOD + 'counsel = ["vekt"]\n'), KNOWN)
    assert situation.counsel == (section.id,)
    assert (section.document, section.path) == ("bru", ("Vekt",))
    assert situation.begins == ()


def test_a_situation_may_name_the_sentences_that_answer_it(tmp_path: Path) -> None:
    text = COUNSEL + GOOD + 'counsel = ["vekt"]\nbegins = ["Brua tåler"]\n'
    (situation,), _ = load_situations(written(tmp_path, text), KNOWN)
    assert situation.begins == ("Brua tåler",)


def test_a_situation_does_not_change() -> None:
    situation = Situation(id="a", text="Vi ser hverandre aldri.")
    with pytest.raises(ValidationError):
        situation.text = "Noe annet"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[situation]\n", r"kan ikke leses som TOML"),
        ("[[sak]]\n", r"skal bare ha tabeller som heter \[\[situation\]\] og \[\[counsel\]\]"),
        (GOOD.replace(" Vi ser hverandre aldri. ", " "), r"situasjonen a, feltet «text»"),
        (GOOD.replace('id = "a"\n', ""), r"situasjonen nr\. 1, feltet «id»"),
        (GOOD.replace('"a"', '""'), r"situasjonen nr\. 1, feltet «id»"),
        (GOOD + 'raad = ["egne-1"]\n', r"situasjonen a, feltet «raad»"),
        (GOOD + GOOD, r"«a» står flere ganger"),
        (COUNSEL + COUNSEL, r"«vekt» står flere ganger"),
        (COUNSEL.replace('["Vekt"]', "[]"), r"seksjonen vekt, feltet «path»"),
        (GOOD + 'counsel = ["vekt"]\n', r"situasjonen a viser til «vekt», som ikke finnes"),
        (GOOD.replace("egne-2", "egne-3"), r"situasjonen a viser til «egne-3», som ikke finnes"),
        (GOOD + 'begins = ["Brua"]\n', r"situasjonen a har begins uten counsel\. Legg til counsel\."),
    ],
)
def test_a_bad_file_says_what_where_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CorpusError, match=says) as refused:
        load_situations(written(tmp_path, text), KNOWN)
    assert str(tmp_path / SITUATIONS) in str(refused.value)


def test_the_shipped_situations_call_for_each_of_the_six_and_for_none() -> None:
    shipped, _ = load_situations(SHIPPED, [advice.id for advice in load_advice(SHIPPED)])
    firsts = {situation.advice[0] if situation.advice else "" for situation in shipped}
    assert {"", *(f"dfo-difi-{number}" for number in range(1, 7))} <= firsts
    assert all(len(set(situation.advice)) == len(situation.advice) for situation in shipped)


def test_no_shipped_situation_stands_twice() -> None:
    shipped, _ = load_situations(SHIPPED, [advice.id for advice in load_advice(SHIPPED)])
    texts = [situation.text.lower() for situation in shipped]
    assert len(texts) == len(set(texts))


def test_what_a_shipped_situation_calls_for_is_below_its_first_advice() -> None:
    shipped, counsel = load_situations(SHIPPED, [advice.id for advice in load_advice(SHIPPED)])
    paths = {section.id: section.path for section in counsel}
    told = [situation for situation in shipped if situation.counsel]
    below = [paths[s.counsel[0]][1].startswith(f"Råd {s.advice[0][-1]}:") for s in told]
    assert len(told) > 1000
    assert sum(below) > 0.95 * len(below)
    assert {name for situation in told for name in situation.counsel} == set(paths)
