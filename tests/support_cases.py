"""Written sentences beside the passage that they cite: true paraphrases, and the same with one thing changed."""

from ingest.passages import Form, Passage, Unit

FERRY = """Havnekontoret må vurdere om ferjene har nok livbåter. Kapteinen bør varsle passasjerene
tidlig om forsinkelser. Rederiet kan leie inn to ekstra ferjer om sommeren.
Passasjerene må ikke gå inn på bildekket under overfarten.
Kapteinen trenger ikke søke om tillatelse til å endre ruten. De fleste ferjene går hver time.
Bare havnekontoret godkjenner nye ruter. Fjordetaten (FJE) betalte 12 millioner kroner for ferja i januar 2018.
Rederiet har ikke felles mål med Brukontoret. Ferjene brukte 15 prosent mindre drivstoff enn i 2016.
Kari Nordmann ledet arbeidet med «Plan for trygg overfart». Alle kapteinene fikk opplæring i Råd 4.
Skipperen bør ikke legge fra kai i storm. Noen ferjer har elektrisk motor."""
LISTED = ("Rederiet skal sørge for:", ("redningsvester til alle om bord", "årlig kontroll av motoren"))
ENGLISH = """The harbour office must assess whether the ferries carry enough lifeboats. The captain should warn
passengers early about delays. The company may hire two extra ferries in the summer.
Passengers must not enter the car deck during
the crossing. The company paid 12 million kroner for the ferry in January 2018."""


def passage(text: str, section: tuple[str, ...] = ("Ferjer",)) -> Passage:
    lines = [s if s.endswith(".") else f"{s}." for s in " ".join(text.split()).removesuffix(".").split(". ")]
    units = [Unit(form=Form.SENTENCE, text=line, paragraph=0) for line in lines]
    return Passage(id="p", document="d", section=section, page=None, text=" ".join(lines), units=tuple(units))


def with_list() -> Passage:
    lead, items = LISTED
    units = (
        Unit(form=Form.LEAD, text=lead, paragraph=1),
        *(Unit(form=Form.ITEM, text=item, paragraph=2) for item in items),
    )
    text = "\n- ".join([lead, *items])
    return Passage(id="l", document="d", section=("Ferjer",), page=None, text=text, units=units)


