"""What people rely on when they open, install or publish this repository."""

import fnmatch
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {".ci", "adapters", "bot", "docs", "evals", "knowledge", "tests"}
FILES = {
    ".dockerignore",
    ".env.example",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "alembic.ini",
    "compose.yaml",
    "models.lock",
    "peers.lock",
    "pyproject.toml",
    "requirements.lock",
    "theme-peers.lock",
}
PINNED = re.compile(
    r"^([a-z0-9-]+)==\S+(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.M
)
# Written in pieces, because this file is looked through as well.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|home/\w+|Users/\w+)" + "/")
REGISTRY = re.compile(r"(?:index-url|extra-index|find-links|index)\W{1,4}https?" + "://", re.I)


def ignored(name: str) -> bool:
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return name == ".git" or any(fnmatch.fnmatch(name, p.rstrip("/")) for p in patterns)


def kept(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the repository, by .gitignore, also where there is no git."""
    for path in sorted(folder.iterdir()):
        if ignored(path.name):
            continue
        if path.is_dir():
            yield from kept(path)
        else:
            yield path


def texts() -> Iterator[tuple[str, str]]:
    for path in kept():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def direct_dependencies() -> set[str]:
    project = tomllib.loads(text_of("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return {canonical(requirement) for requirement in wanted}


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_what_the_architecture_names() -> None:
    entries = [path for path in ROOT.iterdir() if not ignored(path.name)]

    assert {path.name for path in entries if path.is_dir()} <= FOLDERS
    assert {path.name for path in entries if path.is_file()} <= FILES


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert not places(MACHINE_PATH)


def test_no_file_names_a_registry() -> None:
    assert not places(REGISTRY)


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "models.lock", "peers.lock", "theme-peers.lock"]
)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(lock: str) -> None:
    assert PINNED.sub("", text_of(lock)) == ""


def test_the_lock_holds_every_direct_dependency() -> None:
    locked = {canonical(name) for name in PINNED.findall(text_of("requirements.lock"))}

    assert direct_dependencies() - locked == set(), "run make lock"


def test_make_lock_keeps_the_models_that_are_locked() -> None:
    models = re.search(r"^MODELS := (.*)$", text_of("Makefile"), re.M)

    assert models
    assert set(models[1].split()) == set(re.findall(r"^\S+==\S+", text_of("models.lock"), re.M))


def test_every_direct_dependency_has_its_reason() -> None:
    rows = re.findall(r"^\| (.+?) \|", text_of("docs/adr/0005-dependencies.md"), re.M)
    reasons = {name for row in rows for name in row.split(", ")} - {"package", "---"}

    assert reasons == direct_dependencies()


def test_the_image_is_built_with_the_same_uv() -> None:
    version = r"UV_VERSION\s*:?=\s*(\S+)"

    assert re.findall(version, text_of("Makefile")) == re.findall(version, text_of("Dockerfile"))


def test_every_target_of_make_is_listed_in_its_help() -> None:
    makefile = text_of("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.M))

    assert phony
    assert set(phony[1].split()) == explained == set(re.findall(r"^([a-z-]+):", makefile, re.M))


def test_ci_can_be_started() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{name}: {link}"
        for name, text in texts()
        if name.endswith(".md") and not name.startswith("knowledge/")
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        if "://" not in link and not (ROOT / name).parent.joinpath(link).exists()
    ]

    assert not broken


def test_a_test_cannot_reach_another_machine(loopback_only) -> None:
    # An address for documentation, which nobody has.
    with pytest.raises(RuntimeError, match="tests stay on loopback"):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
    with pytest.raises(RuntimeError, match="tests stay on loopback"):
        socket.getaddrinfo("example.com", 443)

    assert loopback_only.tried == ["socket.getaddrinfo 192.0.2.1", "socket.getaddrinfo example.com"]
    loopback_only.tried.clear()


def test_a_test_can_reach_this_machine() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        client.sendall(b"here")
        with server.accept()[0] as connection:
            assert connection.recv(4) == b"here"


@pytest.fixture
def run_suite(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs one test under this suite's conftest, in a process of its own."""

    def run(test: str, **environ: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "conftest.py").write_text(text_of("tests/conftest.py"), encoding="utf-8")
        (tmp_path / "test_one.py").write_text(test, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path]
        return subprocess.run(
            [*command, tmp_path],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


SKIPS = "import pytest\ndef test_it():\n    pytest.skip('no browser here')\n"
SWALLOWS = """
import contextlib, socket
def test_it():
    with contextlib.suppress(Exception):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
"""


def test_ci_refuses_to_skip(run_suite) -> None:
    in_ci, at_home = run_suite(SKIPS, CI="true"), run_suite(SKIPS)

    assert at_home.returncode == 0
    assert in_ci.returncode == 1
    assert "no browser here" in in_ci.stdout
    assert in_ci.stdout.splitlines()[-1].count("1 skipped") == 1


def test_a_swallowed_refusal_still_fails_its_test(run_suite) -> None:
    run = run_suite(SWALLOWS)

    assert run.returncode == 1
    assert "tried to leave this machine" in run.stdout
