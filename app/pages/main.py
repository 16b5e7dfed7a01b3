"""The script that Streamlit runs for every reader and every step: the frame, and in it the page that was asked for."""

from functools import partial

import streamlit as st

from app.pages.catalogue import PAGES
from app.pages.frame import footer, header, page_texts


def run() -> None:
    """Show the page of the address."""
    st.set_page_config(layout="centered", initial_sidebar_state="collapsed")
    texts = page_texts()
    pages = {
        page: st.Page(
            partial(page.render, texts),
            title=f"{page.name(texts)} – {texts.site.name}",
            url_path=page.path,
            default=not page.path,
        )
        for page in PAGES
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    header(texts, {page.name(texts): shown for page, shown in pages.items()})
    chosen.run()
    footer(texts)


if __name__ == "__main__":
    run()
