from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.channel_settings import SLACK, TEAMS
from adapters.settings import SECRETS, VARIABLES, Settings, read_settings
from adapters.variables import in_env_file, shares_of
from bot.errors import SettingsInvalid

ROOT = Path(__file__).parents[2]
KEY = "k" * 32
NO_FILE = Path("no-such-file")


def faults_of(environ: Mapping[str, str], env_file: Path = NO_FILE) -> list[str]:
    with pytest.raises(SettingsInvalid) as caught:
        read_settings(environ, env_file)
    return str(caught.value).splitlines()


def fault_of(environ: Mapping[str, str], env_file: Path = NO_FILE) -> str:
    faults = faults_of(environ, env_file)
    assert len(faults) == 1, faults
    return faults[0]


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({}, NO_FILE)

    assert settings == Settings()
    assert settings.env == "local"
    assert settings.knowledge_dir == Path("knowledge")
    assert not settings.model
    assert not settings.secret_key


def test_the_process_environment_is_read_unless_another_is_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LEEWAY_KNOWLEDGE_DIR", "elsewhere")

    assert read_settings(env_file=NO_FILE).knowledge_dir == Path("elsewhere")
    assert read_settings({}, NO_FILE).knowledge_dir == Path("knowledge")


def test_settings_made_by_hand_do_not_look_around(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEEWAY_MODEL", "from-the-environment")
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("LEEWAY_CHROMA_URL=http://from-the-file\n", encoding="utf-8")

    settings = Settings(embedder="folder:/models/e5")

    assert settings.model_dump() == {**Settings().model_dump(), "embedder": "folder:/models/e5"}
    assert not settings.model


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LEEWAY_DATA_DIR=/from/file\nLEEWAY_EMBEDDER=folder:e5\n", encoding="utf-8")

    settings = read_settings({"LEEWAY_DATA_DIR": "/from/environment"}, env_file)

    assert settings.data_dir == Path("/from/environment")
    assert settings.embedder == "folder:e5"


def test_an_empty_value_takes_a_setting_back_to_its_default(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LEEWAY_CHROMA_URL=http://chroma:8000\n", encoding="utf-8")

    assert read_settings({"LEEWAY_CHROMA_URL": " "}, env_file) == Settings()


def test_platforms_own_names_are_kept() -> None:
    settings = read_settings(
        {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"}, NO_FILE
    )

    assert settings.openai_api_key.get_secret_value() == "sk-1"
    assert settings.openai_base_url == "http://127.0.0.1:8080/v1"


def test_a_home_folder_is_found() -> None:
    assert read_settings({"LEEWAY_DATA_DIR": "~/leeway"}, NO_FILE).data_dir.is_absolute()
    assert "write the path in full" in fault_of({"LEEWAY_DATA_DIR": "~no-such-user/leeway"})


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_can_stand_in_a_file(name: str, tmp_path: Path) -> None:
    secret = f"sqlite:///{KEY}"
    (tmp_path / "secret").write_text(f"{secret}\n", encoding="utf-8")

    beside = {n: "x" for n in SLACK if name in SLACK and n != name}
    beside |= {n: "x" for n in TEAMS if name in TEAMS and n != name}
    settings = read_settings({f"{name}_FILE": str(tmp_path / "secret"), **beside}, NO_FILE)

    assert getattr(settings, VARIABLES[name]).get_secret_value() == secret


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (["SLACK_BOT_TOKEN"], "SLACK_SIGNING_SECRET"),
        (["SLACK_SIGNING_SECRET"], "SLACK_BOT_TOKEN"),
        (["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"], "SLACK_BOT_TOKEN"),
        (["LEEWAY_SLACK_GROUPS"], "SLACK_BOT_TOKEN"),
    ],
)
def test_slack_that_is_half_set_names_what_is_missing(given: list[str], missing: str) -> None:
    assert fault_of(dict.fromkeys(given, "x")).startswith(f"{missing}: ")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (["MICROSOFT_APP_ID"], "MICROSOFT_APP_PASSWORD"),
        (["MICROSOFT_APP_PASSWORD"], "MICROSOFT_APP_ID"),
        (["MICROSOFT_APP_TENANT_ID"], "MICROSOFT_APP_ID"),
    ],
)
def test_teams_that_is_half_set_names_what_is_missing(given: list[str], missing: str) -> None:
    assert fault_of(dict.fromkeys(given, "x")).startswith(f"{missing}: ")


