"""A builder process for test_killed: builds with the words encoder, and stops at a named point to be killed there."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from encoders import WordEncoder

import ingest.build
import ingest.store
import ingest.versions
from ingest.gather import Limits
from ingest.versions import Shelf


def main(corpus: str, shelf: str, point: str, fingerprint: str) -> None:
    """Build; at `point` say so and wait for the end."""

    def stop() -> None:
        print("nådd", flush=True)  # noqa: T201 - the test waits for it
        time.sleep(60)

    def progress(stage: str, done: int, total: int) -> None:
        if point == f"{stage}-{'ferdig' if done >= total else 'start'}":
            stop()

    if point == "skrevet":
        ingest.build._check = lambda _: stop()
    if point == "flyttet":
        rename = Path.rename

        def rename_and_stop(self: Path, target: Path) -> Path:
            done = rename(self, target)
            stop()
            return done

        Path.rename = rename_and_stop
    ingest.build.build(Path(corpus), Shelf(Path(shelf)), "ord", lambda: WordEncoder(fingerprint), progress, Limits())


if __name__ == "__main__":
    main(*sys.argv[1:])
