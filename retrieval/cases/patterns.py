"""Patterns as they are written for the reading of a case: one a line, `_3` for up to three words, {NAME} for a list.

A gap runs over whole words with a fixed ceiling, so that a search takes time in proportion to the text.
"""
# ruff: noqa: E501 - a pattern stands on one line, however long

import re

GAP = re.compile(r" _(\d) ")
NAMED = re.compile(r"\{([A-Z]+)\}")

WORDS = {
    "NO": """ingen|inga|uten|utan|no|without|null|zero|hverken|verken|korkje|manglar?|mangler|lacks?|lacking|neither|ikke
        noen|ikke noe|ikkje nokon|ikkje noko|not any|ikke en|ikkje ei|not a|not one""",
    "NOT": "ikke|ikkje|aldri|not|never|nobody|ingen|none|no one|inga|ingenting|nothing|neither|knapt|hardly",
    "NOBODY": "ingen|inga|no|none|nobody|no one|no-one|neither|not one|ikke noen|ikkje nokon",
    "FUNDS": """pengene|penger|pengar|penga|midler|midlar|friskmidler|krone|kroner|øre|finansiering|bevilgning(?:er)?
        |løyving(?:ar)?|årsverk|ressurser|ressursar|stillinger|stillingar|funding|funds?|money|resources|budsjettmidler
        |prosjektmidler|prosjektmidlar|satsingsmidler|satsingsmidlar|budsjettpost|budget""",
    "STAFF": "folk|hoder|hovud|staff|people|bemanning|budsjett(?:et)?|stilling",
    "AMOUNT": r"""\d[\d., ]{0,12}(?:mill|mrd|milliard|million|billion)\w*\.?
        |(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv|tjue|tretti|femti|hundre|two|three|five|ten|twelve|twenty|fifty)
        (?:mill|million|milliard|billion)\w*\.?""",
    "GIVEN": """fått|fekk|fikk|får|bevilg[ae]t?|bevilgar|løyvd|løyvde|satt av|sett av|satte av|sette av|avsatt|øremerk\\w*
        |tildelt|gitt|gjeve|gjevne|stilt|lagt inn|lagt på bordet|received|got|given|allocated|set aside|earmarked|granted
        |secured|skaffet|skaffa|sikret|sikra|frikjøpt|disponerer|disponerar|forvalter|forvaltar""",
    "MONEYIS": "pengene|pengane|midlene|midlane|finansieringen|finansieringa|økonomien|budsjettet|money|funding|funds",
    "READY": """klare?|fine|på plass|sikret|sikra|i orden|grei|greit|god|bevilget|bevilga|løyvd|satt av|sett av|secured
        |in place|ready|allocated|available|there|inne|fordelt|set aside|not the problem|ikke problemet|ikkje problemet""",
    "MONTH": """januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february
        |march|may|june|july|october|december""",
    "DATE": r"""\d{1,2}\.|\d{1,2}(?:st|nd|rd|th)?(?= [a-z])|(?:19|20)\d\d|januar|februar|mars|april|mai|juni|juli|august
        |september|oktober|november|desember|january|february|march|may|june|july|october|december|sommer\w*|summer
        |midsummer|jul|jula|christmas|påske\w*|easter|nyttår\w*|new year|høst\w*|haust\w*|autumn|våren|spring|årsskift\w*
        |årsslutt|årets slutt|ferien|utgangen|utløpet|the end|year-end""",
    "DUE": r"""lever\w*|frist|ferdig|klart?|skal|legge fram|leggje fram|lov[ae]t?|lovd|deliver\w*|ready|due|submit\w*
        |finish\w*|done|must|will|make|senest|seinast|latest|på plass|in place|report|rapport\w*|må""",
    "GOVERNMENT": "regjering[ae]n|regjeringa|stortinget|government|parliament|cabinet|storting|statsministeren",
    "TOP": r"""statsråd\w*|(?:prime )?ministers?|ministeren|ministr(?:ene|ar|ane|e)|statsminister\w*|toppleder\w*
        |toppleiar\w*|toppledelsen|toppledelse|toppleiinga|departementsråd\w*|politisk leiing|politisk ledelse
        |politiker\w*|politikar\w*|directors general|director general|top leaders|top management|leadership|politicians
        |ledelsen|leiinga|sjefene våre|sjefane våre|statssekretær\w*|direktørene|direktørane""",
    "BACK": """står (?:samlet |samla |helhjertet )?bak|stiller seg (?:fullt )?bak|stiller bak|støtter|støttar|har signert
        |signert|signerte|har skrevet under|har skrive under|skrev under|skreiv under|underskrev|backs?|backed|supports?
        |(?:are|is|stands?|be|fully|firmly) behind|signed|er (?:svært |veldig |personlig |sterkt )?engasjert\\w*|etterspør
        |følger (?:det )?tett|spør etter""",
    "LINE": r"""linj[aeo]\w*|styringslinj\w*|tildelingsbrev\w*|etatsstyr\w*|styringsdialog\w*|lines?|allocation letters?
        |channels?|styringsmøt\w*|hovudbrev\w*|hovedbrev\w*|chain of command|hierarchy|linjeorganisasjon\w*|annual letters?""",
    "ORDINARY": "ordinære?|vanlige?|vanlege?|faste|normale?|ordinary|usual|regular|established|existing|eksisterende",
    "JOINT": "felles|sams|samla|samlet|joint|common|shared|likelydende|likelydande|samordnet|samordna|det samme|the same|ett",
    "TASK": r"mandat\w*|oppdragsbrev\w*|oppdrag|tildelingsbrev|mandates?|letter|assignment|terms of reference|brief|bestilling",
    "CARE": r"""interes\w*|engasj\w*|brydd|bryr|bryt|støtt\w*|stilt|forankr\w*|involver\w*|committ?\w*|interested|backed
        |behind|raised|behandlet|behandla|bundet|spør|spurt|asked|asks|hørt om|heard|knows?|vet|veit|prioriter\w*|nevnt
        |nemnt|mentioned|with us|med på|møtt|shown|care[sd]?|etterspør|etterspurt|etterspurd|takes|tatt stilling""",
    "LEAD": r"""leder(?! som)|leiar(?! som)|leier|lede|leie|leia|leads?|led|leading|samordn\w*|koordin\w*|coordinat\w*
        |ledertrøy\w*|leiartrøy\w*|ledelsen|leiinga|lederrolle\w*|leiarrolle\w*|in charge|styringen|styringa|førersetet
        |førarsetet|the lead|appointed|utpekt|peikt ut|pekt ut|peke ut|hovedansvar\w*|hovudansvar\w*|overordn\w* ansvar\w*
        |samla ansvar\w*|samlet ansvar\w*|overall responsib\w*|helhetsansvar\w*|trådene|trådane|roret|rattet|helheten
        |heilskapen|the strings|the whole|the helm|the wheel|sjef|i spissen|totalansvar\w*""",
    "ROLE": r"""ledelsen|leiinga|ledertrøy\w*|leiartrøy\w*|lederrolle\w*|leiarrolle\w*|lederansvar\w*|leiaransvar\w*
        |koordineringsansvar\w*|samordningsansvar\w*|samordningsrolle\w*|koordinatorrolle\w*|koordineringsrolle\w*
        |koordinerand?e rolle\w*|koordinerende rolle\w*|hovedansvar\w*|hovudansvar\w*|lead|lead role|leading role
        |coordinating role|coordination role|coordinating responsibility|leadership|førersetet|førarsetet""",
    "CHARGE": """satt|sett|utpekt|peikt ut|pekt ut|utnevnt|utnemnt|bedt|bede|bedne|named|appointed|asked|designated|made
        |chosen|tittelen|rollen|rolla|ansvaret|ansvar|oppgaven|oppdraget|oppgåva|oppdrag|oppgave|tasked|pålagt|skal|job|task
        |role|responsib\\w*""",
    "TOLEAD": "lede|leie|leia|samordne|koordinere|koordinator|lead|coordinate|coordinator|chair|leder|samordner|leiar",
    "WHO": "hvem|kven|who|hvilket|kva for|which|hvilken",
    "UNCLEAR": r"""vet ikke|veit ikkje|ingen vet|ingen veit|uklart|uavklart|ikke avklart|ikkje avklart|uenige? om|usamde? om
        |ueinige om|krangler om|kranglar om|strides om|unclear|don[’']t know|do not know|nobody knows|no one knows|not clear
        |disagree\w* (?:on|about)|not decided|not been decided|ikke bestemt|ikkje bestemt|ikke enige om|ikke blitt enige om
        |avgjort|argue about|arguing about|usikre på|usikkert""",
}


def compiled(lines: str) -> re.Pattern[str]:
    """The patterns of some lines as one."""
    patterns = (_pattern(line.strip()) for line in lines.splitlines() if line.strip())
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")


def _pattern(line: str) -> str:
    """One line as a regular expression."""
    line = GAP.sub(lambda m: rf"\\W+(?:\\w+\\W+){{0,{m[1]}}}?".replace("\\\\", "\\"), line)
    return NAMED.sub(lambda m: f"(?:{_words(WORDS[m[1]])})", line)


def _words(text: str) -> str:
    """A list of words that is broken over lines: a break is a space, unless it stands before a bar."""
    return re.sub(r"\s+", " ", text).replace(" |", "|")
