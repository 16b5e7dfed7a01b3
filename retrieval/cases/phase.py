"""The phase of a case, and its place on samordningsstigen, by what it tells."""
# ruff: noqa: E501 - a pattern stands on one line, however long

from collections.abc import Iterable, Sequence
from itertools import islice

from corpus.advice import Phase
from retrieval.advisory import Fact
from retrieval.cases.cues import NEGATION, is_asked
from retrieval.cases.patterns import compiled

# Each cue counts at most twice for a case with its weight; the phase that leads by LEAD or more is the case's.
LEAD, MOST = 2, 2
CUES = tuple(
    (phase, weight, compiled(lines))
    for phase, weight, lines in (
        (
            Phase.GJENNOMFORING,
            3,
            r"""
            (?:inne i|i|er i) (?:det |vårt )?(?:andre|tredje|fjerde|femte) året|(?:second|third|fourth|fifth) year (?:of|in|into)|year (?:two|three|four|2|3|4)
            (?:har|have) (?:\w+ )?(?:holdt på|halde på|pågått|vart|drevet|drive|driven|been (?:going|running|working)|samarbeida|samarbeidet)
            (?:startet|starta|begynte|byrja|started|began|launched|vedtok|signed|signerte) _4 (?:19|20)\d\d|siden (?:19|20)\d\d|sidan (?:19|20)\d\d|since (?:19|20)\d\d
            (?:år|måneder|månader|years?|months?) (?:siden|sidan|ago) _4 (?:start\w*|begyn\w*|byrja|signed|signer\w*|we|vi)
            (?:siden|sidan) (?:nyttår|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|påske|jul|i fjor|oppstarten|starten)
            since (?:then|january|february|march|april|may|june|july|august|september|october|november|december|last|the start|the launch)
            (?:halvveis|midtveis|midt i|halfway|midway|underveis|er i gang|er godt i gang|under way|underway|in full swing)
            (?:sluttrapport|sluttevaluering|midtveisevaluering|årsrapport\w*|annual reports?|statusrapport\w*|status reports?|statusmelding\w*)
            (?:leverer|leverar|delivers?|delivering|drifter|driftar|gjennomfører|gjennomfør|gjennomføringen|implementing|implementation)
            (?:prosjektet|programmet|ordningen|strategien|project|programme) _3 (?:tar slutt|avsluttes|ends|er over|is over|har vart|har vært)
            """,
        ),
        (
            Phase.GJENNOMFORING,
            2,
            r"""
            (?:hver gang|kvar gong|hvert kvartal|kvart kvartal|hver måned|kvar månad|hver uke|kvar veke|every time|every month|each month|every week|each quarter|each meeting)
            (?:i fjor|i fjor høst|last year|forrige måned|sist uke|i forrige uke|last week|last month|to ganger|tre ganger|fire ganger)
            (?:på møtene|møtene (?:er|blir|våre|går)|møta|our meetings?|fellesmøtene|styringsgruppa|styringsgruppen|styringsgruppemøt\w*|steering group|the group meets)
            (?:trappet ned|trappa ned|omdisponert|scaled down|reassigned|sluttet å|slutta å|stopped coming|melder avbud|slutta å kome)
            (?:har blitt|har vorte|er blitt|er vorten|has become|ble til|etter hvert|gradvis|stadig|fortsatt|fremdeles|framleis|still|again|igjen)
            (?:prosjektleder|prosjektleiar|project manager|programleder|prosjektgruppa|arbeidsgruppa|prosjektet vårt|samarbeidet vårt)
            (?:oppfølging\w*|oppfølgjing\w*|rapporter\w*|reporting|reports|rapportering\w*)
            (?:tilleggsbrev\w*|tilleggsoppdrag\w*|nye bestillinger|new orders|new requests|supplementary letters?|hasteoppdrag)
            (?:vi|we|dei|de|they) (?:har|have) (?:\w+ )?(?:møttes|hatt|brukt|spent|levert|delivered|met)
            """,
        ),
        (
            Phase.GJENNOMFORING,
            1,
            r"""
            (?:samarbeidet|satsingen|satsinga|innsatsen|programmet|prosjektet|the programme|the project|our project|the cooperation|our partners|partnerne)
            (?:stemningen|tilliten|tonen|klager|complain\w*|maser|ringer|calls us|sender|insists?|krangler|kranglar|venter på)
            (?:da vi startet|då vi starta|when we started|etter at vi|vi merker|i praksis|in practice|in reality|tok slutt|ble avlyst|hver eneste)
            """,
        ),
        (
            Phase.FORBEREDENDE,
            3,
            r"""
            (?:planlegger|planlegg|vi planlegger|preparing|we are planning|are planning|planleggingsfasen|planning (?:phase|stage)|forberedelse\w*|førebuing\w*|preparatory meetings?)
            (?:forprosjekt\w*|forstudie\w*|konseptvalg\w*|utredningsfase\w*|pre-study|pilot study|feasibility|scoping|oppstartsfasen|utreder|utgreier)
            (?:før|before) (?:vi |we |they |arbeidet |the work )?(?:begynner|byrjar|starter|startar|setter i gang|går i gang|går i gong|går videre|begins?|start|go ahead|launch\w*|trykker)
            (?:skal|vil|will|about to|going to) (?:snart |nå |no |soon |til å |ut i januar)?(?:sette i gang|setje i gang|sette ned|starte|begynne|opprette|etablere|start|begin|launch|set up|establish|skrive oppdrag\w*|lage utkast|utarbeide|utforme)
            utkast(?:et)? til (?:strategi|plan|handlingsplan|oppdrag\w*|mandat|brev|tildelingsbrev)|draft (?:strategy|plan|mandate|letter|assignment)|(?:a|the|our) draft of
            (?:har ikke|har ikkje|have not|haven[’']t|not) (?:\w+ )?(?:begynt|starta|startet|started|begun|kommet i gang|gjort noe ennå|sendt ut)|ikke i gang ennå
            (?:oppdraget|oppdragsbrevet|brevene|breva|bestillingen|the assignment|letters) (?:skal|vil|will|is to|are to) (?:\w+ )?(?:sendes|sendast|ut|skrives|skrivast|go out|be sent|be written)
            (?:work|arbeidet|prosjektet|the project|satsingen) (?:begins|starts|starter|startar|begynner|byrjar|skal starte|skal begynne) (?:i|in|til|on|etter|next)
            (?:upcoming|kommende|komande|forestående|førestående|planlagte|planned|planlagd)|will be asked|are being drafted|is being drafted
            fått i oppgave å (?:lage|skrive|utarbeide|planlegge|forberede|foreslå)|fått i oppdrag å (?:lage|skrive|utarbeide|planlegge|foreslå)
            """,
        ),
        (
            Phase.FORBEREDENDE,
            2,
            r"""
            skal (?:sammen |i felleskap |saman )?(?:lage|skrive|utvikle|setje opp|sette opp|levere forslag|foreslå|jobbe sammen|samarbeide|prøve saman|prøve sammen)
            (?:ny|nye|nytt|new|stor|storstilt) (?:\w+ )?(?:satsing\w*|strategi\w*|handlingsplan\w*|program\w*|samarbeid\w*|effort|strategy|initiative|task|oppgave|oppgåve|reform)
            (?:vi|we|departementet|sjefen) (?:vurderer|vurderar|are considering|is considering|foreslår|føreslår|suggests?|proposes?|ser for seg)
            (?:første utkast|utkastet|første møte|fyrste møte|first meeting|kick-?off|konsulent\w* foreslår)
            (?:should we|bør vi|skal vi|how do we start|hvor begynner vi|where do we begin|hva bør|kva bør|hvordan bør) (?:\w+ )?(?:peke ut|velge|set up|choose|appoint|starte|begynne|start|organisere|organise)
            (?:til neste år|neste år|next year|til høsten|til hausten|this autumn|før sommeren|etter sommeren|neste vår)
            (?:fått beskjed om|fått melding om|we were told to|har bestemt at|skal ha felles|be om fellesmøte|går i gang|are to|is to)
            """,
        ),
    )
)
SIGN = {Phase.GJENNOMFORING: 1, Phase.FORBEREDENDE: -1}

