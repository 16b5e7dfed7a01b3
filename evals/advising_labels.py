"""What the figures, faults and reasons of «which advice applies» are called in Norwegian."""

from evals.advising_faults import Fault
from retrieval.advisory import Reason

ADVISING_LABELS = {
    "first": "Viktigste råd står først",
    "top2": "Viktigste råd er blant de 2 første",
    "f1": "Råd som gjelder: F1",
    "macro_f1": "Snitt av F1 for hvert råd",
    "calibration_error": "Kalibreringsfeil i styrken (lavt er bra)",
    "thin": "Vage saker møtt med «mangler opplysninger»",
    "refused": "Det som ikke er saker, er avvist",
    "turned_away": "Gode saker møtt med «mangler» eller avvist (lavt er bra)",
    "grounded": "«Gjelder» med setning fra saken og sitat",
    "failed": "Feilet (lavt er bra)",
}
NAMING = ("first", "top2", "f1", "macro_f1")  # what the baselines have too
FAULT_LABELS = {
    Fault.FAILED: "feilet",
    Fault.REFUSED: "avvist, men er en sak",
    Fault.THIN: "møtt med «mangler opplysninger», men sier nok",
    Fault.FIRST: "viktigste råd står ikke først",
    Fault.NOT_THIN: "vag sak som fikk råd",
    Fault.NOT_REFUSED: "ingen sak, men ikke avvist",
    Fault.LACKS: "mangler råd",
    Fault.MORE: "har råd som ikke er i fasiten",
}
REASON_LABELS = {
    Reason.SIGNALS: "setninger i saken",
    Reason.FACTS: "noe som mangler i saken",
    Reason.BESIDE: "noe annet veier tyngre",
    Reason.LATER: "en annen fase",
    Reason.FOLLOWED: "rådet er fulgt",
    Reason.NOTHING: "ingenting i saken taler for det",
    Reason.THIN: "saken sier for lite",
}
