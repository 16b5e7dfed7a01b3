"""Several things in one phrase: «én, to og tre»."""

from collections.abc import Iterable


def listed(parts: Iterable[str], joint: str) -> str:
    """The parts with commas between them, and the joint («og») before the last."""
    *first, last = [*parts] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last
