"""What a clause of a case says of one yes-or-no fact, and the words that make it unsaid: «ikke», «bør», «hvis»."""
# ruff: noqa: E501 - a pattern stands on one line, however long

import re
from typing import NamedTuple

from retrieval.advisory import Fact
from retrieval.cases.patterns import compiled
from retrieval.question import Language

NEGATION = re.compile(
    r"\b(?:ingen|inga|inkje|ingenting|ikke|ikkje|aldri|hverken|verken|korkje|uten|utan|mangler|manglar|null|knapt"
    r"|no|not|none|nobody|never|neither|nor|without|lacks?|hardly)\b|n[’']t\b"
)
UNSURE = re.compile(
    r"\b(?:bør|burde|kunne|skulle|ville|hvis|viss|dersom|om vi|om noen|om nokon|om det|skal vi|må vi|trenger|treng|ønsker"
    r"|ønskjer|håper|håpar|vonar|foreslår|føreslår|foreslått|føreslått|vurderer|vurderar|kanskje|trolig|truleg|krever"
    r"|krev|should|could|would|might|(?<!of )(?<!by )(?<!in )(?<!until )(?<!before )may|if|whether|ought|unless|need|needs|want|wants|hope|hopes|propose[sd]?"
    r"|suggest\w*|perhaps|maybe|consider\w*)\b"
)
CLAUSES = re.compile(
    r"[;()–—]|[,:](?=\s|$)|\s-\s|\b(?:men|but|når|fordi|because|(?<!på )(?<!ved )siden|ettersom|mens|medan|while"
    r"|although|though|selv om|sjølv om|enda|however|likevel|slik at|so that)\b"
)
NOW = re.compile(r"\bno\b")
PAST = re.compile(r"\b(?:years? ago|år sid[ea]n|sist gang|forrige gang|last time)\b")
NEAR_BEFORE, NEAR_AFTER = 40, 16  # letters around a cue where a negation takes hold of it
CLAUSE = 400  # letters of a clause that are read


def beginnings(words: str) -> frozenset[str]:
    """The first three letters of each word of a list."""
    return frozenset(word[:3].strip() for word in words.split("|"))


class Cue(NamedTuple):
    """A pattern for a clause, and what it says; where `says` is False, the pattern holds its own negation."""

    fact: Fact
    says: bool
    pattern: re.Pattern[str]