def test_teams_without_an_app_id_is_refused_in_production() -> None:
    given = {"LEEWAY_ENV": "production", "LEEWAY_SECRET_KEY": KEY}
    outbound = {"LEEWAY_TEAMS_OUTBOUND_TOKEN": "x"}

    assert "anybody could come in" in fault_of({**given, **outbound})
    assert read_settings(outbound, NO_FILE).teams_on


def test_teams_is_on_with_id_and_secret() -> None:
    given = {"MICROSOFT_APP_ID": "a", "MICROSOFT_APP_PASSWORD": "b"}

    assert read_settings(given, NO_FILE).teams_on
    assert not read_settings({}, NO_FILE).teams_on


def test_slack_is_on_over_http_or_by_socket() -> None:
    over_http = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}
    by_socket = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}

    assert read_settings(over_http, NO_FILE).slack_on
    assert read_settings(by_socket, NO_FILE).slack_on
    assert not read_settings({}, NO_FILE).slack_on


def test_a_secret_file_has_to_be_there_and_hold_something(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")

    missing = fault_of({"LEEWAY_SECRET_KEY_FILE": str(tmp_path / "missing")})
    empty = fault_of({"LEEWAY_SECRET_KEY_FILE": str(tmp_path / "empty")})

    assert missing == "LEEWAY_SECRET_KEY_FILE: name a file that Leeway can read"
    assert empty == "LEEWAY_SECRET_KEY_FILE: the file is empty; write the secret into it"


def test_a_secret_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(KEY, encoding="utf-8")

    fault = fault_of({"LEEWAY_SECRET_KEY": KEY, "LEEWAY_SECRET_KEY_FILE": str(tmp_path / "secret")})

    assert (
        fault == "LEEWAY_SECRET_KEY_FILE: LEEWAY_SECRET_KEY is set as well; remove one of the two"
    )


def test_all_faults_are_reported_at_once() -> None:
    faults = faults_of(
        {
            "LEEWAY_ENV": "prod",
            "LEEWAY_CHROMA_URL": "chroma:8000",
            "LEEWAY_DATABASE_URL": "mysql://user@host/name",
            "LEEWAY_EMBEDDER": "huge",
            "LEEWAY_MODEL": "gpt",
            "LEEWAY_SECRET_KEY": "short",
            "LEEWAY_COLOUR": "blue",
            "OPENAI_API_KEY_FILE": "no-such-file",
        }
    )

    assert sorted(fault.partition(":")[0] for fault in faults) == [
        "LEEWAY_CHROMA_URL",
        "LEEWAY_COLOUR",
        "LEEWAY_DATABASE_URL",
        "LEEWAY_EMBEDDER",
        "LEEWAY_ENV",
        "LEEWAY_SECRET_KEY",
        "OPENAI_API_KEY_FILE",
    ]
    assert "LEEWAY_ENV: write production or local" in faults


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("LEEWAY_MODLE", "LEEWAY_MODEL"),
        ("LEEWAY_KNOWLEDGE_FOLDER", "LEEWAY_KNOWLEDGE_DIR"),
        ("LEEWAY_SECRETKEY_FILE", "LEEWAY_SECRET_KEY_FILE"),
        ("leeway_env", "LEEWAY_ENV"),
    ],
)
def test_a_mistyped_name_is_a_fault_that_says_what_was_meant(mistyped: str, meant: str) -> None:
    assert fault_of({mistyped: "x"}).endswith(f"did you mean {meant}?")


def test_a_name_like_no_setting_points_to_the_list() -> None:
    assert ".env.example" in fault_of({"LEEWAY_COLOUR": "blue"})


