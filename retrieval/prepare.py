"""What is learnt from an index once, before the first question, so that none has to wait for it."""

from ingest.store import Index
from retrieval.advising.bearing import learn
from retrieval.advising.counsel import learn_counsel
from retrieval.advising.wording import wording
from retrieval.silence import learn_silence, learn_words
from retrieval.spelling import spelling


def prepare(index: Index) -> None:
    """Learn the index' spelling, and what its situations and known questions teach."""
    spelling(index)
    learn(index)
    learn_counsel(index)
    wording(index)
    learn_silence(index)
    learn_words(index)
