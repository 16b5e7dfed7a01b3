"""Labels of Streamlit's controls, which it reads as Markdown: text of documents and cases stays text in them."""

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_JOINER = "\u2060"  # has no width; keeps what stands around it from being read as one address or one sign


def plain_label(text: str) -> str:
    """The text as Markdown that shows it as it is: no links, images, colours, icons or formulas."""
    joined = re.sub(r"(?<=:)|(?=@)|(?<=www)(?=\.)", _JOINER, text, flags=re.IGNORECASE)
    return _MARKS.sub(r"\\\1", " ".join(joined.split()))
