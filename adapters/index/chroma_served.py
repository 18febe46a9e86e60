"""Chroma as a server that replicas share."""

import threading
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI, ServerAPI
from chromadb.api.client import AdminClient, Client
from chromadb.api.fastapi import FastAPI
from chromadb.errors import NotFoundError

from adapters.index.chroma_place import chroma_errors, settings
from bot.errors import SettingsInvalid

if TYPE_CHECKING:
    import httpx  # chromadb's own; Leeway names it for its types only


class ServedChroma:
    """Implements `ChromaPlace` on the server at a URL such as `http://chroma:8000`."""

    def __init__(self, url: str, build_waits_s: float = 60.0, search_waits_s: float = 1.0) -> None:
        """Connects to nothing yet; raises SettingsInvalid if the URL cannot be one."""
        self._host, self._port, self._ssl = _parts(url)
        self._build_waits_s = build_waits_s
        self._search_waits_s = search_waits_s
        self._clients: dict[float, Client] = {}
        self._lock = threading.Lock()

    def to_build(self, name: str) -> ClientAPI:  # noqa: ARG002 — one server holds them all
        """One client for every collection."""
        return self._client(self._build_waits_s)

    def to_search(self, name: str) -> ClientAPI:  # noqa: ARG002 — one server holds them all
        """One client for every collection."""
        return self._client(self._search_waits_s)

    def only(self, name: str) -> None:
        """Nothing is held open by collection."""

    def drop(self, name: str) -> None:
        """Ask the server to delete it."""
        with chroma_errors():
            try:
                self._client(self._build_waits_s).delete_collection(name)
            except NotFoundError:
                return  # another replica was faster

    def close(self) -> None:
        """Close the connections."""
        with self._lock, chroma_errors():
            while self._clients:
                _, client = self._clients.popitem()
                session = _session(client._server)
                client.close()
                session.close()  # which chromadb's own close() does not

    def _client(self, waits_s: float) -> Client:
        with self._lock, chroma_errors():
            if waits_s not in self._clients:
                self._knock(waits_s)
                opened = chromadb.HttpClient(
                    self._host, self._port, ssl=self._ssl, settings=settings()
                )
                # It is declared as what has no close(), but always is a Client.
                client = cast(Client, opened)
                # chromadb waits for ever and has no setting for it: a server that hangs would
                # take one thread after the other with it.
                _session(client._server).timeout = waits_s
                # It is done with, and chromadb would never close its socket.
                _session(cast(AdminClient, client._admin_client)._server).close()
                self._clients[waits_s] = client
            return self._clients[waits_s]

    def _knock(self, waits_s: float) -> None:
        # chromadb's client talks to the server as it is made, before its timeout can be set.
        kind = HTTPSConnection if self._ssl else HTTPConnection
        with closing(kind(self._host, self._port, timeout=waits_s)) as connection:
            connection.request("GET", "/api/v2/heartbeat")
            connection.getresponse().read()


def _session(server: ServerAPI) -> "httpx.Client":
    return cast(FastAPI, server)._session


def _parts(url: str) -> tuple[str, int, bool]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a port that is no number
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise SettingsInvalid(f"{url!r} is no Chroma server; give it as http://host:8000")
    secure = parts.scheme == "https"
    return parts.hostname, port or (443 if secure else 80), secure
