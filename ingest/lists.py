"""Lists whose marks were lost, and numbered headings that look like points of a list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import SENTENCE_END, Raw

RUN = 4  # so many short lines in a row are a heading and a list whose marks were lost
LONG = 20  # words of a paragraph
POINT_MAX_WORDS = 45
NUMBERS = ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
COUNT = re.compile(rf"\b(?:{'|'.join(NUMBERS)}|syv)\b", re.IGNORECASE)


def lost_lists(raws: Sequence[Raw], is_heading: list[bool], fixed: Sequence[bool]) -> list[Raw]:
    """Give lists that lost their marks new ones; their lines are no headings any more."""
    result = list(raws)
    for run in (*_runs(result, is_heading, fixed), *_counted(result, is_heading)):
        for i in run:
            is_heading[i], result[i] = False, replace(result[i], marker="-")
    return result


def _runs(raws: Sequence[Raw], is_heading: Sequence[bool], fixed: Sequence[bool]) -> list[range]:
    """In a run of short lines the first is a heading, the others are points."""
    runs = []
    i = 0
    while i < len(raws):
        j = i
        while j < len(raws) and is_heading[j] and (j == i or raws[j].gap < 2) and not fixed[j]:
            j += 1
        if j > i and j == len(raws) - 1 and _is_last_point(raws[j]):
            j += 1
        if j - i >= RUN:
            end = j if j >= len(raws) or raws[j].gap >= 2 or raws[j].words < LONG else j - 1
            runs.append(range(i + 1, end))
        i = max(j, i + 1)
    return runs


def _is_last_point(raw: Raw) -> bool:
    """Whether a text's last line, which can be no heading, may end a run."""
    return _may_be_point(raw) and raw.gap < 2 and raw.words < LONG and not SENTENCE_END.search(raw.text)


def _counted(raws: Sequence[Raw], is_heading: Sequence[bool]) -> list[range]:
    """Below «fire hovedutfordringer» the four paragraphs up to the next heading are the four."""
    runs = []
    for i, raw in enumerate(raws):
        count = COUNT.search(raw.text) if is_heading[i] else None
        if not count:
            continue
        word = count.group().lower().replace("syv", "sju")
        size = NUMBERS.index(word) + 2
        points = raws[i + 1 : i + 1 + size]
        ended = i + 1 + size >= len(raws) or is_heading[i + 1 + size]
        plain = not any(is_heading[i + 1 : i + 1 + size]) and all(_may_be_point(p) for p in points)
        if size >= 3 and len(points) == size and ended and plain:
            runs.append(range(i + 1, i + 1 + size))
    return runs


def _may_be_point(raw: Raw) -> bool:
    return not raw.marker and not raw.level and "\t" not in raw.text and raw.words <= POINT_MAX_WORDS


def numbered_parts(raws: Sequence[Raw]) -> set[int]:
    """The points «1. **Name.** text» that are headings with text: of a series with paragraphs between its points."""
    parts: set[int] = set()
    series: list[int] = []
    for i, raw in enumerate(raws):
        if not (raw.strong and re.match(r"\d", raw.marker)):
            continue
        number = int(re.sub(r"\D", "", raw.marker))
        if not series or number != len(series) + 1:
            series = []
        series.append(i)
        if len(series) > 1 and (i - series[-2] > 1 or parts >= {series[-2]}):
            parts |= set(series)
    return parts
