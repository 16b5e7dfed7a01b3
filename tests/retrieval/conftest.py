import datetime as dt

import pytest
from advice_corpus import build_advice_index
from corpora import write_corpus
from encoders import WordEncoder

from ingest.build import build
from ingest.gather import Limits
from ingest.store import open_index
from ingest.versions import Shelf
from retrieval.chain import Asking, answer_chain
from retrieval.retriever import SamradRetriever
from retrieval.silence import Threshold

TODAY = dt.date(2026, 11, 21)
NEVER_SILENT = Threshold(weights={}, bias=10.0)


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("indeks")
    shelf = Shelf(folder / "hylle")
    build(write_corpus(folder / "korpus"), shelf, "ord", WordEncoder, lambda *_: None, Limits())
    return open_index(shelf.current())


@pytest.fixture(scope="session")
def retriever(index):
    return SamradRetriever(index=index, encoder=WordEncoder())


@pytest.fixture
def ask(retriever):
    chain = answer_chain(retriever, lambda: TODAY, NEVER_SILENT)
    return lambda text, *history: chain.invoke(Asking(text=text, history=history))


@pytest.fixture(scope="session")
def advice_index(tmp_path_factory):
    return build_advice_index(tmp_path_factory.mktemp("råd"), WordEncoder())
