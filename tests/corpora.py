"""Small corpora that tests write."""

from pathlib import Path

MANIFEST = """
[[document]]
id = "fjord"
file = "fjord.md"
title = "Ferjer på fjorden"
publisher = "Havnekontoret"
date = 2021-09-28
kind = "notat"
status = "utkast"
language = "nb"

[[document]]
id = "bru"
file = "bru.md"
title = "Bruer over fjorden"
publisher = "Veikontoret"
date = 2017-01-01
date_text = "januar 2017"
kind = "notat"
status = "historisk"
language = "nb"
"""

FJORD = """# Ferjer på fjorden

## Ansvar

Havnekontoret har ansvaret for ferjene på fjorden. Kapteinen bestemmer når en ferje skal legge fra kai.

## Frister

Søknadsfristen for ny ferje er 17. januar 2018.

Kapteinen må ta ansvar for å:
- telle passasjerene
- lukke baugporten
- melde fra til havnekontoret
"""

BRU = """# Bruer over fjorden

## Vedlikehold

Veikontoret maler brua hvert tiende år. Maleren bør bruke rustfri maling.

## Penger

Brua kostet 12 millioner kroner.
"""


def write_corpus(folder: Path) -> Path:
    """Two short documents with a manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "fjord.md").write_text(FJORD, encoding="utf-8")
    (folder / "bru.md").write_text(BRU, encoding="utf-8")
    return folder
