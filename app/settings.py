"""The settings: SAMRAD_… variables and a .env file, read once and passed on as an argument."""

from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from corpus import SHIPPED

PREFIX = "SAMRAD_"


class SettingsError(Exception):
    """A setting that is unknown or out of bounds; the message says which, and what it may be."""


class Settings(BaseSettings):
    """Everything an operator can set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="forbid", frozen=True)

    data: Path = Field(default_factory=lambda: user_data_path("samrad", appauthor=False))
    corpus: Path = SHIPPED
    embedding_model: str = Field(default="multilingual-e5-small", min_length=1)
    reranker: str = ""  # empty: none
    threads: int = Field(default=0, ge=0, le=256)  # 0: what torch finds
    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    question_max_chars: int = Field(default=2000, ge=100, le=20_000)
    case_max_chars: int = Field(default=100_000, ge=1000, le=1_000_000)
    file_max_mb: int = Field(default=50, ge=1, le=2000)
    file_timeout_s: int = Field(default=60, ge=1, le=3600)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given, then the .env file; the environment is given by `load_settings`, and read nowhere else."""
        return init_settings, dotenv_settings


def load_settings(environ: dict[str, str], env_file: Path | None = Path(".env"), **given: Any) -> Settings:
    """The settings of an environment and a .env file, with what the command line gave on top."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(k for k in environ if k.upper().startswith(PREFIX) and k.upper() not in known)
    if unknown:
        raise SettingsError(f"Ukjent innstilling {unknown[0]}. Kjente: {', '.join(sorted(known))}.")
    try:
        told = {k.upper().removeprefix(PREFIX).lower(): v for k, v in environ.items() if k.upper().startswith(PREFIX)}
        chosen: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
        return Settings(**{"_env_file": env_file, **told, **chosen})
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"Innstillingen {name}={first['input']!r} kan ikke brukes: {first['msg']}.") from error
