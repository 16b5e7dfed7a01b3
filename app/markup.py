"""HTML that is escaped unless it was made here: what a document or a reader wrote stays text."""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "link", "meta"})


class Markup(str):
    """HTML that `tag` or `join` made; any other string is text, and is escaped."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element; `class_` gives `class`, `data_x` gives `data-x`, and None or False leaves an attribute out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(children)}</{name}>")


def join(children: Iterable[str], between: str = "") -> Markup:
    """The children one after the other, with `between` among them; empty ones are left out."""
    return Markup(_html(between).join(_html(child) for child in children if child))


def _html(child: str) -> str:
    return str(child) if isinstance(child, Markup) else escape(child)


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
