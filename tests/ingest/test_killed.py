"""A builder that is killed at any point leaves the old index in use, and the next builder is not in its way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import FJORD, write_corpus
from encoders import WordEncoder

from ingest.build import build
from ingest.gather import Limits
from ingest.store import open_index
from ingest.versions import Shelf

ROOT = Path(__file__).parents[2]
POINTS = ["read-start", "embed-start", "embed-ferdig", "write-start", "skrevet", "flyttet"]


@pytest.mark.parametrize("point", POINTS)
def test_the_old_index_stays_in_use(tmp_path, point):
    corpus, shelf = write_corpus(tmp_path / "korpus"), Shelf(tmp_path / "hylle")

    def rebuild() -> None:
        build(corpus, shelf, "ord", lambda: WordEncoder("words-1"), lambda *_: None, Limits())

    rebuild()
    before = shelf.current()
    (corpus / "fjord.md").write_text(FJORD + "\n## Nytt\n\nHavna er stengt.\n", encoding="utf-8")
    builder = Path(__file__).with_name("build_slowly.py")
    process = subprocess.Popen(
        [sys.executable, str(builder), str(corpus), str(shelf.folder), point, "words-2"],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().decode().strip() == "nådd"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert shelf.current() == before
    assert len(open_index(before).passages) == 4
    rebuild()
    assert shelf.current() != before
    assert len(open_index(shelf.current()).passages) == 5
    assert not list(shelf.folder.glob("*.unfinished"))