# A clause where no word begins like one of these says nothing of the fact: told before a pattern is tried.
START = re.compile(r"\b(?:\d|\w{1,3})")
BEGINNINGS = {
    fact: beginnings(letters)
    for fact, letters in (
        (
            Fact.MONEY,
            "peng|midl|kron|finans|bevilg|løyv|årsverk|ressurs|stilling|fund|money|resourc|budsj|budget|mill|mrd|billion"
            "|øre|råd|afford|betal|pay|satt av|sett av|sette av|satte av|aside|ramm|folk|hoder|hovud|staff|people|bemann"
            "|pocket|means|limits|frikjøpt|regning",
        ),
        (
            Fact.DEADLINE,
            "frist|deadline|date|dato|tidsplan|januar|febr|mars|march|april|mai|may|jun|jul|aug|sept|okt|oct|nov|des|dec"
            "|sommer|summer|christ|påske|easter|nyttår|new year|høst|haust|autumn|vår|spring|årss|slutt|ferie|utgang"
            "|utløp|end|senest|seinast|latest|uke|veke|måned|månad|month|week|år|year|ferdig|klar|levert|ready|finish"
            "|deliver|plass|place|0|1|2|3|4|5|6|7|8|9",
        ),
        (
            Fact.ANCHORED,
            "statsråd|minist|topp|top |politi|politik|ledelse|leiing|leader|sjefane|sjefene|director|direktør|regjering"
            "|storting|government|parliament|cabinet|anchor|forank|back|signed|interes|ownership|eiersk|eigarsk|støtt"
            "|support|oppe|departementsråd|statssek|vedtatt|vedteke",
        ),
        (
            Fact.OUTSIDE_LINE,
            "linj|line|brev|letter|styr|secretariat|sekretariat|office|kontor|board|statsråd|minist|statssek|side|track"
            "|spor|liv|life|channel|chain|løp|group|hierarchy",
        ),
        (Fact.MANDATE, "mandat|oppdrag|letter|brev|assignment|terms|bestilling|papir|avtale|brief"),
    )
}
CUES = tuple(
    Cue(fact, value, compiled(lines))
    for fact, value, lines in (
        (
            Fact.MONEY,
            False,
            r"""
            {NO} _2 {FUNDS}
            {NO} (?:ekstra |extra |ledige? |nye? )?{STAFF}
            {NOT} _3 {GIVEN} _3 (?:{FUNDS}|{STAFF})
            {NOT} _2 (?:satt|sett|set) (?:av|aside)
            (?:{MONEYIS}|penger|pengar|ressurser|ressursar|resources|bevilgning|løyving) _2 (?:gjaldt bare|gjaldt berre|er slutt)
            (?:{MONEYIS}|penger|pengar) _2 (?:er brukt|er oppbrukt|tok slutt|forsvant|forsvann|mangler|manglar|uteble|uteblei)
            (?:{MONEYIS}) _2 (?:ran out|run out|runs out|is gone|are gone|is missing|are missing|never came|dried up)
            (?:{MONEYIS}|penger|pengar) _3 {NOT} _3 (?:{READY}|{GIVEN}|kom|kommet|komne|fulgte|følgde|med|follow\w*|come)
            {NOT} _3 (?:fulgt|fulgte|følgde|følger|følgjer|came|come) _3 (?:{FUNDS}|{STAFF})
            (?:innen|innenfor|innanfor|over) (?:egne?|eige|eigne|gjeldende|gjeldande|eksisterende|eksisterande|dagens) (?:ramm|budsj)\w*
            (?:within|out of|from) (?:existing|current|our own|their own|its own) (?:limits|budgets?|means|resources|pockets?)
            ufinansiert\w*|unfunded|ikke finansiert|ikkje finansiert|not funded|not been funded|hvor er pengan?e?
            {NOBODY} (?:vil|vill|will|wants to|ønsker å|skal|har villet) (?:betale|pay|spytte inn|bidra med penger|ta regninga|ta regningen)
            har (?:ikke|ikkje) (?:råd|penger|pengar|midler|midlar|budsjett|folk)|(?:can ?not|can[’']t) afford
            (?:hvem|kven|who) (?:som )?(?:skal |will |is going to )?(?:betale|betaler|betalar|pay|pays) _6 (?:uavklart|uklart|unclear|åpent|ope)
            {UNCLEAR} _1 (?:hvem|kven|who) (?:som )?(?:skal |will |is going to )?(?:betale|betaler|betalar|pay|pays)
            """,
        ),
        (
            Fact.MONEY,
            True,
            r"""
            {GIVEN} _4 (?:{AMOUNT}|{FUNDS})
            (?:{AMOUNT}|{MONEYIS}) _3 (?:{READY}|ligg(?:er)? (?:klare?|på|inne|der))
            penge[rn]e? (?:er det|har vi|kom|ble bevilget|er bevilget)|med {FUNDS} (?:fra|frå)|with (?:money|funding|funds) from
            budsjett(?:et)? (?:på|er på) _1 {AMOUNT}|budget of|brukt _3 {AMOUNT}
            (?:fullfinansiert|finansiert|fully funded|funded|financed) (?:av|over|gjennom|by|through|for|ut|until)
            (?:ligger|ligg|lies?) {AMOUNT}
            (?:we|they|ministries|agencies|project|programme) (?:have|has) (?:the |our |its )?(?:money|funds|funding|budget)
            (?:har|have|has|with|med|på|satset|puttet|bruker|spend\w*) (?:rundt |om lag |about |some |over )?{AMOUNT}
            (?:satt av|sett av|avsatt|set aside|stiller|stiller med|frikjøpt) _2 (?:{FUNDS}|folk|staff|people)
            (?:satt av|sett av|avsatt|set aside) _1 (?:\d+|to|tre|fire|fem|two|three|four|five) \w+
            """,
        ),
        (
            Fact.DEADLINE,
            False,
            r"""
            (?:ingen|inga|uten|utan|no|without|noko|ikke noen|ikkje nokon|not a|not any|mangler|manglar) _2 (?:frist\w*|tidsfrist\w*)
            (?:ingen|inga|uten|utan|no|without|mangler|manglar) _2 (?:sluttdato\w*|deadlines?|end date|tidsplan|due date)
            (?:frist(?:en|er|ar)?|deadlines?) _2 {NOT} _2 (?:satt|sett|fastsatt|bestemt|set|fixed|agreed)
            {NOT} _4 (?:satt|sett|set|fixed|agreed on) _2 (?:frist\w*|deadline)
            (?:no|ingen|inga) (?:date|dato) (?:has been |is |er )?(?:set|satt|sett)
            """,
        ),
        (
            Fact.DEADLINE,
            True,
            r"""
            (?:frist(?:en)?|tidsfristen|deadline) _6 {DATE}
            (?:frist(?:en)?|deadline) (?:er|is|var|blei|ble) (?:satt|sett|om|i|in|on|set|nær|near|kort|tight|short)
            (?:innen|innan|by) (?:the )?(?:end of |start of |1\. |utgangen av |utløpet av |slutten av )?{DATE}
            (?:innen|innan|within) (?:ett?|eitt|to|tre|fire|fem|seks|\d+|a|one|two|three|four|five|six) (?:år|uker|veker|måned\w*|månad\w*|years?|months?|weeks?)
            (?:senest|seinast|no later than|at the latest) _3 \w+
            skal _5 (?:\d{1,2}\. )?{MONTH}
            {DUE} _7 (?:før|til|before|until|by) (?:the )?{DATE}
            (?:skal|må|must|should|to be|be) _3 (?:ferdig|klart?|levert|ready|finished|delivered|på plass|in place) (?:i|til|om|innen|in|by|on) \w+
            (?:slutt|slutter|ends?|expires|avsluttes|ferdig|due|går ut|utløper) (?:i|in|on|den|by) {DATE}
            plan _2 (?:until|to|til|mot) (?:19|20)\d\d|(?:varer?|gjelder|gjeld|lasts?|runs?) (?:til|until|to) (?:19|20)\d\d
            """,
        ),
        (
            Fact.ANCHORED,
            False,
            r"""
            {NOBODY} _3 (?:statsråd|(?:deputy )?minister|toppleder\w*|toppleiar\w*|høyt oppe|høgt oppe|at the top|på toppen|i toppen)
            {NOBODY} _3 (?:politiker\w*|politikar\w*|politicians?|top leaders?|politisk vilje|political will|politisk støtte)
            {TOP} _4 {NOT} _3 {CARE}
            {NOT} _2 (?:{TOP}) _2 {CARE}
            (?:{NOT}|{NO}|dårlig|dårleg|svakt|svak|lite|weak|little) _2 (?:politisk\w* |political )?(?:forankr\w*|anchor\w*|backing)
            {TOP} _3 (?:mistet|mista|tapt|lost|losing|glemt|gløymt|forgotten) _2 (?:interes\w*|det|saken|saka|it|us)
            (?:interessen|interessa|interest|ownership|eierskapet|eigarskapen|støtten|støtta) _2 (?:faded|dalt|forsvunnet|forsvann|borte|fordampet|gone|cooled|kjølnet)
            (?:forankring\w*|ryggdekning|backing) _1 (?:mangler|manglar|er svak|er fraværende|is missing|har vi ikke|har vi ikkje)
            {UNCLEAR} _1 (?:om|whether|if) (?:{TOP}) _2 (?:bak|behind|støtt\w*|support\w*)
            """,
        ),
        (
            Fact.ANCHORED,
            True,
            r"""
            {GOVERNMENT} _2 (?:vedtok|vedtatt|vedteke|vedtek|bestemte?|bestemt|besluttet|beslutta|decided|adopted|approved)
            {TOP} _3 {BACK}
            (?:godt |politisk |solid |well |firmly )?(?:forankra|forankret|anchored) (?:i|hos|in|with|at|helt)|godt forankr\w+|politisk forankra
            backed by (?:the |both |all )?(?:\w+ )?(?:minister|ministers|government|cabinet)|signed by (?:the |both |all )?(?:\w+ )?ministers?
            (?:vedtatt|vedteke|signert|underskrevet|besluttet) (?:av|i) (?:alle |begge )?(?:de |dei )?(?:regjering\w*|stortinget|statsråd\w*)
            (?:full|sterk|strong|god) (?:politisk |political )?(?:støtte|støtta|backing|support) (?:fra|frå|from|hos)
            """,
        ),
        (
            Fact.OUTSIDE_LINE,
            False,
            r"""
            (?:i|gjennom|via|through|in|innenfor|within|følger|følgjer) (?:den |dei |de |the |our |våre )?{ORDINARY} {LINE}
            """,
        ),
        (
            Fact.OUTSIDE_LINE,
            True,
            r"""
            (?:utenfor|utenom|utanfor|utanom|ved siden av|ved sida av|på siden av|på sida av|outside|bypass\w*|alongside|beside|around) _2 {LINE}
            (?:eget|eige|own|egen|eigen|frittstående|frittståande|free-standing|separate|sitt eget|sin egen) (?:\w+ )?(?:programstyre|prosjektstyre)
            (?:eget|eige|own|egen|eigen|frittstående|free-standing|separate) (?:prosjektkontor|programkontor|project office|programme board|project board|programme office|secretariat|sekretariat)
            (?:prosjekt|program|project|programme|team)\w* (?:med|with|har|fikk|fått|has) _2 (?:eget|eige|egen|sin egen|sitt eget|its own) (?:styre|styringsgruppe|board|steering group|reporting line)
            (?:rapporterer|rapporterar|reports?|svarer|svarar|går|goes|linje|line) _2 (?:direkte |rett |directly |straight )?(?:til|to) (?:the )?(?:statsråd\w*|minister|ministeren|prime minister|statsminister\w*|statssekretær\w*)
            (?:ingen av dem|ingen av dei|ingenting|none|nothing|ikke|ikkje|not) _4 (?:står|sto|stod|stand|are|was|in|stått|nevnt|mentioned) (?:\w+ )?(?:i |in )?(?:the |vårt? )?(?:tildelingsbrev\w*|hovudbrev\w*|hovedbrev\w*|allocation letter)
            (?:prosjekt|prosjektgruppe|gruppe|program|team|styre)\w* på (?:siden|sida)|(?:eget|eige) (?:spor|løp) (?:ved siden|utenfor|utenom)
            special track|separate track|parallell? (?:line|track|styringslinje|linje)|sidespor|sitt eget liv|its own life|life of its own
            """,
        ),
        (
            Fact.MANDATE,
            False,
            r"""
            {NO} _2 (?:mandat\w*|oppdragsbrev|oppdrag|mandates?|terms of reference)
            {NO} _1 {JOINT} _1 (?:letter|assignment|brev|bestilling|papir|avtale|brief)
            {NOT} _3 (?:mandat|oppdrag|oppdragsbrev|mandate|terms of reference|{JOINT} (?:letter|assignment|brev|mandat))
            {JOINT} (?:mandat|oppdrag|brev|papir|mandate|letter|assignment) _1 (?:mangler|manglar|finnes ikke|fins ikke|finst ikkje|har vi ikke)
            (?:mandat\w*|oppdrag|mandate) _1 (?:mangler|manglar|finnes ikke|fins ikke|finst ikkje|er ikke skrevet|is missing|does not exist)
            (?:brevene|breva|tildelingsbrevene|tildelingsbreva|letters) _3 (?:sier|seier|say|spriker|sprikar) (?:ulike|forskjellige|different|hver sitt|kvar sitt|noe ulikt)
            """,
        ),
        (
            Fact.MANDATE,
            True,
            r"""
            (?:har|fått|fekk|fikk|have|has|got|received|given|skrevet|sendt|skrive|signert|signed|written|under) _3 {JOINT} (?:\w+ )?{TASK}
            {JOINT} {TASK} _2 (?:er|is|was|ble|vart|ligger|finst|finnes|foreligger|fra|frå|from)
            (?:mandatet|oppdraget|the mandate|our mandate)(?: vårt)? (?:er|is) (?:\w+ (?:\w+ \w+ )?)?(?:klart|tydelig|clear|godt|signert|på plass|in place)
            (?:har|have|fått|fekk|fikk) (?:et |eit |ett |a )?(?:klart|tydelig|tydeleg|skriftlig|skriftleg|clear|written|signert) (?:mandat|mandate)
            (?:brevene|breva|tildelingsbrevene|letters) _3 (?:samme|same|likelydende|identical|identiske) (?:tekst|text|ordlyd|wording|formulering)
            """,
        ),
    )
)


