"""The documents and what is known about them: data, and the types that say what the data means."""

from pathlib import Path

SHIPPED = Path(__file__).parent  # the corpus that comes with the project
