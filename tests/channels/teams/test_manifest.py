"""The app's package: what Teams takes, what the guide explains, the same bytes every time."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.chat.commands import COMMANDS
from adapters.cli import leeway
from adapters.teams.inbound import HOME
from adapters.teams.interactions import ASK_ABOUT, LOG
from adapters.teams.manifest import PERMISSIONS, manifest, package

URL, APP_ID = "https://leeway.example.org", "8d4f3a52-6a3e-4c9b-9a70-2f6c1a0f7e11"
GUIDE = Path(__file__).parents[3] / "docs/guides/teams.md"


def test_the_package_is_a_zip_with_manifest_and_icons() -> None:
    files = zipfile.ZipFile(io.BytesIO(package(URL, APP_ID)))
    made = json.loads(files.read("manifest.json"))

    assert sorted(files.namelist()) == ["color.png", "manifest.json", "outline.png"]
    assert made == manifest(URL, APP_ID)
    assert (made["id"], made["bots"][0]["botId"]) == (APP_ID, APP_ID)
    assert made["validDomains"] == ["leeway.example.org"]
    # https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
    for name, side in (("color.png", 192), ("outline.png", 32)):
        picture = files.read(name)
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (side, side)


def test_the_same_app_is_the_same_bytes() -> None:
    assert package(URL, APP_ID) == package(f"{URL}/", APP_ID)


def test_texts_are_as_short_as_teams_wants_them() -> None:
    """https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json"""
    made = manifest(URL, APP_ID)
    actions = made["composeExtensions"][0]["commands"]
    lists = made["bots"][0]["commandLists"]

    assert len(made["name"]["short"]) <= 30
    assert len(made["name"]["full"]) <= 100
    assert len(made["description"]["short"]) <= 80
    assert all(len(action["title"]) <= 32 for action in actions)
    assert all(len(action["description"]) <= 128 for action in actions)
    assert all(len(offered["commands"]) <= 12 for offered in lists)
    assert len(made["developer"]["name"]) <= 32


def test_it_offers_what_there_is() -> None:
    made = manifest(URL, APP_ID)
    lists = made["bots"][0]["commandLists"]
    offered = {command["title"] for one in lists for command in one["commands"]}

    assert offered <= {HOME, *COMMANDS}
    assert {a["id"] for a in made["composeExtensions"][0]["commands"]} == {ASK_ABOUT, LOG}
    assert made["composeExtensions"][0]["commands"][0]["title"] == "What's the right thing here?"


def test_the_guide_explains_every_permission() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    assert all(f"| `{name}` | {why} |" in guide for name, why in PERMISSIONS.items())


def test_the_command_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "leeway.zip"
    given = ["manifest", "teams", "--url", URL, "--app-id", APP_ID]
    written = CliRunner().invoke(leeway, [*given, "-o", str(file)])
    printed = CliRunner().invoke(leeway, given)

    assert (written.exit_code, printed.exit_code) == (0, 0)
    assert file.read_bytes() == package(URL, APP_ID)
    assert json.loads(printed.output) == manifest(URL, APP_ID)


@pytest.mark.parametrize(
    ("url", "app_id", "said"),
    [("http://x.org", APP_ID, "https://"), (URL, "leeway", "MICROSOFT_APP_ID")],
)
def test_what_teams_would_not_take_is_said_at_once(url: str, app_id: str, said: str) -> None:
    made = CliRunner().invoke(leeway, ["manifest", "teams", "--url", url, "--app-id", app_id])

    assert made.exit_code == 2
    assert said in made.output