def clauses(sentence: str, language: Language) -> list[str]:
    """The clauses of a sentence in small letters; «no» is «nå» where the text is no English."""
    low = sentence.lower() if language is Language.ENGLISH else NOW.sub("nå", sentence.lower())
    parts = (part.strip() for part in CLAUSES.split(low))
    return [part[:CLAUSE] for part in parts if part]


def is_asked(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return sentence.rstrip(" \"'»”)!").endswith("?")


def says(clause: str, asked: bool) -> list[tuple[Fact, bool]]:
    """What a clause says outright; nothing where it wishes or supposes, and no yes where it asks."""
    begins = START.findall(clause)
    cues = [c for c in CUES if not BEGINNINGS[c.fact].isdisjoint(begins)]
    denied = {c.fact for c in cues if not c.says and c.pattern.search(clause)}
    stated = set() if asked else {c.fact for c in cues if c.says and c.fact not in denied and _holds(c, clause)}
    if not (denied or stated) or UNSURE.search(clause):
        return []
    return [*((fact, False) for fact in sorted(denied)), *((fact, True) for fact in sorted(stated))]


def _holds(cue: Cue, clause: str) -> bool:
    """Whether what a cue tells is in the clause, and not denied or past."""
    found = cue.pattern.search(clause)
    if not found or PAST.search(clause):
        return False
    before, inside = clause[max(0, found.start() - NEAR_BEFORE) : found.start()], found.group()
    after = clause[found.end() : found.end() + NEAR_AFTER]
    if cue.fact is Fact.OUTSIDE_LINE:  # «utenom linja og ikke i styringsmøtet» is the track itself
        return not NEGATION.search(before)
    return not NEGATION.search(f"{before} {inside} {after}")
