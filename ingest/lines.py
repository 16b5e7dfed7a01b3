"""Lines of plain text become raw paragraphs: unwrapped, with inline mark-up and invisible characters gone."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)")
TAG = re.compile(r"</?(?:i|b|em|strong|u|sup|sub)>", re.IGNORECASE)
ESCAPE = re.compile(r"\\([\\()\[\]*_#<>!`.-])")
STRONG = re.compile(r"\*\*(.+?)\*\*|\*(?=\S)([^*]+?)(?<=\S)\*", re.DOTALL)
BULLET = re.compile(r"^(\s*)([-*–·o](?=\s)|[•❖●▪◦‣]|#(?=[^\s#]))\s*(?=\S)")
MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
NUMBER = re.compile(rf"^\s*(\d{{1,2}}[.)]|[a-z]\))\s+(?!(?:{MONTHS}|[a-z]{{3}}\.)\b)(?![a-z]{{3}}\. \d{{4}})(?=\S)")
SENTENCE_END = re.compile(r"[.!?:;…][»”\")\]*]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")


@dataclass(frozen=True, slots=True)
class Raw:
    """One paragraph, point or row as it was printed."""

    text: str
    page: int | None
    gap: int  # empty lines before it
    marker: str = ""  # «-», «3.»; empty for a paragraph
    depth: int = 0
    strong: str = ""  # the words in bold that it begins with
    lines: int = 1  # printed lines it was joined from

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def visible(text: str) -> str:
    """The text without control and zero-width characters, with ordinary spaces."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    kept = (c if unicodedata.category(c) not in {"Cf", "Cc", "Co", "Cn"} or c in "\n\t" else "" for c in text)
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", "".join(kept))


def plain(text: str) -> str:
    """The text without inline mark-up; a link keeps its words and loses its address."""
    text = LINK.sub(r"\1", text)
    text = TAG.sub("", text)
    text = STRONG.sub(lambda m: m.group(1) or m.group(2), text)
    text = re.sub(r"\s+", " ", ESCAPE.sub(r"\1", text)).strip(" *")
    return text if re.search(r"\w", text) else ""


def raws(pages: Sequence[tuple[int | None, str]]) -> list[Raw]:
    """The raw paragraphs of a text's pages, in order."""
    lines = [(number, line.rstrip()) for number, page in pages for line in visible(page).split("\n")]
    wrapped = _is_wrapped([line for _, line in lines])
    result: list[Raw] = []
    gap, follows = 0, False
    for number, line in _close_bold(lines):
        if not line.strip():
            gap, follows = gap + 1, False
            continue
        raw = _raw(line, number, gap)
        if follows and result and _continues(result[-1], raw, wrapped):
            result[-1] = _join(result[-1], raw)
        elif raw.text:
            result.append(raw)
        gap, follows = 0, True
    return result


def _close_bold(lines: Iterable[tuple[int | None, str]]) -> Iterable[tuple[int | None, str]]:
    """Join lines while a bold run is open across them."""
    held: tuple[int | None, str] | None = None
    for number, line in lines:
        current = (held[0], f"{held[1]} {line.strip()}") if held else (number, line)
        held = None
        if current[1].count("**") % 2 and line.strip():
            held = current
        else:
            yield current
    if held:
        yield held


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the text breaks its lines at a fixed width: few long lines, and most lines followed by another."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return False
    followed = [a for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    longest = max(len(line) for line in filled)
    return longest < 200 and len(followed) > len(filled) / 3


def _raw(line: str, page: int | None, gap: int) -> Raw:
    bullet, number = BULLET.match(line), NUMBER.match(line)
    marker, depth = "", 0
    if bullet and not line.lstrip().startswith("**"):
        marker, depth, line = bullet.group(2), min(3, len(bullet.group(1)) // 2), line[bullet.end() :]
    elif number:
        marker, line = number.group(1), line[number.end() :]
    bold = re.match(r"\s*\*\*(.+?)\*\*", line)
    text = line.strip() if "\t" in line else plain(line)
    return Raw(text, page, gap, marker, depth, plain(bold.group(1)) if bold else "")


def _continues(last: Raw, raw: Raw, wrapped: bool) -> bool:
    """Whether a line goes on from the line above it."""
    if raw.marker or "\t" in raw.text or "\t" in last.text or raw.strong or last.strong == last.text:
        return False
    if wrapped:
        short = len(last.text.split()) <= 9 and last.lines == 1 and not last.marker
        return not (short and SENTENCE_END.search(last.text) is None and raw.text[:1].isupper()) or last.lines > 1
    return not SENTENCE_END.search(last.text)


def _join(last: Raw, raw: Raw) -> Raw:
    broken = re.search(r"[a-zæøå]-$", last.text) and raw.text[:1].islower()
    hyphen = broken and not re.match(r"(og|eller)\b", raw.text)
    text = last.text[:-1] + raw.text if hyphen else f"{last.text} {raw.text}"
    return replace(last, text=text, lines=last.lines + 1)
