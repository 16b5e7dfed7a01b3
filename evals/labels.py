"""What the measures, the statuses and the signals are called in Norwegian, in the report and in the terminal."""

from collections.abc import Sequence

from evals.misses import Miss
from retrieval.answer import AnswerStatus

LABELS = {
    "hit_1": "Riktig sted først",
    "hit_3": "Riktig sted blant de 3 første",
    "hit_5": "Riktig sted blant de 5 første",
    "hit_10": "Riktig sted blant de 10 første",
    "mrr": "MRR@10",
    "ndcg_10": "nDCG@10",
    "facts": "Andel nøkkelfakta i svaret",
    "facts_all": "Alle nøkkelfakta i svaret",
    "forbidden": "Noe forbudt i svaret (lavt er bra)",
    "citation_verbatim": "Sitater som står ordrett i kilden",
    "citation_precision": "Henvisninger til riktig sted",
    "citation_recall": "Minst én henvisning til riktig sted",
    "citation_section_recall": "Riktige steder som er vist til",
    "citation_document_precision": "Henvisninger til riktig dokument",
    "citation_document_recall": "Riktige dokumenter som er vist til",
    "silence_precision": "Taushet: presisjon",
    "silence_recall": "Taushet: dekning",
    "silence_f1": "Taushet: F1",
    "advice_first": "Viktigste råd nevnt først",
    "advice_top2": "Viktigste råd blant de 2 første",
    "advice_f1": "Råd: F1",
    "failed": "Feilet (lavt er bra)",
}
LOWER_IS_BETTER = frozenset({"forbidden", "failed"})
STATUS_LABELS = {
    AnswerStatus.ANSWERED: "svar",
    AnswerStatus.ABSTAINED: "taushet",
    AnswerStatus.REFUSED: "avvist",
    AnswerStatus.FAILED: "feil",
}
MISS_LABELS = {
    Miss.FAILED: "feilet",
    Miss.NOT_SILENT: "svarte der kildene er tause",
    Miss.SILENT: "taus der kildene har et svar",
    Miss.NOT_FOUND: "riktig sted er ikke blant de 5 første",
    Miss.FACTS: "mangler nøkkelfakta",
    Miss.FORBIDDEN: "har noe som ikke skal være med",
    Miss.CITATION: "ingen henvisning til riktig sted",
    Miss.QUOTE: "et sitat står ikke ordrett i kilden",
    Miss.ADVICE: "viktigste råd er ikke nevnt først",
}
SIGNALS = {
    "passage": "utdragets mening",
    "unit": "setningenes mening",
    "words": "felles ord (BM25)",
    "heading": "ord i overskriftene",
    "title": "overskriften gjenkjent i spørsmålet",
    "hint": "hintenes mening",
    "hint words": "hintenes ord",
    "advice": "rådenes kjennetegn",
    "case": "rådenes kjennetegn i en fortalt sak",
    "counsel": "stedene slike saker viser til",
    "case counsel": "stedene en fortalt sak viser til",
}
LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk"}


def without(signals: Sequence[str]) -> str:
    """What an ablation is called."""
    names = " og ".join(SIGNALS.get(name, name) for name in signals)
    return f"Uten {names}" if names else "Alle signaler"
