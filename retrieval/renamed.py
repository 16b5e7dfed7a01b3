"""Bodies that a source calls by a name they have lost since."""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from corpus.glossary import Body, Glossary


class Renamed(BaseModel):
    """A body by the name that a source gives it, what it became in which year, and the glossary's remark."""

    model_config = ConfigDict(frozen=True)

    called: str
    became: tuple[tuple[int, str], ...]
    note: str = ""


def renamed(text: str, written: int, glossary: Glossary) -> Iterator[tuple[Body, Renamed]]:
    """The bodies that a text of that year calls by a name which they lost later."""
    for body in glossary.renamed(text):
        became = tuple(_became(body, glossary))
        called = _called(body, text, became[-1][1])
        if called and written < became[0][0]:
            yield body, Renamed(called=called, became=became, note=body.note or "")


def _became(body: Body, glossary: Glossary) -> Iterator[tuple[int, str]]:
    """The year and name of each change of a body, as far as the glossary follows it."""
    following: Body | None = body
    while following and following.successor and following.since:
        year, name = following.since, following.successor
        yield year, name
        plain = name.partition(" (")[0]
        following = next((b for b in glossary.bodies if b.name == plain and (b.since or 0) > year), None)


def _called(body: Body, text: str, now: str) -> str | None:
    """The name that a text gives a body; None where the body has it still, as DFØ has."""
    lost = (name for name in body.own if not _stands(name, now))
    return next((name for name in lost if _stands(name, text)), None)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, with an ending if it has one."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?:s|ens|et)?(?!\w)", text, re.IGNORECASE))
