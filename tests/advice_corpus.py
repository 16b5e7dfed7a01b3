"""A small corpus with a catalogue, situations, a ladder and known gaps, in words that do not overlap."""

from pathlib import Path

from ingest.build import build
from ingest.gather import Limits
from ingest.model import Encoder
from ingest.store import Index, open_index
from ingest.versions import Shelf

MANIFEST = """
[[document]]
id = "veileder"
file = "veileder.md"
title = "Veileder"
publisher = "Havnekontoret"
date = 2017-01-01
kind = "notat"
status = "historisk"
language = "nb"
"""
TRUST = """
## Råd 1: Bygg tillit

Tillit vokser når ledere møtes ansikt til ansikt.

Alle ledere skal sørge for å:
- rydde kalenderen
- svare kjapt

### Eksempel fra kysten

Bolig for velferd samlet ledere hver uke.
"""
MONEY = """
## Råd 3: Sett av penger

Departementene bør sette av penger og folk før oppdraget starter. Departementene må sette en frist.
"""
LEAD = """
## Råd 5: Pek ut en koordinator

Departementet bør peke ut en koordinerende virksomhet. Mandatet skal være felles.
"""
LADDER = """
## Samordningsstigen

Samordningsstigen har fire trinn:
- På trinn 1 deler enhetene informasjon.
- På trinn 2 får enhetene en felles problemforståelse.
- På trinn 3 endrer enhetene egne planer.
- På trinn 4 lager enhetene strategier og tiltak sammen.
"""
LUNCH = """
## Matpause

Kokken bør servere varm suppe til møtet.
"""
NOTE = f"# Veileder\n{TRUST}{MONEY}{LEAD}{LADDER}{LUNCH}"

HINTS = """
[[section]]
document = "veileder"
path = ["Matpause"]
questions = ["Hva spiser vi?", "Når er det lunsj?"]
"""
GAPS = """
[[gap]]
question = "Hva tjener kokken?"

[[gap]]
question = "Hvor høy er masta?"

[[gap]]
question = "Hvem eier båten?"
"""


def advice_table(
    number: int, section: str, phase: str, signals: list[str], counters: list[str], which: str = "dfo-difi"
) -> str:
    """One [[advice]] of the catalogue."""
    return f"""
[[advice]]
id = "{which}-{number}"
set = "{which}"
number = {number}
title = "{section}"
document = "veileder"
sections = [["{section}"]]
phase = ["{phase}"]
addressee = ["departementer"]
summary = "Kort om {section}."
signals = {signals!r}
counter_signals = {counters!r}
questions = ["Første spørsmål om {number}?", "Andre om {number}?", "Tredje om {number}?"]
"""


CATALOGUE = "".join(
    [
        advice_table(
            1,
            "Råd 1: Bygg tillit",
            "forberedende",
            ["Partene stoler ikke på hverandre.", "Lederne snakker aldri sammen.", "Partene skjuler kortene sine."],
            ["Alle stoler blindt på naboen."],
        ),
        advice_table(
            3,
            "Råd 3: Sett av penger",
            "forberedende",
            ["Budsjettet mangler kroner.", "Oppgaven fikk null bevilgning.", "Budsjettet dekker nesten ingenting."],
            ["Bevilgningen er raus."],
        ),
        advice_table(
            5,
            "Råd 5: Pek ut en koordinator",
            "gjennomføring",
            ["Etatene krangler om hvem som styrer.", "Uklart hvilken etat som styrer arbeidet."],
            ["Roret er i faste hender."],
        ),
        advice_table(1, "Matpause", "overordnet", ["Suppa er kald og deltakerne sultne."], [], which="seminar"),
    ]
)


def situation(name: str, text: str, *advice: str) -> str:
    """One [[situation]]."""
    return f'\n[[situation]]\nid = "{name}"\nadvice = {list(advice)!r}\ntext = "{text}"\n'


SITUATIONS = "".join(
    [
        situation("a", "Partene stoler ikke lenger på hverandre og skjuler tall.", "dfo-difi-1", "dfo-difi-5"),
        situation("b", "Lederne snakker ikke sammen, og mistillit rår.", "dfo-difi-1"),
        situation("c", "Budsjettet vårt mangler kroner til oppgaven.", "dfo-difi-3"),
        situation("d", "Vi fikk null bevilgning og budsjettet er tomt.", "dfo-difi-3"),
        situation("e", "Etatene krangler, ingen vet hvem som styrer.", "dfo-difi-5"),
        situation("f", "Uklart hvilken etat som leder og styrer.", "dfo-difi-5"),
        situation("g", "Hei, kan dere hjelpe oss litt?"),
        situation("h", "Hei, vi trenger litt hjelp kjapt."),
        situation("i", "Suppa er kald.", "seminar-1"),
        situation("j", "Sola skinner over Lofoten.") + "foreign = true\n",
        situation("k", "Måkene flyr over Lofoten denne uka.") + "foreign = true\n",
    ]
)
FILES = {
    "corpus.toml": MANIFEST,
    "veileder.md": NOTE,
    "advice.toml": CATALOGUE,
    "situations.toml": SITUATIONS,
    "hints.toml": HINTS,
    "gaps.toml": GAPS,
}


def write_advice_corpus(folder: Path, **changed: str) -> Path:
    """The corpus, with other contents for files named by their stem; an empty one has no tables."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.split(".")[0], text), encoding="utf-8")
    return folder


def build_advice_index(folder: Path, encoder: Encoder, **changed: str) -> Index:
    """An index of the corpus."""
    shelf = Shelf(folder / "hylle")
    write_advice_corpus(folder / "korpus", **changed)
    build(folder / "korpus", shelf, "ord", lambda: encoder, lambda *_: None, Limits())
    current = shelf.current()
    assert current is not None
    return open_index(current)