# What is told, and with what the passage does not bear out: (true, [(fault, changed), …]).
NORWEGIAN = [
    (
        "Det er havnekontoret som må vurdere om det finnes nok livbåter på ferjene.",
        [
            ("force", "Det er havnekontoret som bør vurdere om det finnes nok livbåter på ferjene."),
            ("negation", "Havnekontoret må ikke vurdere om det finnes nok livbåter på ferjene."),
            ("force", "Havnekontoret vurderer om ferjene har nok livbåter."),
            ("content", "Havnekontoret må vurdere fiskekvoter, laksepriser og kystkultur."),
        ],
    ),
    (
        "Kapteinen bør tidlig varsle passasjerene dersom det blir forsinkelser.",
        [
            ("force", "Kapteinen skal tidlig varsle passasjerene dersom det blir forsinkelser."),
            ("force", "Kapteinen kan varsle passasjerene tidlig om forsinkelser."),
            ("quantity", "Kapteinen bør varsle passasjerene sent om forsinkelser."),
            ("negation", "Kapteinen bør ikke varsle passasjerene tidlig om forsinkelser."),
            ("quantity", "Kapteinen bør bare varsle passasjerene tidlig om forsinkelser."),
        ],
    ),
    (
        "Det anbefales at kapteinen varsler passasjerene tidlig om forsinkelser.",
        [("force", "Kapteinen plikter å varsle passasjerene tidlig om forsinkelser.")],
    ),
    (
        "Om sommeren kan rederiet leie inn 2 ekstra ferjer.",
        [
            ("number", "Om sommeren kan rederiet leie inn tre ekstra ferjer."),
            ("force", "Om sommeren må rederiet leie inn to ekstra ferjer."),
        ],
    ),
    (
        "Under overfarten må ikke passasjerene gå inn på bildekket.",
        [
            ("negation", "Under overfarten må passasjerene gå inn på bildekket."),
            ("force", "Under overfarten trenger ikke passasjerene gå inn på bildekket."),
            ("force", "Under overfarten bør ikke passasjerene gå inn på bildekket."),
            ("quantity", "Etter overfarten, men over kaia, må ikke passasjerene gå inn på bildekket."),
        ],
    ),
    (
        "Kapteinen trenger ikke å søke om tillatelse for å endre ruten.",
        [
            ("force", "Kapteinen må ikke søke om tillatelse til å endre ruten."),
            ("negation", "Kapteinen trenger å søke om tillatelse til å endre ruten."),
        ],
    ),
    (
        "De fleste av ferjene går hver time.",
        [
            ("quantity", "Alle ferjene går hver time."),
            ("quantity", "Noen ferjer går hver time."),
            ("negation", "Ingen av ferjene går hver time."),
        ],
    ),
    (
        "Nye ruter godkjennes bare av havnekontoret.",
        [("quantity", "Havnekontoret godkjenner nye ruter."), ("name", "Bare FJE og HKR godkjenner nye ruter.")],
    ),
    (
        "For ferja betalte FJE 12 mill. kroner i 2018.",
        [
            ("number", "For ferja betalte FJE 21 mill. kroner i 2018."),
            ("number", "For ferja betalte FJE 12 milliarder kroner i 2018."),
            ("number", "For ferja betalte FJE 12 mill. kroner i mars 2018."),
            ("number", "For ferja betalte FJE 12 mill. kroner i 2019."),
            ("name", "For ferja betalte KMD 12 mill. kroner i 2018."),
        ],
    ),
    (
        "Rederiet og Brukontoret mangler felles mål.",
        [("negation", "Rederiet har felles mål med Brukontoret."), ("name", "Rederiet har ikke felles mål med Ola.")],
    ),
    (
        "Drivstoffet som ferjene brukte, var 15 % mindre enn i 2016.",
        [
            ("quantity", "Ferjene brukte 15 prosent mer drivstoff enn i 2016."),
            ("number", "Ferjene brukte 51 prosent mindre drivstoff enn i 2016."),
        ],
    ),
    (
        "Arbeidet med «Plan for trygg overfart» ble ledet av Kari Nordmann.",
        [
            ("name", "Arbeidet med «Plan for trygg overfart» ble ledet av Kari Hansen."),
            ("name", "Arbeidet med «Plan for rask overfart» ble ledet av Kari Nordmann."),
        ],
    ),
    (
        "Kapteinene fikk alle opplæring i råd nr. 4.",
        [
            ("number", "Alle kapteinene fikk opplæring i Råd 5."),
            ("quantity", "Mange kapteiner fikk opplæring i Råd 4."),
        ],
    ),
    ("Skipperen bør ikke legge fra kai når det er storm.", [("negation", "Skipperen bør legge fra kai i storm.")]),
    ("Noen av ferjene har elektrisk motor.", [("quantity", "Ferjene har elektrisk motor.")]),
    ("Rederiet skal sørge for årlig kontroll av motoren.", [("force", "Rederiet bør sørge for årlig motorkontroll.")]),
    ("Rederiet må sørge for at alle om bord har redningsvester.", []),
    ("Rederiet kan leie inn to ekstra ferjer, og kapteinen bør varsle passasjerene tidlig.", []),
]
NYNORSK = [
    (
        "Kapteinen bør varsle passasjerane tidleg om forseinkingar.",
        [
            ("force", "Kapteinen skal varsle passasjerane tidleg om forseinkingar."),
            ("negation", "Kapteinen bør ikkje varsle passasjerane tidleg."),
        ],
    ),
    (
        "Passasjerane må ikkje gå inn på bildekket under overfarten.",
        [("negation", "Passasjerane må gå inn på bildekket under overfarten.")],
    ),
    (
        "Kapteinen treng ikkje søkje om løyve til å endre ruta.",
        [],
    ),
    ("Dei fleste ferjene går kvar time.", [("quantity", "Alle ferjene går kvar time.")]),
    ("Berre havnekontoret godkjenner nye ruter.", [("quantity", "Berre nokre havnekontor godkjenner nye ruter.")]),
    ("Rederiet kan leige inn to ekstra ferjer.", [("number", "Rederiet kan leige inn fire ekstra ferjer.")]),
    ("Rederiet har ikkje felles mål med Brukontoret.", [("name", "Rederiet har ikkje felles mål med Vegkontoret.")]),
]
FROM_ENGLISH = [
    (
        "Whether the ferries carry enough lifeboats must be assessed by the harbour office.",
        [("force", "Whether the ferries carry enough lifeboats should be assessed by the harbour office.")],
    ),
    (
        "It is recommended that the captain warn passengers early about delays.",
        [
            ("force", "The captain has to warn passengers early about delays."),
            ("negation", "The captain shouldn't warn passengers early about delays."),
        ],
    ),
    (
        "In the summer the company can hire two extra ferries.",
        [
            ("number", "In the summer the company can hire five extra ferries."),
            ("negation", "In the summer the company cannot and must not hire two extra ferries."),
        ],
    ),
    (
        "During the crossing passengers must not enter the car deck.",
        [
            ("force", "During the crossing passengers need not enter the car deck."),
            ("force", "During the crossing passengers don't have to enter the car deck."),
            ("negation", "During the crossing passengers must enter the car deck."),
        ],
    ),
    (
        "The ferry was paid for in January 2018 with 12 million kroner from the company.",
        [
            ("number", "The company paid 12 billion kroner for the ferry in January 2018."),
            ("name", "The company paid Equinor 12 million kroner for the ferry in January 2018."),
        ],
    ),
]
# English about the Norwegian passage, where the vectors are said to be alike.
ACROSS = [
    (
        "The captain should notify passengers early of delays.",
        "Kapteinen bør varsle",
        [
            ("force", "The captain must notify passengers early of delays."),
            ("negation", "The captain should not notify passengers early of delays."),
        ],
    ),
    (
        "The company may charter two additional vessels.",
        "Rederiet kan leie",
        [
            ("number", "The company may charter three additional vessels."),
            ("force", "The company charters two additional vessels."),
        ],
    ),
    ("Most of the ferries depart every hour.", "De fleste", [("quantity", "All of the ferries depart every hour.")]),
    (
        "Travellers must not enter the car deck.",
        "Passasjerene må",
        [("negation", "Travellers must enter the car deck.")],
    ),
]
