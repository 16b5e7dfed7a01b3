"""What sort of answer a question calls for, by how it asks."""

import re

from retrieval.question import QuestionKind

# The first pattern that fits decides; the order goes from the special to the general.
PATTERNS: tuple[tuple[QuestionKind, str], ...] = (
    (
        QuestionKind.WHICH_ADVICE,
        r"hvilke(?:t|n)? (?:av )?(?:de seks )?råd(?:ene)? (?:gjelder|passer|bør|er)|kva (?:for )?råd (?:gjeld|passar|er)"
        r"|kva råd|which (?:of the )?(?:six )?(?:pieces? of )?advice|hvilket råd",
    ),
    (
        QuestionKind.COMPARISON,
        r"\bforskjell|\bskiller? .*(?:seg|fra)\b|sammenlign|samanlikn|\bskilnad|kontra|\bversus\b|\bvs\b|ulik(?:t|e)? .* enn"
        r"|\bdiffer|\bcompare|i motsetning|enten .* eller|både .* og .* forhold",
    ),
    (
        QuestionKind.NUMBER,
        r"hvor (?:mange|mye|stor|stort|høy|lang|ofte)|kor (?:mange|mykje|stor|ofte)|how (?:many|much|often|large|long)"
        r"|\bantall\b|\bprosent|\bandel|\bbeløp|\bhvor stor",
    ),
    (
        QuestionKind.WHEN,
        r"\bnår\b|\bhvilken dato|\bhvilket år|\bwhen\b|\bfrist(?:en)?\b|\bdeadline|\bkva år|\btidspunkt|which year|what year",
    ),
    (
        QuestionKind.WHO,
        r"\bhvem\b|\bkven\b|\bwho\b|hvilke[tn]? (?:departement|direktorat|etat|virksomhet|organ|person|leder)"
        r"|kva (?:for )?(?:departement|direktorat|etat|verksemd)|which (?:ministr|agenc|director|bod)",
    ),
    (
        QuestionKind.LIST,
        r"\bhvilke\b|\bkva for\b|\bnevn\b|\blist(?:e|er)? opp|\bwhich\b.*s\b|\blist\b|\bwhat are\b|hva er de\b|kva er dei\b"
        r"|\bname the\b|hva slags|\bramse",
    ),
    (
        QuestionKind.EXAMPLE,
        r"\beksempel|\beksempler|\bdøme|\bexample|hvordan (?:gikk|løste|organiserte|fungerte|ble)|korleis (?:gjekk|vart)"
        r"|hva (?:skjedde|gjorde)|kva (?:skjedde|gjorde)|erfaring",
    ),
    (
        QuestionKind.DEFINITION,
        r"hva (?:er|betyr|menes|mener|innebærer|ligger|vil det si|går)|kva (?:er|tyder|meiner|ligg|inneber)|\bdefinisjon"
        r"|what (?:is|does|do)\b|\bdefine\b|meaning of|\bforklar\b",
    ),
    (
        QuestionKind.ACTION,
        r"\bbør\b|\bskal vi\b|\bkan vi\b|hvordan|korleis|\bhow (?:do|can|should|to)\b|\bshould\b|\bmå vi\b|\bråd\b|\btips\b"
        r"|\banbefal|\btilrå|hva gjør (?:vi|jeg|man|en)|kva gjer (?:vi|eg|ein)",
    ),
)
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in PATTERNS)


def detect_kind(text: str) -> QuestionKind:
    """The kind of a question; OTHER where nothing tells."""
    for kind, pattern in COMPILED:
        if pattern.search(text):
            return kind
    return QuestionKind.OTHER
