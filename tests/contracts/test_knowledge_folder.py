"""The knowledge folder on disk: what is read, what never is, and what an operator is told."""

import os
from datetime import date
from pathlib import Path

import pytest

from adapters.knowledge_folder import load, read
from bot.errors import GuidanceInvalid
from bot.guidance.check import checked
from bot.guidance.faults import errors_in
from bot.guidance.reading import MAX_BYTES
from tests.unit.guidance_folder import TODAY, a_folder, broken

SHIPPED = Path(__file__).parents[2] / "knowledge"
L = "limits/goodwill-credit.md"


def written(root: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def told(folder: Path) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in read(folder).faults]


def test_a_sound_folder_is_loaded(tmp_path: Path) -> None:
    files = {
        **a_folder(),
        "README.md": b"for people",
        ".git/config": b"\xff",
        "limits/.swp": b"\xff",
    }
    base = load(written(tmp_path, files), TODAY)
    assert [item.id for item in base.items] == ["late-mixer", "goodwill-credit", "put-it-right"]


def test_errors_of_any_kind_keep_leeway_from_starting(tmp_path: Path) -> None:
    files = {
        **broken("company.yaml", "GBP", "Pounds"),
        "principles/put-it-right.md": b"\xff",
        "notes.txt": b"",
    }
    with pytest.raises(GuidanceInvalid) as raised:
        load(written(tmp_path, files), TODAY)
    first, *lines = str(raised.value).splitlines()
    assert first == f"The knowledge folder {tmp_path} has 2 errors:"
    assert [line.split(" ")[0] for line in lines] == [
        f"{tmp_path}/company.yaml:2:",
        f"{tmp_path}/principles/put-it-right.md:1:",
    ]


def test_what_does_not_fit_together_keeps_leeway_from_starting(tmp_path: Path) -> None:
    folder = written(tmp_path, broken(L, "beyond: care", "beyond: nobody"))
    with pytest.raises(GuidanceInvalid, match=r"goodwill-credit\.md:17: error: There is no owner"):
        load(folder, TODAY)


def test_warnings_do_not(tmp_path: Path) -> None:
    assert load(written(tmp_path, broken(L, "2027-03-31", "2020-03-31")), TODAY).version


@pytest.mark.parametrize("name", ["missing", "a-file"])
def test_no_folder_is_one_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("x")
    assert told(tmp_path / name) == [(".", "no-folder")]
    with pytest.raises(GuidanceInvalid, match="LEEWAY_KNOWLEDGE_DIR"):
        load(tmp_path / name, TODAY)


def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_bytes(a_folder()[L])
    folder = written(tmp_path / "knowledge", a_folder())
    (folder / L).unlink()
    (folder / L).symlink_to(outside)
    (folder / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    assert told(folder) == [("elsewhere", "stray-file"), (L, "unreadable")]


def test_a_volume_that_is_all_links_is_read(tmp_path: Path) -> None:
    """As Kubernetes mounts it, and git-sync: the folder itself is a link too."""
    written(tmp_path / "volume" / "..2026_11_21", a_folder())
    volume = tmp_path / "volume"
    (volume / "..data").symlink_to("..2026_11_21")
    for name in {path.partition("/")[0] for path in a_folder()}:
        (volume / name).symlink_to(f"..data/{name}")
    (tmp_path / "knowledge").symlink_to(volume)
    plain = load(written(tmp_path / "plain", a_folder()), TODAY)
    assert load(tmp_path / "knowledge", TODAY).version == plain.version


def test_links_in_a_circle_and_pipes_do_not_hang(tmp_path: Path) -> None:
    folder = written(tmp_path, a_folder())
    (folder / "limits" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "examples" / "loop.md").symlink_to("loop.md")
    os.mkfifo(folder / "limits" / "pipe.md")
    found = told(folder)
    assert ("examples/loop.md", "unreadable") in found
    assert ("limits/pipe.md", "unreadable") in found
    assert {code for _, code in found} == {"unreadable", "stray-file"}


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    folder = written(tmp_path, a_folder())
    with (folder / L).open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    assert told(folder) == [(L, "too-large")]


def test_names_that_are_no_text_are_told_as_well_as_can_be(tmp_path: Path) -> None:
    folder = written(tmp_path, a_folder())
    name = os.fsencode(folder / "limits") + b"/\xff.md"
    Path(os.fsdecode(name)).write_bytes(a_folder()[L])
    assert told(folder) == [("limits/\N{REPLACEMENT CHARACTER}.md", "name-not-id")]
    with pytest.raises(GuidanceInvalid) as raised:
        load(folder, TODAY)
    assert str(raised.value).encode()


def test_the_shipped_folder_has_no_errors() -> None:
    reading = checked(read(SHIPPED), date(2026, 11, 21))
    assert errors_in(reading.faults) == ()
    assert load(SHIPPED, date(2026, 11, 21)).items
