import json
from pathlib import Path

import numpy as np
import pytest
from encoders import WordEncoder
from tiny_model import make_tiny_model

from evals.norquad import LONGEST, TARGET, blended, cut, load, measure, rank_of, run_norquad, standard
from evals.outcome import RunError
from evals.vectors import Store
from ingest.model import load_encoder

FJORD = "Ferja går hver time.\nKapteinen heter Kari.\n" + "Fyll. " * 110 + "\nBrua ble åpnet i 1994.\n"
TOWN = "Rådhuset er rødt.\n"


def write(folder: Path, **changes: object) -> Path:
    """Two eval documents, two eval questions, and one of each in the train split."""
    folder.mkdir(exist_ok=True)
    documents = [
        {"id": "d1", "split": "eval", "text": FJORD},
        {"id": "d2", "split": "eval", "text": TOWN},
        {"id": "d3", "split": "train", "text": "Dette er øvingsstoff."},
    ]
    asked = [
        {"id": "q1", "split": "eval", "document": "d1", "question": "Når ble brua åpnet?", "answer": "1994"},
        {"id": "q2", "split": "eval", "document": "d2", "question": "Er rådhuset rødt?", "answer": "rødt"},
        {"id": "q3", "split": "train", "document": "d3", "question": "Hva er dette?", "answer": "øvingsstoff"},
    ]
    texts = {d["id"]: d["text"] for d in documents}
    for row in asked:
        row["answer_start"] = texts[row["document"]].index(row["answer"])  # type: ignore[assignment]
    asked[0].update(changes)  # type: ignore[arg-type]
    for name, rows in (("documents", documents), ("questions", asked)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_whole_lines_are_packed_and_nothing_is_lost() -> None:
    # lines of 21, 22, 661 and 23 characters: the first two go together, the third not beside them (704), the last does
    parts = [FJORD[start:end] for start, end in cut(FJORD)]
    assert [len(part) for part in parts] == [43, 684]
    assert "".join(parts) == FJORD
    assert all(len(part) <= TARGET for part in parts)


def test_a_long_line_is_cut_between_sentences_and_a_long_sentence_anywhere() -> None:
    sentences = "En setning på tretti-fem tegn her. " * 60
    assert all(text.endswith(". ") for text in (sentences[a:b] for a, b in cut(sentences)))
    word = "x" * (2 * LONGEST + 1)
    assert [b - a for a, b in cut(word)] == [LONGEST, LONGEST, 1]
    assert cut("") == []


def test_gold_is_the_passage_that_holds_the_answers_place(tmp_path: Path) -> None:
    asked = load(write(tmp_path / "sett"))
    golds = [asked.passages[row] for _, row in asked.questions]
    assert "1994" in golds[0]
    assert golds[1] == TOWN.strip()
    assert not any("øvingsstoff" in text for text in asked.passages)  # the train split is not looked at


def test_an_answer_at_a_passages_first_character_is_in_it(tmp_path: Path) -> None:
    start = cut(FJORD)[1][0]
    asked = load(write(tmp_path / "sett", answer_start=start))
    assert asked.questions[0][1] == 1


def test_ranks_and_blend_by_hand() -> None:
    scores = np.array([0.5, 0.9, 0.5, 0.1], dtype=np.float32)
    assert [rank_of(row, scores) for row in range(4)] == [3, 1, 3, 4]  # of equal ones, the worse place
    # mean 2, spread 1: z-scores −1 and 1
    one, other = np.array([1.0, 3.0], dtype=np.float32), np.array([3.0, 1.0], dtype=np.float32)
    assert standard(one).tolist() == [-1.0, 1.0]
    assert standard(np.ones(3, dtype=np.float32)).tolist() == [0.0, 0.0, 0.0]
    # 0.7 · (−1) + 0.3 · 1 = −0.4
    assert blended(one, other)["Vektorer og BM25"].tolist() == pytest.approx([-0.4, 0.4])


def test_every_way_is_measured(tmp_path: Path) -> None:
    found = run_norquad(write(tmp_path / "sett"), WordEncoder(), tmp_path / "cache")
    assert (found.name, found.questions, found.model) == ("NorQuAD", 2, "words-1")
    assert [result.name for result in found.results] == ["Vektorer", "BM25", "Vektorer og BM25"]
    # both questions share words with their passage alone
    assert [result.scores.ndcg_10.value for result in found.results] == [1.0, 1.0, 1.0]
    assert found.results[0].scores.hit_5.low == 1.0


def test_a_wrong_gold_is_not_found_first(tmp_path: Path) -> None:
    asked = load(write(tmp_path / "sett"))
    wrong = type(asked)(asked.passages, tuple((text, 0) for text, _ in asked.questions))
    found = measure(wrong, WordEncoder(), Store(tmp_path / "cache", "words-1"))
    assert all(result.scores.hit_1.value == 0.0 for result in found.results)


def test_vectors_are_made_once_and_only_for_new_texts(tmp_path: Path) -> None:
    cache, first, second = tmp_path / "cache", WordEncoder(), WordEncoder()
    told: list[tuple[int, int]] = []
    one = run_norquad(write(tmp_path / "sett"), first, cache, step=lambda *step: told.append(step))
    texts = len(first.encoded)
    assert told[-1] == (texts, texts)
    again = run_norquad(write(tmp_path / "sett"), second, cache)
    assert second.encoded == []
    assert again == one
    changed = run_norquad(write(tmp_path / "sett", question="Når sto brua ferdig?"), second, cache)
    assert second.encoded == ["Når sto brua ferdig?"]
    assert changed.questions == 2
    other = WordEncoder("words-2")  # another model's vectors are its own
    run_norquad(write(tmp_path / "sett"), other, cache)
    assert len(other.encoded) == texts


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    encoder = WordEncoder()
    store = Store(tmp_path, encoder.fingerprint)
    store.path.write_bytes(b"PK\x03\x04 ikke en fil")
    passages, questions = store.vectors(encoder, ["en"], ["to"])
    assert (passages.shape, questions.shape) == ((1, 128), (1, 128))
    assert Store(tmp_path, encoder.fingerprint).vectors(WordEncoder(), ["en"], [])[0].tolist() == passages.tolist()


def test_a_real_model_gives_the_same_figures_from_the_cache(tmp_path: Path) -> None:
    encoder = load_encoder(str(make_tiny_model(tmp_path / "modell")), tmp_path)
    folder, cache = write(tmp_path / "sett"), tmp_path / "cache"
    found = run_norquad(folder, encoder, cache)
    assert found.results[1].scores.hit_1.value == 1.0
    assert run_norquad(folder, encoder, cache) == found


@pytest.mark.parametrize(
    ("changes", "said"), [({"document": "borte"}, "«borte»"), ({"answer_start": "x"}, "questions.jsonl")]
)
def test_a_set_that_cannot_be_used_is_told_of(tmp_path: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(RunError, match=said):
        load(write(tmp_path / "sett", **changes))


def test_a_folder_without_the_set_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"documents\.jsonl"):
        load(tmp_path)
