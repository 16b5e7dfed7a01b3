import time

import pytest

from corpus.advice import Phase
from retrieval.advisory import CaseFacts, Fact
from retrieval.cases.read import cut, read_case


def facts(text):
    return read_case(text).facts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vi er tre departementer om ferjene.", 3),
        ("Dei to departementa er usamde om ferjene.", 2),
        ("Four ministries share the ferries.", 4),
        ("Begge departementene har ferjer.", 2),
        ("De fire berørte departementene møtes aldri.", 4),
        ("Vårt departement og Finansdepartementet deler ferjene.", 2),
        ("KMD, HOD og KLD deler ferjene.", 3),
        ("Helse-, justis- og finansdepartementene deler ferjene.", 3),
        ("My ministry shares the ferries with one other ministry.", 2),
        ("The ministries of health, justice and finance share the ferries.", 3),
        ("Departementet vårt har ferjene, sammen med to andre.", 3),
        ("Et departement har ferjene.", None),
        ("We report to ministries about ferries.", None),
    ],
)
def test_how_many_ministries(text, number):
    assert facts(text).departments == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fem etater har ferjer.", 5),
        ("Vi er 4 verksemder med ferjer.", 4),
        ("Three agencies run ferries.", 3),
        ("Two health agencies run ferries.", 2),
        ("Nav, Udir og Bufdir har ferjer.", 3),
        ("Kystverket og Statens vegvesen har ferjer.", 2),
        ("The Coast Guard and the Directorate of Fisheries run ferries.", 2),
        ("Etaten vår driver ferjer sammen med to andre etater.", 3),
        ("Jeg jobber i Mattilsynet. Vi driver ferjer med Kystverket.", 2),
        ("Kystverket, Norsk Ferjeråd og Havnebua har ferjer.", 3),
        ("Vi har tre ferjer, og etatene er enige.", None),
        ("Kystverket har ferjer.", None),
        ("Vi fikk fire dager på oss, og etatene er slitne.", None),
    ],
)
def test_how_many_agencies(text, number):
    assert facts(text).agencies == number


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Samferdselsdepartementet leder arbeidet med ferjene.", Fact.LEAD_DEPARTMENT, True),
        ("Departementet vårt er sett til å samordne ferjene.", Fact.LEAD_DEPARTMENT, True),
        ("We are the ministry in the lead for the ferries.", Fact.LEAD_DEPARTMENT, True),
        ("Ingen av departementene vil ta ledertrøya.", Fact.LEAD_DEPARTMENT, False),
        ("No ministry has taken the lead on ferries.", Fact.LEAD_DEPARTMENT, False),
        ("Departementa ventar på kvarandre.", Fact.LEAD_DEPARTMENT, False),
        ("Bør vi peke ut et koordinerende departement?", Fact.LEAD_DEPARTMENT, None),
        ("Hvem skal lede departementene?", Fact.LEAD_DEPARTMENT, None),
        ("Kystverket koordinerer ferjene.", Fact.LEAD_AGENCY, True),
        ("Etaten vår er utpekt til å koordinere ferjene.", Fact.LEAD_AGENCY, True),
        ("Our agency coordinates the ferries.", Fact.LEAD_AGENCY, True),
        ("Ingen av etatene holder i trådene.", Fact.LEAD_AGENCY, False),
        ("Nobody coordinates the agencies.", Fact.LEAD_AGENCY, False),
        ("Should our agency coordinate the ferries?", Fact.LEAD_AGENCY, None),
        ("Vi har et felles oppdrag fra departementene.", Fact.MANDATE, True),
        ("We have received a joint mandate.", Fact.MANDATE, True),
        ("Vi arbeider utan mandat.", Fact.MANDATE, False),
        ("Det finnes ikke noe felles mandat for ferjene.", Fact.MANDATE, False),
        ("We have no joint mandate.", Fact.MANDATE, False),
        ("Vi bør ha et felles mandat.", Fact.MANDATE, None),
        ("Det er satt av 12 millioner til ferjene.", Fact.MONEY, True),
        ("Vi har fått midlar til ferjene.", Fact.MONEY, True),
        ("The ministry has set aside money for ferries.", Fact.MONEY, True),
        ("Ingen har satt av penger til ferjene.", Fact.MONEY, False),
        ("Det følgjer ingen pengar med.", Fact.MONEY, False),
        ("The task came without money or staff.", Fact.MONEY, False),
        ("Skal vi sette av penger til ferjene?", Fact.MONEY, None),
        ("Hvis vi har fått midler, kjøper vi ferjer.", Fact.MONEY, None),
        ("Fristen er 1. mars.", Fact.DEADLINE, True),
        ("Planen skal leverast innan utgangen av juni.", Fact.DEADLINE, True),
        ("The ferries are due by the end of May.", Fact.DEADLINE, True),
        ("Det er ikke satt noen frist.", Fact.DEADLINE, False),
        ("Arbeidet har ingen frist.", Fact.DEADLINE, False),
        ("There is no deadline.", Fact.DEADLINE, False),
        ("Bør det være en frist?", Fact.DEADLINE, None),
        ("Regjeringen har vedtatt ferjeplanen.", Fact.ANCHORED, True),
        ("Statsrådane står bak ferjene.", Fact.ANCHORED, True),
        ("The ministers back the ferries.", Fact.ANCHORED, True),
        ("Statsråden har ikke engasjert seg i ferjene.", Fact.ANCHORED, False),
        ("Arbeidet er ikkje forankra.", Fact.ANCHORED, False),
        ("Nobody at the top knows of the ferries.", Fact.ANCHORED, False),
        ("Hvordan får vi saken forankret hos ministeren?", Fact.ANCHORED, None),
        ("Ferjeprosjektet styres utenfor linja.", Fact.OUTSIDE_LINE, True),
        ("Prosjektet har eige sekretariat utanom tildelingsbreva.", Fact.OUTSIDE_LINE, True),
        ("The team reports directly to the minister.", Fact.OUTSIDE_LINE, True),
        ("Ferjene følges opp i de vanlige styringsmøtene.", Fact.OUTSIDE_LINE, False),
        ("Bør prosjektet styres utenfor linja?", Fact.OUTSIDE_LINE, None),
    ],
)
def test_yes_no_or_untold(text, fact, value):
    assert getattr(facts(text), fact) is value


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Vi er inne i tredje året, og hver gang kommer det nye folk.", Phase.GJENNOMFORING),
        ("Vi starta i 2019 og rapporterer kvart kvartal.", Phase.GJENNOMFORING),
        ("Since 2021 we have delivered two status reports.", Phase.GJENNOMFORING),
        ("Vi planlegger en ny satsing på ferjer.", Phase.FORBEREDENDE),
        ("Oppdraget skal sendast ut, og vi har laga utkast til mandat.", Phase.FORBEREDENDE),
        ("We are planning a new initiative; work begins in September.", Phase.FORBEREDENDE),
        ("Ferjene er grønne.", None),
    ],
)
def test_the_phase(text, phase):
    assert facts(text).phase is phase


