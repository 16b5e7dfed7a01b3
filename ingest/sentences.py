"""Sentences of Norwegian (and English) running text: abbreviations, ordinals and dates do not end one."""

import re

ABBREVIATIONS = frozenset(
    """adm adr anm art ass avd bl.a ca cand cf cirka dr d.e d.s d.v.s dvs e.g e.kr eks eksl ekskl el e.l etc f
    f.eks f.kr f.o.m ff fig fl fork forts fr gj gl gnr gr hhv hr hft i.e ifm ift iht inkl innb int ital jan feb
    mar apr jun jul aug sep sept okt nov des jf jfr kap kgl kl kr kst lp lpnr m.a meld st.meld ot.prp m.fl m.h.t m.m
    m.v mag maks mfl mht mill min mnd moh mr mrd mrs ms mv n.br nedenst nr o.a o.l off ofl okt o.fl org osv ovf
    p.g.a p.t pga pgf pkt prof prop pr pst red ref resp rnr s sign sml spm st stk str s.k såk t.d t.eks t.o.m tab
    tek tidl tlf tom tr trykt ts u.å ubest ult utg utv v v.s vedk vg vha vol vs årg årh no""".split()
)
# These often end a sentence too, or are words as well («min», «tom», nynorsk «no»): one ends there when a
# capital letter follows.
CLOSING = frozenset(
    """osv etc mv m.m m.v mm m.fl mfl o.l o.a e.l s.k kr pst st art tom trykt vol mag min maks tab off no
    ts mill mrd""".split()
)
ENDS = re.compile(r"(?<![.!?…])[.!?…]++[»”\"')\]]*+(?=\s+\S|\([a-zæøå]+\))")
OPENING = re.compile(r"[\s«“\"'(\[–—-]*")
WORD_BEFORE = re.compile(r"([^\s«“\"'(\[]+)$")
# A source in parentheses behind the full stop belongs to the sentence before: «… er svak». (Difi 2014) I …»
SOURCE = re.compile(r"\s*\((?![^()]*[.!?]\))[^()]{1,80}\)(?:\.|(?=\s+[A-ZÆØÅ«])|$)")
NEAR = 2_000  # letters on either side that tell whether a mark ends a sentence
QUOTE_MAX_WORDS = 60  # a longer quotation is cut inside


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; joined with a space they give it back."""
    text = re.sub(r"\s+", " ", text).strip()
    sentences, start = [], 0
    for match in ENDS.finditer(text):
        if match.end() > start and _ends(text, start, match):
            source = SOURCE.match(text, match.end())
            end = source.end() if source else match.end()
            sentences.append(text[start:end].strip())
            start = end
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that begins at `start` ends at a mark."""
    before = text[max(start, match.start() - NEAR) : match.start()]
    mark, after = match.group(), text[match.end() : match.end() + NEAR].lstrip()
    first = after[OPENING.match(after).end() :][:1]  # type: ignore[union-attr]
    if first.islower() and not SOURCE.match(text, match.end()):
        return False
    if any(_inside(before, mark, after, *pair) for pair in ("()", "«»", "“”")):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word_before = WORD_BEFORE.search(before)
    word = word_before.group(1).lower().rstrip(".") if word_before else ""
    if word in ABBREVIATIONS:
        return word in CLOSING and first.isupper()
    if re.fullmatch(r"\d{1,2}|[ivx]{1,4}", word):
        return first.isupper() and (word.isdigit() or len(word) > 1)
    return not (len(word) == 1 and word.isalpha())


def _inside(before: str, mark: str, after: str, opening: str, closing: str) -> bool:
    """Whether a mark stands inside a parenthesis or quotation that is closed, and not far behind it."""
    if before.count(opening) <= before.count(closing) + mark.count(closing) or closing not in after:
        return False
    inside = before[before.rfind(opening) :] + after[: after.find(closing)]
    return len(inside.split()) <= QUOTE_MAX_WORDS
