"""The verdicts of an advisory as escaped HTML: a card for each piece of advice, and what does not apply."""

from collections.abc import Iterable, Sequence

from app.advice_links import AdviceLinks
from app.advice_text import advice_name, matched, verdict_name, why
from app.markup import Markup, join, tag
from app.texts import Texts
from retrieval.advisory import AdviceVerdict, Advisory, Case, Quoted, VerdictKind

SHAPES = {
    VerdictKind.APPLIES: "full",
    VerdictKind.PARTLY: "half",
    VerdictKind.NOT: "empty",
    VerdictKind.UNKNOWN: "open",
}
THIN_QUESTIONS = 8


def cards(verdicts: Iterable[AdviceVerdict], case: Case, links: AdviceLinks, texts: Texts) -> Markup:
    """A card for each verdict, in their order."""
    return tag("div", *(_card(verdict, case, links, texts) for verdict in verdicts), class_="verdicts")


def not_applying(verdicts: Iterable[AdviceVerdict], case: Case, links: AdviceLinks, texts: Texts) -> Markup:
    """The advice that does not apply, with why, a line each."""
    lines = (
        tag(
            "li",
            tag("p", tag("strong", f"{advice_name(v, texts)}: "), v.title, links.reference(v.citation)),
            tag("p", _badge(v.verdict, texts), " ", why(v, case, texts)),
        )
        for v in verdicts
    )
    return tag("ul", *lines, class_="not-applying")


def first_questions(advisory: Advisory) -> tuple[str, ...]:
    """What a case that says too little has to tell first, of each piece of advice in turn; the ladder has fields."""
    each = [v.questions for v in advisory.verdicts]
    longest = max(map(len, each), default=0)
    in_turn = (questions[n] for n in range(longest) for questions in each if n < len(questions))
    return tuple(dict.fromkeys(in_turn))[:THIN_QUESTIONS]


def _card(verdict: AdviceVerdict, case: Case, links: AdviceLinks, texts: Texts) -> Markup:
    said = texts.export
    return tag(
        "article",
        tag("h3", f"{advice_name(verdict, texts)}: {verdict.title}"),
        tag("p", _badge(verdict.verdict, texts), _strength(verdict.strength, texts), class_="standing-line"),
        tag("p", why(verdict, case, texts), class_="lead"),
        _matches(matched(verdict, case), case, texts),
        tag("p", verdict.summary, links.reference(verdict.citation)),
        _part(said.actions, _listed(verdict.actions, links)),
        _part(said.questions, [tag("li", question) for question in verdict.questions]),
        _folded(said.examples, _listed(verdict.examples, links)),
        tag("div", links.origin(verdict.citation), class_="meta"),
        class_=f"verdict {SHAPES[verdict.verdict]}",
    )


def _badge(kind: VerdictKind, texts: Texts) -> Markup:
    """The verdict in words, with a shape of its own before them."""
    shape = tag("span", "?" if kind is VerdictKind.UNKNOWN else "", class_=f"shape {SHAPES[kind]}", aria_hidden="true")
    return tag("span", shape, verdict_name(kind, texts), class_="badge")


def _strength(strength: float, texts: Texts) -> Markup:
    """How likely it is that the advice bears on the case, in words and as a small bar."""
    levels = len(texts.advice.strengths)
    level = min(levels, int(strength * levels) + 1)
    bar = (tag("span", class_="on" if n < level else None) for n in range(levels))
    return tag(
        "span",
        tag("span", *bar, class_="bar", role="img", aria_label=_level(level, levels, texts)),
        f"{texts.advice.strength} {texts.advice.strengths[level - 1]}",
        class_="strength",
    )


def _level(level: int, levels: int, texts: Texts) -> str:
    return texts.advice.strength_level.format(level=level, levels=levels)


def _matches(sentences: Sequence[str], case: Case, texts: Texts) -> Markup:
    """The case's own sentences, marked."""
    quotes = (tag("li", tag("q", tag("mark", sentence))) for sentence in sentences)
    if not sentences:
        return Markup()
    return join([tag("h4", texts.export.from_case), tag("ul", *quotes, class_="matched", lang=case.language)])


def _listed(quoted: Iterable[Quoted], links: AdviceLinks) -> list[Markup]:
    return [links.quoted(q) for q in quoted]


def _part(heading: str, points: Sequence[Markup]) -> Markup:
    return join([tag("h4", heading), tag("ul", *points)]) if points else Markup()


def _folded(heading: str, points: Sequence[Markup]) -> Markup:
    """A list that is opened by its heading."""
    return tag("details", tag("summary", heading), tag("ul", *points)) if points else Markup()
