"""Chroma in this process, a database per collection."""

import shutil
import threading
from pathlib import Path
from typing import cast

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client

from adapters.index.chroma_place import chroma_errors, settings


class EmbeddedChroma:
    """Implements `ChromaPlace`; `folder` is the index's own.

    Each collection has a database of its own, in `folder/<name>/chroma`: whoever searches one
    version shares no file with whoever builds the next, and dropping one gives its disk space back,
    which `delete_collection` does not (chroma-core/chroma#1309).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clients: dict[str, Client] = {}
        self._lock = threading.Lock()

    def to_build(self, name: str) -> ClientAPI:
        """Opens the collection's own database, making it if need be."""
        with self._lock, chroma_errors():
            if name not in self._clients:
                opened = chromadb.PersistentClient(self._path(name), settings=settings())
                # It is declared as what has no close(), but always is a Client.
                self._clients[name] = cast(Client, opened)
            return self._clients[name]

    def to_search(self, name: str) -> ClientAPI:
        """The same client: there is no network to wait for."""
        return self.to_build(name)

    def only(self, name: str) -> None:
        """Close every other database."""
        for other in [held for held in self._clients if held != name]:
            self._close(other)

    def drop(self, name: str) -> None:
        """Close and remove the collection's database."""
        self._close(name)
        shutil.rmtree(self._path(name), ignore_errors=True)

    def close(self) -> None:
        """Close every database."""
        for name in list(self._clients):
            self._close(name)

    def _close(self, name: str) -> None:
        with self._lock, chroma_errors():
            client = self._clients.pop(name, None)
            if client is not None:
                client.close()

    def _path(self, name: str) -> Path:
        return self._folder / name / "chroma"
