"""The words a case is read by: numbers, what ministries and agencies are called, and their names."""

import re

from retrieval.question import Language

TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*-?|[^\w\s]")

NORWEGIAN_NUMBERS = {
    "ett": 1, "én": 1, "éin": 1, "eitt": 1, "begge": 2, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
    "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "femten": 15,
}  # fmt: skip
ENGLISH_NUMBERS = {
    "one": 1, "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
}  # fmt: skip
MOST = 60  # more ministries or agencies than this are no case's own

DEPARTMENTS_MANY = frozenset(
    """departement departementer departementene departementa departementene departementsråder departementsrådene
    departementsrådar departementsrådane fagdepartement fagdepartementer fagdepartementene fagdepartementa statsråder
    statsrådene statsrådar statsrådane ministre ministrene ministrar ministrane eierdepartementer eierdepartementene
    ministries ministers""".split()
)
DEPARTMENTS_ONE = frozenset("departement departementet fagdepartement ministry".split())
AGENCIES_MANY = frozenset(
    """etater etatene etatar etatane direktorat direktorater direktoratene direktorata virksomheter virksomhetene
    verksemder verksemdene underetater underetatar underetatene fagetater fagetatar fagetatene tilsyn tilsynene
    tilsyna tilsynsetater tilsynsetatene etatsdirektører etatsdirektørene etatsdirektørar etatsdirektørane direktører
    direktørene direktørar direktørane etatssjefer etatssjefene etatsledere etatslederne institusjoner institusjonene
    institusjonar institusjonane agencies directorates inspectorates institutions directors regulators""".split()
)
AGENCIES_ONE = frozenset(
    """etat etaten direktorat direktoratet virksomhet virksomheten verksemd verksemda tilsyn tilsynet agency
    directorate inspectorate institution""".split()
)
OTHERS = frozenset("andre other øvrige øvrege".split())
ANOTHER = frozenset("annet annen anna another sister".split())
# What may stand between a number and its noun.
MODIFIERS = OTHERS | frozenset(
    """av de dei the of our their våre våra disse desse these those ulike forskjellige forskjellege ulike berørte
    råka involverte samarbeidende samarbeidande statlige statlege store små deltakende deltagende deltakande
    underliggende underliggjande ytre sentrale aktuelle nasjonale ansvarlige ansvarlege deltagande selvstendige
    different government public national central participating involved sister partner state large small
    separate independent responsible""".split()
)
MEASURES = frozenset(
    """år uker veker dager dagar måneder månader timer timar møter møte ganger gonger millioner millionar mill prosent
    years weeks days months hours meetings times million percent per pr""".split()
)
SECTORS = frozenset(
    """health justice finance defence education transport labour energy climate environment fisheries agriculture
    culture trade foreign digital industry""".split()
)
# What follows a number that stands alone, «de to andre sier».
AFTER_ALONE = frozenset(
    """er som var har hadde deltar deltek skal vil kan sier seier og men i til må bør ble vart blei får mener meiner
    are were who have had come will can say and but in""".split()
)
OURS = frozenset("vår vårt våre mitt min my our".split())
SELF_AFTER = frozenset("vår vårt mitt min der som jeg eg vi".split())

