"""The versions of an index in the data folder: one pointer file says which is in use."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.store import IndexFault

POINTER, LOCK = "current", "build.lock"
UNFINISHED = ".unfinished"


class BuildBusy(Exception):
    """Another process is building the same index."""


@dataclass(frozen=True)
class Shelf:
    """The folder that holds the versions of one corpus' index."""

    folder: Path

    def current(self) -> Path | None:
        """The version in use; None where there is none."""
        try:
            name = (self.folder / POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        version = self.folder / name
        if not name or not version.is_dir():
            raise IndexFault(
                f"{self.folder / POINTER} peker på en mappe som ikke finnes. Kjør «samrad ingest» på nytt."
            )
        return version

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the builder's lock; BuildBusy where another process has it. The system frees a dead one's lock."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise BuildBusy(f"En annen prosess bygger indeksen i {self.folder}. Vent til den er ferdig.") from error
        try:
            yield
        finally:
            lock.release()

    def begin(self) -> Path:
        """A new folder to build in; what dead builders left behind goes."""
        for left in self.folder.glob(f"*{UNFINISHED}"):
            shutil.rmtree(left, ignore_errors=True)
        folder = self.folder / f"{uuid.uuid4().hex[:12]}{UNFINISHED}"
        folder.mkdir()
        return folder

    def switch(self, built: Path) -> Path:
        """Put a finished version in use: one atomic rename of the pointer. Older versions go, but for the last."""
        before = self._in_use()
        version = built.with_name(built.name.removesuffix(UNFINISHED))
        built.rename(version)
        pointer = self.folder / f"{POINTER}.new"
        with pointer.open("w", encoding="utf-8") as file:
            file.write(version.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.folder / POINTER)
        self._drop_all_but({version.name, before.name if before else ""})
        return version

    def _in_use(self) -> Path | None:
        try:
            return self.current()
        except IndexFault:
            return None

    def _drop_all_but(self, names: set[str]) -> None:
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in names and not path.name.endswith(UNFINISHED):
                shutil.rmtree(path, ignore_errors=True)


def shelf(data: Path, corpus: Path, model: str) -> Shelf:
    """The shelf of a corpus folder and a model in the data folder."""
    key = hashlib.sha256(f"{corpus.resolve()}\n{model}".encode()).hexdigest()[:12]
    return Shelf(data / "indexes" / f"{corpus.resolve().name}-{key}")
