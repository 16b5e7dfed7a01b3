"""A printed contents list is taken out of the text; its titles are kept, for they tell the headings."""

import re
from collections.abc import Sequence

from ingest.lines import Raw, ends_sentence, join_lines, plain

PAGE = re.compile(r"(?<!\d)\d{1,4}$")
CONTENTS_HEADING = re.compile(r"^(innhold|innholdsfortegnelse|contents|table of contents|innhald)$", re.IGNORECASE)
RUN = 3  # so many contents lines are a contents list without its heading too
WRAPPED_MAX_WORDS = 30


def contents_title(text: str) -> str:
    """The title of a line «Title ........ 12» or «Title<tab>12»; empty for other lines."""
    page = PAGE.search(text)
    if not page:
        return ""
    title = text[: page.start()].rstrip(" .…\t")
    leader = text[len(title) : page.start()]
    dotted = leader.count(".") >= 3 or "…" in leader or leader.startswith(" .")
    return title if dotted or "\t" in leader else ""


def without_contents(raws: Sequence[Raw]) -> tuple[list[Raw], list[str]]:
    """The text without contents lists and the headings above them, and the titles that they named, in order."""
    kept: list[Raw] = []
    titles: list[str] = []
    i = 0
    while i < len(raws):
        heading = bool(CONTENTS_HEADING.match(raws[i].text))
        found, end = _run(raws, i + heading)
        if len(found) >= RUN or (heading and found):
            titles += found
            i = end
        else:
            kept.append(raws[i])
            i += 1
    return kept, titles


def _run(raws: Sequence[Raw], start: int) -> tuple[list[str], int]:
    """The titles of the contents lines that begin at a place, and where they end."""
    titles: list[str] = []
    begun = ""  # the first line of a title that takes two
    i = end = start
    while i < len(raws):
        raw = raws[i]
        line = contents_title(raw.text)
        if line:
            title = plain(line)
            titles.append(join_lines(begun, title) if begun else f"{raw.marker} {title}".strip())
            begun, end = "", i + 1
        elif begun or not titles or not _may_wrap(raw):
            break
        else:
            begun = f"{raw.marker} {plain(raw.text)}".strip()
        i += 1
    return titles, end


def _may_wrap(raw: Raw) -> bool:
    return raw.words <= WRAPPED_MAX_WORDS and "\t" not in raw.text and not ends_sentence(raw.text)
