"""HTML as a browser's parser sees it: which elements and attributes there are, and which text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

LIVE = frozenset({"script", "img", "iframe", "object", "embed", "style", "form", "svg", "base", "video", "audio"})


@dataclass
class Element:
    """An element with its attributes and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class _Reader(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in {"br", "link", "meta"}:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements(html: str, name: str = "", **attributes: str) -> list[Element]:
    """The elements of that name (all where it is empty) that have those attributes; `class_` is `class`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"never closed: {[e.name for e in reader.open]}"
    wanted = {key.rstrip("_"): value for key, value in attributes.items()}
    return [
        e for e in reader.elements if name in {"", e.name} and all(e.attributes.get(k) == v for k, v in wanted.items())
    ]


def unsafe(html: str) -> list[str]:
    """What a document must not be able to put on a page: live elements, handlers, links to other places than ours."""
    found = [e.name for e in elements(html) if e.name in LIVE]
    for element in elements(html):
        found += [name for name in element.attributes if name.startswith("on") or name == "style"]
        href = element.attributes.get("href", "/kilde/")
        found += [] if href.startswith(("/kilde/", "/rad", "#", "/samrad/", "/?lang=")) or href == "/" else [href]
    return found
