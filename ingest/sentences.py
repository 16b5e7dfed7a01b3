"""Sentences of Norwegian (and English) running text: abbreviations, ordinals and dates do not end one."""

import re

ABBREVIATIONS = frozenset(
    """adm adr anm art ass avd bl.a ca cand cf cirka dr d.e d.s d.v.s dvs e.g e.kr eks eksl ekskl el e.l etc f
    f.eks f.kr f.o.m ff fig fl fork forts fr gj gl gnr gr hhv hr hft i.e ifm ift iht inkl innb int ital jan feb
    mar apr jun jul aug sep sept okt nov des jf jfr kap kgl kl kr kst lp lpnr m.a m.fl m.h.t m.m m.v mag maks mfl mht
    mill min mnd moh mr mrd mrs ms mv n.br nedenst nr o.a o.l off ofl okt o.fl org osv ovf p.g.a p.t pga pgf pkt
    prof prop pr pst red ref resp rnr s sign sml spm st stk str s.k såk t.d t.eks t.o.m tab tek tidl tlf tom tr
    trykt ts u.å ubest ult utg utv v v.s vedk vg vha vol vs årg årh no""".split()
)
# These often end a sentence too: one ends there when a capital letter follows.
CLOSING = frozenset({"osv", "etc", "mv", "m.m", "m.v", "mm", "m.fl", "mfl", "o.l", "o.a", "e.l", "s.k", "kr", "pst", "st"})
ENDS = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s+\S)|(?<=\w)[.!?][»”\"')\]]*\((?=[a-zæøå]+\))")
OPENING = re.compile(r"[\s«“\"'(\[–—-]*")
WORD_BEFORE = re.compile(r"([^\s«“\"'(\[]+)$")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; joined with a space they give it back."""
    text = re.sub(r"\s+", " ", text).strip()
    sentences, start = [], 0
    for match in ENDS.finditer(text):
        end = match.end()
        if _ends(text[start : match.start()], match.group(), text[end:].lstrip()):
            sentences.append(text[start:end].strip())
            start = end
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def _ends(before: str, mark: str, after: str) -> bool:
    """Whether a sentence ends at a mark, given the text before and after it."""
    first = after[OPENING.match(after).end() :][:1]  # type: ignore[union-attr]
    if first.islower():
        return False
    if before.count("(") > before.count(")") + mark.count(")"):
        return False  # inside a parenthesis
    if before.count("«") > before.count("»") + mark.count("»"):
        return False  # inside a quotation
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    match = WORD_BEFORE.search(before)
    word = match.group(1).lower().rstrip(".") if match else ""
    if word in ABBREVIATIONS:
        return word in CLOSING and first.isupper()
    if re.fullmatch(r"\d{1,2}|[ivx]{1,4}", word):
        return first.isupper() and not _is_ordinal(word, after)
    return not (len(word) == 1 and word.isalpha())


def _is_ordinal(word: str, after: str) -> bool:
    """«17. mai», «3. plass» are lower case and caught above; «1. Strategi …» numbers what follows."""
    return len(word) <= 1 and not after[:1].isdigit() and not word.isdigit()
