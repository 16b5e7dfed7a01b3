"""The words that carry force, negation and quantity, in bokmål, nynorsk and English, and those that are opposites."""

from enum import IntEnum


class Weight(IntEnum):
    """How much depends on a word: it may go, it may not be added, or it may neither go nor be added."""

    FREE = 0
    CLAIM = 1
    FIRM = 2


Table = dict[str, tuple[frozenset[str], Weight]]


def _table(*rows: tuple[str, str, Weight]) -> Table:
    """Words → the senses that any of them may stand for."""
    return {word: (frozenset(senses.split()), weight) for words, senses, weight in rows for word in words.split()}


FORCE = _table(
    ("må måtte skal skulle lyt lyte plikter pliktar must shall", "must", Weight.FIRM),
    ("bør burde should ought", "should", Weight.FIRM),
    ("anbefaler anbefales anbefalte anbefalt anbefale anbefalar tilrår tilrådd tilrådes", "should", Weight.FIRM),
    ("recommend recommends recommended advise advises advised", "should", Weight.FIRM),
    ("kan kunne can could may might", "may", Weight.FIRM),
    (
        "plikt pliktig skyldig forpliktet forplikta obliged required requires mandatory obligatorisk",
        "must",
        Weight.CLAIM,
    ),
    ("pålagt pålegges påkrevd nødt krever kreves krev krevst nødvendig nødvendige naudsynt", "must", Weight.CLAIM),
    ("necessary needs", "must", Weight.CLAIM),
    ("viktig viktige important", "should", Weight.CLAIM),
    ("avgjørende avgjerande crucial essential", "should must", Weight.CLAIM),
    ("mulig moglig mogleg possible allowed permitted tillatt able", "may", Weight.CLAIM),
    ("trenger treng trengte behøver behøvde need", "need", Weight.FREE),
    ("vil ville vilje would", "will", Weight.FREE),
    ("will", "will must", Weight.FREE),
    ("får fikk", "may", Weight.FREE),
)
NECESSITY = frozenset(
    "plikt pliktig forpliktet forplikta obliged required pålagt nødt nødvendig nødvendige necessary".split()
)
NEGATION = _table(
    ("ikke ikkje not never aldri ingen inga intet ingenting inkje none nobody nothing neither nor", "not", Weight.FIRM),
    ("verken hverken korkje uten utan without", "not", Weight.FIRM),
    ("mangler manglar mangel lacks lack forbudt prohibited forbidden unntatt except", "not", Weight.CLAIM),
)
ENGLISH_NO = "no"  # nynorsk «no» is «nå»
QUANTITY = _table(
    ("alle samtlige samtlege hver hvert enhver ethvert kvar kvart all every each alltid always", "all", Weight.CLAIM),
    ("fleste flest most flertallet majority", "most", Weight.FIRM),
    (
        "hovedregel hovudregel vanligvis vanlegvis hovedsakelig hovudsakleg normalt usually generally mainly",
        "most",
        Weight.FIRM,
    ),
    ("sjelden sjeldan unntaksvis unntaksvist rarely seldom exceptionally", "rarely", Weight.FIRM),
    ("ofte often", "often", Weight.FIRM),
    ("mange many", "many", Weight.CLAIM),
    ("flere fleire", "several more", Weight.CLAIM),
    ("several", "several", Weight.CLAIM),
    ("noen nokre nokon enkelte enkelt some", "some", Weight.FIRM),
    ("bare berre kun utelukkende utelukkande only solely", "only", Weight.FIRM),
    ("halvparten halvdelen halvparta half", "half", Weight.FIRM),
    ("kanskje trolig trulig truleg sannsynligvis antakelig antakeleg probably perhaps", "perhaps", Weight.FIRM),
    ("ingen inga none", "none", Weight.FREE),
)
# Words that point opposite ways: what says the one does not support what says the other.
AXES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(up.split()), frozenset(down.split()))
    for up, down in (
        (
            """mer meir mere more flere fleire flest mest økt auka øke øker auke aukar økte økning auking increase
            increased increases increasing større høyere høgare higher greater larger bigger""",
            """mindre færre minst less fewer least redusert reduserte redusere reduserer reduksjon decrease decreased
            decreases reduce reduced reduces reducing lavere lågare lower smaller minsker minker""",
        ),
        ("før innan before", "etter after"),
        ("over above exceeding", "under below"),
        ("tidlig tidleg early", "sent seint late"),
        ("bedre betre better", "dårligere dårlegare verre worse"),
        (
            "styrke styrker styrket styrka strengthen strengthens strengthened",
            "svekke svekker svekket svekka weaken weakens",
        ),
        ("første fyrste first", "siste last"),
        ("enig enige einig einige agree agrees agreed", "uenig uenige ueinig ueinige disagree disagrees"),
        ("innenfor innanfor within inside", "utenfor utanfor outside"),
        ("høy høyt høg høgt high", "lav lavt låg lågt low"),
        ("lett enkelt easy", "vanskelig vanskeleg difficult hard"),
        ("for", "mot imot against"),
    )
)
IN_BOKMAAL = {  # beginnings of nynorsk words
    "verksemd": "virksomhet",
    "leiar": "leder",
    "leiing": "ledelse",
    "einig": "enig",
    "einigh": "enigh",
    "semje": "enighet",
    "løys": "løs",
    "høve": "forhold",
    "eigarskap": "eierskap",
    "eigar": "eier",
    "kjelde": "kilde",
    "auke": "øke",
    "mogleg": "mulig",
    "einskild": "enkelt",
    "rettleiing": "veiledning",
    "vegleiing": "veiledning",
    "tilråding": "anbefaling",
    "opplysning": "informasjon",
    "gjennomfør": "gjennomfør",
    "framleis": "fortsatt",
    "tidleg": "tidlig",
    "oppgåve": "oppgave",
    "medverk": "medvirk",
    "påverk": "påvirk",
    "samanheng": "sammenheng",
    "saman": "sammen",
    "skildr": "beskriv",
    "vurder": "vurder",
    "tydeleg": "tydelig",
    "utfordr": "utfordr",
    "forplikt": "forplikt",
    "sjølv": "selv",
    "vedta": "vedta",
    "leggj": "legg",
    "veg": "vei",
    "døme": "eksempel",
}
