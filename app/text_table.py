"""What every table of texts is: frozen, without unknown keys, and no text empty."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]


class TextTable(BaseModel):
    """A table of a texts file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
