"""Small pieces of HTML: everything that goes in as text comes out escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from evals.figures import Figure

BAR_WIDTH, BAR_HEIGHT = 160, 12

STYLE = """
:root { color-scheme: light dark; --line: #8886; --bar: #1f5fa8; --soft: #8882; --bad: #a3271c; }
@media (prefers-color-scheme: dark) { :root { --bar: #7db4f0; --bad: #ff9d92; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0 0 1rem; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } td.n { white-space: nowrap; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
.wide { overflow-x: auto; }
small, .soft { opacity: .8; }
svg .track { fill: var(--soft); } svg .bar { fill: var(--bar); } svg .whisker { stroke: currentColor; }
details { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .8rem; margin: .5rem 0; }
summary { cursor: pointer; } .bad { color: var(--bad); }
pre { white-space: pre-wrap; font: inherit; margin: 0; }
""".strip()


def page(title: str, body: Iterable[str], style: str = "") -> str:
    """A whole page that loads nothing and runs nothing."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="nb">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}\n{style}</style>",
            "</head>",
            f"<body><main><h1>{escape(title)}</h1>",
            *body,
            "</main></body></html>\n",
        ]
    )


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are HTML, the caption and heads are text, and the first cell names the row."""
    head = "".join(f'<th scope="col"{"" if i == 0 else N}>{escape(h)}</th>' for i, h in enumerate(heads))
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


N = ' class="n"'


def _row(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f'<th scope="row">{first}</th>' + "".join(f"<td{N}>{cell}</td>" for cell in rest)


def listed(tag: str, items: Iterable[str]) -> str:
    """A list of pieces of HTML; a dash where there are none."""
    points = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{points}</{tag}>" if points else "<p>–</p>"


def bar(figure: Figure) -> str:
    """A share as a bar from 0 to 1, with its interval as a line across; nothing for None."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    x, low, high = (round(share * BAR_WIDTH, 1) for share in (figure.value, figure.low, figure.high))
    middle = BAR_HEIGHT / 2
    return (
        f'<svg role="img" aria-label="{number(figure.value)}" width="{BAR_WIDTH}" height="{BAR_HEIGHT}">'
        f'<rect class="track" width="{BAR_WIDTH}" height="{BAR_HEIGHT}"/>'
        f'<rect class="bar" width="{x}" height="{BAR_HEIGHT}"/>'
        f'<line class="whisker" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/></svg>'
    )


def number(value: float | None) -> str:
    """A share with three decimals and a decimal comma; a dash for None."""
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def interval(figure: Figure) -> str:
    """The interval of a figure, such as «0,812–0,934»."""
    return "–" if figure.n == 0 else f"{number(figure.low)}–{number(figure.high)}"


def milliseconds(value: float | None) -> str:
    """A time such as «41,3 ms»."""
    return "–" if value is None else f"{value:.1f} ms".replace(".", ",")
