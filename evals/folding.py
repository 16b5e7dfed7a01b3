"""Texts made comparable: what an extraction or a reading adds or takes away makes no difference."""

import re
import unicodedata
from functools import lru_cache

MARKS = re.compile(r"</?[a-zA-Z]{1,8}>|\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\u00ad")  # inline marks, footnote digits, soft hyphens
WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text on one line, without inline marks and superscript footnote digits."""
    return " ".join(MARKS.sub("", unicodedata.normalize("NFC", text)).split())


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded and in lower case."""
    return WORD.findall(fold(text).lower())


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """The words with one space between: «Råd 6 Bruk» and «Råd 6: Bruk» become the same."""
    return " ".join(words(text))


def stands_in(snippet: str, text: str) -> bool:
    """Whether a snippet stands in a text, punctuation and case aside; an empty one stands nowhere."""
    wanted = normal(snippet)
    return bool(wanted) and wanted in normal(text)