STEPS = tuple(
    (step, compiled(lines))
    for step, lines in (
        (
            4,
            r"""
            (?:felles|samla|joint|common|shared) (?:\w+ )?(?:strategi\w*|plan|planar?|planer|tiltak\w*|program|budsjett\w*|strateg(?:y|ies)|plans|measures|programme|budget|innsats)
            (?:planlegge|planleggje|plan) (?:alt |everything )?(?:i lag|sammen|saman|together|i fellesskap|som ett)
            """,
        ),
        (
            3,
            r"""
            (?:justert|justere|justerer|justerar|endret|endra|endre|endrer|endrar|flyttet|tilpasset|tilpassa|tilpasse|adjust\w*|chang\w*|moved) _6 (?:planer|planar|planene|planane|kampanjer|kampanjene|tilsyn\w*|plans|så vi ikke|so as not|slik at vi ikke)
            (?:går|gå|ikke gå|ikke går) (?:ikke )?i beina på|ikke ødelegger for hverandre|ikkje øydelegg for kvarandre|not (?:to )?(?:hurt|harm|undermine) (?:each other|one another)
            """,
        ),
        (
            2,
            r"""
            (?:felles|sams|common|shared|joint) (?:problemforståelse|problemforståing|forståelse av problemet|forståing av problemet|understanding of the problem|problem understanding|understanding|virkelighetsforståelse)
            (?:enige|samde|einige|agree) (?:om|on|about) (?:hva som er |kva som er |what )?(?:problemet|årsakene|the problem|the causes|problembeskrivelsen)
            """,
        ),
        (
            1,
            r"""
            (?:bare|berre|kun|only|just|merely|egentlig bare) _3 (?:utveksler|utvekslar|deler|dele|fortelle|fortel|orienterer|orienterar|orientere|informerer|informerar|varsle|share|sharing|exchange|inform|tell) _3 (?:informasjon|hverandre|kvarandre|information|each other|one another|news)
            (?:deler|utveksler|utvekslar|share|exchange) (?:vi |me |we )?(?:bare |berre |kun |only |just )?(?:informasjon|information|erfaringer|erfaringar)
            """,
        ),
    )
)
NAMED_STEP = compiled(
    r"(?:trinn|steg|nivå|step|level|rung) (?:nr\.? |nummer )?([1-4]|en|ett|to|tre|fire|one|two|three|four)"
)
NUMBERS = {"en": 1, "ett": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4}
LADDER = compiled(r"samordningsstig\w*|samordningstrapp\w*|stigen|trappa|trappen|ladder|samordning\w*|coordination")
AIM = compiled(
    r"""
    mål(?:et)?|ambisjon\w*|ambition\w*|goal|aim|aims|skal ha|skal lage|skal utvikle|skal få|ønsker|ønskjer|vil ha|want|wants|må opp|need to|trenger|treng
    skal (?:opp|nå|to|planlegge|planleggje)|are to|meant to|supposed to|poenget var|oppdraget er|meningen er|meininga er|må (?:opp|til|ha|lage)
    """
)
NOW = compiled(
    r"""
    (?:er|står|ligger|ligg|er vi|vi er|we are|are|is|have|har|now|nå|i dag|today|deler|utveksler|utvekslar|share|exchange|just|bare|kun|berre|only|fungerer)
    """
)


