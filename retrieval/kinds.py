"""What sort of answer a question calls for, by how it asks."""

import re

from retrieval.question import QuestionKind

# The first kind with a pattern that fits decides; the order goes from the special to the general.
PATTERNS: tuple[tuple[QuestionKind, tuple[str, ...]], ...] = (
    (
        QuestionKind.WHICH_ADVICE,
        (
            r"hvilke(?:t|n)? (?:av )?(?:de seks )?råd(?:ene)? (?:gjelder|passer|bør|er)",
            r"kva (?:for )?råd",
            r"which (?:of the )?(?:six )?(?:pieces? of )?advice",
            r"hvilket råd",
        ),
    ),
    (
        QuestionKind.COMPARISON,
        (
            r"\bforskjell|\bskiller? .*(?:seg|fra)\b|sammenlign|samanlikn|\bskilnad|\bskil\b|kontra",
            r"\bversus\b|\bvs\b|ulik(?:t|e)? .* enn|\bdiffer|\bcompare|i motsetning|både .* og .* forhold",
            r"\b(?:skiller|skil|skjel) (?:dem|de to|dei|dei to)\b",
        ),
    ),
    (
        QuestionKind.NUMBER,
        (
            r"hvor (?:mange|mye|stor|stort|høy|lang|ofte)|kor (?:mange|mykje|stor|ofte)",
            r"how (?:many|much|often|large|long)|\bantall\b|\bprosent|\bandel|\bbeløp",
        ),
    ),
    (
        QuestionKind.WHEN,
        (
            r"^\W*(?:og |men )?når\b(?! bør (?:vi|jeg|eg|man|en|ein)\b)|[,?.] når\b",
            r"\bhvilken dato|\bhvilket år|^\W*(?:and |but )?when\b",
            r"\bfrist(?:en)?\b|\bdeadline|\bkva år|\btidspunkt|which year|what year|\bsince when\b",
            r"(?:hvilken|kva|what|which) (?:tids)?(?:periode?|period)\b|(?:i hvilke|i kva for) år\b",
        ),
    ),
    (
        QuestionKind.LIST,
        (
            r"(?:hvilke|kva for) (?!ei[tn]? )(?:\w+ )?\w*(?:departement|direktorat|etat)(?:a|er|ar)?\b",
            r"(?:hvilke|kva for) (?!ei[tn]? )(?:\w+ )?\w*(?:virksomheter|verksemder|person[ea]r|ledere|leiarar)\b",
            r"(?:hvilke|kva for) (?:\w+ )?\w*direktør(?:er|ar)\b",
            r"(?:which|what) (?:\w+ )?(?:ministries|agencies|directorates|bodies|leaders|directors)\b",
        ),
    ),
    (
        QuestionKind.WHO,
        (
            r"\bhvem\b|\bkven\b|\bwho\b|hvilke[tn]? (?:departement|direktorat|etat|virksomhet|organ|person|leder)",
            r"kva (?:for )?(?:eit |ein |ei )?(?:departement|direktorat|etat|verksemd)",
            r"which (?:ministr|agenc|director|bod)|\b(?:hvor|kvar) jobb(?:er|et|ar|a)\b",
            r"hvilken \w*(?:statsråd|minister|direktør|sjef|forfatter|informant)\b",
        ),
    ),
    (
        QuestionKind.LIST,
        (
            r"\bhvilke\b|\bkva for\b|\bnevn\b|\blist(?:e|er)? opp|\bwhich\b.*s\b|\blist\b|\bwhat are\b",
            r"hva er de\b|kva er dei\b|\bname the\b|(?:hva|kva) slags|\bramse|\btyp(?:er|ar|es)\b",
            r"(?:hva|kva) .*\b(?:oppgavene|oppgåvene|tiltakene|tiltaka|punktene|punkta|trinnene|trinna)\b",
            r"\bwhat (?:two|three|four|five|six|seven|eight)\b",
        ),
    ),
    (
        QuestionKind.EXAMPLE,
        (
            r"\beksempel|\beksempler|\bdøme|\bexample|erfaring",
            r"(?:hvordan|korleis) (?:gikk|gjekk|løste|organiserte|fungerte|ble|vart)",
            r"(?:hva|kva) (?:skjedde|gjorde)",
        ),
    ),
    (
        QuestionKind.DEFINITION,
        (
            r"hva (?:er|betyr|menes|mener|innebærer|ligger|vil det si|går)|kva (?:er|tyder|meiner|ligg|inneber)",
            r"\bdefinisjon|what (?:is|does|do)\b|\bdefine\b|meaning of|\bforklar\b|kva vil det seie",
            r"\b(?:hva|kva) (?:regnes|reknast|gikk|gjekk|går) .*\b(?:som|ut på)\b|\b(?:ordet|begrepet|omgrepet)\b",
            r"\b(?:hvorfor|kvifor) heiter|hvorfor heter|\bstands for\b|\bkallast?\b|\bkalles\b",
        ),
    ),
    (
        QuestionKind.ACTION,
        (
            r"\bbør\b|\bskal vi\b|\bkan vi\b|hvordan|korleis|\bhow (?:do|can|should|to)\b|\bshould\b|\bmå vi\b",
            r"\bråd\b|\btips\b|\banbefal|\btilrå|hva gjør (?:vi|jeg|man|en)|kva gjer (?:vi|eg|ein)",
            r"(?:hva|kva) må til\b",
            r"(?:hva|kva) kan .*\b(?:gjøre|gjere)\b|what can .*\bdo\b|(?:hvor|kvar) går (?:jeg|vi|eg)\b",
        ),
    ),
)
COMPILED = tuple((kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in PATTERNS)


def detect_kind(text: str) -> QuestionKind:
    """The kind of a question; OTHER where nothing tells."""
    return next((kind for kind, pattern in COMPILED if pattern.search(text)), QuestionKind.OTHER)
