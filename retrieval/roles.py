"""«Hvem samordner …?» asks for a role: the corpus calls it by what holds it, not by what it does."""

import re

from retrieval.question import QuestionKind

LEADING = re.compile(
    r"\b(?:sam|ko)?ordn\w*|\bkoordin\w*|\bcoordinat\w*|\bled(?:e|er|es)?\b|\blei(?:e|ar|er)\b|\blead(?:s|ing)?\b"
    r"|\bstyr(?:e|er|ing)?\b|\bin charge\b|\bansvar\w*|\bresponsib\w*|\bholde? i trådene|\blede an\b|\bgå foran\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:flere|fleire|mange|begge|several|multiple|many|two|to|tre|fire)\b|\bmellom\b|\bbetween\b|\bfelles\b|\bdele[rs]?\b"
    r"|\bpå tvers\b|\bacross\b|\bshared?\b|\bsammen\b|\bsaman\b|\btogether\b",
    re.IGNORECASE,
)
HOLDERS = (
    (re.compile(r"\bdepartement\w*|\bministr\w*", re.IGNORECASE), "koordinerende departement"),
    (
        re.compile(
            r"\bvirksomhet\w*|\bverksemd\w*|\betat\w*|\bdirektorat\w*|\bagenc\w*|\bdirectorate\w*", re.IGNORECASE
        ),
        "koordinerende virksomhet",
    ),
)


def role_asked_for(text: str, kind: QuestionKind) -> str:
    """The role that a question asks who should hold; empty where it asks for none."""
    if kind is not QuestionKind.WHO or not (LEADING.search(text) and SEVERAL.search(text)):
        return ""
    return next((role for holder, role in HOLDERS if holder.search(text) and role not in text.lower()), "")
