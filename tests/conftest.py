"""What holds for every test: nothing leaves this machine, and CI skips nothing."""

import ipaddress
import os
import sys
from collections.abc import Iterator

import pytest

pytest_plugins = ["tests.postgres"]

LEFT_ALONE = {"", "localhost", "0.0.0.0", "::"}
"""Names and wildcards that reach, or listen on, this machine."""


class OutsideLoopback(RuntimeError):
    """A test tried to reach another machine. Not an OSError, so that nothing retries on it."""


class Network:
    """Refuses whatever Python's sockets try outside loopback, and keeps what was tried."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith("socket."):
            return
        host = _host(event, arguments)
        if not _is_here(host):
            self.tried.append(f"{event} {host}")
            raise OutsideLoopback(f"{event} to {host}: tests stay on loopback")


def _host(event: str, arguments: tuple[object, ...]) -> str:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        # A path is a Unix socket, which is on this machine.
        host = address[0] if isinstance(address, tuple) else ""
    else:
        return ""
    return host.decode() if isinstance(host, bytes) else str(host or "")


def _is_here(host: str) -> bool:
    if host in LEFT_ALONE:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


NETWORK = Network()
sys.addaudithook(NETWORK)


@pytest.fixture(autouse=True)
def loopback_only() -> Iterator[Network]:
    """Fails the test even if the code under test swallowed the refusal."""
    NETWORK.tried.clear()
    yield NETWORK
    assert not NETWORK.tried, f"tried to leave this machine: {NETWORK.tried}"


def _skipped_in_ci(config: pytest.Config) -> list[pytest.TestReport]:
    # Whether this is CI is the test run's own affair, not one of Leeway's settings.
    in_ci = os.environ.get("CI", "").lower() not in {"", "0", "false"}  # noqa: TID251
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if in_ci and reporter else []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test proves nothing: in CI it fails the run."""
    if _skipped_in_ci(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name what was skipped, so that somebody can provide what it needs."""
    skipped = _skipped_in_ci(config)
    if skipped:
        terminalreporter.section("skipped, which CI refuses", red=True)
    for report in skipped:
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.line(f"{report.nodeid}: {reason}")
