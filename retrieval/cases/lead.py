"""Whether a ministry or an agency leads the others in a case, or nobody does."""
# ruff: noqa: E501 - a pattern stands on one line, however long

import re
from collections.abc import Iterable, Sequence

from retrieval.advisory import Fact
from retrieval.cases.cues import NEGATION, START, UNSURE, beginnings, is_asked
from retrieval.cases.names import read_kinds
from retrieval.cases.patterns import compiled

LEAD_OF = {Fact.DEPARTMENTS: Fact.LEAD_DEPARTMENT, Fact.AGENCIES: Fact.LEAD_AGENCY}
LEADS = compiled(
    r"""
    (?:leder an|leier an|leiar an|går foran|går føre|leads|chairs|coordinates|co-ordinates|samordner|samordnar|koordinerer)
    (?:koordinerar|in the lead|is leading|are leading|is coordinating|is in charge|holder i trådene|held i trådane)
    (?<!som )(?<!en )(?<!ein )(?<!egen )(?<!vår )(?<!ny )(?<!har )(?:leder|leiar|leier|leda|leia|ledet)(?! (?:som|for|av|i|og|har|er))
    (?:har|hatt|fått|fekk|fikk|tatt|tatt på seg|tok|has|have|holds|took|taken|sitter i|sit i|er i) (?:\w+ ){0,2}?{ROLE}
    (?:leder|leiar|leier) (?:arbeid|samarbeid|satsing|innsats|prosjekt|program|gruppe|plan|det hele)\w*|(?:lead|led|leading) the (?:work|effort|programme|group|project)
    er (?:koordinerende|koordinerande|leiande|ledende|samordnende|samordnande|koordinator|lederdepartement)
    (?:is|as|are|som|er) (?:the |vår |a )?(?:lead|coordinating|koordinerende|koordinerande) (?:ministry|agency|departement|etat|virksomhet|verksemd|direktorat)
    {CHARGE} _6 {TOLEAD}
    (?:med|under) (?:\w+ ){1,4}(?:i spissen|i førersetet|sin leiing)|under (?:ledelse|leiing) av|(?:ledet|leia|leidd|led|coordinated|chaired|koordinert|samordnet|samordna) (?:av|by)
    """
)
BEGINNINGS = beginnings(
    "lede|leie|leia|ledet|lead|led |samordn|koordin|coordin|tråd|ansvar|responsib|vent|wait|styr|bestem|rattet|roret"
    "|holder|held|hold|hald|pekt|peikt|peke|appoint|named|charge|chair|spissen|eier|eig|own|tar |tek |tatt|ta |teke|tak"
    "|sjef|heil|helh|whole|helm|wheel|string|går f|førar|fører|runs|leiar|leidd|andre|other|dele"
)
NAMED = compiled(
    r"""
    (?:koordinerende|koordinerande|coordinating|lead|leading|ledende|leiande|samordnende) (?:departement|etat|virksomhet|verksemd|direktorat|ministry|agency|directorate)(?:et|en|a)? (?:er|is|var|blir|ble|vart|har|has|vil|will|sier|seier|says)
    (?:det|den|the) (?:koordinerende|koordinerande|coordinating|lead|ledende|leiande|samordnende) (?:departementet|etaten|virksomheten|verksemda|direktoratet|ministry|agency|directorate)
    """
)
LACKS = compiled(
    r"""
    {NOBODY} _6 {LEAD}
    {NOBODY} _4 (?:tatt|tar|tek|ta|teke|take|takes|taken|eier|eig|owns?|styrer|styrar|bestemmer|bestemmar|steers?|runs?) _2 (?:ansvar\w*|tak|saken|saka|ballen|initiativ\w*|oppgaven|oppgåva|responsib\w*|ownership|it|det|dette)
    {NOBODY} _6 (?:holder i|held i|holde i|halde i|pekt på|peikt på|put in charge|holder tak|appointed|named)
    (?:alle|everyone|everybody|all|begge|both) _3 (?:venter|ventar|waiting|waits?|wait) (?:på|for) (?:hverandre|kvarandre|each other|one another|de andre|dei andre|den andre|the others?|at (?:de|dei|den) andre)
    (?:venter|ventar) på (?:hverandre|kvarandre|at noen andre|at nokon andre)|waiting for (?:each other|one another|someone else)|waits for the others?
    (?:uten|utan|without|mangler|manglar|lacks?) (?:en |ein |et |eit |a |any |noen |nokon |noko |noe )?(?:tydelig |tydeleg |klar |clear )?(?:koordin\w+|leder|leiar|leiing|ledelse|lead\w*|coordinat\w+|samordn\w+)
    (?:har|have|has) {NOT} _5 (?:pekt ut|peikt ut|utpekt|appointed|named) _3 (?:lead\w*|leder|leiar|koordin\w+|coordinat\w+|samordn\w+)
    {UNCLEAR} _2 {WHO} _5 (?:{LEAD}|bestemmer|bestemmar|holder i|held i|styrer|styrar)
    {WHO} _5 {LEAD} _2 {UNCLEAR}
    (?:begge|alle|hver|both|each|all) _4 (?:tror|trur|mener|meiner|thinks?|believes?|assumes?) _5 (?:andre|other|others) _3 (?:{LEAD}|ansvar\w*|does)
    """
)
ONE_OF = re.compile(r"\b(?:ett|eitt|én|ein|en|one) (?:av dem|av dei|of them)\b")
OURSELVES = re.compile(r"\b(?:vi|me|we|oss|us|jeg|eg|i)\b")


def read_lead(
    sentences: Sequence[str], split: Sequence[Sequence[str]], own: Fact | None, only: Fact | None
) -> Iterable[tuple[Fact, bool, int]]:
    """Who leads, and the sentence that says it. `split` has their clauses, `own` is the writer's kind, `only` the one kind that a case knows."""
    for i, sentence in enumerate(sentences):
        is_question = is_asked(sentence)
        told_of = [clause for clause in split[i] if not BEGINNINGS.isdisjoint(START.findall(clause))]
        in_sentence = read_kinds(sentence) if told_of else []
        for clause in told_of:
            lacks = LACKS.search(clause)
            if lacks and not UNSURE.search(clause):
                kind = _one(read_kinds(clause)) or _one(in_sentence) or only
                if kind:
                    yield LEAD_OF[kind], False, i
            elif not lacks and not is_question:
                kind = _leader(clause, in_sentence, own or only)
                if kind:
                    yield LEAD_OF[kind], True, i


def _one(kinds: Sequence[Fact]) -> Fact | None:
    return kinds[0] if len(set(kinds)) == 1 else None


def _leader(clause: str, in_sentence: Sequence[Fact], own: Fact | None) -> Fact | None:
    """The kind of the one that a clause says leads."""
    named = NAMED.search(clause)
    found = named or LEADS.search(clause)
    if not found or UNSURE.search(clause) or NEGATION.search(clause[: found.end()]):
        return None
    if named:
        return _one(read_kinds(named.group()))
    before = clause[: found.start()]
    kinds = read_kinds(clause[: found.end()])
    if kinds:
        return kinds[-1]
    if ONE_OF.search(before) and in_sentence:
        return in_sentence[-1]
    return own if OURSELVES.search(before) and "jeg leder" not in clause else None
