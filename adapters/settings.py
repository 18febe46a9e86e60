"""The settings: read once from the environment and `.env`; every fault is reported at once.

Nothing else reads the environment. A setting is called `LEEWAY_` and its field in capitals, unless
it is a platform's own and keeps that name. A secret may stand in a file that `…_FILE` names.
"""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from adapters.channel_settings import OUTBOUND, TEAMS, ChannelSettings, half_set
from adapters.model_settings import ModelSettings
from adapters.variables import (
    FILE_SUFFIX,
    NO_SECRET,
    REVIEW_SHARE,
    Shares,
    filled,
    in_env_file,
    secret_of,
    unknown,
)
from bot.errors import SettingsInvalid

PREFIX = "LEEWAY_"
SECRET_KEY_LENGTH = 32
MAKE_KEY = "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"


class Settings(ChannelSettings, ModelSettings):
    """How this Leeway is set up, after checking. Made by `read_settings`; by hand only in tests."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        case_sensitive=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    env: Literal["production", "local"] = Field(
        default="local",
        description="local: one person on one machine. production: refuses to start with anything "
        "essential missing.",
    )
    knowledge_dir: Path = Field(
        default=Path("knowledge"),
        description="The guidance base: the folder with principles, examples and limits.",
    )
    data_dir: Path = Field(
        default=Path(".leeway"),
        description="Where Leeway keeps what it stores itself: the index and, without a database "
        "URL, the logbook.",
    )
    database_url: SecretStr = Field(
        default=NO_SECRET,
        description="The logbook's database: sqlite:///PATH or "
        "postgresql://USER:PASSWORD@HOST/NAME. Empty: an SQLite file in the data folder.",
    )
    chroma_url: str = Field(
        default="",
        description="The Chroma server that holds the index, for several replicas: "
        "http://HOST:8000. Empty: embedded, in the data folder.",
    )
    embedder: str = Field(
        default="minilm",
        description="What turns text into vectors: minilm (shipped, English), or folder:PATH with "
        "model.onnx, its vocabulary and a manifest.",
    )
    secret_key: SecretStr = Field(
        default=NO_SECRET,
        description="Signs links and hashes case references; at least 32 characters, the same on "
        "every replica. Empty: a key file in the data folder, in local mode only.",
    )
    secret_keys_before: SecretStr = Field(
        default=NO_SECRET,
        description="Secret keys of before, newest first, separated by commas: cases that were "
        "logged with them are still found. Remove one once that is no longer needed.",
    )
    review_share: Shares = Field(
        default=str(REVIEW_SHARE),
        description="The share of actions within the limit that leads see for review, drawn at "
        "random and the same for everybody in a team: 0.1 is one in ten. A team may have its own: "
        "0.1,returns=0.5,billing=0",
    )
    review_seed: str = Field(
        default="",
        description="Decides which actions that share draws; the same on every replica.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed in counts: `read_settings` is the one that looks around."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)

    @field_validator("knowledge_dir", "data_dir")
    @classmethod
    def _home(cls, path: Path) -> Path:
        try:
            return path.expanduser()
        except RuntimeError as error:
            raise ValueError("there is no such home folder; write the path in full") from error

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: SecretStr) -> SecretStr:
        known = r"sqlite:///.|postgresql(\+psycopg)?://."
        if url and not re.match(known, url.get_secret_value()):
            raise ValueError("write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME")
        return url

    @field_validator("chroma_url", "openai_base_url", "slack_api_url", "teams_openid_metadata_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^\s/]\S*", url):
            raise ValueError("write the whole address, beginning with http:// or https://")
        return url

    @field_validator("embedder")
    @classmethod
    def _embedder(cls, embedder: str) -> str:
        if not re.fullmatch(r"minilm|folder:.+", embedder):
            raise ValueError("write minilm, or folder: and the path of a folder")
        return embedder

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: SecretStr) -> SecretStr:
        if 0 < len(key) < SECRET_KEY_LENGTH:
            raise ValueError(f"is too short; {MAKE_KEY}")
        return key


def variable_of(field: str) -> str:
    """The environment variable that sets a field of `Settings`."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{field.upper()}"


def _place(field: str) -> int:
    """The product's own settings first, then the model's, then the channels'."""
    return 2 * (field in ChannelSettings.model_fields) + (field in ModelSettings.model_fields)


VARIABLES: dict[str, str] = {
    variable_of(field): field for field in sorted(Settings.model_fields, key=_place)
}
"""Every variable, and the field that it sets, in the order of `.env.example`."""

SECRETS: tuple[str, ...] = tuple(
    name
    for name, field in VARIABLES.items()
    if Settings.model_fields[field].annotation is SecretStr
)
"""The variables whose value may stand in a file instead, named by `…_FILE`."""


def read_settings(
    environ: Mapping[str, str] | None = None, env_file: Path = Path(".env")
) -> Settings:
    """What the environment says, over what the file says; SettingsInvalid has one line per fault.

    An empty value counts as not given. `environ` is the process's own unless another is passed.
    """
    faults: list[str] = []
    in_file: dict[str, str] = {}
    try:
        in_file = in_env_file(Settings, env_file)
    except ValueError as fault:
        faults.append(str(fault))
    # The one place that reads it; everybody else is handed Settings.
    given = filled(in_file, os.environ if environ is None else environ)  # noqa: TID251
    faults += unknown(given, PREFIX, [*VARIABLES, *(name + FILE_SUFFIX for name in SECRETS)])
    faults += _missing(given, {name.removesuffix(FILE_SUFFIX) for name in given})
    values = _values(given, faults)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        faults += [_fault(detail) for detail in error.errors()]
    if faults:
        raise SettingsInvalid("\n".join(faults))
    return settings


def _missing(given: Mapping[str, str], names: Collection[str]) -> Iterator[str]:
    if given.get("LEEWAY_ENV") == "production" and "LEEWAY_SECRET_KEY" not in names:
        yield f"LEEWAY_SECRET_KEY: production needs one; {MAKE_KEY}"
    yield from half_set(names)
    if given.get("LEEWAY_ENV") == "production" and OUTBOUND in names and TEAMS[0] not in names:
        yield f"{TEAMS[0]}: in production Teams needs it; without one, anybody could come in"
    own_server = "OPENAI_BASE_URL" in names
    if "LEEWAY_MODEL" in names and "OPENAI_API_KEY" not in names and not own_server:
        yield "OPENAI_API_KEY: LEEWAY_MODEL needs one, or OPENAI_BASE_URL for a server of your own"


def _values(given: Mapping[str, str], faults: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, field in VARIABLES.items():
        try:
            value = secret_of(name, given) if name in SECRETS else given.get(name, "")
        except ValueError as fault:
            faults.append(str(fault))
        else:
            values |= {field: value} if value else {}
    return values


def _fault(detail: ErrorDetails) -> str:
    place = str(detail["loc"][0])
    variable = place if place in VARIABLES else variable_of(place)
    advice = detail["msg"]
    if detail["type"] == "value_error":
        advice = str(detail["ctx"]["error"])
    elif detail["type"] == "literal_error":
        advice = "write " + detail["ctx"]["expected"].replace("'", "")
    return f"{variable}: {advice}"
