import hashlib
import json
from pathlib import Path

import pytest
from eval_fakes import question, silent_question

from evals.questions import QuestionError, check_questions, half, load_questions, main, stem

LINE = {"id": "a", "type": "fact", "lang": "nb", "question": "Hva?", "expect": "abstain"}
ORIGINAL = "**Frister**\n\nAlle frister\nstår i *tildelingsbrevet*¹ som sendes ut hvert år i desember til etatene."


def write(folder: Path, *lines: object, name: str = "sett.jsonl") -> Path:
    path = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_reads_fields_and_ignores_unknown_ones(tmp_path: Path) -> None:
    path = write(tmp_path, {**LINE, "råd": [2, 1], "keyfacts": [["a", "b"]], "note": "hvorfor"}, "")
    (read,) = load_questions([path])
    assert (read.advice, read.keyfacts, read.history) == ((2, 1), (("a", "b"),), ())


def test_reads_several_files_in_order(tmp_path: Path) -> None:
    first = write(tmp_path, LINE, name="1.jsonl")
    second = write(tmp_path, {**LINE, "id": "b"}, name="2.jsonl")
    assert [q.id for q in load_questions([first, second])] == ["a", "b"]


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ("{nei", "hele linjen"),
        ({**LINE, "expect": "guess"}, "«expect»"),
        ({**LINE, "question": "  "}, "«question»"),
        ({**LINE, "keyfacts": [[]]}, "«keyfacts.0»"),  # a fact without alternatives could never be found
        ({**LINE, "keyfacts": [[""]]}, "«keyfacts.0.0»"),  # an empty alternative would always be
        ({k: v for k, v in LINE.items() if k != "id"}, "«id»"),
    ],
)
def test_a_bad_line_is_told_of_by_file_line_and_field(tmp_path: Path, bad: object, field: str) -> None:
    path = write(tmp_path, {**LINE, "id": "first"}, bad)
    with pytest.raises(QuestionError) as raised:
        load_questions([path])
    assert f"{path}, linje 2" in str(raised.value)
    assert field in str(raised.value)


def test_a_double_id_names_both_places(tmp_path: Path) -> None:
    first = write(tmp_path, LINE, name="1.jsonl")
    second = write(tmp_path, "", LINE, name="2.jsonl")
    with pytest.raises(QuestionError) as raised:
        load_questions([first, second])
    assert f"{second}, linje 2" in str(raised.value)
    assert f"{first}, linje 1" in str(raised.value)


def test_no_question_and_no_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="ingen spørsmål"):
        load_questions([write(tmp_path, "")])
    with pytest.raises(QuestionError, match="mangler"):
        load_questions([tmp_path / "mangler.jsonl"])


def test_parallel_versions_share_stem_and_half() -> None:
    assert {stem(f"o-x{suffix}") for suffix in ("", "-nb", "-nn", "-en")} == {"o-x"}
    assert half("o-x-nb") == half("o-x-nn") == half("o-x-en") == half("o-x")


def test_half_is_the_last_bit_of_the_hash() -> None:
    for name in ("a", "b", "c", "d"):
        odd = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2
        assert half(name) == ("test" if odd else "dev")
    dev = sum(half(f"q{number}") == "dev" for number in range(1000))
    assert 450 < dev < 550


def test_what_stands_in_the_original_has_no_fault() -> None:
    asked = question(locators=("Frister",), quotes=("står i tildelingsbrevet som",))
    assert check_questions([asked, silent_question()], {"brev": ORIGINAL}) == ()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"docs": ("ukjent",)}, "docs"),
        ({"quotes": ("står i loven",)}, "quotes"),
        ({"quotes": ("Alle frister står i tildelingsbrevet som sendes ut hvert",)}, "quotes"),  # nine words
        ({"locators": ("Tidsfrister",)}, "locators"),
        (
            {"question": "Hvem sier at alle frister står i tildelingsbrevet som sendes ut hvert år?"},
            "question",
        ),
        ({"history": ("alle frister står i tildelingsbrevet som sendes ut hvert",)}, "history"),
    ],
)
def test_faults_name_the_field(fields: dict[str, object], field: str) -> None:
    faults = check_questions([question(**fields)], {"brev": ORIGINAL})
    assert {fault.field for fault in faults} == {field}


def test_eight_words_in_a_row_are_let_through() -> None:
    asked = question(question="Om alle frister står i tildelingsbrevet som sendes ut igjen?")
    assert check_questions([asked], {"brev": ORIGINAL}) == ()


def test_runs_as_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    originals = tmp_path / "originaler"
    originals.mkdir()
    (originals / "brev.txt").write_text(ORIGINAL, encoding="utf-8")
    good = write(tmp_path, LINE, name="god.jsonl")
    bad = write(tmp_path, {**LINE, "id": "b", "quotes": ["finnes ikke"]}, name="dårlig.jsonl")
    assert main([str(good), "--originals", str(originals)]) == 0
    assert main([str(good), str(bad), "--originals", str(originals)]) == 1
    assert "b, feltet «quotes»: står ikke i dokumentene" in capsys.readouterr().out
    assert main([str(good), "--originals", str(tmp_path / "borte")]) == 1


def test_the_sets_that_ship_can_be_read() -> None:
    files = sorted((Path(__file__).parents[2] / "evals" / "questions").glob("*.jsonl"))
    if not files:
        pytest.skip("no question set ships yet")
    assert len(load_questions(files)) >= 100