DEPARTMENT_NAMES = {
    "kmd": "kommunal", "kdd": "kommunal", "krd": "kommunal", "kommunaldepartementet": "kommunal",
    "distriktsdepartementet": "kommunal", "moderniseringsdepartementet": "kommunal", "dfd": "digital",
    "forvaltningsdepartementet": "digital", "digitaliseringsdepartementet": "digital", "hod": "helse",
    "helsedepartementet": "helse", "omsorgsdepartementet": "helse", "asd": "arbeid", "aid": "arbeid",
    "arbeidsdepartementet": "arbeid", "sosialdepartementet": "arbeid", "inkluderingsdepartementet": "arbeid",
    "bfd": "barne", "bld": "barne", "barnedepartementet": "barne", "familiedepartementet": "barne",
    "likestillingsdepartementet": "barne", "jd": "justis", "justisdepartementet": "justis",
    "beredskapsdepartementet": "justis", "lmd": "landbruk", "landbruksdepartementet": "landbruk",
    "matdepartementet": "landbruk", "nfd": "næring", "næringsdepartementet": "næring", "fiskeridepartementet": "næring",
    "kld": "klima", "klimadepartementet": "klima", "miljødepartementet": "klima",
    "samferdselsdepartementet": "samferdsel",
    "utenriksdepartementet": "ud", "utanriksdepartementet": "ud", "finansdepartementet": "fin",
    "kunnskapsdepartementet": "kd", "utdanningsdepartementet": "kd", "forskingsdepartementet": "kd",
    "forsvarsdepartementet": "fd", "oed": "energi", "oljedepartementet": "energi", "energidepartementet": "energi",
    "kulturdepartementet": "kud", "kud": "kud", "ud": "ud", "kd": "kd", "fd": "fd", "fin": "fin", "sd": "samferdsel",
}  # fmt: skip
ONLY_CAPITALS = frozenset("ud kd fd fin sd jd aid ed udi dsb nve fhi nkom nsm ssb imdi hk-dir".split())
AGENCY_NAMES = {
    name: name.lower()
    for name in """Nav Udir Bufdir Bufetat Politiet Tolletaten Skatteetaten Mattilsynet Arbeidstilsynet Kartverket
    Kystverket Kystvakta Kystvakten Enova Lånekassen Husbanken Riksantikvaren Kripos Økokrim Lotteritilsynet
    Forskningsrådet Siva UDI DSB NVE FHI IMDi HK-dir HK-Dir Nkom NSM SSB PST Digdir Helsedirektoratet Statsbygg
    Forsvarsbygg Sivilforsvaret Forsvarsstaben Forsvaret Forsvarsmateriell Kulturrådet Nasjonalbiblioteket Arkivverket
    Entur Avinor Havforskningsinstituttet Veterinærinstituttet Folkehelseinstituttet Språkrådet Brreg
    Brønnøysundregistrene Brønnøysundregistra Riksarkivet Nasjonalmuseet Konkurransetilsynet Utlendingsdirektoratet
    Kriminalomsorgen Kriminalomsorga Barneombudet Statped Romsenteret Norad Eksfin Gassnova Patentstyret Lånekassa
    Påtalemyndigheten Domstoladministrasjonen Statsforvalteren Statsforvaltaren Tollvesenet Losvesenet Bufferlageret
    Politidirektoratet POD Helseplattformen Vegvesenet""".split()
}  # fmt: skip
SAME_AGENCY = {
    "vegdirektoratet": "vegvesenet", "utdanningsdirektoratet": "udir", "folkehelseinstituttet": "fhi",
    "utlendingsdirektoratet": "udi", "politidirektoratet": "politiet", "pod": "politiet", "tollvesenet": "tolletaten",
    "kystvakten": "kystvakta", "brønnøysundregistra": "brreg", "brønnøysundregistrene": "brreg",
    "lånekassa": "lånekassen",
    "kriminalomsorga": "kriminalomsorgen", "statsforvaltaren": "statsforvalteren",
    "digitaliseringsdirektoratet": "digdir",
    "familiedirektoratet": "bufdir", "mangfoldsdirektoratet": "imdi", "energidirektoratet": "nve", "bufetat": "bufdir",
    "kompetansedirektoratet": "hk-dir", "riksarkivet": "arkivverket",
}  # fmt: skip
# More than one word; a capital begins each.
LONG_NAMES = re.compile(
    r"\b(?:(?i:statens (?P<statens>vegvesen|strålevern|kartverk|sivilrett|helsetilsyn|pensjonskasse|jernbanetilsyn))"
    r"|(?P<institute>Meteorologisk institutt|Norsk Polarinstitutt|Norsk polarinstitutt|Innovasjon Norge|Bane NOR)"
    r"|(?i:directorate)s? (?:of|for) (?P<directorate>\w+)|(?P<guard>Coast Guard|National Archives|National Library)"
    r"|(?P<body>(?:[A-Z]\w{1,30} ){1,3})(?:Agency|Authority|Inspectorate|Administration|Directorate|Institute)\b)"
)
MINISTRY_OF = re.compile(r"\b(?:ministry|department) (?:of|for) (?:the )?(\w{2,40})", re.IGNORECASE)
MINISTRIES_OF = re.compile(
    r"\bministries (?:of|for) ((?:[\w’' -]{2,40}, ){0,6}[\w’' -]{2,40}?),? and (\w{2,40})", re.IGNORECASE
)
# «Helse-, justis- og finansdepartementene»
SHARED_TAIL = re.compile(r"\b((?:\w{2,30}-, ){0,6}\w{2,30}-) (?:og|samt) (\w{3,30})departement(?:a|ene)\b")
PROPER_ENDINGS = ("etaten", "rådet", "registeret")  # with a capital letter
SECOND_WORDS = frozenset(
    "institutt romsenter naturoppsyn polarinstitutt vegvesen universitet forskningsinstitutt".split()
)
NAME_ENDINGS = ("direktoratet", "direktorat", "tilsynet")
# End as names do, and name nothing.
NO_NAMES = frozenset(
    """fagdirektoratet søsterdirektoratet hoveddirektoratet direktoratet direktorat tilsynet nabodirektoratet
    fagdepartementet moderdepartementet eierdepartementet eigardepartementet sektordepartementet ansvarsdepartementet
    samordningsdepartementet departementet hoveddepartementet søsterdepartementet nabodepartementet oppsynet
    søsteretaten underetaten fagetaten storetaten nabodepartementet fagdirektorat menneskesynet""".split()
)
LOOSE_DEPARTMENTS = {"Samferdsel": "samferdsel", "Justis": "justis", "Finans": "fin", "Kommunal": "kommunal"}


def numbers(language: Language) -> dict[str, int]:
    """The number words of a language; «to» and «fire» are words of another sort in English."""
    return ENGLISH_NUMBERS if language is Language.ENGLISH else NORWEGIAN_NUMBERS | ENGLISH_NUMBERS
