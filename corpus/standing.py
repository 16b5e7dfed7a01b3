"""How binding and how old a section is: its document's standing, unless the manifest gives it one of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.manifest import Document, Status


@dataclass(frozen=True)
class Validity:
    """A section's status, the last day it is valid, and a remark on either."""

    status: Status | None
    valid_until: dt.date | None
    note: str | None = None


def validity(document: Document, section: Sequence[str]) -> Validity:
    """What holds for a section: the innermost entry of the manifest that names a heading of its path."""
    found = Validity(document.status, document.valid_until)
    for heading in section:
        for own in document.standing:
            if own.section == heading:
                found = Validity(own.status or found.status, own.valid_until or found.valid_until, own.note)
    return found
