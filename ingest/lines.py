"""Lines of plain text become raw paragraphs: unwrapped, with inline mark-up and invisible characters gone."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)")
TAG = re.compile(r"</?(?:i|b|em|strong|u|sup|sub)>", re.IGNORECASE)
ESCAPE = re.compile(r"\\([\\()\[\]*_#<>!`.-])")
STRONG = re.compile(r"\*\*(.+?)\*\*|\*(?=\S)([^*]+?)(?<=\S)\*", re.DOTALL)
BULLET = re.compile(r"^(\s*)([-*–·o](?=\s)|[•❖●▪◦‣]|#(?=[^\s#]))\s*(?=\S)")
HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")
MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
NUMBER = re.compile(rf"^(\s*)(\d{{1,2}}[.)]|[a-z]\))\s+(?!(?:{MONTHS}|[a-z]{{3}}\.)\b)(?![a-z]{{3}}\. \d{{4}})(?=\S)")
SENTENCE_END = re.compile(r"[.!?:;…][»”\")\]*]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
# A line that ends like this goes on below; it names nothing.
UNENDED = re.compile(r"\b(?:at|å|om|for|av|til|og|eller|som|i|på|den|det|de|en|et|er)$", re.IGNORECASE)
# «departements- og …» keeps its hyphen and its space; «samar-» / «beid» loses both.
SHARED_PART = re.compile(r"(?:og|eller|og/eller|samt|til)\b")
MAX_DEPTH = 3
MAX_PARAGRAPH = 10_000  # letters: a text without empty lines is broken there, or joining it would never end
MAX_BOLD = 2_000  # letters from one «**» to the next
HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn"})


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
    level: int = 0  # of a heading that mark-up or type size makes one, 1 is outermost

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def visible(text: str) -> str:
    """The text without control and zero-width characters, with ordinary spaces and line-end hyphens."""
    text = re.sub(r"\u00ad(?=[ \t]*\n)", "-", unicodedata.normalize("NFC", text)).replace("\u00ad", "")
    hidden = {ord(c): None for c in set(text) - {"\n", "\t"} if unicodedata.category(c) in HIDDEN}
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text.translate(hidden))


def plain(text: str) -> str:
    """The text without inline mark-up; a link keeps its words and loses its address."""
    text = LINK.sub(r"\1", text)
    text = TAG.sub("", text)
    text = STRONG.sub(lambda m: m.group(1) or m.group(2), text)
    text = re.sub(r"\s+", " ", ESCAPE.sub(r"\1", text)).strip(" *")
    return text if re.search(r"\w", text) else ""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or a lead-in does."""
    return SENTENCE_END.search(text[-60:]) is not None


def join_lines(left: str, right: str) -> str:
    """Two printed lines as one: a word that was divided at the end of the first is whole again."""
    hyphen = left.endswith("-") and left[-2:-1].isalnum()
    if not hyphen or not right[:1].isalnum() or SHARED_PART.match(right):
        return f"{left} {right}"
    divided = left[-2].islower() and right[0].islower()
    return left[:-1] + right if divided else left + right


def raws(pages: Sequence[tuple[int | None, str]]) -> list[Raw]:
    """The raw paragraphs of a text's pages, in order."""
    lines = [(number, line) for number, page in pages for line in visible(page).split("\n")]
    wrapped = _is_wrapped([line for _, line in lines])
    result: list[Raw] = []
    gap, above = 0, ""  # the empty lines before, and the line directly above
    for number, line in _close_bold(lines):
        if not line.strip():
            gap, above = gap + 1, ""
            continue
        raw = _raw(line.rstrip(), number, gap)
        if result and number != result[-1].page:
            above = ""
        if above and result and _continues(result[-1], raw, wrapped, above):
            result[-1] = _join(result[-1], raw)
        elif raw.text:
            result.append(raw)
        gap, above = 0, line
    return _with_depths(result)


def _close_bold(lines: Iterable[tuple[int | None, str]]) -> Iterable[tuple[int | None, str]]:
    """Join lines while a bold run is open across them."""
    held: tuple[int | None, str] | None = None
    for number, line in lines:
        current = (held[0], f"{held[1].rstrip()} {line.strip()}") if held else (number, line)
        is_open = current[1].count("**") % 2 == 1 and len(current[1]) < MAX_BOLD
        if is_open and line.strip():
            held = current
            continue
        yield current
        if held and not line.strip():
            yield number, ""
        held = None
    if held:
        yield held


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the text breaks its lines at a fixed width: few long lines, and most lines followed by another."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return False
    followed = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    longest = max(len(line.rstrip()) for line in filled)
    return longest < 200 and len(followed) > len(filled) / 3


def _raw(line: str, page: int | None, gap: int) -> Raw:
    """A line as a raw paragraph; the depth of a point is its indentation until the whole list is known."""
    hashes = HASHES.match(line)
    if hashes:
        return Raw(plain(line[hashes.end() :]), page, gap, level=len(hashes.group(1)))
    bullet, number = BULLET.match(line), NUMBER.match(line)
    marker, indent = "", 0
    point = bullet if bullet and not line.lstrip().startswith("**") else number
    if point:
        indent, marker, line = len(point.group(1).expandtabs(4)), point.group(2), line[point.end() :]
    bold = re.match(r"\s*\*\*(.+?)\*\*", line)
    text = line.strip() if "\t" in line else plain(line)
    return Raw(text, page, gap, marker, indent, plain(bold.group(1)) if bold else "")


def _continues(last: Raw, raw: Raw, wrapped: bool, above: str) -> bool:
    """Whether a line goes on from the line above it."""
    if raw.marker or raw.level or last.level or "\t" in raw.text + last.text or raw.strong:
        return False
    if last.strong and last.strong == last.text:
        return False
    if len(last.text) > MAX_PARAGRAPH:
        return False
    if wrapped:
        short = last.lines == 1 and last.words <= 9 and not last.marker
        return not (short and not ends_sentence(last.text) and raw.text[:1].isupper())
    if above.endswith("  ") and raw.text[:1].isupper():  # Markdown's hard line break
        return False
    return not ends_sentence(last.text)


def _join(last: Raw, raw: Raw) -> Raw:
    return replace(last, text=join_lines(last.text, raw.text), lines=last.lines + 1)


def _with_depths(raws: Sequence[Raw]) -> list[Raw]:
    """Give each point its depth: by its indentation, and where that is equal, by another bullet than above."""
    result: list[Raw] = []
    open_: list[tuple[int, str]] = []  # the indentation and sign of the point on each depth
    for raw in raws:
        if not raw.marker:
            open_ = []
            result.append(raw)
            continue
        _place(open_, raw.depth, _sign(raw.marker))
        result.append(replace(raw, depth=min(MAX_DEPTH, len(open_) - 1)))
    return result


def _sign(marker: str) -> str:
    """What the marks of one list have in common: «1.» and «2.», «a)» and «b)», the bullet."""
    if marker[0].isdigit():
        return "1"
    return "a" if marker[0].isalpha() and len(marker) > 1 else marker


def _place(open_: list[tuple[int, str]], indent: int, sign: str) -> None:
    while open_ and indent < open_[-1][0]:
        open_.pop()
    if (indent, sign) in open_:
        del open_[open_.index((indent, sign)) + 1 :]
    else:
        if open_ and open_[-1][0] == indent and sign == "1":  # a number after a bullet is no point of its own list
            open_.pop()
        open_.append((indent, sign))
