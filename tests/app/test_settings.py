from pathlib import Path

import pytest

from app.settings import SettingsError, load_settings


def test_the_environment_and_what_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMRAD_PORT", "9001")
    monkeypatch.setenv("SAMRAD_DATA", str(tmp_path))
    settings = load_settings({"SAMRAD_PORT": "9001", "SAMRAD_DATA": str(tmp_path)}, None, corpus=tmp_path)
    assert (settings.port, settings.data, settings.corpus) == (9001, tmp_path, tmp_path)


def test_an_env_file_is_read(tmp_path):
    (tmp_path / ".env").write_text("SAMRAD_THREADS=3\n", encoding="utf-8")
    assert load_settings({}, tmp_path / ".env").threads == 3


def test_unknown_names_are_refused_wherever_they_stand(tmp_path):
    with pytest.raises(SettingsError, match="SAMRAD_PROT"):
        load_settings({"SAMRAD_PROT": "9001"}, None)
    (tmp_path / ".env").write_text("SAMRAD_PROT=9001\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"(?i)prot"):
        load_settings({}, tmp_path / ".env")


def test_a_number_out_of_bounds_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("SAMRAD_PORT", "99999")
    with pytest.raises(SettingsError, match="SAMRAD_PORT"):
        load_settings({"SAMRAD_PORT": "99999"}, None)


def test_without_anything_set_the_shipped_corpus_and_this_machine_alone():
    settings = load_settings({}, None)
    assert settings.corpus == Path(__file__).parents[2] / "corpus"
    assert settings.host == "127.0.0.1"
