"""The colours, light and dark, in one place: Streamlit's theme and the pages' own styles both follow from here."""

from dataclasses import asdict, dataclass
from pathlib import Path

FONT_PATTERN = "static/media/SourceSansVF-Upright*.woff2"


@dataclass(frozen=True)
class Palette:
    """Designsystemet's colours, with the nuances that its tokens leave open; contrast is tested (WCAG AA)."""

    page: str
    surface: str
    text: str
    subtle: str
    accent: str
    link: str
    border: str  # of controls, 3:1 against the page
    line: str  # decoration only
    mark: str
    notice: str
    notice_edge: str


LIGHT = Palette(
    page="#ffffff",
    surface="#f3f5f7",
    text="#1f2c3d",
    subtle="#545e6b",
    accent="#0062ba",
    link="#005db1",
    border="#717a84",
    line="#d5dadf",
    mark="#ffe9a8",
    notice="#fff8e6",
    notice_edge="#b2740e",
)
DARK = Palette(
    page="#13181f",
    surface="#1d242d",
    text="#ebeced",
    subtle="#b3bac2",
    accent="#4c91cf",
    link="#83b8ea",
    border="#7d8894",
    line="#37414d",
    mark="#5c4a12",
    notice="#2a2416",
    notice_edge="#d3a24a",
)


def streamlit_theme() -> dict[str, object]:
    """Streamlit's theme options; with a light and a dark theme given it follows the reader's system."""
    options: dict[str, object] = {
        "theme.font": "sans-serif",
        "theme.baseFontSize": 17,
        "theme.headingFontWeights": [600],
    }
    for section, palette in (("theme.light", LIGHT), ("theme.dark", DARK)):
        options |= {
            f"{section}.primaryColor": palette.accent,
            f"{section}.backgroundColor": palette.page,
            f"{section}.secondaryBackgroundColor": palette.surface,
            f"{section}.textColor": palette.text,
            f"{section}.linkColor": palette.link,
            f"{section}.linkUnderline": True,
            f"{section}.borderColor": palette.border,
            f"{section}.showWidgetBorder": True,
            f"{section}.baseRadius": "6px",
        }
    return options


def stylesheet(static: Path, rules: str) -> str:
    """The pages' styles: the palettes as variables, Streamlit's own font file if it is there, then the rules."""
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} color-scheme: dark; }} }}"
    return "\n".join([*_font_face(static), f":root {{ {_variables(LIGHT)} color-scheme: light; }}", dark, rules])


def _variables(palette: Palette) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in asdict(palette).items())


def _font_face(static: Path) -> list[str]:
    source = '@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("/{}") format("woff2"); }}'
    return [source.format(path.relative_to(static).as_posix()) for path in sorted(static.glob(FONT_PATTERN))[:1]]
