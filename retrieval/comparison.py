"""A comparison has two sides: what a question compares, so that the answer can tell of both."""

import re

LEAST = 2  # letters of a side
SIDE = r"(?P<{}>[^?.,;:]{{2,80}}?)"
END = r"\s*(?:[?.,;:]|$|\b(?:når|i|for|in|when)\b)"
PATTERNS = tuple(
    re.compile(pattern.format(one=SIDE.format("one"), other=SIDE.format("other"), end=END), re.IGNORECASE)
    for pattern in (
        r"\b(?:forskjell\w*|skilnad\w*|differen\w+)\s+(?:på|mellom|between|in)\s+{one}\s+(?:og|and)\s+{other}{end}",
        r"\b(?:sammenlign\w*|samanlikn\w*|compare)\s+{one}\s+(?:og|med|and|with|to)\s+{other}{end}",
        r"\b(?:skiller|skil|differ)\s+{one}\s+(?:seg\s+)?(?:fra|frå|from|og)\s+{other}{end}",
        r"(?:^|\s){one}\s+(?:versus|vs\.?|kontra)\s+{other}{end}",
    )
)
ARTICLE = re.compile(r"^(?:en|ei|et|ein|eit|det|den|de|dei|a|an|the)\s+", re.IGNORECASE)


def sides(text: str) -> tuple[str, str] | None:
    """The two things that a question compares; None where it does not say which."""
    for pattern in PATTERNS:
        if found := pattern.search(text):
            one, other = (ARTICLE.sub("", found[name].strip()) for name in ("one", "other"))
            if min(len(one), len(other)) >= LEAST and one.lower() != other.lower():
                return one, other
    return None
