"""A case told in several sentences: how much of one a text is, and which advice bears on it."""

from collections.abc import Sequence

import numpy as np

from ingest.store import Index
from retrieval.advising.bearing import Bearing, bearing
from retrieval.advising.learnt import Rows
from retrieval.advising.wording import with_words

PLAIN, CASE = 16, 28  # words, with what the glossary adds: a question has fewer, a case told at length more
WHOLE = 0.4  # how much the case as a whole weighs against its sentences
TELLING = 3  # sentences that weigh most
LONG = 5  # sentences: a case that tells more is thin only where each of them is
FOREIGN = 0.6  # how likely it must be that a text is about something else
WORDS = 0.4  # how much the words weigh against the vectors


def how_told(text: str) -> float:
    """How much of a case a text is, from 0 for a plain question to 1."""
    return min(1.0, max(0.0, (len(text.split()) - PLAIN) / (CASE - PLAIN)))


def of_case(index: Index, text: str, whole: Rows, sentences: Sequence[Bearing]) -> Bearing:
    """How much each of the six bears on a case: by its vector, those of its sentences, and its words."""
    return with_words(index, blend(bearing(index, whole), sentences), text, WORDS)


def blend(whole: Bearing, sentences: Sequence[Bearing]) -> Bearing:
    """The case as a whole and its most telling sentences together."""
    if not sentences:
        return whole
    shares = {}
    for number, share in whole.shares.items():
        told = np.sort([b.shares[number] for b in sentences])[::-1][:TELLING]
        shares[number] = WHOLE * share + (1 - WHOLE) * float(np.mean(told))
    total = sum(shares.values()) or 1.0
    thin = min(whole.thin, *(b.thin for b in sentences)) if len(sentences) > LONG else whole.thin
    return Bearing({number: share / total for number, share in shares.items()}, thin, whole.foreign)
