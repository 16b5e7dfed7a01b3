"""«Which advice applies» in the report: charts, tables, and each case that came out wrong."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from evals.advised import AdvisedCase, Ruled
from evals.advising import AdvisingRun
from evals.advising_faults import LESSER, Fault, faults
from evals.advising_labels import ADVISING_LABELS, FAULT_LABELS, NAMING, REASON_LABELS
from evals.advising_measures import OFF_TOPIC
from evals.charts import bars, reliability, signed
from evals.figures import Advising, AdvisingGroup, Figure, NamingScores
from evals.labels import LANGUAGES, STATUS_LABELS
from evals.markup import bar, interval, listed, number, table
from evals.measures import VAGUE

OWN = "Samråd"
SUMMARY = 140  # characters of a case that are shown before it is opened

Found = tuple[AdvisedCase, tuple[Fault, ...]]


def advising_html(run: AdvisingRun) -> str:
    """The part of the report."""
    wrong = [(case, found) for case in run.cases if (found := faults(case))]
    grave = [(case, found) for case, found in wrong if set(found) - LESSER]
    lesser = [(case, found) for case, found in wrong if not set(found) - LESSER]
    return "".join(
        [
            f"<h2>Hvilke råd gjelder ({run.figures.cases} saker)</h2>",
            _charts(run.figures),
            _figures(run.figures),
            _baselines(run.figures),
            _languages(run.figures.by_language),
            *(_bins(title, group) for title, group in _groups(run.figures)),
            *_cases("Saker med feil", grave),
            *_cases("Riktig råd først, men ikke de samme rådene som i fasiten", lesser),
        ]
    )


def _charts(advising: Advising) -> str:
    rows = _recipes(advising)
    against = ((ADVISING_LABELS[n], [(label, _of(scores, n)) for label, scores in rows]) for n in NAMING)
    languages = [(LANGUAGES.get(lang, lang), group.scores) for lang, group in advising.by_language.items()]
    spoken = ((ADVISING_LABELS[n], [(label, _of(scores, n)) for label, scores in languages]) for n in NAMING)
    drawn = [
        bars("rad", "Hvilke råd gjelder" + (" mot enkle oppskrifter" if advising.baselines else ""), against),
        *(_calibration(place, title, group) for place, (title, group) in enumerate(_groups(advising))),
        bars("radsprak", "Hvilke råd gjelder, etter språk", spoken) if len(languages) > 1 else "",
    ]
    shown = "".join(drawn)
    return f'<div class="charts">{shown}</div>' if shown else ""


def _groups(advising: Advising) -> Iterator[tuple[str, AdvisingGroup]]:
    """All cases, and where there are several languages, those of each."""
    yield "alle saker", advising
    if len(advising.by_language) > 1:
        yield from ((LANGUAGES.get(lang, lang), group) for lang, group in advising.by_language.items())


def _calibration(place: int, title: str, group: AdvisingGroup) -> str:
    points = [(b.strength, b.share, b.pairs) for b in group.bins if b.strength is not None]
    return reliability(f"kalibrering{place}", f"Styrke og andel riktige råd, {title}", points)


def _recipes(advising: Advising) -> list[tuple[str, NamingScores]]:
    own: tuple[str, NamingScores] = (OWN if advising.baselines else "", advising.scores)
    return [own, *((b.name, b.scores) for b in advising.baselines)]


def _figures(advising: Advising) -> str:
    rows = []
    for name, label in ADVISING_LABELS.items():
        own = _of(advising.scores, name)
        rows.append((escape(label), bar(own), number(own.value), interval(own), str(own.n), str(own.left_out)))
    return table("Hvilke råd gjelder", ("Mål", "", "Verdi", "95 %-intervall", "Antall", "Holdt utenfor"), rows)


def _baselines(advising: Advising) -> str:
    if not advising.baselines:
        return ""
    rows = [(OWN, *_cells(advising.scores), "", "")]
    rows += [(escape(b.name), *_cells(b.scores), signed(b.gain.value), interval(b.gain)) for b in advising.baselines]
    heads = ("Oppskrift", *(ADVISING_LABELS[n] for n in NAMING), "Gevinst, først", "95 %-intervall")
    note = (
        "De enkle oppskriftene rangerer de seks rådene etter hvor nær tittel og sammendrag ligger saken. "
        "Gevinst: hvor mye oftere Samråd har riktig råd først, målt sak for sak."
    )
    return f"{table('Hvilke råd gjelder, mot enkle oppskrifter', heads, rows)}<p><small>{note}</small></p>"


def _cells(scores: NamingScores) -> list[str]:
    return [f"{number(_of(scores, n).value)} <small>({interval(_of(scores, n))})</small>" for n in NAMING]


def _languages(groups: Mapping[str, AdvisingGroup]) -> str:
    names = [LANGUAGES.get(lang, lang) for lang in groups]
    rows = [
        (escape(label), *(_counted(_of(group.scores, n)) for group in groups.values()))
        for n, label in ADVISING_LABELS.items()
    ]
    for place, baseline in enumerate(next(iter(groups.values())).baselines):
        for n in NAMING:
            figures = [_of(g.baselines[place].scores, n) if g.baselines else None for g in groups.values()]
            label = f"{baseline.name}: {ADVISING_LABELS[n]}"
            rows.append((escape(label), *(_counted(figure) if figure else "–" for figure in figures)))
    return table("Hvilke råd gjelder, etter språk", ("Mål", *names), rows)


def _counted(figure: Figure) -> str:
    return f"{number(figure.value)} <small>({interval(figure)}; {figure.n})</small>" if figure.n else "–"


def _bins(title: str, group: AdvisingGroup) -> str:
    rows = [
        (f"{number(b.low)}–{number(b.high)}", str(b.pairs), number(b.strength), number(b.share.value),
         interval(b.share))
        for b in group.bins
        if b.pairs
    ]  # fmt: skip
    heads = ("Styrke", "Par av råd og sak", "Snitt av styrken", "Andel riktige", "95 %-intervall")
    return table(f"Kalibrering, {title}", heads, rows) if rows else ""


def _cases(title: str, found: Sequence[Found]) -> Iterator[str]:
    yield f"<h3>{title} ({len(found)})</h3>"
    yield from (_case(case, wrong) for case, wrong in found)


def _case(case: AdvisedCase, wrong: Sequence[Fault]) -> str:
    text = " ".join(case.question.question.split())
    short = text if len(text) <= SUMMARY else f"{text[:SUMMARY].rstrip()} …"
    why = "; ".join(FAULT_LABELS[fault] for fault in wrong)
    named = ", ".join(map(str, case.outcome.advice)) or "ingen råd"
    got = "mangler opplysninger" if case.outcome.thin else STATUS_LABELS[case.outcome.status]
    nearest = f"<p>Nærmeste råd: {', '.join(map(str, case.nearest))}.</p>" if case.nearest else ""
    error = f"<p>Feilmelding: {escape(case.outcome.error)}</p>" if case.outcome.error else ""
    verdicts = (*case.outcome.verdicts, *case.outcome.others)
    return (
        f"<details><summary><strong>{escape(case.question.id)}</strong> {escape(short)} "
        f'<span class="bad">({escape(why)})</span></summary>'
        f"<pre>{escape(case.question.question)}</pre>"
        f"<p>Fasit: {_gold(case)}. Fikk: {got} ({named}).</p>{nearest}{error}"
        f"{listed('ul', map(_ruled, verdicts)) if verdicts else ''}</details>"
    )


def _gold(case: AdvisedCase) -> str:
    if case.question.type in {VAGUE, OFF_TOPIC}:
        return "mangler opplysninger" if case.question.type == VAGUE else "avvist"
    return f"råd {', '.join(map(str, case.question.advice))}"


def _ruled(ruled: Ruled) -> str:
    heard = [
        f"«{escape(h.sentence)}» ligner «{escape(h.signal)}» <small>({number(h.strength)})</small>" for h in ruled.heard
    ]
    return (
        f"{escape(ruled.set)} {ruled.number}, {escape(ruled.title)}: <strong>{ruled.verdict}</strong> "
        f"<small>(styrke {number(ruled.strength)}; {REASON_LABELS[ruled.reason]}; {len(ruled.quotes)} sitater)</small>"
        + (listed("ul", heard) if heard else "")
    )


def _of(scores: NamingScores, name: str) -> Figure:
    figure: Figure = getattr(scores, name)
    return figure