def read_phase(split: Sequence[Sequence[str]]) -> Iterable[tuple[Phase, int]]:
    """The phase of a case by its clauses, with the sentence that tells it first; nothing where the cues are few or at odds."""
    low = [" ; ".join(s) for s in split]
    total, first = 0, dict[Phase, tuple[int, int]]()
    for phase, weight, pattern in CUES:
        at = list(islice((i for i, s in enumerate(low) if pattern.search(s)), MOST))
        if at:
            total += SIGN[phase] * weight * len(at)
            first[phase] = max(first.get(phase, (0, 0)), (weight, at[0]), key=lambda f: f[0])
    if abs(total) >= LEAD:
        phase = Phase.GJENNOMFORING if total > 0 else Phase.FORBEREDENDE
        yield phase, first[phase][1]


def read_ladder(sentences: Sequence[str], split: Sequence[Sequence[str]]) -> Iterable[tuple[Fact, int, int]]:
    """The step where the cooperation is and where it is meant to be, with their sentences."""
    for i, sentence in enumerate(sentences):
        if is_asked(sentence):
            continue
        on_ladder = LADDER.search(sentence.lower())
        for clause in split[i]:
            step = _step(clause, bool(on_ladder))
            if step and not NEGATION.search(clause.replace("ikke ødelegger", "").replace("ikke går i beina", "")):
                if AIM.search(clause):
                    yield Fact.AMBITION, step, i
                elif NOW.search(clause):
                    yield Fact.STEP, step, i


def _step(clause: str, on_ladder: bool) -> int | None:
    """The step of the ladder that a clause speaks of."""
    named = NAMED_STEP.search(clause) if on_ladder else None
    if named:
        word = named.group(1)
        return int(word) if word.isdigit() else NUMBERS[word]
    return next((step for step, pattern in STEPS if pattern.search(clause)), None)
