"""Charts as inline SVG: no script, nothing loaded, legible in light and dark and on a phone, told in words too.

A chart is 360 units wide and scales with the page. Series differ by place and dash, not by colour alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

from evals.figures import Figure
from evals.markup import interval, number

WIDTH = 360
NAMES, VALUES = 164, 318  # where the bars begin beside names, and where the values stand
HEAD, ROW, THICK = 19, 16, 10  # a heading's height, a bar's with its room, and its own
LEFT, TOP, BOTTOM = 30, 10, 190  # the area of a curve
SERIES = 6  # colours

CHART_STYLE = (
    """
:root { --s0: #1f5fa8; --s1: #b45309; --s2: #0f766e; --s3: #7c3aed; --s4: #5b6472; --s5: #be185d; }
@media (prefers-color-scheme: dark) {
  :root { --s0: #7db4f0; --s1: #f0b469; --s2: #5fd0c0; --s3: #c4a5fb; --s4: #b0b7c3; --s5: #f59ac4; } }
.charts { columns: 22rem; column-gap: 2rem; }
figure { margin: 0 0 1rem; max-width: 38rem; break-inside: avoid; }
figcaption { font-weight: 600; padding: .5rem 0 .2rem; }
.chart { width: 100%; height: auto; display: block; } .chart text { font-size: 12px; fill: currentColor; }
.chart .strong { font-weight: 600; } .chart .end { text-anchor: end; } .chart .middle { text-anchor: middle; }
.chart .grid { stroke: var(--line); } .chart .whisker { stroke: currentColor; stroke-width: 1.5; }
.chart .line { fill: none; stroke-width: 2; }
""".strip()
    + "".join(
        f"\n.chart .s{i} {{ fill: var(--s{i}); }} .chart .line.s{i} {{ stroke: var(--s{i}); fill: none; }}"
        for i in range(SERIES)
    )
)
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4", "12 4")

DASHED = 'stroke-dasharray="4 3"'

Named = tuple[str, Figure]  # a series' name, empty where there is but one, and its figure


def bars(name: str, title: str, groups: Iterable[tuple[str, Sequence[Named]]]) -> str:
    """Shares from 0 to 1 with their intervals, in groups under a heading; figures of nothing are left out."""
    parts, told, y = [], [], 0.0
    for heading, series in groups:
        known = [(i, label, figure) for i, (label, figure) in enumerate(series) if figure.value is not None]
        if not known:
            continue
        parts.append(_text(0, y + 14, heading, "strong"))
        y += HEAD
        for i, label, figure in known:
            parts.append(_bar(y, i, label, figure))
            told.append(f"{heading}, {label}: {_told(figure)}" if label else f"{heading}: {_told(figure)}")
            y += ROW
        y += 4
    return chart(name, title, told, y, parts) if parts else ""


def _bar(y: float, series: int, label: str, figure: Figure) -> str:
    start = NAMES if label else 0
    low, value, high = (start + (share or 0.0) * (VALUES - 6 - start) for share in _three(figure))
    return (
        (_text(0, y + 9.5, label) if label else "")
        + _rect("track", start, y, VALUES - 6 - start, THICK)
        + _rect(f"s{series % SERIES}", start, y, value - start, THICK)
        + _whisker(low, high, y + THICK / 2)
        + _text(WIDTH, y + 9.5, number(figure.value), "end")
    )


def gains(name: str, title: str, rows: Iterable[Named]) -> str:
    """What is won and lost, on both sides of zero, with intervals."""
    known = [(label, figure) for label, figure in rows if figure.value is not None]
    widest = max((abs(edge or 0.0) for _, figure in known for edge in _three(figure)), default=0.0) or 1.0
    middle, half = (VALUES - 10) / 2, (VALUES - 10) / 2
    parts, told, y = [], [], 0.0
    for label, figure in known:
        low, value, high = (middle + (share or 0.0) / widest * half for share in _three(figure))
        parts += [
            _text(0, y + 14, label),
            _rect("s0", min(middle, value), y + HEAD, abs(value - middle), THICK),
            _whisker(low, high, y + HEAD + THICK / 2),
            _text(WIDTH, y + HEAD + 9.5, signed(figure.value), "end"),
        ]
        told.append(f"{label}: {signed(figure.value)} ({interval(figure)})")
        y += HEAD + ROW
    parts.append(f'<line class="grid" x1="{middle:g}" x2="{middle:g}" y1="0" y2="{y:g}"/>')
    return chart(name, title, told, y, parts) if known else ""


def curve(name: str, title: str, series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Shares by rank 1 to 10, a line a series."""
    drawn = {label: points for label, points in series.items() if points}
    parts = [_level(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    parts += [_text(_x(k), BOTTOM + 16, str(k), "middle") for k in (1, 3, 5, 10)]
    told, y = [], float(BOTTOM + 24)
    for i, (label, points) in enumerate(drawn.items()):
        dash = f' stroke-dasharray="{DASHES[i % SERIES]}"' if DASHES[i % SERIES] else ""
        line = " ".join(f"{_x(k):.1f},{_y(share):.1f}" for k, share in points)
        parts.append(f'<polyline class="line s{i % SERIES}"{dash} points="{line}"/>')
        parts.append(f'<polyline class="line s{i % SERIES}"{dash} points="0,{y + 8:g} 34,{y + 8:g}"/>')
        parts.append(_text(42, y + 12, label))
        told.append(f"{label}: " + ", ".join(f"{number(share)} ved {k}" for k, share in points))
        y += ROW + 2
    return chart(name, title, told, y, parts) if drawn else ""


def reliability(name: str, title: str, points: Sequence[tuple[float, Figure, int]]) -> str:
    """What was foretold against what came true: mean strength, share with its interval, and how many pairs.

    The dashed line is where the two are the same; a larger dot stands for more pairs.
    """
    most = max((pairs for _, _, pairs in points), default=0)
    parts = [_level(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    parts += [_text(_x_of(share), BOTTOM + 16, f"{share:g}".replace(".", ","), "middle") for share in (0, 0.5, 1)]
    parts.append(f'<line class="grid" x1="{_x_of(0):g}" y1="{_y(0):g}" x2="{_x_of(1):g}" y2="{_y(1):g}" {DASHED}/>')
    told = []
    for strength, figure, pairs in points:
        low, value, high = (_y(share or 0.0) for share in _three(figure))
        x = _x_of(strength)
        parts.append(f'<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>')
        parts.append(f'<circle class="s0" cx="{x:.1f}" cy="{value:.1f}" r="{3 + 4 * (pairs / most) ** 0.5:.1f}"/>')
        told.append(f"styrke {number(strength)}: {_told(figure)} av {pairs} par")
    parts.append(_text(_x_of(0.5), BOTTOM + 32, "styrke (bortover) og andel riktige (oppover)", "middle"))
    return chart(name, title, told, BOTTOM + 38, parts) if points else ""


def histogram(name: str, title: str, bins: Sequence[tuple[str, int]], marks: Mapping[str, float]) -> str:
    """Counts by bin, with named places; a mark's place is in bins from the left edge."""
    most = max((count for _, count in bins), default=0)
    if not most:
        return ""
    step = WIDTH / len(bins)
    height = BOTTOM - TOP - 2 * ROW
    base = BOTTOM
    parts = []
    for i, (label, count) in enumerate(bins):
        tall = count / most * height
        parts.append(_rect("s0", i * step + 1, base - tall, step - 2, tall))
        if i % 3 == 0:
            parts.append(_text(i * step, base + 16, label))
    for row, (label, place) in enumerate(marks.items()):
        x, right = place * step, place > len(bins) / 2
        parts.append(
            f'<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP + row * ROW}" y2="{base}" '
            'stroke-dasharray="4 3"/>'
        )
        parts.append(_text(x - 5 if right else x + 5, TOP + row * ROW + 10, label, "end" if right else ""))
    told = [*marks, *(f"fra {label}: {count}" for label, count in bins if count)]
    return chart(name, title, told, base + 22, parts)


def stacked(name: str, title: str, rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """Counts that make up a whole, a bar a row; what each part is stands below its bar."""
    parts, told, y = [], [], 0.0
    for heading, counts in rows:
        total = sum(count for _, count in counts)
        if not total:
            continue
        parts.append(_text(0, y + 14, f"{heading}: {total}", "strong"))
        edges = [0.0]
        for _, count in counts:
            edges.append(edges[-1] + count / total * WIDTH)
        for i, (left, right) in enumerate(pairwise(edges)):
            parts.append(_rect(f"s{i}", left, y + HEAD, max(0.0, right - left - 1), 14))
        y += HEAD + 18
        for i, (label, count) in enumerate(counts):
            parts.append(_rect(f"s{i}", 0, y + 3, 10, 10))
            parts.append(_text(16, y + 12, f"{label}: {count}"))
            y += ROW
        told.append(f"{heading} ({total}): " + ", ".join(f"{label} {count}" for label, count in counts))
        y += 8
    return chart(name, title, told, y, parts) if parts else ""


def chart(name: str, title: str, told: Sequence[str], height: float, parts: Iterable[str]) -> str:
    """A figure with its title, and in words what it shows."""
    return (
        f'<figure><figcaption id="{name}-c">{escape(title)}</figcaption>'
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(". ".join(told))}.</desc>'
        f"{''.join(parts)}</svg></figure>"
    )


def signed(value: float | None) -> str:
    """A difference with its sign, such as «+0,012»."""
    return "–" if value is None else f"{value:+.3f}".replace("-", "−").replace(".", ",")


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{css}>{escape(text)}</text>'


def _rect(kind: str, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def _whisker(low: float, high: float, y: float) -> str:
    return f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{y:g}" y2="{y:g}"/>'


def _level(share: float) -> str:
    y = _y(share)
    return f'<line class="grid" x1="{LEFT}" x2="{WIDTH}" y1="{y:g}" y2="{y:g}"/>' + _text(
        LEFT - 4, y + 4, f"{share:g}".replace(".", ","), "end"
    )


def _x(k: int) -> float:
    return LEFT + 10 + (k - 1) / 9 * (WIDTH - LEFT - 20)


def _y(share: float) -> float:
    return BOTTOM - share * (BOTTOM - TOP)


def _x_of(share: float) -> float:
    return LEFT + 10 + share * (WIDTH - LEFT - 20)


def _three(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.low, figure.value, figure.high


def _told(figure: Figure) -> str:
    return f"{number(figure.value)} ({interval(figure)})"
