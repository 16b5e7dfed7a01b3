import re
import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from app.texts import FOLDER, Texts, language_of, load_texts
from corpus.manifest import Status
from retrieval.question import Language

BOKMAAL_ONLY = {
    "ikke",
    "hva",
    "hvem",
    "hvilke",
    "hvordan",
    "fra",
    "kilde",
    "kildene",
    "noe",
    "gjelder",
    "jeg",
    "finnes",
}
NYNORSK_ONLY = {"ikkje", "kva", "kven", "korleis", "frå", "kjelde", "kjeldene", "noko", "gjeld", "eg", "finst"}
FIELD = re.compile(r"\{(\w+)\}")


def raw(language: Language) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def leaves(table: dict[str, Any], path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= leaves(value, f"{path}{key}.")
        else:
            found[path + key] = " ".join(value) if isinstance(value, list) else str(value)
    return found


def words(language: Language) -> set[str]:
    return set(re.findall(r"\w+", " ".join(leaves(raw(language)).values()).lower()))


@pytest.mark.parametrize("language", list(Language))
def test_each_language_loads_and_says_which_it_is(language: Language) -> None:
    assert load_texts(language).language is language


def test_the_folder_holds_these_languages_and_no_others() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {"nb", "nn", "en"}


def test_an_unknown_key_is_refused() -> None:
    data = raw(Language.BOKMAAL)
    data["ask"]["titel"] = "skrivefeil"
    with pytest.raises(ValidationError, match=r"ask\.titel"):
        Texts.model_validate(data)


def test_a_lacking_key_is_refused() -> None:
    data = raw(Language.BOKMAAL)
    del data["notices"]["other-language"]
    with pytest.raises(ValidationError, match="other-language"):
        Texts.model_validate(data)


def test_an_empty_text_is_refused() -> None:
    data = raw(Language.BOKMAAL)
    data["answer"]["abstained"] = ""
    with pytest.raises(ValidationError, match="abstained"):
        Texts.model_validate(data)


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_the_languages_fill_in_the_same_things(language: Language) -> None:
    expected = {key: sorted(FIELD.findall(text)) for key, text in leaves(raw(Language.BOKMAAL)).items()}
    assert {key: sorted(FIELD.findall(text)) for key, text in leaves(raw(language)).items()} == expected


def test_bokmaal_and_nynorsk_are_not_mixed() -> None:
    assert words(Language.NYNORSK) & BOKMAAL_ONLY == set()
    assert words(Language.BOKMAAL) & NYNORSK_ONLY == set()


def test_every_standing_has_its_own_text_and_so_has_none() -> None:
    standing = load_texts(Language.BOKMAAL).standing
    assert standing.of(Status.UTKAST).name == "Utkast"
    assert len({standing.of(status).meaning for status in (*Status, None)}) == 5


def test_a_notice_that_has_no_text_gets_the_general_one() -> None:
    notices = load_texts(Language.BOKMAAL).notices
    assert notices.of("other-language") == "Kilden er skrevet på et annet språk enn spørsmålet"
    assert notices.of("model_fields") == "Merk"


def test_the_three_that_are_no_answer_differ() -> None:
    answer = load_texts(Language.BOKMAAL).answer
    assert len({answer.abstained, answer.refused, answer.failed}) == 3


@pytest.mark.parametrize(("asked", "given"), [("nn", "nn"), ("en", "en"), ("fr", "nb"), ("", "nb"), (None, "nb")])
def test_an_unknown_language_gives_bokmaal(asked: str | None, given: str) -> None:
    assert language_of(asked).value == given