def test_a_mistyped_name_in_the_file_is_a_fault_too(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LEEWAY_EMBEDER=minilm\nPOSTGRES_USER=not-ours\n", encoding="utf-8")

    assert fault_of({}, env_file).endswith("did you mean LEEWAY_EMBEDDER?")


def test_other_programs_variables_are_left_alone() -> None:
    assert read_settings({"PATH": "/usr/bin", "OPENAI_LOG": "debug"}, NO_FILE) == Settings()


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    binary, bare = tmp_path / "binary", tmp_path / "bare"
    binary.write_bytes(b"LEEWAY_MODEL=\xff\xfe\n")
    bare.write_text("LEEWAY_MODEL\n", encoding="utf-8")

    assert "make it a readable UTF-8 file" in fault_of({}, binary)
    assert "write NAME=value for LEEWAY_MODEL" in fault_of({}, bare)


def test_production_fails_closed_without_a_secret_key() -> None:
    assert fault_of({"LEEWAY_ENV": "production"}).startswith("LEEWAY_SECRET_KEY: production needs")
    assert read_settings({"LEEWAY_ENV": "production", "LEEWAY_SECRET_KEY": KEY}, NO_FILE)


def test_a_language_model_needs_a_key_or_a_server_of_ones_own() -> None:
    assert fault_of({"LEEWAY_MODEL": "gpt"}).startswith("OPENAI_API_KEY: LEEWAY_MODEL needs one")
    assert read_settings({"LEEWAY_MODEL": "gpt", "OPENAI_API_KEY": "sk-1"}, NO_FILE)
    assert read_settings({"LEEWAY_MODEL": "own", "OPENAI_BASE_URL": "http://[::1]/v1"}, NO_FILE)


@pytest.mark.parametrize(
    "url",
    ["sqlite:///leeway.db", "postgresql://me:pw@db/leeway", "postgresql+psycopg://me@db/leeway"],
)
def test_both_databases_are_known(url: str) -> None:
    settings = read_settings({"LEEWAY_DATABASE_URL": url}, NO_FILE)

    assert settings.database_url.get_secret_value() == url


@pytest.mark.parametrize(
    ("given", "share", "teams"),
    [
        ("0.05", 0.05, {}),
        ("0.05, returns=0.5 ,billing=0", 0.05, {"returns": 0.5, "billing": 0.0}),
        ("returns=1", 0.1, {"returns": 1.0}),
        ('0.1,"Claims, late"=0.25,a=b=0.5', 0.1, {"Claims, late": 0.25, "a=b": 0.5}),
    ],
)
def test_a_team_may_have_a_share_of_its_own(
    given: str, share: float, teams: dict[str, float]
) -> None:
    settings = read_settings({"LEEWAY_REVIEW_SHARE": given}, NO_FILE)

    assert shares_of(settings.review_share) == (share, teams)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("10%", "'10%' is no share; write 0.1 for one in ten, or TEAM=0.1"),
        ("0.1,returns=5", "'returns=5' is no share"),
        ("0.1,returns=nan", "'returns=nan' is no share"),
        ("0.1,returns", "'returns' is no share"),
        ("0.1,0.2", "the share of all teams is there twice; leave one"),
        ("a=0.1,a=0.2", "a is there twice; leave one"),
        ("0.1,=0.5", "a team's name is missing"),
        ("0.1,", "is no share"),
    ],
)
def test_a_share_that_is_none_says_how_to_write_it(given: str, says: str) -> None:
    fault = fault_of({"LEEWAY_REVIEW_SHARE": given})

    assert fault.startswith("LEEWAY_REVIEW_SHARE: ")
    assert says in fault


def test_secrets_never_show() -> None:
    secrets = {"LEEWAY_SECRET_KEY": KEY, "LEEWAY_DATABASE_URL": f"postgresql://me:{KEY}@db/leeway"}
    settings = read_settings({**secrets, "OPENAI_API_KEY": KEY}, NO_FILE)

    assert (
        KEY not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    )


def test_a_refused_secret_does_not_show_either() -> None:
    faults = faults_of({"LEEWAY_SECRET_KEY": "hunter2", "LEEWAY_DATABASE_URL": "mysql://hunter2"})

    assert len(faults) == 2
    assert "hunter2" not in "\n".join(faults)


def test_settings_stay_as_they_were_read() -> None:
    settings = Settings()

    with pytest.raises(ValidationError):
        settings.model = "another"


def test_the_example_file_lists_exactly_the_settings() -> None:
    listed = in_env_file(Settings, ROOT / ".env.example")

    assert list(listed) == list(VARIABLES)


def test_the_example_file_explains_every_setting() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    prose = " ".join(line.removeprefix("#").strip() for line in text.splitlines())

    for name, field in VARIABLES.items():
        description = Settings.model_fields[field].description
        assert description, f"{name} has no description"
        assert description in prose, f".env.example describes {name} otherwise"


def test_the_example_file_changes_nothing_when_it_is_copied() -> None:
    assert read_settings({}, ROOT / ".env.example") == Settings()
