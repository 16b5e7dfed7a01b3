"""A comparison has two sides: what a question compares, so that the answer can tell of both."""

import re

LEAST = 2  # letters of a side
SIDE = r"(?P<{}>[^?.,;:]{{2,80}}?)"
END = r" ?(?:[?.,;:]|$|\b(?:når|i|for|in|when)\b)"
# White space is folded before, and the first word between the sides is kept to (?>…): a hostile text takes linear time.
PATTERNS = tuple(
    re.compile(pattern.format(one=SIDE.format("one"), other=SIDE.format("other"), end=END), re.IGNORECASE)
    for pattern in (
        r"\b(?:forskjell\w*|skilnad\w*|differen\w+)(?: (?:er|is) (?:det|there))? (?:på|mellom|between|in) "
        r"(?>{one} (?:og|and)) {other}{end}",
        r"\b(?:sammenlign\w*|samanlikn\w*|compare) (?>{one} (?:og|med|and|with|to)) {other}{end}",
        r"\b(?:skiller|skil) (?>{one} (?:seg )?(?:fra|frå|og)) {other}{end}",
        r"\b(?:do|does|is|are) (?>{one} (?:differ|different) from) {other}{end}",
        r"(?:^| )(?>{one} (?:versus|vs\.?|kontra)) {other}{end}",
    )
)
ARTICLE = re.compile(r"^(?:en|ei|et|ein|eit|det|den|de|dei|a|an|the)\s+", re.IGNORECASE)


def sides(text: str) -> tuple[str, str] | None:
    """The two things that a question compares; None where it does not say which."""
    folded = " ".join(text.split())
    for pattern in PATTERNS:
        if found := pattern.search(folded):
            one, other = (ARTICLE.sub("", found[name].strip()) for name in ("one", "other"))
            if min(len(one), len(other)) >= LEAST and one.lower() != other.lower():
                return one, other
    return None
