"""Servers that the contracts run against, on loopback, once a session."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.embedders import WatchedEmbedder


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_until_it_listens(process: "subprocess.Popen[str]") -> threading.Thread:
    """Reads what the server says until it says so; the thread goes on, or it would block."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "listening" in line:
            reader = threading.Thread(target=process.stdout.read)
            reader.start()
            return reader
    pytest.fail("the Chroma server did not start:\n" + "".join(said))


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Chroma server with a data folder of its own."""
    port = free_port()
    folder = tmp_path_factory.mktemp("chroma-server")
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--path", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        reader = wait_until_it_listens(process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
    reader.join()
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture
def embedder(request: pytest.FixtureRequest) -> WatchedEmbedder:
    """Named by the test, so that no two tests share a collection on the server."""
    return WatchedEmbedder(request.node.name)
