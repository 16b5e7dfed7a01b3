"""The catalogue of advice: the shipped file holds what it promises, and a bad file is refused in plain words."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus import SHIPPED
from corpus.advice import ADVICE, Advice, AdviceSet, Phase, load_advice
from corpus.manifest import CorpusError, load_corpus

HEADING = re.compile(r"^(#{2,6}) +(.+?)\s*$", re.MULTILINE)
GOOD = """
[[advice]]
id = "egne-1"
set = "seminar"
number = 1
title = "Møt hverandre"
document = "notat"
sections = [["2. Råd", "Råd 1"]]
phase = ["forberedende", "gjennomføring"]
addressee = ["departementer"]
summary = "Partene bør møtes."
signals = ["Vi ser hverandre aldri."]
questions = ["Hvor ofte møtes dere?"]
"""
SECOND = GOOD.replace("egne-1", "egne-2").replace("number = 1", "number = 2")


@pytest.fixture(scope="module")
def shipped() -> tuple[Advice, ...]:
    return load_advice(SHIPPED)


def the_six(catalogue: tuple[Advice, ...]) -> list[Advice]:
    return [advice for advice in catalogue if advice.set is AdviceSet.DFO_DIFI]


def written(folder: Path, text: str) -> Path:
    (folder / ADVICE).write_text(text, encoding="utf-8")
    return folder


def heading_paths(markdown: str) -> set[tuple[str, ...]]:
    """The path of every heading from ## down."""
    paths, above = set(), dict[int, str]()
    for marks, heading in HEADING.findall(markdown):
        above = {level: name for level, name in above.items() if level < len(marks)} | {len(marks): heading}
        paths.add(tuple(above[level] for level in sorted(above)))
    return paths


def test_a_folder_without_a_catalogue_has_none(tmp_path: Path) -> None:
    assert load_advice(tmp_path) == ()


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    (advice,) = load_advice(written(tmp_path, GOOD))
    assert (advice.id, advice.set, advice.number) == ("egne-1", AdviceSet.SEMINAR, 1)
    assert advice.sections == (("2. Råd", "Råd 1"),)
    assert advice.phase == (Phase.FORBEREDENDE, Phase.GJENNOMFORING)
    assert (advice.counter_signals, advice.related) == ((), ())


def test_advice_does_not_change(tmp_path: Path) -> None:
    (advice,) = load_advice(written(tmp_path, GOOD))
    with pytest.raises(ValidationError):
        advice.title = "Noe annet"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[advice]\n", r"kan ikke leses som TOML: .*Rett filen"),
        ("[[raad]]\n", r"skal bare ha tabeller som heter \[\[advice\]\]"),
        ("[advice]\n", r"skal bare ha tabeller som heter \[\[advice\]\]"),
        ("advice = [1]\n", r"rådet nr\. 1, feltet"),
        (GOOD.replace('"seminar"', '"kaffe"'), r"rådet egne-1, feltet «set»"),
        (GOOD.replace('"forberedende"', '"seinare"'), r"rådet egne-1, feltet «phase\.0»"),
        (GOOD.replace('["Vi ser hverandre aldri."]', "[]"), r"rådet egne-1, feltet «signals»"),
        (GOOD.replace("Vi ser hverandre aldri.", " "), r"rådet egne-1, feltet «signals\.0»"),
        (GOOD.replace('[["2. Råd", "Råd 1"]]', "[[]]"), r"rådet egne-1, feltet «sections\.0»"),
        (GOOD.replace('id = "egne-1"\n', ""), r"rådet nr\. 1, feltet «id»"),
        (GOOD + 'signal = ["Skrivefeil"]\n', r"rådet egne-1, feltet «signal»"),
        (GOOD + GOOD.replace("number = 1", "number = 2"), r"id-en «egne-1» står 2 ganger"),
        (GOOD + GOOD.replace("egne-1", "egne-2"), r"nummeret «seminar 1» står 2 ganger"),
        (GOOD + SECOND + 'related = ["egne-3"]\n', r"rådet egne-2 viser .* «egne-3», som ikke finnes i filen\. Rett"),
        (GOOD + 'related = ["egne-1"]\n', r"rådet egne-1 viser .* til seg selv"),
    ],
)
def test_a_bad_file_says_what_where_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CorpusError, match=says) as refused:
        load_advice(written(tmp_path, text))
    assert str(tmp_path / ADVICE) in str(refused.value)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ADVICE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError, match="kan ikke leses som TOML"):
        load_advice(tmp_path)


def test_every_list_of_the_sources_is_there_and_numbered_from_one(shipped: tuple[Advice, ...]) -> None:
    numbers = {which: [a.number for a in shipped if a.set is which] for which in AdviceSet}
    assert {which.value: len(found) for which, found in numbers.items()} == {
        "dfo-difi": 6,
        "skate": 6,
        "refleksjon": 6,
        "0-24": 6,
        "seminar": 4,
        "strategi": 8,
        "oecd": 5,
        "nyhetsbrev": 7,
    }
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert all(advice.id == f"{advice.set}-{advice.number}" for advice in shipped)


def test_the_six_are_described_in_full(shipped: tuple[Advice, ...]) -> None:
    for advice in the_six(shipped):
        assert len(advice.signals) >= 8, advice.id
        assert len(advice.counter_signals) >= 3, advice.id
        assert len(advice.questions) >= 5, advice.id
        assert advice.related, advice.id


def test_the_six_have_the_phases_that_the_source_gives_them(shipped: tuple[Advice, ...]) -> None:
    before, after = Phase.FORBEREDENDE, Phase.GJENNOMFORING
    phases = {advice.number: advice.phase for advice in the_six(shipped)}
    assert phases == {1: (before, after), 2: (before,), 3: (before,), 4: (before,), 5: (after,), 6: (after,)}


def test_no_signal_points_to_two_pieces_of_advice(shipped: tuple[Advice, ...]) -> None:
    signals = [signal.lower() for advice in shipped for signal in advice.signals]
    assert len(signals) == len(set(signals))


def test_what_is_asked_is_a_question_and_what_is_told_a_sentence(shipped: tuple[Advice, ...]) -> None:
    for advice in shipped:
        assert all(question.endswith("?") for question in advice.questions), advice.id
        told = (advice.summary, *advice.signals, *advice.counter_signals)
        assert all(sentence.endswith((".", "?")) for sentence in told), advice.id


def test_the_sections_stand_in_the_documents(shipped: tuple[Advice, ...]) -> None:
    for document in load_corpus(SHIPPED).documents:
        present = heading_paths((SHIPPED / document.file).read_text(encoding="utf-8"))
        named = {path for advice in shipped if advice.document == document.id for path in advice.sections}
        assert named <= present, f"{document.id}: {named - present}"