def test_the_steps_of_the_ladder():
    found = facts("I dag deler vi bare informasjon. Målet er felles strategier og tiltak.")
    assert (found.step, found.ambition) == (1, 4)
    assert facts("Vi står på trinn 2 i samordningsstigen.").step == 2
    assert facts("Vi har ikke en felles problemforståelse.").step is None


def test_the_sentence_of_a_fact():
    case = read_case("Ferjene er grønne. Tre etater har dem. Det er ingen frist.")
    assert {s.fact: s.sentence for s in case.sources} == {Fact.AGENCIES: 1, Fact.DEADLINE: 2}
    assert case.sentences[1] == "Tre etater har dem."
    assert case.read == 3


def test_told_facts_win():
    case = read_case("Tre etater har ferjer. Det er ingen frist.", CaseFacts(agencies=7, mandate=False))
    assert (case.facts.agencies, case.facts.mandate, case.facts.deadline) == (7, False, False)
    assert {s.fact: s.sentence for s in case.sources} == {Fact.AGENCIES: None, Fact.MANDATE: None, Fact.DEADLINE: 1}


def test_what_contradicts_itself_is_untold():
    assert facts("Vi har fått midler. Vi har ingen penger.").money is None


def test_lines_and_bullets_end_sentences():
    text = "Saken gjelder ferjer\n- Tre etater er med\n• Ingen frist\n2) Lite penger\nEn linje som\ngår videre her."
    assert cut(text) == (
        "Saken gjelder ferjer",
        "Tre etater er med",
        "Ingen frist",
        "Lite penger",
        "En linje som går videre her.",
    )


@pytest.mark.parametrize("text", ["", " \n ", "?", "\u200b", "«", "Hei", "mandat", "Vi ansetter en leder med mandat."])
def test_little_or_beside_the_point(text):
    assert read_case(text).facts.departments is None


def test_language():
    assert [
        read_case(t).language for t in ("Vi har ikke ferjer.", "Vi har ikkje ferjer.", "We have no ferries at all.")
    ] == [
        "nb",
        "nn",
        "en",
    ]


def test_a_long_case():
    text = "Ferjene går som de skal i dag, og ingen klager. " * 1_100 + "Tre etater har dem."
    case = read_case(text)
    assert case.facts.agencies == 3
    assert case.sources[-1].sentence == 1_100


HOSTILE = (
    "a. ",
    "ingen har ",
    "Nav, ",
    "ministries of a, ",
    "helse-, ",
    "'-’",
    "gitt skal frist penger ",
    "(",
    "1" * 9,
    "a\n",
)


@pytest.mark.parametrize("part", HOSTILE)
def test_time_grows_no_faster_than_the_text(part):
    def seconds(times):
        text = part * times
        best = []
        for _ in range(3):
            start = time.process_time()
            read_case(text)
            best.append(time.process_time() - start)
        return min(best)

    seconds(10)
    assert seconds(2_000) < 8 * seconds(500) + 0.05
