from dataclasses import replace
from pathlib import Path

import pytest
from streamlit import config

from app.theme import DARK, LIGHT, Palette, streamlit_theme, stylesheet

READ_ON = [("text", "page"), ("text", "surface"), ("text", "mark"), ("text", "notice"), ("subtle", "page")]
READ_ON += [("subtle", "surface"), ("subtle", "notice"), ("link", "page"), ("link", "surface")]
SEEN_ON = [("border", "page"), ("accent", "page"), ("notice_edge", "page")]


def luminance(colour: str) -> float:
    """WCAG's relative luminance; white is 1, black 0."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, one: str, other: str) -> float:
    darker, lighter = sorted(luminance(getattr(palette, name)) for name in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast(replace(LIGHT, page="#ffffff", text="#000000"), "text", "page") == pytest.approx(21)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(palette, text, ground) >= 4.5  # WCAG 1.4.3 AA


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize(("shape", "ground"), SEEN_ON)
def test_edges_can_be_seen(palette: Palette, shape: str, ground: str) -> None:
    assert contrast(palette, shape, ground) >= 3.0  # WCAG 1.4.11


def test_streamlit_knows_every_option_of_the_theme() -> None:
    assert set(streamlit_theme()) <= set(config.get_config_options())


def test_the_stylesheet_holds_both_palettes_and_the_rules(tmp_path: Path) -> None:
    styles = stylesheet(tmp_path, ".x { color: var(--notice-edge); }")
    assert f"--notice-edge: {LIGHT.notice_edge};" in styles
    assert f"--page: {DARK.page};" in styles.split("prefers-color-scheme: dark")[1]
    assert styles.endswith(".x { color: var(--notice-edge); }")
    assert "@font-face" not in styles  # no font file in that folder


def test_the_font_is_streamlits_own(tmp_path: Path) -> None:
    (tmp_path / "static/media").mkdir(parents=True)
    (tmp_path / "static/media/SourceSansVF-Upright.ttf.abc.woff2").touch()
    assert 'url("/static/media/SourceSansVF-Upright.ttf.abc.woff2")' in stylesheet(tmp_path, "")
