"""Reading a TOML file of [[tables]] into models, with errors that say which table and which field."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Row = TypeVar("Row", bound=BaseModel)


class CorpusError(Exception):
    """A corpus folder that cannot be used; the message says what, where and what to do."""


def read_tables(path: Path, *names: str) -> Mapping[str, list[Any]]:
    """The tables of a file by name, an empty list for each where there is no file; CorpusError for a bad one."""
    if not path.is_file():
        return {name: [] for name in names}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} kan ikke leses som TOML: {error}. Rett filen.") from error
    tables = {name: data.get(name, []) for name in names}
    if set(data) - set(names) or not all(isinstance(rows, list) for rows in tables.values()):
        allowed = " og ".join(f"[[{name}]]" for name in names)
        raise CorpusError(f"{path} skal bare ha tabeller som heter {allowed}. Rett filen.")
    return tables


def to_model(kind: type[Row], table: Any, path: Path, label: str, name: str) -> Row:
    """A table as a model; `label` and `name` tell the reader which table a fault lies in («rådet», «dfo-difi-1»)."""
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or f"hele {label}"
        raise CorpusError(f"{path}: {label} {name}, feltet «{field}»: {first['msg']}. Rett feltet.") from error


def name_of(table: Any, number: int, *fields: str) -> str:
    """What a table is called: the first of the fields that it has, else its number."""
    named = table if isinstance(table, dict) else {}
    return next((str(named[field]) for field in fields if named.get(field)), f"nr. {number}")
