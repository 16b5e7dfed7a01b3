"""What stands around every page: the name, the navigation, the choice of language, and the state of loading."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.assistant import State
from app.markup import Markup, tag
from app.runtime import get_assistant
from app.texts import Texts, language_of, load_texts
from retrieval.question import Language

LANGUAGE = "language"
NAMES = {Language.BOKMAAL: "Bokmål", Language.NYNORSK: "Nynorsk", Language.ENGLISH: "English"}
REFRESH_S = 1.0


def page_texts() -> Texts:
    """The texts of the language in the address (`?lang=`), else of the one chosen earlier in this session."""
    asked = st.query_params.get("lang") or st.session_state.get(LANGUAGE)
    st.session_state[LANGUAGE] = language_of(asked).value
    return load_texts(language_of(asked))


def show(html: Markup) -> None:
    """Put escaped HTML on the page."""
    st.html(html)


def header(texts: Texts, pages: Mapping[str, StreamlitPage]) -> None:
    """The name of the service and the links to its pages."""
    marks = {"data_page_language": texts.language.value, "data_navigation": texts.site.navigation}
    with st.container(key="samrad-nav", horizontal=True, vertical_alignment="center"):
        show(tag("span", texts.site.name, class_="brand", **marks))
        for name, page in pages.items():
            st.page_link(page, label=name, query_params=_query(texts.language))


def footer(texts: Texts) -> None:
    """The choice of language; the conversation stays."""
    with st.container(key="samrad-languages", horizontal=True, vertical_alignment="center"):
        st.html(tag("span", f"{texts.site.language}:"), width="content")
        for language, name in NAMES.items():
            if language is not texts.language:
                st.button(name, key=f"language-{language}", type="tertiary", on_click=_choose, args=(language,))


def _choose(language: Language) -> None:
    st.session_state[LANGUAGE] = language.value
    st.query_params["lang"] = language.value


def _query(language: Language) -> dict[str, str] | None:
    return None if language is Language.BOKMAAL else {"lang": language.value}


def loading_state(texts: Texts) -> None:
    """Say that the sources are being read until they are, or that it failed and what to do."""
    state = get_assistant().status().state
    if state is State.LOADING:
        st.fragment(_while_loading, run_every=REFRESH_S)(texts)
    elif state is State.FAILED:
        _failed(texts)


def _while_loading(texts: Texts) -> None:
    if get_assistant().status().state is State.LOADING:
        show(tag("p", texts.loading.loading, class_="state loading"))
    else:
        st.rerun()


def _failed(texts: Texts) -> None:
    error = get_assistant().status().error
    show(
        tag(
            "div",
            tag("p", tag("strong", texts.loading.failed_title)),
            tag("p", texts.loading.failed),
            error and tag("p", error, class_="detail"),
            class_="state failed",
            data_announce=texts.loading.failed_title,
            data_key="failed",
        )
    )


def show_error() -> None:
    """Say in the page that it could not be shown."""
    texts = load_texts(language_of(st.session_state.get(LANGUAGE)))
    st.error(texts.site.unexpected)
