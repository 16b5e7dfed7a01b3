import datetime as dt

import pytest
from encoders import WordEncoder

from ingest.build import build
from ingest.gather import Limits
from ingest.store import open_index
from ingest.versions import Shelf
from retrieval.chain import Asking, answer_chain
from retrieval.retriever import SamradRetriever
from retrieval.silence import Threshold

POINTS = [f"punkt nummer {i} handler om " + " ".join(f"sak{i}{j}" for j in range(25)) for i in range(12)]


@pytest.fixture
def ask(tmp_path):
    folder = tmp_path / "korpus"
    folder.mkdir()
    points = "\n".join(f"- {point}" for point in POINTS)
    text = f"# Båt\n\n## Plikter\n\nKapteinen har disse pliktene om bord:\n{points}\n\n## Annet\n\nHavna er stengt."
    (folder / "båt.md").write_text(text, encoding="utf-8")
    shelf = Shelf(tmp_path / "hylle")
    build(folder, shelf, "ord", WordEncoder, lambda *_: None, Limits())
    index = open_index(shelf.current())
    retriever = SamradRetriever(index=index, encoder=WordEncoder())
    chain = answer_chain(retriever, dt.date.today, Threshold(weights={}, bias=10.0))
    return index, lambda text: chain.invoke(Asking(text=text))


@pytest.mark.parametrize("question", ["Hvilke plikter har kapteinen om bord?", "Hva handler sak110 og sak111 om?"])
def test_a_list_that_was_cut_is_given_whole_and_cites_each_passage(ask, question):
    index, answer_to = ask
    parts = [p for p in index.passages if p.section == ("Plikter",)]
    assert len(parts) > 1  # 12 points of 30 words do not go into one passage of 180
    answer = answer_to(question)
    listed = [s for s in answer.statements if s.items]
    assert [s.items for s in listed] == [tuple(POINTS)]
    assert listed[0].text == "Kapteinen har disse pliktene om bord:"
    assert len(listed[0].citations) == len(parts)
    cited = {c.number: c.passage for c in answer.citations}
    assert [cited[n] for n in listed[0].citations] == [p.id for p in parts]
