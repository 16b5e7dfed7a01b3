"""The ladder of coordination as escaped HTML: a list of steps that is drawn as a stair where there is room."""

from app.advice_links import AdviceLinks
from app.advice_text import ladder_line
from app.markup import Markup, join, tag
from app.texts import Texts
from retrieval.advisory import Ladder, Step


def ladder_html(ladder: Ladder, links: AdviceLinks, texts: Texts) -> Markup:
    """Where the cooperation is and needs to be, the steps, and what the next one takes."""
    return join(
        [
            tag("p", ladder_line(ladder, texts), class_="lead"),
            tag("ol", *(_step(step, ladder, links, texts) for step in ladder.steps), class_="ladder"),
            _part(texts.export.next_step, [links.quoted(quoted) for quoted in ladder.next_takes]),
        ]
    )


def _step(step: Step, ladder: Ladder, links: AdviceLinks, texts: Texts) -> Markup:
    """A step in words; where the cooperation is and needs to be stands in words too, not in colour alone."""
    here, needed = step.number == ladder.current, step.number == ladder.needed
    classes = [name for name, is_so in (("here", here), ("needed", needed)) if is_so]
    marks = [texts.export.here] * here + [texts.export.needed] * needed
    return tag(
        "li",
        tag("strong", texts.export.step.format(number=step.number)),
        *(tag("em", f"{mark[:1].upper()}{mark[1:]}") for mark in marks),
        tag("span", step.text, links.reference(step.citation)),
        class_=" ".join(classes) or None,
        value=step.number,
    )


def _part(heading: str, points: list[Markup]) -> Markup:
    return join([tag("h3", heading), tag("ul", *points)]) if points else Markup()
