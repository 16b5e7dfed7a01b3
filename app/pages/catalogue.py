"""The pages, in the order of the navigation. A new page is a module with `render`, and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from app.links import ADVICE
from app.pages import advice, ask, sources
from app.texts import Texts


@dataclass(frozen=True)
class PageSpec:
    """A page's address below the root, its name in the reader's language, and what shows it."""

    path: str
    name: Callable[[Texts], str]
    render: Callable[[Texts], None]


PAGES = (
    PageSpec("", lambda texts: texts.pages.ask, ask.render),
    PageSpec(ADVICE, lambda texts: texts.pages.advice, advice.render),
    PageSpec("kilder", lambda texts: texts.pages.sources, sources.render),
)
