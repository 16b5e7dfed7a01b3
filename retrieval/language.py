"""Which of bokmål, nynorsk and English a question is written in, by the words that only one of them has."""

from ingest.words import words
from retrieval.question import Language

NYNORSK = frozenset(
    """eg ikkje kva kven kvar korleis kvifor nokon noko nokre berre ein ei eit dei deira dykk dykkar vore vart vert blei
    gjer gjere gje gjev frå meir mykje sjølv korfor desse me verksemd verksemder verksemda verksemdene departementa
    etatane tiltaka råda kjem kome seier veit vegen eige eigne fleire flest høve løyse skildre hjelpe utan òg saman
    leiar leiarar leie leiing sjå skil tyder meiner døme einige semje""".split()
)
BOKMAAL = frozenset(
    """jeg ikke hva hvem hvor hvordan hvorfor noen noe bare en et de dem deres vært være ble blir gjør gjøre gi gir fra
    mer mye samme selv annet virksomhet virksomheter departementene etatene tiltakene kommer si sier vet egne flere
    hvilke hvilken hvilket hvis uten løse heter""".split()
)
ENGLISH = frozenset(
    """the of and to is are was were what who how why when where which should do does did can could must we our us they
    their in on for by with from about that this these those it be been has have had will would there between across
    not no any many much more most a an as at if or tell me give list name explain""".split()
)
SHARED = NYNORSK & BOKMAAL


def detect_language(text: str) -> Language:
    """The language of a question; bokmål where nothing tells."""
    found = words(text)
    nynorsk = sum(w in NYNORSK and w not in SHARED and w not in BOKMAAL for w in found)
    bokmaal = sum(w in BOKMAAL and w not in NYNORSK for w in found)
    english = sum(w in ENGLISH for w in found)
    norwegian = sum(w in (NYNORSK | BOKMAAL) or any(c in "æøå" for c in w) for w in found)
    if english > norwegian and english >= 2:
        return Language.ENGLISH
    return Language.NYNORSK if nynorsk > bokmaal else Language.BOKMAAL
