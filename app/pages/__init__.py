"""The pages that Streamlit shows; `catalogue` lists them."""

from pathlib import Path

MAIN = Path(__file__).parent / "main.py"
