"""Streamlit's own index.html, made Norwegian: language, title, styles, live region and translated labels."""

import base64
import hashlib
import json
import re
from functools import partial
from pathlib import Path

from app.markup import Markup, tag
from app.texts import ChromeTexts, Texts, load_texts
from retrieval.question import Language

SCRIPT = "/samrad/page.js"
STYLES = "/samrad/page.css"
ICON = "/samrad/icon.svg"

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def script_hashes(index: str) -> tuple[str, ...]:
    """The CSP sources that allow the inline scripts of an HTML page, and no others."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(index))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def index_html(static: Path, language: Language) -> str:
    """The page that Streamlit starts from, in a language; `static` is Streamlit's folder of web files."""
    texts = load_texts(language)
    index = (static / "index.html").read_text(encoding="utf-8")
    index = re.sub(r"<!--.*?-->", "", index, flags=re.DOTALL)
    for pattern, replacement in (
        (r"<html\b[^>]*>", f'<html lang="{language}">'),
        (r"<title>.*?</title>", tag("title", texts.site.title)),
        (r"<noscript>.*?</noscript>", tag("noscript", tag("p", texts.site.noscript))),
        (r'<link rel="(?:shortcut )?icon"[^>]*>', tag("link", rel="icon", href=ICON)),
        (r'<link rel="service-desc"[^>]*>', ""),
    ):
        index = re.sub(pattern, partial(_instead, replacement), index, count=1, flags=re.DOTALL)
    live = tag("div", id="samrad-live", role="status", class_="sr-only")
    index = re.sub(r"<head\b[^>]*>", partial(_after, _head()), index, count=1)
    return re.sub(r"<body\b[^>]*>", partial(_after, live), index, count=1)


def _instead(replacement: str, _found: re.Match[str]) -> str:
    return replacement


def _after(addition: str, found: re.Match[str]) -> str:
    return found[0] + addition


def _head() -> str:
    labels = {language.value: _labels(load_texts(language)) for language in Language}
    data = json.dumps(labels, ensure_ascii=True).replace("<", "\\u003c")
    return "".join(
        [
            tag("script", Markup(data), type="application/json", id="samrad-labels"),
            tag("script", src=SCRIPT),
            tag("link", rel="stylesheet", href=STYLES),
        ]
    )


def _labels(texts: Texts) -> dict[str, str]:
    """Streamlit's English labels with the texts that stand in for them."""
    chrome: ChromeTexts = texts.chrome
    return {
        "Skip to main content": chrome.skip,
        "Send message": chrome.send,
        "Stop script": chrome.stop,
        "Stop": chrome.stop,
        "Close": chrome.close,
        "Increment": chrome.increment,
        "Decrement": chrome.decrement,
        "Connection error": chrome.lost_title,
        "Streamlit server is not responding. Are you connected to the internet?": chrome.lost,
        "Is Streamlit still running? If you accidentally stopped Streamlit, "
        "just restart it in your terminal:": chrome.lost,
        "Page not found": chrome.page_not_found_title,
    }
